import { useSyncExternalStore } from 'react';
import { type Changes, changeRoute, formatRoute, parseRoute, type Route, type ViewName } from './route.ts';

let cached: { hash: string; route: Route } | undefined;
const listeners = new Set<() => void>();

function current(): Route {
  const { hash } = window.location;
  if (cached?.hash !== hash) cached = { hash, route: parseRoute(hash) };
  return cached.route;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
    window.removeEventListener('hashchange', listener);
  };
}

/** The route of the page's address; the component renders again when it changes. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}

/**
 * Changes parameters of the present view. What a reader would undo is a step for the back button; with `replace`, such as
 * for the camera, it is not.
 */
export function changeParams(changes: Changes, options: { replace?: boolean } = {}): void {
  go(changeRoute(current(), changes), options.replace === true);
}

/** Opens a view with the given parameters only. The language stays. */
export function openView(view: ViewName, changes: Changes = {}): void {
  go(routeTo(view, changes), false);
}

/** Address of a view with the given parameters, for links. */
export function hrefOf(view: ViewName, changes: Changes = {}): string {
  return formatRoute(routeTo(view, changes));
}

/** Address of the present view with changed parameters, for links. */
export function hrefWith(changes: Changes): string {
  return formatRoute(changeRoute(current(), changes));
}

function routeTo(view: ViewName, changes: Changes): Route {
  const language = current().params.get('lang');
  return changeRoute({ view, params: new Map(language ? [['lang', language]] : []) }, changes);
}

function go(route: Route, replace: boolean): void {
  const hash = formatRoute(route);
  if (hash === window.location.hash) return;
  if (replace) window.history.replaceState(null, '', hash);
  else window.history.pushState(null, '', hash);
  for (const listener of listeners) listener();
}
