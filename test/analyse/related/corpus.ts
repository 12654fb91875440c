import { ProjectPassages } from '../../../src/analyse/related/passages.ts';
import type { EvidenceRow } from '../../../src/build/evidence.ts';
import type { KnowledgeGraph } from '../../../src/model/graph.ts';
import type { Sector } from '../../../src/model/schema.ts';
import { GraphMaker } from '../graphs.ts';

/** Sentences of a document per region, the projects that they name by sector, and which company is in which project. */
export type Corpus = Record<string, readonly string[] | object> & {
  readonly projects: Partial<Record<Sector, readonly string[]>>;
  readonly companies?: Readonly<Record<string, readonly string[]>>;
};

/** A graph and its passages, made by looking the names up in the sentences, longest first. */
export function corpusOf({ projects, companies = {}, ...regions }: Corpus): {
  graph: KnowledgeGraph;
  passages: ProjectPassages<EvidenceRow>;
} {
  const maker = new GraphMaker();
  const passages = new ProjectPassages<EvidenceRow>();
  const names = Object.entries(projects).flatMap(([sector, list]) => list.map((name) => ({ name, sector: sector as Sector })));
  names.sort((a, b) => b.name.length - a.name.length);
  for (const [region, sentences] of Object.entries(regions) as [string, readonly string[]][]) {
    const place = maker.region(region, { level: 'county', documents: [2021] });
    const text = sentences.join('');
    const rows: EvidenceRow[] = [];
    let offset = 0;
    for (const sentence of sentences) {
      const taken = new Set<number>();
      for (const { name, sector } of names) {
        const at = sentence.indexOf(name);
        if (at < 0 || taken.has(at)) continue;
        for (let i = at; i < at + name.length; i++) taken.add(i);
        const node = maker.node('project', name, { sector });
        if (!maker.graph.hasEdge(`${node}|located_in|${place}`)) maker.edge(node, 'located_in', place);
        const span = { start: offset + at, end: offset + at + name.length };
        rows.push({ node, doc: region, ...span, text: name, sentence, section: '', year: 2021, claim: 'done' });
      }
      offset += sentence.length;
    }
    passages.add(
      rows.sort((a, b) => a.start - b.start),
      text,
    );
  }
  for (const [company, list] of Object.entries(companies)) {
    for (const name of list) maker.edge(maker.node('company', company), 'participates_in', `project:${name}`);
  }
  return { graph: maker.graph, passages };
}
