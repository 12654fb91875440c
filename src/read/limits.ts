import { UsageError } from '../errors.ts';

/** What reading takes at most, so that a hostile or broken file can't fill the memory. All are options of the command line. */
export interface Limits {
  /** Bytes of one document. */
  readonly documentBytes: number;
  /** Bytes that an archive may unpack to, all entries together. */
  readonly archiveBytes: number;
  /** Documents that one archive may hold. */
  readonly archiveEntries: number;
  /** How deep archives may stand in archives. */
  readonly archiveDepth: number;
}

const MEBIBYTE = 1024 * 1024;

/** What every report ever seen stays far below. */
export const DEFAULT_LIMITS: Limits = {
  documentBytes: 32 * MEBIBYTE,
  archiveBytes: 1024 * MEBIBYTE,
  archiveEntries: 100_000,
  archiveDepth: 2,
};

/** Bytes that a document in a compressed format may unpack to: its text is a small part of them. */
export function unpackedBytes({ documentBytes }: Limits): number {
  return documentBytes * 4;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1024, M: MEBIBYTE, G: 1024 * MEBIBYTE };

/**
 * Reads a size as the command line takes it.
 *
 * @returns bytes
 * @throws UsageError for anything but a whole number with K, M, G or no unit
 * @example parseSize('64M') → 67108864
 */
export function parseSize(size: string): number {
  const match = /^(\d{1,12})([KMG]?)(?:i?B)?$/i.exec(size.trim());
  const bytes = match ? Number(match[1]) * (UNITS[(match[2] as string).toUpperCase()] as number) : 0;
  if (bytes < 1) throw new UsageError(`not a size: ${size}; give a whole number of bytes, or one with K, M or G such as 64M`);
  return bytes;
}

/** A size for people: 64 MiB, 1.5 MiB, 900 bytes. */
export function formatSize(bytes: number): string {
  if (bytes < MEBIBYTE) return `${bytes} bytes`;
  return `${Number((bytes / MEBIBYTE).toFixed(1))} MiB`;
}
