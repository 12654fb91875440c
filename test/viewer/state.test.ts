import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NODE_KINDS } from '../../src/model/schema.ts';
import { clearFilters, FILTERS, hideKinds, isFiltered, readGraphQuery } from '../../viewer/graph/query.ts';
import { changeRoute, formatList, formatRoute, parseList, parseRoute, VIEWS } from '../../viewer/state/route.ts';
import { selectEdge, selectionOf, selectNode, selectNothing, selectQuotes } from '../../viewer/state/selection.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1 });

describe('the address', () => {
  test('holds any view and any parameters', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VIEWS), fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), text), (view, params) => {
        const route = { view, params: new Map(Object.entries(params)) };
        const read = parseRoute(formatRoute(route));
        expect(read.view).toBe(view);
        expect(Object.fromEntries(read.params)).toEqual(params);
      }),
    );
  });

  test('is the same for the same state, and keeps Chinese readable', () => {
    const params = new Map([
      ['node', 'slogan:四个不摘'],
      ['color', 'region'],
    ]);
    const hash = formatRoute({ view: 'graph', params });
    expect(hash).toBe('#/graph?color=region&node=slogan:四个不摘');
    expect(formatRoute({ view: 'graph', params: new Map([...params].reverse()) })).toBe(hash);
  });

  test('of an unknown view is the graph; a broken one is no error', () => {
    expect(parseRoute('#/nowhere?x=1').view).toBe('graph');
    expect(parseRoute('').view).toBe('graph');
    fc.assert(fc.property(fc.string(), (hash) => VIEWS.includes(parseRoute(hash).view)));
  });

  test('changes: a value replaces, null and nothing remove', () => {
    const route = changeRoute({ view: 'shared', params: new Map([['q', 'x']]) }, { q: null, kind: 'policy', sort: '' });
    expect([...route.params]).toEqual([['kind', 'policy']]);
  });

  test('holds lists of any names', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (names) => {
        expect(parseList(formatList(names))).toEqual(names);
      }),
    );
    expect(parseList(undefined)).toEqual([]);
    expect(formatList(['a,b', 'c~d'])).toBe('a~1b,c~0d');
  });
});

describe('the selection', () => {
  const selected = (changes: Record<string, string | null>) =>
    selectionOf(changeRoute({ view: 'graph', params: new Map() }, changes).params);

  test('is a node, an edge, quotations or nothing', () => {
    expect(selected(selectNode('slogan:六稳'))).toEqual({ type: 'node', node: 'slogan:六稳' });
    expect(selected(selectEdge('a|implements|b'))).toEqual({ type: 'edge', edge: 'a|implements|b' });
    expect(selected(selectQuotes('slogan:六稳', ['region:6208', 'region:6210']))).toEqual({
      type: 'quotes',
      policy: 'slogan:六稳',
      regions: ['region:6208', 'region:6210'],
    });
    expect(selected(selectNothing)).toBeNull();
  });

  test('is one at a time', () => {
    const params = changeRoute({ view: 'graph', params: new Map([['node', 'x']]) }, selectEdge('e')).params;
    expect([...params]).toEqual([['edge', 'e']]);
  });
});

describe('the query of the graph', () => {
  test('hides documents at first', () => {
    expect([...readGraphQuery(new Map()).hiddenKinds]).toEqual(['document']);
    expect([...readGraphQuery(new Map([['hide', 'none']])).hiddenKinds]).toEqual([]);
  });

  test('takes what it understands of any address', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...FILTERS, 'color', 'size', 'layout'), fc.string()), (params) => {
        const query = readGraphQuery(new Map(Object.entries(params)));
        expect(query.depth).toBeGreaterThanOrEqual(1);
        expect(query.depth).toBeLessThanOrEqual(4);
        expect(query.minWeight).toBeGreaterThanOrEqual(1);
      }),
    );
    expect(readGraphQuery(new Map([['depth', '-3']])).depth).toBe(1);
    expect(readGraphQuery(new Map([['sector', 'energy,nonsense']])).sectors).toEqual(new Set(['energy']));
  });

  test('hides any set of kinds', () => {
    fc.assert(
      fc.property(fc.subarray([...NODE_KINDS]), (kinds) => {
        const { params } = changeRoute({ view: 'graph', params: new Map() }, hideKinds(new Set(kinds)));
        expect(readGraphQuery(params).hiddenKinds).toEqual(new Set(kinds));
      }),
    );
  });

  test('knows whether anything is filtered', () => {
    expect(isFiltered(new Map([['color', 'region']]))).toBe(false);
    const filtered = new Map([
      ['claim', 'done'],
      ['node', 'x'],
    ]);
    expect(isFiltered(filtered)).toBe(true);
    const { params } = changeRoute({ view: 'graph', params: filtered }, clearFilters());
    expect([...params]).toEqual([['node', 'x']]);
  });
});
