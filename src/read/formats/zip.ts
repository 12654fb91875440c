import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { ReadError } from '../../errors.ts';
import { decode } from '../decode.ts';
import { formatSize, type Limits, unpackedBytes } from '../limits.ts';
import type { Format, FormatContext, RawFile } from './format.ts';

const openArchive = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);
const ENCRYPTED = 1;

/** An archive: every document in it, by the path inside it. */
export const zip: Format = {
  id: 'zip',
  extensions: ['.zip'],
  magic: [0x50, 0x4b, 0x03, 0x04],
  async *read(file, context) {
    const { limits, depth } = context;
    if (depth >= limits.archiveDepth) throw new ReadError(file.path, `an archive ${depth} archives deep`, 'unpack it first');
    const archive = await open(Buffer.from(await file.bytes()), file.path);
    const entries = await listEntries(archive, file.path, limits);
    const named = entries.map((entry) => ({ entry, name: nameOf(entry) })).filter(({ name }) => context.accepts(name));
    if (named.length === 0)
      throw new ReadError(file.path, 'the archive holds no document', 'give an archive of text, HTML, PDF, Word, CSV or JSON Lines files');
    named.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { entry, name } of named) {
      const path = `${file.path}/${name}`;
      if (entry.generalPurposeBitFlag & ENCRYPTED) {
        yield new ReadError(path, 'the archive is encrypted', 'unpack it with its password first');
        continue;
      }
      try {
        const bytes = await unpack(archive, entry, path, limits);
        yield* readEntry(
          {
            path,
            bytes: async () => bytes,
            chunks: async function* () {
              yield bytes;
            },
          },
          name,
          context,
        );
      } catch (error) {
        if (!(error instanceof ReadError)) throw error;
        yield error;
      }
    }
  },
};

async function* readEntry(file: RawFile, name: string, context: FormatContext) {
  const stem = name.replace(/\.[^./]+$/, '');
  for await (const found of context.readNested(file, context.depth + 1)) {
    if (found instanceof ReadError || found.absolute) yield found;
    else yield { ...found, name: found.name ? `${stem}/${found.name}` : stem };
  }
}

/**
 * Checks that a document which is an archive unpacks to no more than the limits allow.
 *
 * @throws ReadError where it is damaged or too large
 */
export async function checkArchive(bytes: Buffer, path: string, limits: Limits): Promise<void> {
  const archive = await open(bytes, path);
  await listEntries(archive, path, { ...limits, archiveBytes: unpackedBytes(limits) }, 'check it, or raise --max-size');
}

async function open(bytes: Buffer, path: string): Promise<ZipFile> {
  try {
    // Names stay bytes: archives made on Chinese Windows write them in GBK without saying so.
    return await openArchive(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false });
  } catch {
    throw new ReadError(path, 'the archive is damaged, cut off or no zip', 'pack it again');
  }
}

/** @param remedy for one that unpacks to too much */
async function listEntries(
  archive: ZipFile,
  path: string,
  limits: Limits,
  remedy = 'unpack it first, or raise --max-archive',
): Promise<Entry[]> {
  const entries: Entry[] = [];
  let bytes = 0;
  await new Promise<void>((resolve, reject) => {
    archive.on('error', () => reject(new ReadError(path, 'the archive is damaged or cut off', 'pack it again')));
    archive.on('end', resolve);
    archive.on('entry', (entry: Entry) => {
      bytes += entry.uncompressedSize;
      if (bytes > limits.archiveBytes) {
        reject(new ReadError(path, `it unpacks to over ${formatSize(limits.archiveBytes)}`, remedy));
        return;
      }
      if (entries.length >= limits.archiveEntries) {
        reject(new ReadError(path, `the archive holds over ${limits.archiveEntries} files`, 'split it'));
        return;
      }
      entries.push(entry);
      archive.readEntry();
    });
    archive.readEntry();
  });
  return entries;
}

function nameOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  let name: string;
  try {
    name = decode(raw, '').text;
  } catch {
    name = raw.toString('latin1');
  }
  // A path out of the archive's folder, or with another system's separators, names the same entry inside it.
  return (
    name
      .replaceAll('\\', '/')
      .split('/')
      .filter((part) => part !== '' && part !== '.' && part !== '..')
      .join('/') + (name.endsWith('/') ? '/' : '')
  );
}

/** Unpacks one entry; an entry that is larger than it says ends with an error, not with a full memory. */
async function unpack(archive: ZipFile, entry: Entry, path: string, limits: Limits): Promise<Uint8Array> {
  if (entry.uncompressedSize > limits.documentBytes) {
    throw new ReadError(
      path,
      `${formatSize(entry.uncompressedSize)} are over the limit of ${formatSize(limits.documentBytes)}`,
      'split it, or raise --max-size',
    );
  }
  try {
    const stream = await promisify(
      archive.openReadStream.bind(archive) as (entry: Entry, done: (error: Error | null, stream: NodeJS.ReadableStream) => void) => void,
    )(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch {
    throw new ReadError(path, 'this file of the archive is damaged or not as large as it says', 'pack it again');
  }
}
