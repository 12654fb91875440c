import { describe, expect, it } from 'vitest';
import { label } from '../../src/recognize/labels.ts';

describe('label', () => {
  it('joins a name and what it was answered with', () => {
    expect(label('by', 'chunk')).toBe('by:chunk');
    expect(label('siblings', 'all', 'some', 'none', 'strong')).toBe('siblings:all+some+none+strong');
  });

  it('keeps combinations apart that begin alike', () => {
    expect(label('core', 'none')).toBe('core:none');
    expect(label('core', 'none', 'trade')).toBe('core:none+trade');
    expect(label('core', 'none')).toBe('core:none');
  });
});
