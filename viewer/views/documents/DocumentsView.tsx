import { useDataset } from '../../data/context.ts';
import { useText } from '../../locale/index.ts';
import { hrefOf, useRoute } from '../../state/use-route.ts';
import { Notice } from '../../widgets/Notice.tsx';
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
  const newestFirst = [...documents.values()].sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : a.id < b.id ? -1 : 1));
  return (
    <div className="page">
      <PageHead title={t.documents.title} lead={t.documents.lead} />
      <ul className="cards">
        {newestFirst.map(({ id: key, title, date, publisher, region, genre, warnings }) => (
          <li key={key} className="card">
            <h2>
              <a href={hrefOf('documents', { doc: key })}>{title || t.documents.noTitle}</a>
            </h2>
            <p className="quiet">{[region, t.genres[genre] ?? genre, publisher, date || t.documents.noDate].filter(Boolean).join(' · ')}</p>
            {warnings.length > 0 && (
              <p className="warning">
                {t.documents.warnings}: {warnings.join('; ')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
