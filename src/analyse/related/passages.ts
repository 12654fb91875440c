import { detached } from '../../model/detached.ts';

/** A row of evidence, of which only those of nodes are looked at. */
export interface MentionRow {
  readonly node?: string;
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sentence: string;
}

/** What stands between two names of one enumeration. */
const ENUMERATION = /^[\s“”"‘’《》()（）]*(?:[、和及与暨]|以及)?[\s“”"‘’《》()（）]*$/;
/** Longer than any run of marks between two names of one enumeration. */
const ENUMERATION_GAP = 8;
/** What other projects stand in. */
const GROUNDS = /(?:园|园区|基地|开发区|高新区|经开区|集聚区|集群|产业城|科技城|科学城|小镇|新城)(?:[一二三四五]期)?$/;
/** Words before such a name that say that what follows stands in it; what may stand between the two. */
const STANDS_BEFORE = /(?:在|位于|依托|落户|入驻|进驻)[“《]?$/;
const STANDS_BETWEEN = /^[”》]?(?:内|里|内的|里的|的|内，|建设|新建|布局|实施|开工建设)?[“《]?$/;
/** Words after a project's name that say that it stands in what follows. */
const STANDS_AFTER = /^[^，；。、]{0,8}(?:落户|入驻|进驻|落地|建在|位于|设在)(?:在|于|了|到)?[“《]?$/;
/** How far from a project's name a policy may stand and still be the one that it belongs to. */
const NEAR = 40;
/** In an enumeration, a name is tied to this many before it: time stays linear in its length. */
const REACH = 4;

/**
 * Which projects are named where and with what, collected document by document; of the rows only those of projects are
 * kept, one per project and sentence.
 */
export class ProjectPassages<Row extends MentionRow = MentionRow> {
  readonly #rows = new Map<string, Row[]>();
  readonly #sentences = new Map<string, number[]>();
  readonly #programmes = new Map<string, Set<string>>();
  readonly #coordinated: [string, string][] = [];
  readonly #standing: [string, string][] = [];
  #number = -1;

  /**
   * Adds the rows of one document, in the order of its text.
   *
   * @param text the document's source text; without it, enumerations are told by distance alone
   */
  add(rows: Iterable<Row>, text?: string): void {
    let sentence: string | null = null;
    let group: Row[] = [];
    for (const row of rows) {
      if (row.node === undefined) continue;
      if (row.sentence !== sentence) {
        this.#addSentence(group, text);
        [sentence, group] = [row.sentence, []];
      }
      group.push(row);
    }
    this.#addSentence(group, text);
  }

  /**
   * The passages of rows that lie in memory, by document and in the order of the text, as `buildGraph` gives them.
   *
   * @param textOf source text of a document, where it is known
   */
  static of<Row extends MentionRow>(
    rows: Iterable<Row>,
    textOf: (doc: string) => string | undefined = () => undefined,
  ): ProjectPassages<Row> {
    const passages = new ProjectPassages<Row>();
    let group: Row[] = [];
    const finish = () => {
      const [first] = group;
      if (first) passages.add(group, textOf(first.doc));
      group = [];
    };
    for (const row of rows) {
      if (group[0] && group[0].doc !== row.doc) finish();
      group.push(row);
    }
    finish();
    return passages;
  }

  /** Rows that name a project, one per sentence, in the order in which they were added. */
  rowsOf(project: string): readonly Row[] {
    return this.#rows.get(project) ?? [];
  }

  /** Numbers of the sentences that name a project, ascending. */
  sentencesOf(project: string): readonly number[] {
    return this.#sentences.get(project) ?? [];
  }

  /** Keys of the policies and slogans that are named right beside a project. */
  programmesOf(project: string): Iterable<string> {
    return this.#programmes.get(project) ?? [];
  }

  /** Pairs of projects that an enumeration lists side by side; a pair may come more than once. */
  get coordinated(): Iterable<readonly [string, string]> {
    return this.#coordinated;
  }

  /** Pairs of a project and the park or base that the text says it stands in; a pair may come more than once. */
  get standing(): Iterable<readonly [project: string, ground: string]> {
    return this.#standing;
  }

  #addSentence(rows: readonly Row[], text: string | undefined): void {
    const projects = rows.filter(({ node }) => node?.startsWith('project:'));
    if (projects.length === 0) return;
    const policies = rows.filter(({ node }) => node?.startsWith('policy:') || node?.startsWith('slogan:'));
    this.#number++;
    const sentence = detached((projects[0] as Row).sentence);
    projects.forEach((row, i) => {
      const key = row.node as string;
      const numbers = getOrAdd(this.#sentences, key, () => []);
      if (numbers.at(-1) !== this.#number) {
        numbers.push(this.#number);
        getOrAdd(this.#rows, key, () => []).push({ ...row, text: detached(row.text), sentence });
      }
      for (const policy of policies) {
        const gap = Math.max(policy.start - row.end, row.start - policy.end);
        if (gap <= NEAR) getOrAdd(this.#programmes, key, () => new Set()).add(policy.node as string);
      }
      const last = projects[i - 1];
      if (last && text !== undefined && last.node !== key) {
        if (standsIn(row, last, text, 'ground first')) this.#standing.push([key, last.node as string]);
        else if (standsIn(last, row, text, 'ground last')) this.#standing.push([last.node as string, key]);
      }
      // Back along the enumeration, as far as it goes on.
      for (let j = i - 1; j >= Math.max(0, i - REACH); j--) {
        const before = projects[j] as Row;
        if (!enumerates(before, projects[j + 1] as Row, text)) break;
        if (before.node !== key) this.#coordinated.push([before.node as string, key]);
      }
    });
  }
}

/** Whether two names are neighbours in an enumeration: a 、 or nothing between them, or one head shared. */
function enumerates(before: MentionRow, next: MentionRow, text: string | undefined): boolean {
  const gap = next.start - before.end;
  if (gap <= 0) return true;
  if (gap > ENUMERATION_GAP) return false;
  return text === undefined ? gap <= 2 : ENUMERATION.test(text.slice(before.end, next.start));
}

/** Whether the text says that a project stands in what another names: 位于甲产业园的乙项目, 乙项目落户甲产业园. */
function standsIn(project: MentionRow, ground: MentionRow, text: string, order: 'ground first' | 'ground last'): boolean {
  if (!GROUNDS.test(ground.text)) return false;
  if (order === 'ground last') return STANDS_AFTER.test(text.slice(project.end, ground.start));
  return (
    STANDS_BETWEEN.test(text.slice(ground.end, project.start)) &&
    STANDS_BEFORE.test(text.slice(Math.max(0, ground.start - 4), ground.start))
  );
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}
