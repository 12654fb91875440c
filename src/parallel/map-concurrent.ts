interface Slot<R> {
  settled: boolean;
  value?: R;
}

/** How many items are worked on at once, and in which order they come. */
export interface MapOptions {
  /** Items between being taken and being given back, at most. */
  readonly limit: number;
  /** Whether results come in the order of the items (by default), or each as soon as it is there. */
  readonly ordered?: boolean;
}

/**
 * Maps the items of a stream with several at work at once. An item is taken only when there is room for it, so that a
 * reader of the results that is slow holds the source back; a result is given as soon as it may be, even while the source
 * has nothing more to give yet.
 *
 * @param map what becomes of an item; where it rejects, the stream fails with that error
 */
export async function* mapConcurrent<T, R>(
  items: AsyncIterable<T>,
  map: (item: T) => Promise<R>,
  { limit, ordered = true }: MapOptions,
): AsyncGenerator<R> {
  const source = items[Symbol.asyncIterator]();
  const slots: Slot<R>[] = [];
  let failed: { readonly error: unknown } | undefined;
  let asked = false;
  let ended = false;
  let wake = (): void => {};
  const fail = (error: unknown): void => {
    failed ??= { error };
    wake();
  };
  const start = (item: T): void => {
    const slot: Slot<R> = { settled: false };
    slots.push(slot);
    map(item).then((value) => {
      slot.settled = true;
      slot.value = value;
      wake();
    }, fail);
  };
  const ask = (): void => {
    asked = true;
    source.next().then((next) => {
      asked = false;
      if (next.done) ended = true;
      else start(next.value);
      wake();
    }, fail);
  };
  try {
    for (;;) {
      if (failed) throw failed.error;
      const ready = ordered ? (slots[0]?.settled ? 0 : -1) : slots.findIndex((slot) => slot.settled);
      if (ready >= 0) {
        yield (slots.splice(ready, 1)[0] as Slot<R>).value as R;
        continue;
      }
      if (ended && slots.length === 0) return;
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (!ended && !asked && slots.length < limit) ask();
      await woken;
    }
  } finally {
    // A reader that has seen enough lets the source go; one that is being asked can't be waited for.
    if (!ended && !asked) await source.return?.();
  }
}
