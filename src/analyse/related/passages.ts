import { type PairColumns, PairList, PairTable } from '../../build/pair-table.ts';
import { type StringColumns, StringTable } from '../../build/string-table.ts';
import { detached } from '../../model/detached.ts';
import { CLAIMS, type Claim } from '../../model/schema.ts';
import { byGroup, type Grouped, thingsOf, twice } from '../../typed-arrays.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';

const PHRASES = readPhrases('vocabulary/data/project_contexts.tsv', ['grounds', 'inside']);

/** A row of evidence, of which only those of nodes are looked at. */
export interface MentionRow {
  readonly node?: string;
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sentence: string;
  readonly year?: number | null;
  readonly claim?: Claim;
}

/** What stands between two names of one enumeration. */
const ENUMERATION = /^[\s“”"‘’《》()（）]*(?:[、和及与暨]|以及)?[\s“”"‘’《》()（）]*$/;
/** Longer than any run of marks between two names of one enumeration. */
const ENUMERATION_GAP = 8;
/** What other projects stand in. */
const GROUNDS = new RegExp(`(?:${PHRASES.grounds})(?:[一二三四五]期)?$`);
/** Words before such a name that say that what follows stands in it; what may stand between the two. */
const STANDS_BEFORE = /(?:在|位于|依托|落户|入驻|进驻)[“《]?$/;
const STANDS_BETWEEN = new RegExp(`^[”》]?(?:${PHRASES.inside})?[“《]?$`);
/** Words after a project's name that say that it stands in what follows. */
const STANDS_AFTER = /^[^，；。、]{0,8}(?:落户|入驻|进驻|落地|建在|位于|设在)(?:在|于|了|到)?[“《]?$/;
/** How far from a project's name a policy may stand and still be the one that it belongs to. */
const NEAR = 40;
/** In an enumeration, a name is tied to this many before it: time stays linear in its length. */
const REACH = 4;

const NOTHING = new Uint32Array();

/** The row of a node as that of an edge that it shows. */
export type EdgeRowOf<Row> = Omit<Row, 'node'> & { readonly edge: string };

/** Where rows are kept, themselves or what tells them, and found again by their numbers. */
export interface Rows<Row, EdgeRow = EdgeRowOf<Row>, Kept = Row> {
  keep(row: Kept): number;
  at(number: number): Row;
  /** The row of a node as that of an edge that it shows. */
  ofEdge(number: number, edge: string): EdgeRow;
}

/** Rows as they are, cut off from the texts that they were read from. */
export class RowsInMemory<Row extends MentionRow> implements Rows<Row> {
  readonly #rows: Row[] = [];
  #written = '';
  #sentence = '';

  keep(row: Row): number {
    // One copy for all rows of a sentence.
    if (row.sentence !== this.#written) [this.#written, this.#sentence] = [row.sentence, detached(row.sentence)];
    return this.#rows.push({ ...row, text: detached(row.text), sentence: this.#sentence }) - 1;
  }

  at(number: number): Row {
    return this.#rows[number] as Row;
  }

  ofEdge(number: number, edge: string): EdgeRowOf<Row> {
    return edgeRow(this.at(number), edge);
  }
}

/** Rows of a list, by their places in it. */
export class ListedRows<Row extends MentionRow> implements Rows<Row> {
  readonly #rows: readonly Row[];
  readonly #numbers: ReadonlyMap<Row, number>;

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
    this.#numbers = new Map(rows.map((row, number) => [row, number]));
  }

  keep(row: Row): number {
    return this.#numbers.get(row) as number;
  }

  at(number: number): Row {
    return this.#rows[number] as Row;
  }

  ofEdge(number: number, edge: string): EdgeRowOf<Row> {
    return edgeRow(this.at(number), edge);
  }
}

function edgeRow<Row extends MentionRow>({ node: _, ...row }: Row, edge: string): EdgeRowOf<Row> {
  return { ...row, edge };
}

/** What `ProjectPassages` knows of some documents: by passage its project, row, sentence, place, year and claim. */
export interface PassageColumns {
  readonly keys: StringColumns;
  readonly projects: Uint32Array<ArrayBuffer>;
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly sentences: Uint32Array<ArrayBuffer>;
  readonly places: Uint32Array<ArrayBuffer>;
  readonly years: Float64Array<ArrayBuffer>;
  readonly claims: Uint8Array<ArrayBuffer>;
  /** How many sentences there are. */
  readonly count: number;
  readonly programmes: PairColumns;
  readonly coordinated: PairColumns;
  readonly standing: PairColumns;
}

/** A passage without a claim. */
const NO_CLAIM = 255;

/** The pairs of a list by their names. */
function* named(pairs: PairList, names: StringTable): Generator<[string, string]> {
  for (let number = 0; number < pairs.size; number++) yield [names.at(pairs.first(number)), names.at(pairs.second(number))];
}

/**
 * Which projects are named where and with what, collected document by document; of the rows only those of projects are
 * kept, one per project and sentence.
 */
export class ProjectPassages<Row extends MentionRow = MentionRow, EdgeRow = EdgeRowOf<Row>, Kept = Row> {
  readonly #rows: Rows<Row, EdgeRow, Kept>;
  /** Keys by their numbers. */
  readonly #keys = new StringTable();
  /** By project its passages, which are numbered in the order in which they were added; made when it is asked for. */
  #passages: Grouped | undefined;
  /** By number of a project, the last of its passages and one. */
  #last = new Uint32Array(64);
  /**
   * By number of a passage: of its project, its row, its sentence, and the first sentence of its document that reads the same;
   * its year and claim.
   */
  #projects = new Uint32Array(64);
  #rowNumbers = new Uint32Array(64);
  #sentences = new Uint32Array(64);
  #places = new Uint32Array(64);
  #years = new Float64Array(64);
  #claims = new Uint8Array(64);
  #size = 0;
  /** Projects and what is named right beside them. */
  readonly #programmes = new PairTable();
  #programmesOf: Grouped | undefined;
  readonly #coordinated = new PairList();
  readonly #standing = new PairList();
  /** The first sentence of each wording in the document that is being added. */
  readonly #wordings = new Map<string, number>();
  #number = -1;

  /** @param rows where rows are kept; by default in memory */
  constructor(rows?: Rows<Row, EdgeRow, Kept>) {
    this.#rows = rows ?? (new RowsInMemory<Row>() as Rows<Row, unknown, unknown> as Rows<Row, EdgeRow, Kept>);
  }

  /** What is known of the documents so far, which another can add to its own. */
  get columns(): PassageColumns {
    return {
      keys: this.#keys.columns,
      projects: this.#projects.slice(0, this.#size),
      rows: this.#rowNumbers.slice(0, this.#size),
      sentences: this.#sentences.slice(0, this.#size),
      places: this.#places.slice(0, this.#size),
      years: this.#years.slice(0, this.#size),
      claims: this.#claims.slice(0, this.#size),
      count: this.#number + 1,
      programmes: this.#programmes.columns,
      coordinated: this.#coordinated.columns,
      standing: this.#standing.columns,
    };
  }

  /**
   * Adds what is known of other documents.
   *
   * @param rowOf what is kept here of a row, by its number there
   */
  addAll(other: PassageColumns, rowOf: (number: number) => Kept): void {
    const numbers = this.#keys.numbersOf(other.keys);
    const first = this.#number + 1;
    other.projects.forEach((project, i) => {
      const passage = this.#newPassage(numbers[project] as number);
      this.#rowNumbers[passage] = this.#rows.keep(rowOf(other.rows[i] as number));
      this.#sentences[passage] = first + (other.sentences[i] as number);
      this.#places[passage] = first + (other.places[i] as number);
      this.#years[passage] = other.years[i] as number;
      this.#claims[passage] = other.claims[i] as number;
    });
    this.#number += other.count;
    this.#programmesOf = undefined;
    this.#programmes.addAll(other.programmes, numbers, numbers);
    this.#coordinated.addAll(other.coordinated, numbers, numbers);
    this.#standing.addAll(other.standing, numbers, numbers);
  }

  /**
   * Adds the rows of one document, in the order of its text.
   *
   * @param text the document's source text; without it, enumerations are told by distance alone
   */
  add(this: ProjectPassages<Row, EdgeRow, Row>, rows: Iterable<Row>, text?: string): void {
    let sentence: string | null = null;
    let group: Row[] = [];
    this.#wordings.clear();
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
  rowsOf(project: string): Row[] {
    return Array.from(this.#passagesOf(project), (passage) => this.#row(passage));
  }

  /** The first of these. */
  firstRowOf(project: string): Row | undefined {
    const [first] = this.#passagesOf(project);
    return first === undefined ? undefined : this.#row(first);
  }

  /** Numbers of the passages that show two projects: both of the first sentence that has both, else the first of each. */
  showing(a: string, b: string): number[] {
    const [ofA, ofB] = [this.#passagesOf(a), this.#passagesOf(b)];
    const byPlace = new Map<number, number>();
    for (const passage of ofB) {
      const place = this.#places[passage] as number;
      if (!byPlace.has(place)) byPlace.set(place, passage);
    }
    const together = ofA.find((passage) => byPlace.has(this.#places[passage] as number));
    const shown = together === undefined ? [ofA[0], ofB[0]] : [together, byPlace.get(this.#places[together] as number)];
    return shown.filter((passage): passage is number => passage !== undefined);
  }

  yearOf(passage: number): number | null {
    const year = this.#years[passage] as number;
    return Number.isNaN(year) ? null : year;
  }

  claimOf(passage: number): Claim | undefined {
    return CLAIMS[this.#claims[passage] as number];
  }

  /** The row of a passage as that of an edge that it shows. */
  edgeRowOf(passage: number, edge: string): EdgeRow {
    return this.#rows.ofEdge(this.#rowNumbers[passage] as number, edge);
  }

  /** Numbers of the sentences that name a project, ascending. */
  sentencesOf(project: string): number[] {
    return Array.from(this.#passagesOf(project), (passage) => this.#sentences[passage] as number);
  }

  /** Keys of the policies and slogans that are named right beside a project. */
  programmesOf(project: string): string[] {
    const number = this.#keys.find(project);
    if (number < 0) return [];
    this.#programmesOf ??= this.#programmes.byFirst(this.#keys.size);
    return Array.from(thingsOf(this.#programmesOf, number), (pair) => this.#keys.at(this.#programmes.second(pair)));
  }

  /** Pairs of projects that an enumeration lists side by side; a pair may come more than once. */
  get coordinated(): Iterable<readonly [string, string]> {
    return named(this.#coordinated, this.#keys);
  }

  /** Pairs of a project and the park or base that the text says it stands in; a pair may come more than once. */
  get standing(): Iterable<readonly [project: string, ground: string]> {
    return named(this.#standing, this.#keys);
  }

  #passagesOf(project: string): Uint32Array {
    const number = this.#keys.find(project);
    if (number < 0) return NOTHING;
    this.#passages ??= byGroup(this.#keys.size, (tell) => {
      for (let passage = 0; passage < this.#size; passage++) tell(this.#projects[passage] as number, passage);
    });
    return thingsOf(this.#passages, number);
  }

  #row(passage: number): Row {
    return this.#rows.at(this.#rowNumbers[passage] as number);
  }

  /** The number of a new passage of a project; the rest of it is to be told. */
  #newPassage(project: number): number {
    const passage = this.#size++;
    if (passage === this.#sentences.length) {
      [this.#projects, this.#rowNumbers] = [twice(this.#projects), twice(this.#rowNumbers)];
      [this.#sentences, this.#places] = [twice(this.#sentences), twice(this.#places)];
      [this.#years, this.#claims] = [twice(this.#years), twice(this.#claims)];
    }
    this.#projects[passage] = project;
    while (project >= this.#last.length) this.#last = twice(this.#last);
    this.#last[project] = this.#size;
    this.#passages = undefined;
    return passage;
  }

  #addPassage(this: ProjectPassages<Row, EdgeRow, Row>, project: number, row: Row, place: number): void {
    const last = this.#last[project] ?? 0;
    if (last > 0 && this.#sentences[last - 1] === this.#number) return;
    const passage = this.#newPassage(project);
    this.#rowNumbers[passage] = this.#rows.keep(row);
    this.#sentences[passage] = this.#number;
    this.#places[passage] = place;
    this.#years[passage] = row.year ?? Number.NaN;
    this.#claims[passage] = row.claim === undefined ? NO_CLAIM : CLAIMS.indexOf(row.claim);
  }

  #addSentence(this: ProjectPassages<Row, EdgeRow, Row>, rows: readonly Row[], text: string | undefined): void {
    const projects = rows.filter(({ node }) => node?.startsWith('project:'));
    if (projects.length === 0) return;
    const policies = rows.filter(({ node }) => node?.startsWith('policy:') || node?.startsWith('slogan:'));
    this.#number++;
    this.#programmesOf = undefined;
    const { sentence } = projects[0] as Row;
    const place = this.#wordings.get(sentence) ?? this.#number;
    this.#wordings.set(sentence, place);
    const numbers = projects.map((row) => this.#keys.numberOf(row.node as string));
    projects.forEach((row, i) => {
      const project = numbers[i] as number;
      this.#addPassage(project, row, place);
      for (const policy of policies) {
        const gap = Math.max(policy.start - row.end, row.start - policy.end);
        if (gap <= NEAR) this.#programmes.numberOf(project, this.#keys.numberOf(policy.node as string));
      }
      const last = projects[i - 1];
      const before = numbers[i - 1] as number;
      if (last && text !== undefined && before !== project) {
        if (standsIn(row, last, text, 'ground first')) this.#standing.add(project, before);
        else if (standsIn(last, row, text, 'ground last')) this.#standing.add(before, project);
      }
      // Back along the enumeration, as far as it goes on.
      for (let j = i - 1; j >= Math.max(0, i - REACH); j--) {
        if (!enumerates(projects[j] as Row, projects[j + 1] as Row, text)) break;
        if (numbers[j] !== project) this.#coordinated.add(numbers[j] as number, project);
      }
    });
  }
}

/** Passages to which none is added any more. */
export type KnownPassages<Row extends MentionRow = MentionRow, EdgeRow = EdgeRowOf<Row>> = Omit<
  ProjectPassages<Row, EdgeRow, never>,
  'add' | 'addAll' | 'columns'
>;

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
