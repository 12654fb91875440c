import type { Claim, EntityKind, Genre, Relation, Sector, SourceFormat, Status } from './schema.ts';

/** A half-open range of UTF-16 offsets. Which text it refers to is said where it is used. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a caller, a table of documents or a page's metadata say of a document; it outweighs what the text tells. */
export interface Given {
  readonly title?: string;
  readonly date?: string;
  readonly region?: string;
  readonly publisher?: string;
  /** When a page was put online; used only where neither the caller nor the text tells a date. */
  readonly published?: string;
}

/** One document as read: decoded, byte order mark removed, nothing else changed. */
export interface Source {
  /** Stable id, made of the path relative to the input's root. */
  readonly id: string;
  readonly path: string;
  readonly text: string;
  readonly given?: Given;
  /** Plain text where absent. */
  readonly format?: SourceFormat;
  /** As `TextDecoder` names it; UTF-8 where absent. */
  readonly encoding?: string;
}

/**
 * The text that the recognizers see: noise dropped, punctuation and quotation marks brought to one form.
 * `offsets[i]` is the source offset of `text[i]`; `offsets[text.length]` is the source's end of the last character.
 */
export interface CleanText {
  readonly text: string;
  readonly offsets: Int32Array;
  readonly dropped: readonly (Span & { readonly reason: string })[];
}

/** A sentence, in clean-text offsets, without the surrounding white space. */
export interface Sentence extends Span {
  /** Index into `sections`. */
  readonly section: number;
  /** Index of the paragraph. */
  readonly paragraph: number;
}

/** A part of a document under one heading. */
export interface Section extends Span {
  readonly heading: string;
  readonly claim: Claim;
}

/** Words as nodejieba cuts and tags them, column-wise: word `i` is `text.slice(starts[i], starts[i + 1])`. */
export interface Words {
  readonly count: number;
  /** `count + 1` clean-text offsets. */
  readonly starts: Int32Array;
  /** Part-of-speech tags in jieba's (ICTCLAS) tag set: n, v, ns, m, uj, x, … */
  readonly tags: readonly string[];
  /** By character: the index of the word that holds it. */
  readonly indexes: Int32Array;
  /** By word: its number in `forms`, by which what is known of it can be kept. Another process numbers words otherwise. */
  readonly numbers: Int32Array;
  readonly forms: Forms;
}

/** Distinct words with their tags, by number. */
export interface Forms {
  readonly words: readonly string[];
  readonly tags: readonly string[];
}

/** An entity found in one document, before it is merged with the same entity of other documents. */
export interface Entity {
  readonly kind: EntityKind;
  /** Canonical name; for a region the full official one. */
  readonly name: string;
  /** Identity across documents: `kind:` + a normalised name, or the division's code for a region. */
  readonly key: string;
  /** Other forms, those of the text and those a reader would accept; sorted. */
  readonly aliases: readonly string[];
  readonly attributes: EntityAttributes;
}

/** What a document says of an entity besides its name. */
export interface EntityAttributes {
  status?: Status;
  /** The amount as written: 113亿元. */
  investment?: string;
  /** Left out where the amount is that of several projects together, lest sums count it again and again. */
  investmentYuan?: number;
  sector?: Sector;
  /** What the text says a policy or slogan consists of. */
  expansion?: readonly string[];
  /** Region only. */
  level?: string;
  code?: string;
  /** Region only: keys of the administrative parent chain, nearest first. */
  ancestors?: readonly string[];
}

/** One place where an entity is named; offsets are into the source text. */
export interface Mention extends Span {
  /** Index into the record's `entities`. */
  readonly entity: number;
  /** Index into the record's `sentences`. */
  readonly sentence: number;
}

/** A relation that a passage supports. */
export interface RelationMention {
  readonly relation: Relation;
  /** Index into `entities`; -1 stands for the document itself. */
  readonly source: number;
  readonly target: number;
  /** Span of the source text that shows it. */
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** `applied` on `awarded` where the honor is only being applied for. */
  readonly status?: string;
}

/** A statistic that the text states. */
export interface Indicator extends Span {
  /** Key of the region. */
  readonly regionKey: string;
  readonly region: string;
  readonly indicator: string;
  readonly value: number;
  readonly unit: string;
  /** As written (增长4%), or null. */
  readonly change: string | null;
  /** 2020, 2021H1, 2016-2020; empty where the text gives none. */
  readonly period: string;
  readonly type: 'actual' | 'target';
  readonly sentence: number;
}

/** What is known of a document as a whole. */
export interface DocumentMeta {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  /** ISO date, as precise as known: 2021-01-26, 2021-01, 2021; empty where unknown. */
  readonly date: string;
  /** The year that the document reports on or speaks in; null where unknown. */
  readonly year: number | null;
  readonly publisher: string;
  readonly genre: Genre;
  /** Key of the region that the document is about; null where none could be told. */
  readonly regionKey: string | null;
  readonly region: string;
  /** What it was read from; the source text is what was extracted from it. */
  readonly format: SourceFormat;
  readonly encoding: string;
  readonly warnings: readonly string[];
}

/**
 * Everything that one document contributes, as plain JSON. Extraction yields it, a cache or another machine may
 * hold it, and building a graph needs nothing else. All spans are source offsets.
 */
export interface DocumentRecord {
  readonly document: DocumentMeta;
  readonly sections: readonly Section[];
  /** Only sentences that something refers to. */
  readonly sentences: readonly (Span & {
    readonly section: number;
    readonly claim: Claim;
    readonly year: number | null;
  })[];
  readonly entities: readonly Entity[];
  readonly mentions: readonly Mention[];
  readonly relations: readonly RelationMention[];
  readonly indicators: readonly Indicator[];
  readonly dropped: readonly (Span & { readonly reason: string })[];
  /** From which copies of a document are told; see resolve/copies. */
  readonly fingerprint: readonly number[];
  /** The source text, which all spans refer to. */
  readonly text: string;
}

/** A document that couldn't be read. */
export interface Failure {
  readonly id: string;
  readonly path: string;
  /** What is wrong and what to do. */
  readonly reason: string;
}
