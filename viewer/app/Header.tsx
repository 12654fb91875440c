import { useEffect, useRef } from 'react';
import { useText } from '../locale/index.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { VIEWS } from '../state/route.ts';
import { changeParams, hrefOf, useRoute } from '../state/use-route.ts';
import { THEMES, useTheme } from '../state/use-theme.ts';

/** The bar above every view: name, views, search, language, appearance. */
export function Header({ loaded }: { loaded: boolean }) {
  const t = useText();
  const { view, params } = useRoute();
  const [theme, setTheme] = useTheme();
  const current = useRef<HTMLAnchorElement>(null);
  // On a narrow screen the views don't all fit beside one another.
  useEffect(() => {
    if (view) current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [view]);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
  return (
    <header className="header">
      <a className="skip" href="#main" onClick={skipToMain}>
        {t.header.skip}
      </a>
      <a className="brand" href={hrefOf('graph')}>
        <img src="./icon.svg" alt="" width="28" height="28" />
        <span>
          <strong>{t.title}</strong>
          <small>{t.tagline}</small>
        </span>
      </a>
      <nav className="views" aria-label={t.header.views}>
        {VIEWS.map((name) => (
          <a key={name} href={hrefOf(name)} aria-current={name === view ? 'page' : undefined} ref={name === view ? current : undefined}>
            {t.views[name]}
          </a>
        ))}
      </nav>
      {loaded && <SearchBox />}
      <div className="header-tools">
        <button
          type="button"
          className="tool"
          lang={params.get('lang') === 'en' ? 'zh' : 'en'}
          onClick={() => changeParams({ lang: params.get('lang') === 'en' ? null : 'en' })}
        >
          {t.header.language}
        </button>
        <button
          type="button"
          className="tool"
          onClick={() => setTheme(next)}
          title={t.header.changeTheme(t.header.theme[theme])}
          aria-label={t.header.changeTheme(t.header.theme[theme])}
        >
          <span aria-hidden="true" className={`theme-icon theme-icon-${theme}`} />
        </button>
      </div>
    </header>
  );
}

/** The address holds the state of the page, so the link moves the focus itself instead of changing the address. */
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
