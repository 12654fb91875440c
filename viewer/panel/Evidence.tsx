import { useMemo, useState } from 'react';
import type { EvidenceRow } from '../../src/build/evidence.ts';
import type { DocumentSummary } from '../../src/view/layout.ts';
import { useDataset } from '../data/context.ts';
import { useEvidence } from '../data/use-resource.ts';
import { useText } from '../locale/index.ts';
import { hrefOf } from '../state/use-route.ts';
import { Marked } from '../widgets/Marked.tsx';
import { useMore } from '../widgets/use-more.ts';

/** A sentence of a document, with the words in it that are evidence. */
interface Passage {
  readonly first: EvidenceRow;
  readonly words: readonly string[];
}

const FIRST = 12;

/**
 * The sentences behind a node or an edge, grouped by document, newest first, with the words marked.
 *
 * @param words names that are marked as well, wherever a sentence has them
 */
export function Evidence({ target, words }: { target: string; words: readonly string[] }) {
  const t = useText();
  const { documents } = useDataset();
  const evidence = useEvidence(target);
  const passages = useMemo(() => (evidence.state === 'ready' ? passagesOf(evidence.value, documents) : []), [evidence, documents]);
  const { shown, rest, more } = useMore(passages, FIRST, target);
  return (
    <section className="panel-section evidence" aria-label={t.panel.evidence} aria-busy={evidence.state === 'loading'}>
      <h3>
        {t.panel.evidence} {evidence.state === 'ready' && <span className="count">{t.panel.evidenceCount(t.number(passages.length))}</span>}
      </h3>
      {evidence.state === 'loading' && <p className="quiet">{t.load.waiting}</p>}
      {evidence.state === 'failed' && <p role="alert">{`${t.load.damaged.title}: ${evidence.error.message}`}</p>}
      {evidence.state === 'ready' && passages.length === 0 && <p className="quiet">{t.panel.noEvidence}</p>}
      {shown.map((passage, i) => (
        <Quotation
          key={`${passage.first.doc} ${passage.first.start}`}
          passage={passage}
          words={words}
          // The document is named once, above its first sentence.
          heading={passage.first.doc !== shown[i - 1]?.first.doc}
        />
      ))}
      {rest > 0 && (
        <button type="button" className="more" onClick={more}>
          {t.panel.showMore(t.number(Math.min(rest, FIRST)))}
        </button>
      )}
    </section>
  );
}

function Quotation({ passage: { first, words: own }, words, heading }: { passage: Passage; words: readonly string[]; heading: boolean }) {
  const t = useText();
  const { documents } = useDataset();
  const document = documents.get(first.doc);
  // A span as long as its sentence says nothing by being marked: the names in it do.
  const marks = [...own.filter((word) => word.length < first.sentence.length * 0.6), ...words];
  return (
    <figure className="quotation">
      {heading && (
        <figcaption>
          <a href={hrefOf('documents', { doc: first.doc })}>{document?.title || first.doc}</a>
          <span className="quiet">{[document?.publisher, document?.date].filter(Boolean).join(' · ')}</span>
        </figcaption>
      )}
      <blockquote>
        <Marked text={first.sentence} words={marks} />
      </blockquote>
      <p className="quotation-note">
        <span className={`claim claim-${first.claim}`}>{t.claims[first.claim]}</span>
        {first.year !== null && <span>{t.panel.year(first.year)}</span>}
        <a href={hrefOf('documents', { doc: first.doc, at: String(first.start) })}>{t.panel.openDocument}</a>
        <CopyQuote sentence={first.sentence} document={document} />
      </p>
    </figure>
  );
}

function CopyQuote({ sentence, document }: { sentence: string; document: DocumentSummary | undefined }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const source = [document?.publisher, document?.title && `《${document.title}》`, document?.date].filter(Boolean).join('，');
  const copy = () =>
    navigator.clipboard.writeText(`“${sentence}”（${source}）`).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <button type="button" className="link-button" onClick={copy} aria-live="polite">
      {copied ? t.panel.copied : t.panel.copyQuote}
    </button>
  );
}

/** One passage per sentence, documents with the newest first, sentences in the order of the text. */
function passagesOf(rows: readonly EvidenceRow[], documents: ReadonlyMap<string, DocumentSummary>): Passage[] {
  const passages = new Map<string, { first: EvidenceRow; words: Set<string> }>();
  for (const row of rows.toSorted((a, b) => a.start - b.start)) {
    const key = `${row.doc}\n${row.sentence}`;
    const passage = passages.get(key) ?? { first: row, words: new Set<string>() };
    passage.words.add(row.text);
    passages.set(key, passage);
  }
  const date = (id: string) => documents.get(id)?.date ?? '';
  return [...passages.values()]
    .map(({ first, words }) => ({ first, words: [...words] }))
    .sort((a, b) => compare(date(b.first.doc), date(a.first.doc)) || compare(a.first.doc, b.first.doc) || a.first.start - b.first.start);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
