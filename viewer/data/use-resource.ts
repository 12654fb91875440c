import { useCallback, useEffect, useState } from 'react';
import type { Clustering } from '../../src/analyse/clusters/clusters.ts';
import type { EvidenceRow } from '../../src/build/evidence.ts';
import { type DocumentPassages, documentFile, evidenceFile, type Manifest } from '../../src/view/layout.ts';
import { useDataset } from './context.ts';
import { loadJson, loadText } from './load.ts';
import { once } from './once.ts';

/** Something that is loaded on demand. */
export type Resource<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: Error };

/** Loads when first asked, and again when the name changes. `load` is one function for all renders. */
export function useResource<T>(name: string, load: (name: string, manifest: Manifest) => Promise<T>): Resource<T> {
  const { manifest } = useDataset();
  const [loaded, setLoaded] = useState<{ name: string; resource: Resource<T> }>({ name, resource: { state: 'loading' } });
  useEffect(() => {
    let current = true;
    const finish = (resource: Resource<T>) => current && setLoaded({ name, resource });
    load(name, manifest).then(
      (value) => finish({ state: 'ready', value }),
      (error: unknown) => finish({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) }),
    );
    return () => {
      current = false;
    };
  }, [name, load, manifest]);
  return loaded.name === name ? loaded.resource : { state: 'loading' };
}

/** Evidence of nodes and edges, in their order, of each in the order of the build. */
export function useEvidence(keys: readonly string[]): Resource<readonly EvidenceRow[]> {
  return useResource(JSON.stringify(keys), loadEvidenceOf);
}

async function loadEvidenceOf(keys: string, manifest: Manifest): Promise<readonly EvidenceRow[]> {
  const found = await Promise.all((JSON.parse(keys) as string[]).map((key) => loadEvidence(key, manifest)));
  return found.flat();
}

/** Evidence of a node or an edge, in the order of the build. */
export async function loadEvidence(key: string, manifest: Manifest): Promise<readonly EvidenceRow[]> {
  const file = evidenceFile(key, manifest.evidencePrefix);
  const rows = await once(file, () => loadJson<Record<string, EvidenceRow[]>>(file));
  return Object.hasOwn(rows, key) ? (rows[key] ?? []) : [];
}

/** A document's text, where the build holds it, and its mentions. */
export function usePassages(id: string): Resource<DocumentPassages> {
  return useResource(id, loadPassages);
}

async function loadPassages(id: string): Promise<DocumentPassages> {
  const file = documentFile(id);
  const found = await once(file, () => loadJson<Record<string, DocumentPassages>>(file));
  return (Object.hasOwn(found, id) ? found[id] : undefined) ?? { sections: [], dropped: [], rows: [] };
}

/** A table of the data folder, read once; empty where the build has none. `read` is one function for all renders. */
export function useTable<Row>(file: string, read: (text: string) => readonly Row[]): Resource<readonly Row[]> {
  const load = useCallback(
    (name: string, manifest: Manifest) =>
      manifest.files.includes(name) ? once(name, async () => read(await loadText(name))) : Promise.resolve<readonly Row[]>([]),
    [read],
  );
  return useResource(file, load);
}

/** The clusters of related projects; null where the build has none. */
export function useClustering(): Resource<Clustering | null> {
  return useResource('clusters.json', loadClustering);
}

/** The clusters in a file of the data folder, loaded once; null where the build has none. */
export async function loadClustering(file: string, manifest: Manifest): Promise<Clustering | null> {
  return manifest.files.includes(file) ? once(file, () => loadJson<Clustering>(file)) : null;
}
