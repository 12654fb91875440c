import { Fragment, useEffect, useMemo, useRef } from 'react';
import { NODE_KINDS } from '../../../src/model/schema.ts';
import type { EvidenceRow } from '../../../src/build/evidence.ts';
import type { DocumentPassages, DocumentSummary } from '../../../src/view/layout.ts';
import { useDataset } from '../../data/context.ts';
import { usePassages } from '../../data/use-resource.ts';
import { useText } from '../../locale/index.ts';
import { hrefOf, hrefWith, useRoute } from '../../state/use-route.ts';
import { KindDot } from '../../widgets/KindDot.tsx';
import { markedParts } from '../../widgets/Marked.tsx';
import { PageHead } from '../PageHead.tsx';
import { cutRuns, linesOf, type Run } from './marks.ts';

/** A document's text with every mention in its kind's colour. The address may name a place in it, which is scrolled to. */
export function DocumentPage({ document }: { document: DocumentSummary }) {
  const t = useText();
  const { graph, documentNodes } = useDataset();
  const passages = usePassages(document.id);
  const node = documentNodes.get(document.id);
  const kinds = useMemo(() => {
    const rows = passages.state === 'ready' ? passages.value.rows : [];
    const named = new Set(
      rows.map((row) => (row.node !== undefined && graph.hasNode(row.node) ? graph.getNodeAttribute(row.node, 'kind') : null)),
    );
    return NODE_KINDS.filter((kind) => named.has(kind));
  }, [graph, passages]);
  return (
    <article className="page document">
      <p className="crumb">
        <a href={hrefOf('documents')}>{t.documents.all}</a>
      </p>
      <PageHead title={document.title || t.documents.noTitle}>
        <p>
          {[document.region, t.genres[document.genre] ?? document.genre, document.publisher, document.date].filter(Boolean).join(' · ')}
        </p>
        {document.warnings.length > 0 && (
          <p className="warning">
            {t.documents.warnings}: {document.warnings.join('; ')}
          </p>
        )}
        <p className="actions">
          {node !== undefined && (
            <a className="button" href={hrefOf('graph', { node, ego: node, hide: 'none' })}>
              {t.panel.showInGraph}
            </a>
          )}
        </p>
      </PageHead>
      {passages.state === 'loading' && <p className="quiet">{t.load.waiting}</p>}
      {passages.state === 'failed' && <p role="alert">{`${t.load.damaged.title}: ${passages.error.message}`}</p>}
      {passages.state === 'ready' && (
        <>
          <ul className="mark-legend" aria-label={t.documents.legend}>
            {kinds.map((kind) => (
              <li key={kind}>
                <KindDot kind={kind} /> {t.kinds[kind]}
              </li>
            ))}
            <li className="quiet">{t.documents.mentions(t.number(passages.value.rows.length))}</li>
          </ul>
          <Text passages={passages.value} />
        </>
      )}
    </article>
  );
}

interface Paragraph {
  readonly start: number;
  readonly text: string;
  readonly runs: readonly Run[];
}

function Text({ passages }: { passages: DocumentPassages }) {
  const t = useText();
  const { params } = useRoute();
  const at = params.has('at') ? Number(params.get('at')) : null;
  const find = params.get('find');
  const paragraphs = useMemo(() => paragraphsOf(passages), [passages]);
  const target = useRef<HTMLParagraphElement>(null);
  const wanted = paragraphs.findLast(({ start, text }) => (at !== null ? start <= at : find !== undefined && text.includes(find)));

  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed place is what there is to scroll to.
  useEffect(() => target.current?.scrollIntoView({ block: 'center' }), [at, find]);

  return (
    <div className="text" lang="zh-Hans">
      {passages.text === undefined && <p className="quiet">{t.documents.excerpt}</p>}
      {paragraphs.map((paragraph) => (
        <p key={paragraph.start} ref={paragraph === wanted ? target : undefined} data-wanted={paragraph === wanted ? 'true' : undefined}>
          {paragraph.runs.map((run) => (
            <RunText key={run.start} run={run} find={find} wanted={at !== null && run.node !== null && run.start === at} />
          ))}
        </p>
      ))}
    </div>
  );
}

function RunText({ run: { node, text }, find, wanted }: { run: Run; find: string | undefined; wanted: boolean }) {
  const t = useText();
  const { graph } = useDataset();
  useRoute();
  if (node === null || !graph.hasNode(node)) {
    if (find === undefined) return text;
    return markedParts(text, [find]).map(({ part, marked, start }) =>
      marked ? <mark key={start}>{part}</mark> : <Fragment key={start}>{part}</Fragment>,
    );
  }
  const { kind, label } = graph.getNodeAttributes(node);
  return (
    <a
      className={`mention kind-${kind}`}
      href={hrefWith({ node, edge: null })}
      title={`${t.kinds[kind]} · ${label}`}
      data-wanted={wanted ? 'true' : undefined}
    >
      {text}
    </a>
  );
}

/** The paragraphs of a text, or, where the build has no text, its sentences with mentions. */
function paragraphsOf({ text, rows }: DocumentPassages): Paragraph[] {
  if (text !== undefined) {
    return linesOf(text).map((line) => {
      const end = line.start + line.text.length;
      return {
        ...line,
        runs: cutRuns(
          line.text,
          line.start,
          rows.filter((row) => row.start >= line.start && row.end <= end),
        ),
      };
    });
  }
  const bySentence = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    const known = bySentence.get(row.sentence);
    if (known) known.push(row);
    else bySentence.set(row.sentence, [row]);
  }
  return [...bySentence].map(([sentence, own]) => {
    // Without the text, where its sentence starts follows from where its first mention stands in it.
    const first = own[0] as EvidenceRow;
    const start = first.start - Math.max(0, sentence.indexOf(first.text));
    const inPlace = own.filter((row) => sentence.slice(row.start - start, row.end - start) === row.text);
    return { start, text: sentence, runs: cutRuns(sentence, start, inPlace) };
  });
}
