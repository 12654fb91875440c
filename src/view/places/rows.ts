import type { DocumentRow } from '../../build/documents.ts';
import type { EvidenceRow } from '../../build/evidence.ts';
import { bucketOf, type DocumentSummary } from '../layout.ts';
import { parse, sizeOf, summaryOf } from '../rows.ts';
import { scanLines } from './lines.ts';
import { type Range, RangeWriter } from './ranges.ts';

const START = Buffer.from(',"start":');

/**
 * Writes where the rows of each bucket of nodes and edges stand in evidence.jsonl.
 *
 * @returns where the rows of each document's nodes stand, by its id: in a range that may hold other rows as well
 * @throws DataError where a line is damaged
 */
export async function writeEvidencePlaces(
  path: string,
  to: string,
  prefix: number,
  onPlace: (bytes: number) => void,
): Promise<Map<string, Range>> {
  const rows = new RangeWriter();
  const documents = new Map<string, Range>();
  await eachLine(path, onPlace, (line, place, where) => {
    const { node, edge, doc } = readHead(line, where);
    rows.add(bucketOf(node ?? edge ?? '', prefix), place);
    if (node === undefined) return;
    const start = documents.get(doc)?.start ?? place.start;
    documents.set(doc, { start, length: place.start + place.length - start });
  });
  rows.write(to, 16 ** prefix);
  return documents;
}

/** What a row of evidence is of: it mostly stands first, and the sentence need not be read for it. */
function readHead(line: Buffer, where: string): Pick<EvidenceRow, 'node' | 'edge' | 'doc'> {
  const end = line.indexOf(START);
  const head = parse<Partial<EvidenceRow>>(end < 0 ? line.toString('utf8') : `${line.toString('utf8', 0, end)}}`, where);
  if (head.doc !== undefined && (head.node ?? head.edge) !== undefined) return { ...head, doc: head.doc };
  return parse<EvidenceRow>(line.toString('utf8'), where);
}

/** What documents.jsonl says of every document in short, and where its row stands. */
export async function readDocumentPlaces(
  path: string,
  onPlace: (bytes: number) => void,
): Promise<{ readonly summaries: readonly DocumentSummary[]; readonly places: ReadonlyMap<string, Range> }> {
  const summaries: DocumentSummary[] = [];
  const places = new Map<string, Range>();
  await eachLine(path, onPlace, (line, place, where) => {
    const row = parse<DocumentRow>(line.toString('utf8'), where);
    summaries.push(summaryOf(row));
    places.set(row.id, place);
  });
  return { summaries, places };
}

/** Every line that is not empty, of a file that may be missing. */
async function eachLine(
  path: string,
  onPlace: (bytes: number) => void,
  onLine: (line: Buffer, place: Range, where: string) => void,
): Promise<void> {
  if (sizeOf(path) === 0) return;
  let number = 0;
  await scanLines(path, (line, start) => {
    number++;
    onPlace(start);
    if (line.length > 0) onLine(line, { start, length: line.length }, `${path}:${number}`);
  });
}
