import type { Context, EntityMention } from './context.ts';

export function recognizeBrands(_context: Context): EntityMention[] {
  return [];
}
