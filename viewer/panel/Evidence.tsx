import { type ReactNode, useMemo } from 'react';
import { useDataset } from '../data/context.ts';
import { useEvidence } from '../data/use-resource.ts';
import { useText } from '../locale/index.ts';
import { hrefOf } from '../state/use-route.ts';
import { CopyButton } from '../widgets/CopyButton.tsx';
import { Marked } from '../widgets/Marked.tsx';
import { More } from '../widgets/More.tsx';
import { useMore } from '../widgets/use-more.ts';
import { Waiting } from '../widgets/Waiting.tsx';
import { type Passage, passagesOf, quotation } from './passages.ts';

const FIRST = 12;

interface Props {
  /** Keys of the nodes or edges whose sentences are shown. */
  readonly targets: readonly string[];
  /** Names that are marked beside the words of the evidence, wherever a sentence has them. */
  readonly words: readonly string[];
  readonly title: ReactNode;
}

/** The sentences behind nodes or edges, grouped by document, newest first, with the words marked. */
export function Evidence({ targets, words, title }: Props) {
  const t = useText();
  const { documents } = useDataset();
  const evidence = useEvidence(targets);
  const passages = useMemo(() => (evidence.state === 'ready' ? passagesOf(evidence.value, documents) : []), [evidence, documents]);
  const { shown, rest, more } = useMore(passages, FIRST, evidence);
  return (
    <section className="panel-section evidence" aria-busy={evidence.state === 'loading'}>
      <div className="panel-section-head">
        <h3>
          {title} {evidence.state === 'ready' && <span className="count">{t.panel.evidenceCount(t.number(passages.length))}</span>}
        </h3>
        {passages.length > 1 && (
          <CopyButton label={t.panel.copyAll} text={() => passages.map((passage) => quotation(passage, documents)).join('\n')} />
        )}
      </div>
      <Waiting for={evidence}>
        {(rows) => (
          <>
            {rows.length === 0 && <p className="quiet">{t.panel.noEvidence}</p>}
            {shown.map((passage, i) => (
              <Quotation
                key={`${passage.first.doc} ${passage.first.start}`}
                passage={passage}
                words={words}
                // The document is named once, above its first sentence.
                heading={passage.first.doc !== shown[i - 1]?.first.doc}
              />
            ))}
          </>
        )}
      </Waiting>
      <More rest={rest} step={FIRST} onMore={more} text={t.panel.showMore} />
    </section>
  );
}

function Quotation({ passage, words, heading }: { passage: Passage; words: readonly string[]; heading: boolean }) {
  const t = useText();
  const { documents } = useDataset();
  const { first, words: own } = passage;
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
      <blockquote lang="zh-Hans">
        <Marked text={first.sentence} words={marks} />
      </blockquote>
      <p className="quotation-note">
        <span className={`claim claim-${first.claim}`}>{t.claims[first.claim]}</span>
        {first.year !== null && <span>{t.panel.year(first.year)}</span>}
        <a href={hrefOf('documents', { doc: first.doc, at: String(first.start) })}>{t.panel.openDocument}</a>
        <CopyButton label={t.panel.copyQuote} text={() => quotation(passage, documents)} />
      </p>
    </figure>
  );
}
