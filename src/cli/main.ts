#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { POLICY_KINDS } from '../analyse/adoption.ts';
import { UsageError, ZhengmaiError } from '../errors.ts';
import { EXPORT_FORMATS } from '../export/registry.ts';
import { addFilterOptions } from './filter-options.ts';
import { addRollUpOptions } from './rollup-options.ts';
import { displayWidth } from './table.ts';
import { complain } from './terminal.ts';

/** Exit codes: 0 done, 1 failed, 2 wrong use. */
const FAILED = 1;
const WRONG_USE = 2;

/**
 * How much of a function runs before V8 optimizes it, eight times as much as by default. Each thread has the rules compiled for
 * itself; where that begins early, most of it is for functions that are soon done with, or is done again when more is known of them.
 */
setFlagsFromString('--interrupt-budget=528000');

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

const positiveInteger = (value: string): number => {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('Give a whole number, 1 or more.');
  return n;
};

const port = (value: string): number => {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1 || n > 65_535)
    throw new InvalidArgumentError('Give a number from 1 to 65535, or none for a free port.');
  return n;
};

/** Titles of the parts of a command's help. */
const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法 Usage:',
  'Arguments:': '参数 Arguments:',
  'Options:': '选项 Options:',
  'Commands:': '命令 Commands:',
};

const program = new Command('zhengmai')
  .description(
    '政脉：从地方政府文本构建知识图谱，每个节点、每条边都有原文出处\nknowledge graphs from Chinese local-government texts, with evidence for every node and edge',
  )
  .version(version, '-V, --version', '显示版本 | print the version')
  .helpOption('-h, --help', '显示帮助 | show this help')
  .helpCommand('help [command]', '显示某个命令的帮助 | show the help of a command')
  .configureHelp({ styleTitle: (title) => TITLES[title] ?? title, displayWidth })
  .showHelpAfterError('(zhengmai --help 列出全部命令 lists every command)')
  .exitOverride();

/** What a command that reads documents takes. */
function addReadingOptions(command: Command): Command {
  return command
    .option('--region <name>', '文件所述地区（全称），不从文中判断 | the region the documents are about, instead of finding it')
    .option('--date <date>', '文件日期 YYYY-MM-DD | date of the documents')
    .option('--title <title>', '文件标题 | title of the document')
    .option(
      '--time-limit <seconds>',
      '每份文件的时限（秒），缺省 300，超时的跳过 | seconds for a document, by default 300; one that takes longer is left out',
      positiveInteger,
    )
    .option('--columns <list>', '表格各列的名称，如 text=正文,title=标题 | names of the columns in tables of documents')
    .option('--max-size <size>', '单个文件上限，缺省 32M | most bytes of one document, by default 32M')
    .option('--max-archive <size>', '压缩包解开后上限，缺省 1G | most bytes that an archive unpacks to, by default 1G');
}

// Each command loads its code when it runs: --help must not wait for the segmenter's dictionary.
addReadingOptions(
  program
    .command('build')
    .description('读取文件或文件夹，生成图谱及全部输出 | documents in, every output out')
    .argument('[paths...]', '文件、文件夹、通配符，或 - 表示标准输入 | files, folders, globs, or - for standard input', ['seeds'])
    .option('-o, --output <dir>', '输出文件夹 | where to write', 'graph-out')
    .option(
      '-j, --jobs <n>',
      '并行线程数，缺省为处理器核数，文字少时更少 | worker threads, by default as many as cores, fewer for little text',
      positiveInteger,
    ),
)
  .option('--cache <dir>', '抽取结果的缓存文件夹，缺省在用户缓存目录 | where extracted records are kept, by default in the user cache')
  .option('--no-cache', '不用缓存 | extract every document anew')
  .option('--queue <url>', '由 worker 抽取：Redis 地址，redis:// 或 rediss:// | let workers extract: address of Redis')
  .option('--in-flight <n>', '队列中同时的批数，缺省 128 | batches on the queue at once', positiveInteger)
  .option('--batch-size <n>', '每批最多文件数，缺省 50 | most documents of a batch', positiveInteger)
  .option('--strict', "任何文件不可读即失败 | fail at the first document that can't be read")
  .option('-w, --watch', '文件变化时重新生成，按 Ctrl+C 停止 | build again whenever documents change, until Ctrl+C')
  .option('--json', '以 JSON 输出结果摘要 | print the summary as JSON')
  .option('-v, --verbose', '列出清洗时去掉的内容 | list what cleaning dropped')
  .action(async (paths: string[], options) => (await import('./commands/build.ts')).run(paths, options));

program
  .command('view')
  .description('在浏览器中查看图谱 | serve the viewer over a build')
  .argument('[dir]', '图谱文件夹 | folder of a build', 'graph-out')
  .option('-p, --port <n>', '端口，缺省自动选择 | port, by default a free one', port)
  .option('--site <dir>', '写成静态网站，可放到任何服务器 | write it as static files for any web server')
  .action(async (dir: string, options) => (await import('./commands/view.ts')).run(dir, options));

/** The folder that a command looks things up in. */
const graphOption = (): Option => new Option('-g, --graph <dir>', '图谱文件夹 | folder of a build').default('graph-out');

addFilterOptions(
  program
    .command('export')
    .description('导出全图或其一部分 | the whole graph, or a part of it, in another format')
    .addOption(new Option('-f, --format <format>', '格式 | format').choices(EXPORT_FORMATS.map(({ id }) => id)).makeOptionMandatory())
    .option('-o, --output <file>', '文件，- 表示标准输出 | file, or - for standard output', '-')
    .addOption(graphOption())
    .option('--json', '以 JSON 输出结果摘要 | print the summary as JSON'),
).action(async (options) => (await import('./commands/export.ts')).run(options));

/** Adds the forms in which a command that answers a question prints, besides tables for people. */
function addPrintOptions(command: Command, csv = '以 CSV 输出 | print CSV'): Command {
  return command.addOption(new Option('--json', '以 JSON 输出 | print JSON').conflicts('csv')).option('--csv', csv);
}

program
  .command('explain')
  .description('解释一个节点，或两个节点之间的边，列出全部原句 | a node, or the edge between two, with every sentence behind it')
  .argument('<node>', '节点名称、别名或键 | name, alias or key of a node')
  .argument('[other]', '另一节点 | another node')
  .addOption(graphOption())
  .option('-n, --limit <n>', '最多列出的原句数 | most sentences to list', positiveInteger, 20)
  .option('--json', '以 JSON 输出 | print JSON')
  .action(async (node: string, other: string | undefined, options) => (await import('./commands/explain.ts')).run(node, other, options));

const policyKind = (): Option => new Option('--kind <kind>', '只看政策或提法 | only policies, or slogans').choices(POLICY_KINDS);

addPrintOptions(
  addRollUpOptions(
    program
      .command('shared')
      .description('地区共有与独有的政策、提法，及相似度 | policies and slogans that regions share, and what each has alone')
      .argument('[regions...]', '地区名称，缺省为全部 | regions, by default all')
      .addOption(graphOption())
      .addOption(policyKind())
      .option('--least <n>', '至少多少地区共有 | fewest regions that share it', positiveInteger, 2),
  )
    .option('-n, --limit <n>', '每组最多列出的项数 | most items of a group to list', positiveInteger, 40)
    .option('--no-quotes', '不列原句 | without sentences'),
).action(async (regions: string[], options) => (await import('./commands/shared.ts')).run(regions, options));

addPrintOptions(
  addRollUpOptions(
    program
      .command('diffusion')
      .description(
        '政策、提法的扩散：先后、来向、累计、不再提 | how policies and slogans spread: order, direction, curve, what was dropped',
      )
      .argument('[policies...]', '政策或提法，缺省列出扩散最广的 | policies or slogans, by default those that spread most')
      .addOption(graphOption())
      .addOption(policyKind())
      .option('--least <n>', '至少多少地区采用 | fewest regions that have it', positiveInteger, 3),
  )
    .option('-n, --limit <n>', '最多列出的项数 | most items to list', positiveInteger, 40)
    .option('--no-quotes', '不列原句 | without sentences'),
).action(async (policies: string[], options) => (await import('./commands/diffusion.ts')).run(policies, options));

addPrintOptions(
  program
    .command('clusters')
    .description('相关项目的集群：名称、成员与理由 | clusters of related projects: names, members and why they belong together')
    .argument(
      '[words...]',
      '集群、项目、地区或企业名称中的字词，列出其成员 | words of names of clusters, projects, regions or companies, to list members',
    )
    .addOption(graphOption())
    .option('--least <n>', '至少多少项目 | fewest projects', positiveInteger, 2)
    .option('-n, --limit <n>', '最多列出的集群数 | most clusters to list', positiveInteger, 40),
  '以 CSV 输出，每个项目一行 | print CSV, a line per project',
).action(async (words: string[], options) => (await import('./commands/clusters.ts')).run(words, options));

addPrintOptions(
  program
    .command('indicators')
    .description('按地区、年份统一名称与单位的统计数据，实绩对目标 | statistics by region and year in one form, actual against target')
    .argument('[indicators...]', '指标名称，缺省列出有哪些 | names of indicators, by default a list of them')
    .addOption(graphOption())
    .option('--region <name...>', '只看这些地区 | only these regions')
    .option('-n, --limit <n>', '最多列出的行数 | most rows to list', positiveInteger, 60),
).action(async (names: string[], options) => (await import('./commands/indicators.ts')).run(names, options));

addReadingOptions(
  program
    .command('extract')
    .description(
      '抽取：逐行读 JSON 文档，或读文件、文件夹；逐行写记录 | one JSON document per line in, or files and folders; one record per line out',
    )
    .argument(
      '[paths...]',
      '文件、文件夹、通配符，缺省或 - 为标准输入的 JSON 行 | files, folders, globs; by default, and for -, JSON Lines on standard input',
    )
    .option(
      '-j, --jobs <n>',
      '并行线程数，缺省为处理器核数，文字少时更少 | worker threads, by default as many as cores, fewer for little text',
      positiveInteger,
    )
    .option('--unordered', '先完成者先写出 | write each record as soon as it is there'),
).action(async (paths: string[], options) => (await import('./commands/extract.ts')).run(paths, options));

program
  .command('merge')
  .description('把抽取记录合成图谱及全部输出 | extracted records in, every output out')
  .argument(
    '<parts...>',
    'extract 写出的文件、其文件夹，或 - 表示标准输入 | files that extract wrote, folders of them, or - for standard input',
  )
  .option('-o, --output <dir>', '输出文件夹 | where to write', 'graph-out')
  .option('--json', '以 JSON 输出结果摘要 | print the summary as JSON')
  .action(async (parts: string[], options) => (await import('./commands/merge.ts')).run(parts, options));

program
  .command('worker')
  .description('为 build --queue 抽取文件，可在任意多台机器上运行 | extracts documents for build --queue, on any number of machines')
  .requiredOption('--queue <url>', 'Redis 地址，redis:// 或 rediss:// | address of Redis, redis:// or rediss://')
  .option('-j, --jobs <n>', '并行进程数，缺省为处理器核数 | processes, by default the cores', positiveInteger)
  .option(
    '--time-limit <seconds>',
    '每份文件的时限（秒），缺省 300，超时的跳过 | seconds for a document, by default 300; one that takes longer is left out',
    positiveInteger,
  )
  .option('--lease <seconds>', '无响应多久后由他人接手，缺省 30 | after how long without a sign of life others take over', positiveInteger)
  .action(async (options) => (await import('./commands/worker.ts')).run(options));

program
  .command('eval')
  .description('与人工标注对照，报告准确率、召回率、F1 | precision, recall and F1 against gold files')
  .argument('<gold-dir>', '标注文件夹 | folder of gold files')
  .option('--texts <dir...>', '原文所在文件夹 | folders that hold the texts')
  .option('--only <doc...>', '只评这些文档 | only these documents')
  .option('--misses', '列出遗漏与误报 | list what was missed and what is spurious')
  .option('--json', '以 JSON 输出 | print JSON')
  .action(async (dir: string, options) => (await import('./commands/eval.ts')).run(dir, options));

// Whoever closes the pipe, as head does, has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  complain(`cannot write to standard output: ${error.message}`);
  process.exit(FAILED);
});

// By itself a signal ends the program at once; this way, what is half done is cleaned up first.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE;
  else if (error instanceof UsageError) {
    complain(error.message);
    process.exitCode = WRONG_USE;
  } else if (error instanceof ZhengmaiError) {
    complain(error.message);
    process.exitCode = FAILED;
  } else throw error;
}
