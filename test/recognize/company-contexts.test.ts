import { describe, expect, it } from 'vitest';
import { recognizeCompanies } from '../../src/recognize/companies.ts';
import { seenBy } from './seen.ts';

const forms = (text: string) => seenBy(recognizeCompanies, text).map(({ name }) => name);

describe('short forms that enterprises share', () => {
  it('count among enterprises', () => expect(forms('引进京东物流、德邦、顺丰速运等企业。')).toContain('德邦'));
  it('are no part of another name', () => expect(forms('德邦证券落户我县。')).not.toContain('德邦'));
});
