import type { LoadError } from '../data/load.ts';
import { useText } from '../locale/index.ts';
import { Notice } from '../widgets/Notice.tsx';

/** The page while the graph arrives. */
export function Loading({ share }: { share: number | null }) {
  const t = useText();
  return (
    <main className="page page-centre" id="main">
      <div className="loading" role="status">
        <p>{share === null ? t.load.loading : t.load.progress(Math.round(share * 100))}</p>
        <progress aria-label={t.load.loading} {...(share === null ? {} : { value: share })} />
      </div>
    </main>
  );
}

/** The page when the graph could not be loaded: why, and what to do. */
export function LoadFailed({ error, onRetry }: { error: LoadError; onRetry: () => void }) {
  const t = useText();
  const { title, text } = t.load[error.failure];
  return (
    <main className="page page-centre" id="main">
      <Notice title={title} text={text} alert>
        {error.failure !== 'unreachable' && <pre>{t.load.command}</pre>}
        <details>
          <summary>{t.load.detail}</summary>
          <p>{error.message}</p>
        </details>
        <button type="button" className="button" onClick={onRetry}>
          {t.load.retry}
        </button>
      </Notice>
    </main>
  );
}
