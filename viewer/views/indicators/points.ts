import type { Cell } from '../../data/indicators.ts';
import type { Locale } from '../../locale/index.ts';
import { hrefOf } from '../../state/use-route.ts';

/** What was reached and what was aimed at in a cell, each as a mark of a chart that leads to its place in the text. */
export function pointsOf(cell: Cell, t: Locale) {
  const { id, region, period, unit } = cell;
  return (['actual', 'target'] as const).flatMap((type) => {
    const stated = cell[type];
    if (!stated) return [];
    return {
      id: `${id} ${type}`,
      value: stated.value,
      target: type === 'target',
      title: t.indicators.point(region, period, t.quantity(stated.value, unit), t.indicators[type]),
      href: hrefOf('documents', { doc: stated.doc, at: String(stated.start) }),
    };
  });
}
