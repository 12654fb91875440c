import { useCallback, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { DatasetContext } from '../data/context.ts';
import { LoadError, loadDataset } from '../data/load.ts';
import type { Dataset } from '../data/model.ts';
import { useOpenDataset } from '../data/use-open-dataset.ts';
import { LocaleContext, languageOf, localeOf } from '../locale/index.ts';
import { useRoute } from '../state/use-route.ts';
import { CrashBoundary } from './CrashBoundary.tsx';
import { Header } from './Header.tsx';
import { LoadFailed, Loading } from './Loading.tsx';
import { View } from './View.tsx';

type State =
  | { readonly state: 'loading'; readonly share: number | null }
  | { readonly state: 'ready'; readonly dataset: Dataset }
  | { readonly state: 'failed'; readonly error: LoadError };

/** The application: loads the build, then shows the view of the address. */
export function App() {
  const { params, view } = useRoute();
  const language = languageOf(params);
  const t = localeOf(language);
  const [state, setState] = useState<State>({ state: 'loading', share: null });

  const load = useCallback(() => {
    setState({ state: 'loading', share: null });
    loadDataset((share) => setState({ state: 'loading', share })).then(
      (dataset) => setState({ state: 'ready', dataset }),
      (error: unknown) =>
        setState({ state: 'failed', error: error instanceof LoadError ? error : new LoadError('damaged', 'graph.json', String(error)) }),
    );
  }, []);

  useEffect(load, [load]);
  const open = useOpenDataset(state.state === 'ready' ? state.dataset : null);

  useEffect(() => {
    document.documentElement.lang = t.htmlLanguage;
    document.title = `${t.views[view]} · ${t.title}`;
  }, [t, view]);

  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en'}>
      <LocaleContext value={t}>
        <CrashBoundary text={t}>
          <DatasetContext value={open}>
            <Header loaded={open !== null} />
            {state.state === 'loading' && <Loading share={state.share} />}
            {state.state === 'failed' && <LoadFailed error={state.error} onRetry={load} />}
            {open && <View />}
          </DatasetContext>
        </CrashBoundary>
      </LocaleContext>
    </I18nProvider>
  );
}
