import { Fragment, memo, useEffect, useMemo, useRef } from 'react';
import type { DocumentPassages } from '../../../src/view/layout.ts';
import { useDataset } from '../../data/context.ts';
import { useText } from '../../locale/index.ts';
import { selectNode } from '../../state/selection.ts';
import { hrefWith, useRoute } from '../../state/use-route.ts';
import { markedParts } from '../../widgets/Marked.tsx';
import { type Line, linesOf, type Run } from './marks.ts';

/** The text of a document, line by line, with its mentions as links. */
export function DocumentText({ passages, hidden }: { passages: DocumentPassages; hidden: ReadonlySet<string> }) {
  const t = useText();
  const { params } = useRoute();
  const at = params.has('at') ? Number(params.get('at')) : null;
  const find = params.get('find') ?? null;
  const selected = params.get('node') ?? null;
  const lines = useMemo(() => linesOf(passages), [passages]);
  const target = useRef<HTMLElement>(null);
  const keep = (element: HTMLElement | null) => {
    target.current = element;
  };
  const wanted = useMemo(() => {
    if (at !== null) return lines.findLast(({ start }) => start <= at);
    return find === null
      ? undefined
      : lines.find(({ runs }) =>
          runs
            .map(({ text }) => text)
            .join('')
            .includes(find),
        );
  }, [lines, at, find]);

  useEffect(() => {
    if (at !== null || find !== null) target.current?.scrollIntoView({ block: 'center' });
  }, [at, find]);

  return (
    <div className="text" lang="zh-Hans">
      {passages.text === undefined && <p className="quiet">{t.documents.excerpt}</p>}
      {lines.map((line) => {
        const isWanted = line === wanted;
        const Tag = line.heading ? 'h2' : 'p';
        return (
          <Tag key={line.start} ref={isWanted ? keep : undefined} data-wanted={isWanted ? 'true' : undefined}>
            <LineText line={line} find={find} at={isWanted ? at : null} selected={selected} hidden={hidden} />
          </Tag>
        );
      })}
    </div>
  );
}

interface LineProps {
  readonly line: Line;
  readonly find: string | null;
  readonly at: number | null;
  readonly selected: string | null;
  readonly hidden: ReadonlySet<string>;
}

const LineText = memo(function LineText({ line, find, at, selected, hidden }: LineProps) {
  return line.runs.map((run) => <RunText key={run.start} run={run} find={find} at={at} selected={selected} hidden={hidden} />);
});

function RunText({ run, find, at, selected, hidden }: Omit<LineProps, 'line'> & { run: Run }) {
  const t = useText();
  const { graph } = useDataset();
  const { node, text, start, dropped } = run;
  if (dropped) {
    return (
      <span className="dropped" title={t.documents.dropped}>
        {text}
      </span>
    );
  }
  const attributes = node !== null && graph.hasNode(node) ? graph.getNodeAttributes(node) : null;
  if (node === null || !attributes || hidden.has(attributes.kind)) {
    if (find === null) return text;
    return markedParts(text, [find]).map(({ part, marked, start: from }) =>
      marked ? <mark key={from}>{part}</mark> : <Fragment key={from}>{part}</Fragment>,
    );
  }
  return (
    <a
      className={`mention kind-${attributes.kind}`}
      href={hrefWith(selectNode(node))}
      title={`${t.kinds[attributes.kind]} · ${attributes.label}`}
      aria-current={node === selected ? 'true' : undefined}
      data-wanted={start === at ? 'true' : undefined}
    >
      {text}
    </a>
  );
}
