import { useText } from '../../locale/index.ts';

/** How many rows a table of indicators has, and how to take them along. */
export function TableHead({ rows, onExport }: { rows: number; onExport: () => void }) {
  const t = useText();
  return (
    <p className="table-head">
      <span className="quiet">{t.indicators.rows(t.number(rows))}</span>
      <button type="button" className="link-button" onClick={onExport}>
        {t.indicators.exportCsv}
      </button>
    </p>
  );
}
