import { useState } from 'react';

/** Shows a long list in steps: the part shown, how many remain, and a function to show more. Starts anew when `reset` changes. */
export function useMore<T>(items: readonly T[], step: number, reset: unknown): { shown: readonly T[]; rest: number; more: () => void } {
  const [state, setState] = useState({ reset, count: step });
  const count = state.reset === reset ? state.count : step;
  return {
    shown: items.slice(0, count),
    rest: Math.max(0, items.length - count),
    more: () => setState({ reset, count: count + step }),
  };
}
