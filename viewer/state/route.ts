/** The views, in the order of the navigation. Each has an address of its own: `#/graph?node=…`. */
export const VIEWS = ['graph', 'shared', 'clusters', 'regions', 'indicators', 'documents', 'timeline', 'report'] as const;
export type ViewName = (typeof VIEWS)[number];

/** Where the reader is: a view and its state, all of it from the address. */
export interface Route {
  readonly view: ViewName;
  readonly params: ReadonlyMap<string, string>;
}

/** Changes to the state: a value replaces, null removes. */
export type Changes = Readonly<Record<string, string | null>>;

/** The route that an address's hash stands for; an unknown view is the graph. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const view = VIEWS.find((name) => name === path) ?? 'graph';
  return { view, params: new Map(new URLSearchParams(query)) };
}

/** The hash that stands for a route. Parameters are sorted, so that the same state has one address. */
export function formatRoute({ view, params }: Route): string {
  const entries = [...params].sort(([a], [b]) => (a < b ? -1 : 1));
  // Chinese stays readable in the address; only what would end a value is encoded.
  const query = entries.map(([name, value]) => `${name}=${value.replace(/[%&#+?\s"<>\\^`{}]/g, encodeURIComponent)}`).join('&');
  return `#/${view}${query ? `?${query}` : ''}`;
}

/** A route with changed parameters. */
export function changeRoute(route: Route, changes: Changes): Route {
  const params = new Map(route.params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') params.delete(name);
    else params.set(name, value);
  }
  return { view: route.view, params };
}

/** A list as one parameter. Names never hold a comma in the address: it is escaped. */
export function formatList(values: Iterable<string>): string {
  return [...values].map((value) => value.replace(/[~,]/g, (c) => (c === '~' ? '~0' : '~1'))).join(',');
}

/** The list that `formatList` wrote; empty where the parameter is missing. */
export function parseList(value: string | undefined): string[] {
  if (!value) return [];
  return value.split(',').map((part) => part.replaceAll('~1', ',').replaceAll('~0', '~'));
}
