import { useMemo } from 'react';
import { GENRES } from '../../../src/model/schema.ts';
import type { DocumentSummary } from '../../../src/view/layout.ts';
import { useDataset } from '../../data/context.ts';
import { collatorOf } from '../../locale/collator.ts';
import { useText } from '../../locale/index.ts';
import { changeParams, hrefOf, useRoute } from '../../state/use-route.ts';
import { type Column, DataTable } from '../../tables/DataTable.tsx';
import { Filter } from '../../widgets/Filter.tsx';
import { Notice } from '../../widgets/Notice.tsx';
import { Select } from '../../widgets/Select.tsx';
import { PageHead } from '../PageHead.tsx';
import { DocumentPage } from './DocumentPage.tsx';

/** All documents, or the one of the address. */
export default function DocumentsView() {
  const t = useText();
  const { documents } = useDataset();
  const { params } = useRoute();
  const id = params.get('doc');
  if (id !== undefined) {
    const document = documents.get(id);
    return document ? <DocumentPage document={document} key={id} /> : <Notice title={t.documents.unknown} text={id} />;
  }
  if (documents.size === 0) return <Notice title={t.documents.empty.title} text={t.documents.empty.text} />;
  return <DocumentList />;
}

function DocumentList() {
  const t = useText();
  const { documents } = useDataset();
  const { params } = useRoute();
  const query = params.get('q') ?? '';
  const genre = GENRES.find((name) => name === params.get('genre')) ?? '';
  const all = useMemo(() => [...documents.values()], [documents]);
  const rows = useMemo(
    () =>
      all.filter(
        (document) =>
          (genre === '' || document.genre === genre) &&
          [document.title, document.region, document.publisher, document.path].some((text) => text.includes(query.trim())),
      ),
    [all, genre, query],
  );
  const columns = useMemo((): Column<DocumentSummary>[] => {
    const names = collatorOf(t);
    const by = (read: (row: DocumentSummary) => string) => (a: DocumentSummary, b: DocumentSummary) => names.compare(read(a), read(b));
    return [
      {
        id: 'title',
        title: t.panel.title,
        heads: true,
        cell: ({ id, title, path, warnings }) => (
          <>
            <a href={hrefOf('documents', { doc: id })}>{title || path || t.documents.noTitle}</a>
            {warnings.length > 0 && <p className="warning">{warnings.join(t.separator)}</p>}
          </>
        ),
        compare: by(({ title }) => title),
      },
      { id: 'region', title: t.indicators.region, cell: ({ region }) => region, compare: by(({ region }) => region) },
      { id: 'date', title: t.panel.date, cell: ({ date }) => date || t.documents.noDate, compare: by(({ date }) => date) },
      { id: 'publisher', title: t.panel.publisher, cell: ({ publisher }) => publisher, compare: by(({ publisher }) => publisher) },
      { id: 'genre', title: t.documents.genre, cell: ({ genre: own }) => t.genres[own], compare: by(({ genre: own }) => t.genres[own]) },
      {
        id: 'entities',
        title: t.documents.entities,
        numeric: true,
        cell: ({ counts }) => t.number(counts.entities),
        compare: (a, b) => a.counts.entities - b.counts.entities,
      },
    ];
  }, [t]);
  return (
    <div className="page">
      <PageHead title={t.documents.title} lead={t.documents.lead} />
      <div className="controls">
        <Filter value={query} label={t.documents.filter} onChange={(q) => changeParams({ q }, { replace: true })} />
        <Select
          label={t.documents.genre}
          value={genre}
          options={[['', t.filters.any], ...GENRES.map((name) => [name, t.genres[name]] as const)]}
          onChange={(value) => changeParams({ genre: value })}
        />
      </div>
      {rows.length === 0 ? (
        <p className="quiet">{t.documents.nomatch}</p>
      ) : (
        <DataTable
          caption={t.documents.title}
          rows={rows}
          columns={columns}
          rowId={({ id }) => id}
          sort="-date"
          within="page"
          testId="document-table"
        />
      )}
    </div>
  );
}
