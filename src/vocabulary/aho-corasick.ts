/**
 * Aho–Corasick automaton on typed arrays (A. V. Aho, M. J. Corasick: Efficient string matching, CACM 18(6), 1975).
 * Transitions are an open-addressed hash table of (state, character) pairs, so that memory follows the patterns and
 * not the size of the alphabet.
 */
export class Automaton {
  readonly #keys: Int32Array;
  readonly #values: Int32Array;
  readonly #mask: number;
  /** By state: one bit for each class of 32 that a transition has, so that most missing ones are told without a look-up. */
  readonly #children: Int32Array;
  readonly #fail: Int32Array;
  readonly #output: Int32Array;
  readonly #outputLink: Int32Array;
  readonly #lengths: Int32Array;
  readonly #classes: Uint16Array;
  readonly #rootTransitions: Int32Array;
  readonly #classCount: number;

  constructor(patterns: readonly string[]) {
    const classes = new Uint16Array(65536);
    let classCount = 1;
    let characters = 0;
    for (const pattern of patterns) {
      characters += pattern.length;
      for (let i = 0; i < pattern.length; i++) {
        const c = pattern.charCodeAt(i);
        if (classes[c] === 0) classes[c] = classCount++;
      }
    }
    let capacity = 16;
    while (capacity < characters * 2 + 16) capacity *= 2;
    this.#mask = capacity - 1;
    this.#keys = new Int32Array(capacity).fill(-1);
    this.#values = new Int32Array(capacity);
    this.#classes = classes;
    this.#classCount = classCount;
    this.#lengths = Int32Array.from(patterns, (p) => p.length);

    this.#children = new Int32Array(characters + 1);
    const output = new Int32Array(characters + 1).fill(-1);
    const parent = new Int32Array(characters + 1);
    const label = new Uint16Array(characters + 1);
    const depth = new Int32Array(characters + 1);
    let states = 1;
    patterns.forEach((pattern, index) => {
      let state = 0;
      for (let i = 0; i < pattern.length; i++) {
        const c = classes[pattern.charCodeAt(i)] as number;
        let next = this.#get(state, c);
        if (next < 0) {
          next = states++;
          this.#set(state, c, next);
          parent[next] = state;
          label[next] = c;
          depth[next] = i + 1;
        }
        state = next;
      }
      if (pattern.length > 0 && output[state] === -1) output[state] = index;
    });

    this.#rootTransitions = new Int32Array(classCount);
    for (let c = 1; c < classCount; c++) this.#rootTransitions[c] = Math.max(0, this.#get(0, c));
    this.#fail = new Int32Array(states);
    this.#outputLink = new Int32Array(states);
    this.#output = output.slice(0, states);
    // Breadth first by counting sort on depth: a state's failure is always shallower.
    const order = Array.from({ length: states - 1 }, (_, i) => i + 1).sort((a, b) => (depth[a] as number) - (depth[b] as number));
    for (const state of order) {
      const above = parent[state] as number;
      if (above !== 0) this.#fail[state] = this.#step(this.#fail[above] as number, label[state] as number);
      const fail = this.#fail[state] as number;
      this.#outputLink[state] = this.#output[fail] !== -1 ? fail : (this.#outputLink[fail] as number);
    }
  }

  /**
   * Every occurrence of every pattern, overlaps included, in the order in which they end; where several end together,
   * the longest first.
   *
   * @returns `[pattern, start, end, …]`
   */
  findByEnd(text: string): number[] {
    const found: number[] = [];
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const c = this.#classes[text.charCodeAt(i)] as number;
      if (c === 0) {
        state = 0;
        continue;
      }
      state = this.#step(state, c);
      for (let s = this.#output[state] !== -1 ? state : (this.#outputLink[state] as number); s !== 0; s = this.#outputLink[s] as number) {
        const pattern = this.#output[s] as number;
        found.push(pattern, i + 1 - (this.#lengths[pattern] as number), i + 1);
      }
    }
    return found;
  }

  /** Whether a text begins with a pattern. */
  beginsWith(text: string): boolean {
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const c = this.#classes[text.charCodeAt(i)] as number;
      if (c === 0) return false;
      state = this.#get(state, c);
      if (state < 0) return false;
      if (this.#output[state] !== -1) return true;
    }
    return false;
  }

  /** The longest pattern that ends where a text ends, -1 where none does. */
  endOf(text: string): number {
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const c = this.#classes[text.charCodeAt(i)] as number;
      state = c === 0 ? 0 : this.#step(state, c);
    }
    return this.#output[this.#output[state] !== -1 ? state : (this.#outputLink[state] as number)] as number;
  }

  /**
   * Every occurrence of every pattern, overlaps included.
   *
   * @returns `[pattern, start, end, …]`, sorted by start, then longer first; offsets in UTF-16 units. Of equal patterns
   * only the first is reported.
   */
  findAll(text: string): Int32Array {
    const sorted = Int32Array.from(this.findByEnd(text));
    // Found in order of their end, so each is at most the longest pattern away from its place: insertion sort.
    for (let i = 3; i < sorted.length; i += 3) {
      const pattern = sorted[i] as number;
      const start = sorted[i + 1] as number;
      const end = sorted[i + 2] as number;
      let j = i - 3;
      while (j >= 0 && ((sorted[j + 1] as number) > start || ((sorted[j + 1] as number) === start && (sorted[j + 2] as number) < end))) {
        sorted[j + 3] = sorted[j] as number;
        sorted[j + 4] = sorted[j + 1] as number;
        sorted[j + 5] = sorted[j + 2] as number;
        j -= 3;
      }
      sorted[j + 3] = pattern;
      sorted[j + 4] = start;
      sorted[j + 5] = end;
    }
    return sorted;
  }

  #step(from: number, c: number): number {
    let state = from;
    while (state !== 0) {
      const next = this.#get(state, c);
      if (next >= 0) return next;
      state = this.#fail[state] as number;
    }
    return this.#rootTransitions[c] as number;
  }

  #slot(key: number): number {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.#mask;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }

  #get(state: number, c: number): number {
    if (((this.#children[state] as number) & (1 << (c & 31))) === 0) return -1;
    const slot = this.#slot(state * this.#classCount + c);
    return this.#keys[slot] === -1 ? -1 : (this.#values[slot] as number);
  }

  #set(state: number, c: number, next: number): void {
    const key = state * this.#classCount + c;
    const slot = this.#slot(key);
    this.#keys[slot] = key;
    this.#values[slot] = next;
    this.#children[state] = (this.#children[state] as number) | (1 << (c & 31));
  }
}

/** Builds the automaton of a list of patterns; empty patterns never match. */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  return new Automaton(patterns);
}
