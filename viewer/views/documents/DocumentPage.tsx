import { useMemo } from 'react';
import type { NodeKind } from '../../../src/model/schema.ts';
import { NODE_KINDS } from '../../../src/model/schema.ts';
import type { DocumentPassages, DocumentSummary } from '../../../src/view/layout.ts';
import { useDataset } from '../../data/context.ts';
import { useGrowth } from '../../data/growth.ts';
import { usePassages } from '../../data/use-resource.ts';
import { useText } from '../../locale/index.ts';
import { formatList, parseList } from '../../state/route.ts';
import { changeParams, hrefOf, hrefWith, useRoute } from '../../state/use-route.ts';
import { Waiting } from '../../widgets/Waiting.tsx';
import { PageHead } from '../PageHead.tsx';
import { DocumentText } from './DocumentText.tsx';
import { describeDocument } from './describe.ts';

/** A document's text with every mention in its kind's colour. The address may name a place in it, which is scrolled to. */
export function DocumentPage({ document }: { document: DocumentSummary }) {
  const t = useText();
  const { graph } = useDataset();
  const passages = usePassages(document.id);
  const node = `document:${document.id}`;
  const growth = useGrowth([node]);
  const known = graph.hasNode(node);
  const about = known ? graph.findOutEdge(node, (_, { relation }) => relation === 'about') : undefined;
  return (
    <article className="page document">
      <header>
        <p className="crumb">
          <a href={hrefOf('documents')}>{t.documents.all}</a>
        </p>
        <PageHead title={document.title || t.documents.noTitle}>
          <p>{describeDocument(document, t)}</p>
          {document.warnings.length > 0 && (
            <p className="warning">
              {t.documents.warnings}
              {document.warnings.join(t.separator)}
            </p>
          )}
          <p className="actions">
            {known && (
              <a className="button" href={hrefOf('graph', { node, ego: node, hide: 'none' })}>
                {t.panel.showInGraph}
              </a>
            )}
            {about !== undefined && (
              <a className="button" href={hrefOf('regions', { region: graph.target(about) })}>
                {t.documents.regionPage(graph.getNodeAttribute(graph.target(about), 'label'))}
              </a>
            )}
          </p>
        </PageHead>
      </header>
      <Waiting for={growth}>{() => <Waiting for={passages}>{(value) => <Marked passages={value} />}</Waiting>}</Waiting>
    </article>
  );
}

function Marked({ passages }: { passages: DocumentPassages }) {
  const t = useText();
  const { graph } = useDataset();
  const { params } = useRoute();
  const hide = params.get('hide');
  const hidden = useMemo(() => new Set(parseList(hide)), [hide]);
  const counts = useMemo(() => {
    const found = new Map<NodeKind, number>();
    for (const { node } of passages.rows) {
      if (node === undefined || !graph.hasNode(node)) continue;
      const kind = graph.getNodeAttribute(node, 'kind');
      found.set(kind, (found.get(kind) ?? 0) + 1);
    }
    return found;
  }, [graph, passages]);
  const toggle = (kind: NodeKind) => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    changeParams({ hide: formatList(next) });
  };
  const outline = passages.sections.filter(({ heading }) => heading !== '');
  return (
    <>
      <DocumentText passages={passages} hidden={hidden} />
      <aside className="document-aside" aria-label={t.documents.aside}>
        <h2>{t.documents.legend}</h2>
        <fieldset className="mark-legend">
          <legend className="visually-hidden">{t.documents.legend}</legend>
          {NODE_KINDS.filter((kind) => counts.has(kind)).map((kind) => (
            <label key={kind}>
              <input type="checkbox" className={`check kind-${kind}`} checked={!hidden.has(kind)} onChange={() => toggle(kind)} />
              {t.kindsCounted[kind]}
              <span className="count">{t.number(counts.get(kind) ?? 0)}</span>
            </label>
          ))}
        </fieldset>
        {outline.length > 0 && (
          <nav className="outline" aria-label={t.documents.outline}>
            <h2>{t.documents.outline}</h2>
            <ol>
              {outline.map(({ heading, claim, start }) => (
                <li key={start}>
                  <a href={hrefWith({ at: String(start), find: null })}>
                    <span>{heading}</span>
                    <span className={`claim claim-${claim}`}>{t.claims[claim]}</span>
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        )}
      </aside>
    </>
  );
}
