import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../errors.ts';
import { copyPart, isEmptyFilter, selectPart } from '../../export/filter.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../export/registry.ts';
import { openGraph } from '../../inspect/open-build.ts';
import { openClusters } from '../../inspect/open-clusters.ts';
import { replaceFile } from '../../output/file-writer.ts';
import { writeError } from '../../output/replace-folder.ts';
import { type FilterOptions, filterOf } from '../filter-options.ts';
import { complain, print } from '../terminal.ts';

/** What `zhengmai export` is given. */
export interface ExportOptions extends FilterOptions {
  readonly graph: string;
  readonly format: string;
  readonly output: string;
  readonly json?: boolean;
}

const STANDARD_OUTPUT = '-';

/** Writes the graph of a build, or a part of it, in one of the formats. */
export async function run(options: ExportOptions): Promise<void> {
  const { output, json } = options;
  const format = EXPORT_FORMATS.find(({ id }) => id === options.format) as ExportFormat;
  const [main, ...others] = format.files;
  if (!main) return;
  const whole = openGraph(options.graph);
  const filter = filterOf(whole, options, options.cluster ? openClusters(options.graph).clusters : []);
  const graph = isEmptyFilter(filter) ? whole : copyPart(whole, selectPart(whole, filter));
  if (graph.order === 0) complain('没有符合条件的内容 | nothing passes these filters');
  if (output === STANDARD_OUTPUT) {
    if (others.length > 0) throw new UsageError(`${format.id} is several files; name the first with -o`);
    await stream(main.content(graph));
    return;
  }
  const paths = pathsOf(format, output);
  try {
    mkdirSync(dirname(paths[0] as string), { recursive: true });
    format.files.forEach(({ content }, i) => {
      replaceFile(paths[i] as string, content(graph));
    });
  } catch (error) {
    throw writeError(output, error);
  }
  if (json) process.stdout.write(`${JSON.stringify({ files: paths, nodes: graph.order, edges: graph.size })}\n`);
  else print(`已写出 wrote ${paths.join(', ')}: 节点 nodes ${graph.order}, 边 edges ${graph.size}\n`);
}

/** In a folder every file has its own name; else the first has the name that was asked for, the others are beside it. */
function pathsOf({ files, extension }: ExportFormat, output: string): string[] {
  if (/[/\\]$/.test(output) || (existsSync(output) && statSync(output).isDirectory()))
    return files.map(({ name }) => join(output, `${name}.${extension}`));
  const ending = `.${extension}`;
  const stem = output.toLowerCase().endsWith(ending) ? output.slice(0, -ending.length) : output;
  return files.map(({ name }, i) => (i === 0 ? output : `${stem}.${name}${ending}`));
}

async function stream(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!process.stdout.write(piece)) await new Promise((resume) => process.stdout.once('drain', resume));
  }
}
