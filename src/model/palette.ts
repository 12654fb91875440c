import type { NodeKind } from './schema.ts';

/**
 * The colour of every kind: Paul Tol's muted scheme, told apart by readers with any of the common kinds of colour blindness.
 * The viewer's light theme has the same colours.
 */
export const KIND_COLORS: Readonly<Record<NodeKind, string>> = {
  region: '#332288',
  policy: '#117733',
  slogan: '#ad3a52',
  project: '#c98a1b',
  company: '#3f9dc9',
  organization: '#2f8f83',
  honor: '#882255',
  brand: '#8a8a24',
  document: '#8c8c8c',
};
