import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IdentityCache } from '../../src/cache/identity-cache.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhengmai-identity-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('IdentityCache', () => {
  it('keeps what the last build found', () => {
    const mapping = new Map([
      ['honor:国家绿色工厂', 'honor:国家级绿色工厂'],
      ['project:__proto__', 'project:甲'],
    ]);
    new IdentityCache(folder, '0').keep(new Map([['policy:甲', 'policy:乙']]));
    new IdentityCache(folder, '0').keep(mapping);
    expect(new IdentityCache(folder, '0').read()).toEqual(mapping);
    expect(new IdentityCache(folder, '1').read().size).toBe(0);
  });

  it.each(['', '{', 'null', '[1]', '{"policy:甲":1}'])('expects nothing of a damaged file: %j', (content) => {
    const cache = new IdentityCache(folder, '0');
    cache.keep(new Map([['policy:甲', 'policy:乙']]));
    writeFileSync(join(folder, '0', 'identity.json'), content);
    expect(cache.read().size).toBe(0);
  });

  it('does nothing where it may not write', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const cache = new IdentityCache(file, '0');
    cache.keep(new Map([['policy:甲', 'policy:乙']]));
    expect(cache.read().size).toBe(0);
  });
});
