import { join } from 'node:path';
import { parseExtracted } from './build/extracted.ts';
import { RecordStore } from './build/record-store.ts';
import { DataError } from './errors.ts';
import type { Failure } from './model/types.ts';
import { BuildWriter } from './output/build-writer.ts';
import type { BuildResult } from './output/result.ts';
import type { WrittenDocument } from './output/written-document.ts';
import { type Progress, writeBuild } from './pipeline.ts';
import { decodeLine } from './read/formats/lines.ts';
import { listParts, readPart } from './read/parts.ts';

/** What `mergeParts` tells while it works. */
export interface MergeOptions {
  readonly onProgress?: (progress: Progress) => void;
}

/** Bad lines that one message names. */
const SHOWN = 5;

/**
 * Builds everything from records that were extracted before, on whatever machines: the bytes are those of one build of the
 * same documents. Parts may come in any order and hold a document several times; they may be larger than the memory, for
 * every record is read twice from its file and never kept.
 *
 * @param paths files of records as `formatExtracted` writes them, folders of such files, `-` for standard input
 * @param target the folder
 * @throws UsageError for a path that isn't there, or a folder with other content; DataError where a line is no valid record,
 * which it names; ZhengmaiError where the folder can't be written. What the folder held is then untouched.
 */
export async function mergeParts(paths: readonly string[], target: string, options: MergeOptions = {}): Promise<BuildResult> {
  const parts = listParts(paths);
  const writer = new BuildWriter(target);
  const store = new RecordStore<WrittenDocument>(join(writer.folder, 'records'));
  const report = (stage: Progress['stage']) => (done: number, total: number) =>
    options.onProgress?.({ stage, done, total, documents: store.size });
  const failures: Failure[] = [];
  const wrong: string[] = [];
  let more = -SHOWN;
  try {
    for (const [index, part] of parts.entries()) {
      for await (const { number, start, bytes } of readPart(part)) {
        if (bytes?.length === 0) continue;
        try {
          const line = bytes && decodeLine(bytes);
          if (line === null || bytes === null) throw new DataError(`${part.path}:${number}: no line of UTF-8; extract the document again`);
          const found = parseExtracted(line, `${part.path}:${number}`);
          if ('reason' in found) failures.push(found);
          else store.add(found, part.kept ? { file: part.path, start, length: bytes.length } : undefined);
        } catch (error) {
          if (!(error instanceof DataError)) throw error;
          if (wrong.length < SHOWN) wrong.push(error.message);
          more++;
        }
      }
      report('documents')(index + 1, parts.length);
    }
    if (wrong.length > 0) throw new DataError([...wrong, ...(more > 0 ? [`and ${more} more lines`] : [])].join('\n'));
    return await writeBuild(writer, store, failures, { onProgress: report('layout') });
  } finally {
    store.close();
    writer.abandon();
  }
}
