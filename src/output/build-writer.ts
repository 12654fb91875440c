import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../analyse/index.ts';
import type { LayoutOptions } from '../analyse/layout.ts';
import { failureRow } from '../build/documents.ts';
import { type DocumentOutput, GraphBuilder } from '../build/index.ts';
import { compareCodePoints } from '../build/order.ts';
import type { DocumentRecord, Failure } from '../model/types.ts';
import { DocumentFile } from './document-file.ts';
import { writeFile } from './file-writer.ts';
import { readme } from './readme.ts';
import { DOCUMENT_OUTPUTS, OUTPUT_FILES, RESULT_OUTPUTS } from './registry.ts';
import { type Replacement, replaceFolder, writeError } from './replace-folder.ts';
import type { BuildResult, DocumentSummary } from './result.ts';

/** A file that only a build's folder has. */
const MARK = 'graph.json';
const README = 'README.md';

/**
 * Writes a build into a folder, document by document, so that texts and evidence are never all in memory. The folder keeps
 * its old content until `finish` has put the new in its place.
 */
export class BuildWriter {
  readonly #target: string;
  readonly #replacement: Replacement;
  readonly #builder = new GraphBuilder();
  readonly #files = new Map<string, DocumentFile>();
  readonly #documents: DocumentSummary[] = [];
  readonly #failures: Failure[] = [];
  #evidence = 0;
  #indicators = 0;

  /** @throws UsageError for a folder with other content; ZhengmaiError while another process writes there */
  constructor(target: string) {
    this.#target = target;
    this.#replacement = this.#attempt(() => replaceFolder(target, OUTPUT_FILES, MARK));
    this.#attempt(() => {
      for (const { file, head } of DOCUMENT_OUTPUTS) this.#files.set(file, new DocumentFile(join(this.#replacement.folder, file), head));
    });
  }

  /** @throws DataError for a second document of the same id, or a damaged record; ZhengmaiError where the disk is full */
  add(record: DocumentRecord): void {
    this.#write(this.#attempt(() => this.#builder.add(record)));
  }

  /** Lists a document that couldn't be read. */
  fail(failure: Failure): void {
    this.#failures.push(failure);
    this.#write({ document: failureRow(failure), evidence: [], indicators: [] });
  }

  /** Analyses the graph, writes what is about all documents, and replaces the old build. */
  async finish(options: LayoutOptions = {}): Promise<BuildResult> {
    try {
      const graph = this.#builder.graph();
      const result: BuildResult = {
        graph,
        analysis: await analyse(graph, options),
        documents: this.#documents.sort((a, b) => compareCodePoints(a.id, b.id)),
        failures: this.#failures.sort((a, b) => compareCodePoints(a.id, b.id)),
        evidence: this.#evidence,
        indicators: this.#indicators,
      };
      for (const file of this.#files.values()) file.close();
      const { folder } = this.#replacement;
      for (const { file, content } of RESULT_OUTPUTS) writeFile(join(folder, file), content(result));
      if (!existsSync(join(this.#target, README))) writeFile(join(folder, README), [readme()]);
      this.#replacement.commit();
      return result;
    } catch (error) {
      this.abandon();
      throw writeError(this.#target, error);
    }
  }

  /** Leaves the old build as it is. */
  abandon(): void {
    this.#replacement.abandon();
  }

  #write(output: DocumentOutput): void {
    this.#attempt(() => {
      const { text, clean, dropped, sections, ...summary } = output.document;
      this.#documents.push(summary);
      this.#evidence += output.evidence.length;
      this.#indicators += output.indicators.length;
      for (const { file, part } of DOCUMENT_OUTPUTS) this.#files.get(file)?.add(summary.id, part(output));
    });
  }

  #attempt<T>(step: () => T): T {
    try {
      return step();
    } catch (error) {
      this.#replacement?.abandon();
      throw writeError(this.#target, error);
    }
  }
}
