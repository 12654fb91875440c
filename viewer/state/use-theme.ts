import { useEffect, useState } from 'react';

/** The appearances; `auto` is the system's. */
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'zhengmai.theme';

/** A browser may forbid storage; the theme then lasts for the visit. */
function stored(): Theme {
  try {
    return THEMES.find((theme) => theme === window.localStorage.getItem(KEY)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** The chosen theme and a way to choose another. It is a taste, not a state of the page: it is kept here, not in the address. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(stored);
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    window.dispatchEvent(new Event(THEME_CHANGE));
  }, [theme]);
  const choose = (next: Theme) => {
    try {
      window.localStorage.setItem(KEY, next);
    } catch {
      // Not kept, and nothing is lost by it.
    }
    setTheme(next);
  };
  return [theme, choose];
}

/** Sent on the window when colours have changed, for what is drawn on a canvas. */
export const THEME_CHANGE = 'zhengmai-theme';
