import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityKind } from '../../../src/model/schema.ts';
import { recordAtoms } from '../../../src/recognize/scoring/atoms.ts';
import { AtomSink } from '../../../src/recognize/scoring/features.ts';
import { LEAST, type Look, SecondLook } from '../../../src/recognize/scoring/second-look.ts';
import { TEMPLATES } from '../../../src/recognize/scoring/templates.ts';

const atoms = recordAtoms();

/** A look at the first place where a text has a name. */
const look = (text: string, kind: EntityKind, name: string, score: number, from = 0): Look => {
  const start = text.indexOf(name, from);
  return { kind, span: { start, end: start + name.length }, score };
};

function told(text: string, looks: readonly Look[], one: Look): string[] {
  const found: string[] = [];
  const name = (a: number) => atoms.get(a) ?? '';
  const sink = new (class extends AtomSink {
    add(template: number, a: number, b: number): void {
      found.push(`${TEMPLATES[template]}|${name(a)}|${name(b)}`);
    }
  })();
  new SecondLook(text, looks).describe(one, sink);
  return found;
}

describe('SecondLook', () => {
  const list = '引进华星电子、蓝海“恒远”和明德药业等企业';

  it('tells what the first look says of the siblings in a list, behind quotation marks too', () => {
    const [first, second, third] = [
      look(list, 'company', '华星电子', 3.4),
      look(list, 'company', '恒远', 0.2),
      look(list, 'organization', '明德药业', 1.5),
    ];
    expect(told(list, [first, second, third], second)).toEqual(
      expect.arrayContaining(['first score|0|', 'kind of sibling after|organization|positive', 'sibling after|和|']),
    );
    const middle = look(list, 'company', '蓝海', -1);
    expect(told(list, [first, middle], middle)).toEqual(
      expect.arrayContaining(['first score|-1|', 'sibling before|、|3', 'kind of sibling before|company|positive', 'sibling after||']),
    );
  });

  it('tells of the same span as another kind, and of what it overlaps, how it lies and how much surer it is', () => {
    const text = '建设云岭创新中心二期';
    const whole = look(text, 'project', '云岭创新中心二期', 4.2);
    const part = look(text, 'project', '云岭创新中心', 1.1);
    const body = look(text, 'organization', '云岭创新中心', 2.5);
    const across = look(text, 'brand', '中心二期', 0.5);
    const found = told(text, [whole, part, body, across], part);
    expect(found).toEqual(expect.arrayContaining(['overlaps|project within|3', 'same span|organization|2', 'overlaps|brand across|0']));
    expect(told(text, [whole, part], whole)).toContain('overlaps|project around|-4');
  });

  it('tells of the same words elsewhere in the document, and not of themselves', () => {
    const text = '云岭牧歌获奖。云岭牧歌';
    const first = look(text, 'brand', '云岭牧歌', 2.2);
    const second = look(text, 'brand', '云岭牧歌', -0.5, 3);
    expect(told(text, [first, second], second)).toContain('elsewhere|brand|2');
    expect(told(text, [second], second).filter((f) => f.startsWith('elsewhere'))).toEqual([]);
  });

  it('says nothing of what scored too low', () => {
    const low = look(list, 'company', '华星电子', LEAST - 0.1);
    const next = look(list, 'company', '蓝海', 1);
    expect(told(list, [low, next], next)).toContain('sibling before|、|');
  });

  it('does not depend on the order in which candidates were scored', () => {
    const kinds: EntityKind[] = ['company', 'project', 'brand'];
    const looks = fc.array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        start: fc.nat({ max: list.length - 3 }),
        length: fc.integer({ min: 1, max: 6 }),
        score: fc.integer({ min: -5, max: 5 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(looks, (raw) => {
        const all = raw.map(({ kind, start, length, score }) => ({
          kind,
          span: { start, end: Math.min(list.length, start + length) },
          score: score + 0.5,
        }));
        const one = all[0] as Look;
        expect(told(list, all.toReversed(), one)).toEqual(told(list, all, one));
      }),
      { numRuns: 60 },
    );
  });
});
