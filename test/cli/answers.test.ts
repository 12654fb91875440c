import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run as clusters } from '../../src/cli/commands/clusters.ts';
import { run as diffusion } from '../../src/cli/commands/diffusion.ts';
import { run as indicators } from '../../src/cli/commands/indicators.ts';
import { run as shared } from '../../src/cli/commands/shared.ts';
import { displayWidth } from '../../src/cli/table.ts';
import { UsageError } from '../../src/errors.ts';
import { runPipeline } from '../../src/pipeline.ts';

/** Reports written for this test: two counties, one of them over two years. */
const TEXTS: Readonly<Record<string, string>> = {
  'jingning-2019.txt':
    '静宁县2019年政府工作报告\n2019年1月10日\n\n一、2018年工作回顾\n我们扎实做好“六稳”工作。地区生产总值完成60亿元，增长6%。赵庄煤矿建成投产，钱家沟煤矿加快建设。\n',
  'jingning-2021.txt':
    '静宁县2021年政府工作报告\n2021年1月10日\n\n一、2020年工作回顾\n我们落实“四个不摘”要求，全面推行林长制，实行“五个一”产业推进机制和“五个一”包抓。地区生产总值完成66亿元，增长5%。\n',
  'ningxian-2021.txt':
    '宁县2021年政府工作报告\n2021年1月12日\n\n一、2020年工作回顾\n我们扎实做好“六稳”工作，落实“四个不摘”要求，抓好“五个一”包抓。地区生产总值完成80亿元，增长4%。孙家沟煤矿开工建设。\n',
};

let folder: string;
let graph: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhengmai-answers-'));
  const texts = join(folder, 'texts');
  mkdirSync(texts);
  for (const [file, text] of Object.entries(TEXTS)) writeFileSync(join(texts, file), text);
  graph = join(folder, 'out');
  await runPipeline([texts], graph, { jobs: 1 });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a command writes to standard output. */
async function output(command: () => Promise<void>): Promise<string> {
  const pieces: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((piece) => pieces.push(String(piece)) > 0);
  try {
    await command();
  } finally {
    spy.mockRestore();
  }
  return pieces.join('');
}

const common = () => ({ graph, least: 2, limit: 20, quotes: true });

describe('shared', () => {
  it('quotes what two regions share, and what each has alone', async () => {
    const text = await output(() => shared(['静宁', '宁县'], common()));
    expect(text).toMatch(/静宁县、宁县 共有 .*\(\d+\)/);
    expect(text).toMatch(/六稳 .*提法 .*1 句 2019 .*1 句 2021/);
    expect(text).toContain('我们扎实做好“【六稳】”工作');
    expect(text).toMatch(/静宁县 独有[\s\S]*林长制/);
    expect(text).toMatch(/静宁县 – 宁县/);
  });

  it('doesn’t take a formula that each may fill as it likes for one that they share', async () => {
    const text = await output(() => shared(['静宁', '宁县'], common()));
    expect(text).toMatch(/名同而所指不同或不明[^\n]*\(1\)\n[^\n]*\n +五个一 +宁县 \| 静宁县\n/);
    expect(text.slice(0, text.indexOf('独有'))).not.toMatch(/^ {2}五个一/m);
    const json = JSON.parse(await output(() => shared(['静宁', '宁县'], { ...common(), json: true })));
    expect(json.namesakes).toMatchObject([{ label: '五个一', senses: [{ expansion: [] }, { expansion: [] }] }]);
    const csv = await output(() => shared(['静宁', '宁县'], { ...common(), csv: true }));
    expect(csv).toMatch(/^namesake,五个一（静宁县）,(?:policy|slogan),静宁县,1,2021,2021,jingning-2021,/m);
    expect(csv).not.toMatch(/^alone,五个一（/m);
    const rows = JSON.parse(await output(() => diffusion(['五个一'], { ...common(), json: true })));
    expect(rows.map(({ label }: { label: string }) => label).sort()).toEqual(['五个一（宁县）', '五个一（静宁县）']);
  });

  it('aligns its columns by the cells that Chinese takes', async () => {
    const lines = (await output(() => shared([], { ...common(), quotes: false }))).split('\n');
    const kinds = lines.filter((line) => /(政策|提法) /.test(line)).map((line) => displayWidth(line.slice(0, line.search(/政策|提法/))));
    expect(kinds.length).toBeGreaterThan(1);
    expect(new Set(kinds).size).toBe(1);
  });

  it('gives programs the same as JSON and CSV, with evidence', async () => {
    const json = JSON.parse(await output(() => shared(['静宁县', '宁县'], { ...common(), json: true })));
    const steady = json.common.find((policy: { label: string }) => policy.label === '六稳');
    expect(steady.regions.map((r: { label: string; firstYear: number }) => [r.label, r.firstYear])).toEqual([
      ['静宁县', 2019],
      ['宁县', 2021],
    ]);
    for (const { evidence } of steady.regions) {
      const text = TEXTS[`${evidence.doc}.txt`] ?? '';
      expect(text.slice(evidence.start, evidence.end)).toBe(evidence.text);
    }
    const csv = await output(() => shared(['静宁县', '宁县'], { ...common(), csv: true }));
    expect(csv).toMatch(/^\uFEFFscope,policy,kind,region/);
    expect(csv).toMatch(/^common,六稳,slogan,静宁县,1,2019,2019,jingning-2019,\d+,\d+,六稳,/m);
  });

  it('names the regions that there are when asked for another', async () => {
    await expect(shared(['泾川县'], common())).rejects.toThrow(UsageError);
    await expect(shared(['泾川县'], common())).rejects.toThrow(/静宁县/);
  });
});

describe('diffusion', () => {
  it('tells the order, and what is no longer mentioned', async () => {
    const text = await output(() => diffusion(['六稳'], common()));
    expect(text).toMatch(/≤2019 +静宁县 +县 +首倡/);
    expect(text).toMatch(/静宁县.* 2019 +2021\n/);
    expect(text).toMatch(/≤2021 +宁县 +县 +不明/);
    const json = JSON.parse(await output(() => diffusion(['六稳'], { ...common(), json: true })));
    expect(json[0]).toMatchObject({ label: '六稳', firstYear: 2019, dropped: [expect.stringContaining('region:')] });
  });

  it('lists the widest spread, and refuses what nobody carries out', async () => {
    expect(await output(() => diffusion([], common()))).toMatch(/六稳/);
    expect(await output(() => diffusion([], { ...common(), csv: true }))).toMatch(/^六稳,slogan,1,静宁县,county,2019,yes,first,/m);
    await expect(diffusion(['九稳'], common())).rejects.toThrow(UsageError);
  });
});

describe('clusters', () => {
  it('lists clusters, and members of those that a word names', async () => {
    expect(await output(() => clusters([], common()))).toMatch(/煤矿 · .*宁县/);
    const text = await output(() => clusters(['煤矿'], common()));
    for (const mine of ['赵庄煤矿', '钱家沟煤矿', '孙家沟煤矿']) expect(text).toContain(mine);
    expect(text).toMatch(/words:煤矿/);
    const json = JSON.parse(await output(() => clusters(['煤矿'], { ...common(), json: true })));
    expect(json.clusters[0].members).toHaveLength(3);
    expect(await output(() => clusters([], { ...common(), csv: true }))).toMatch(/,赵庄煤矿,/);
    await expect(clusters(['核电'], common())).rejects.toThrow(UsageError);
  });
});

describe('indicators', () => {
  it('lists names, and shows a region year by year', async () => {
    expect(await output(() => indicators([], common()))).toMatch(/地区生产总值/);
    const text = await output(() => indicators(['GDP'], { ...common(), region: ['静宁'] }));
    expect(text).toMatch(/静宁县 +2020 +水平 +66亿元 .*10% \(2018\)/);
    // A growth is compared with that of the year before, and there is none.
    expect(text).toMatch(/静宁县 +2020 +增速 +5% +jingning-2021/);
    expect(text).not.toContain('80亿元');
    await expect(indicators(['火星产值'], common())).rejects.toThrow(UsageError);
  });
});
