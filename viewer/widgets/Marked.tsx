import { Fragment } from 'react';

/** A text with every occurrence of some words marked; of overlapping ones, the first and longest. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return markedParts(text, words).map(({ part, marked, start }) =>
    marked ? <mark key={start}>{part}</mark> : <Fragment key={start}>{part}</Fragment>,
  );
}

interface Part {
  readonly part: string;
  readonly start: number;
  readonly marked: boolean;
}

/** The parts of a text, marked and not in turn. */
export function markedParts(text: string, words: readonly string[]): Part[] {
  const longestFirst = [...new Set(words)].filter((word) => word !== '').sort((a, b) => b.length - a.length);
  const parts: Part[] = [];
  let plain = 0;
  for (let i = 0; i < text.length; ) {
    const word = longestFirst.find((candidate) => text.startsWith(candidate, i));
    if (word === undefined) {
      i++;
      continue;
    }
    if (plain < i) parts.push({ part: text.slice(plain, i), start: plain, marked: false });
    parts.push({ part: word, start: i, marked: true });
    i += word.length;
    plain = i;
  }
  if (plain < text.length) parts.push({ part: text.slice(plain), start: plain, marked: false });
  return parts;
}
