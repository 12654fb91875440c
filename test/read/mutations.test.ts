import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ReadError } from '../../src/errors.ts';
import { extract } from '../../src/extract.ts';
import type { DocumentRecord, Source } from '../../src/model/types.ts';
import { DEFAULT_COLUMNS } from '../../src/read/formats/columns.ts';
import { readFormats } from '../../src/read/formats/registry.ts';
import { DEFAULT_LIMITS } from '../../src/read/limits.ts';
import { encodeLegacy, makeDocx, makePdf, makeZip } from './make.ts';

/** Mutated documents per run; `MUTATIONS=10000 npx vitest run test/read/mutations.test.ts` for a long one. */
const RUNS = Number(process.env.MUTATIONS ?? 120);
const PASSAGE = 900;
const LIMITS = { ...DEFAULT_LIMITS, documentBytes: 1 << 20, archiveBytes: 1 << 22 };

const folder = new URL('../../seeds/', import.meta.url);
const passages = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name, i) => readFileSync(new URL(name, folder), 'utf8').slice(i * 700, i * 700 + PASSAGE));
const plain = (text: string): string => [...text].filter((c) => c < '\u0080' || /[\u4e00-\u9fa5，。、；：]/.test(c)).join('');

const files: [name: string, bytes: Buffer][] = [];
beforeAll(async () => {
  const [a, b, c, d, e] = passages as [string, string, string, string, string];
  files.push(
    ['a.txt', Buffer.from(a)],
    ['b.txt', encodeLegacy(plain(b), 'gb18030')],
    ['c.md', Buffer.from(`# 报告\n\n> ${c}\n\n- **要点**\n`)],
    ['d.html', Buffer.from(`<html><head><title>报告</title></head><body><p>${d.split('\n').join('</p><p>')}</p></body></html>`)],
    ['e.pdf', makePdf(e.split('\n').slice(0, 20))],
    ['f.docx', await makeDocx(a.split('\n'))],
    ['g.jsonl', Buffer.from(passages.map((text, i) => JSON.stringify({ id: `g${i}`, text })).join('\n'))],
    ['h.csv', Buffer.from(`标题,正文\n报告,"${b.replaceAll('"', '""')}"\n`)],
    ['i.zip', await makeZip({ 'a.txt': a, 'b/c.html': `<p>${c}</p>` })],
  );
});

const STRANGE = [
  '\0',
  '\u202e',
  '\ufeff',
  '\u{1f600}',
  ']]>',
  '<script>alert(1)</script>',
  '”“「『《',
  '（（（（',
  '\r\n\r\n',
  '＝HYPERLINK("x")',
  '9'.repeat(400),
  '、'.repeat(200),
  '县'.repeat(200),
];

/** What befalls files: bytes flipped, cut off, lost, doubled, strange ones put in. */
const damage = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), byte: fc.nat(255) }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), byte: fc.constant(0) }),
    fc.record({ kind: fc.constant('lose' as const), at: fc.nat(), byte: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ kind: fc.constant('double' as const), at: fc.nat(), byte: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), byte: fc.nat(STRANGE.length - 1) }),
  ),
  { minLength: 1, maxLength: 6 },
);

type Damage = { kind: 'flip' | 'cut' | 'lose' | 'double' | 'insert'; at: number; byte: number };

function damaged(bytes: Buffer, all: readonly Damage[]): Buffer {
  let out = bytes;
  for (const { kind, at, byte } of all) {
    const i = out.length === 0 ? 0 : at % out.length;
    if (kind === 'flip') out = Buffer.concat([out.subarray(0, i), Buffer.from([byte]), out.subarray(i + 1)]);
    else if (kind === 'cut') out = out.subarray(0, i);
    else if (kind === 'lose') out = Buffer.concat([out.subarray(0, i), out.subarray(i + byte)]);
    else if (kind === 'double') out = Buffer.concat([out.subarray(0, i + byte), out.subarray(i)]);
    else out = Buffer.concat([out.subarray(0, i), Buffer.from(STRANGE[byte] as string), out.subarray(i)]);
  }
  return out;
}

async function read(name: string, bytes: Buffer): Promise<Source[]> {
  const sources: Source[] = [];
  const file = {
    path: name,
    bytes: async () => bytes,
    chunks: async function* () {
      yield bytes;
    },
  };
  try {
    for await (const found of readFormats(file, LIMITS, DEFAULT_COLUMNS)) {
      if (found instanceof ReadError) continue;
      sources.push({ id: found.name || name, path: name, text: found.text, format: found.format, ...(found.given ? { given: {} } : {}) });
    }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    expect(error.remedy).not.toBe('');
  }
  return sources;
}

function checkSpans(source: Source, record: DocumentRecord): void {
  const within = ({ start, end }: { start: number; end: number }): boolean => 0 <= start && start < end && end <= source.text.length;
  expect(record.text).toBe(source.text);
  expect(record.mentions.every(within)).toBe(true);
  expect(record.relations.every((r) => within(r) || (r.start === 0 && r.end === 0))).toBe(true);
  expect(record.indicators.every(within)).toBe(true);
  expect(record.sentences.every(within)).toBe(true);
}

describe('reading and extracting damaged documents', () => {
  it(
    'gives records with exact spans or errors with a remedy, and never crashes',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(8), damage, async (index, all) => {
          const [name, bytes] = files[index] as [string, Buffer];
          for (const source of await read(name, damaged(bytes, all as Damage[]))) checkSpans(source, extract(source));
        }),
        { numRuns: RUNS, seed: 20261125 },
      );
    },
    Math.max(60_000, RUNS * 400),
  );

  it('survives what no document holds', () => {
    const texts = [
      ...STRANGE,
      '“'.repeat(3000),
      '一、'.repeat(2000),
      '增长8.5%，'.repeat(1500),
      '\ud800县\udc00',
      `${'长'.repeat(60_000)}`,
      '（'.repeat(5000),
      '某县、'.repeat(3000),
    ];
    for (const text of texts) {
      const source: Source = { id: 'x', path: 'x.txt', text: `长河县政府工作报告\n${text}` };
      checkSpans(source, extract(source));
    }
  }, 60_000);
});
