import { createContext, use } from 'react';
import type { Dataset } from './model.ts';

export const DatasetContext = createContext<Dataset | null>(null);

/** The loaded build. Only views below the loaded application may ask. */
export function useDataset(): Dataset {
  const dataset = use(DatasetContext);
  if (!dataset) throw new Error('useDataset outside of the loaded application');
  return dataset;
}
