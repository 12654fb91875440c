import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identified } from '../../src/build/identity.ts';
import { encode } from '../../src/output/encoded.ts';
import { Foresight } from '../../src/output/foresight.ts';
import { writeDocument } from '../../src/output/written-document.ts';
import { recordOf } from '../build/records.ts';

const record = recordOf({
  id: 'a.txt',
  sentences: ['新建国家绿色工厂。', '清水河大桥通车。'],
  names: [
    { kind: 'honor', name: '国家绿色工厂' },
    { kind: 'project', name: '清水河大桥' },
  ],
});
const expected = new Map([['honor:国家绿色工厂', 'honor:国家级绿色工厂']]);

async function foreseen(): Promise<Foresight> {
  const foresight = new Foresight(expected);
  foresight.add(record);
  void foresight.begin();
  await setTimeout(50);
  foresight.end();
  return foresight;
}

describe('Foresight', () => {
  it('tells what a document adds under the keys that were expected, worked out before it is asked', async () => {
    const known = identified(record, expected);
    const foresight = await foreseen();
    const told = foresight.take(known);
    expect(told).toEqual(writeDocument(known));
    // Told once: what comes then is worked out anew.
    expect(foresight.take(known)).not.toBe(told);
  });

  it('works a document out again whose entities have other keys than expected', async () => {
    for (const mapping of [new Map<string, string>(), new Map([['project:清水河大桥', 'project:大桥']])]) {
      const other = identified(record, mapping);
      expect((await foreseen()).take(other)).toEqual(writeDocument(other));
    }
  });

  it('works a document out again that is another of the same id', async () => {
    const other = recordOf({ id: 'a.txt', sentences: ['东山水库完工。'], names: [{ kind: 'project', name: '东山水库' }] });
    expect((await foreseen()).take(other)).toEqual(writeDocument(other));
  });

  it('leaves what is wrong in a record to those who ask for it', async () => {
    const broken = { ...record, document: { ...record.document, id: 'b.txt' }, mentions: [{ entity: 9, start: 0, end: 1, sentence: 0 }] };
    const foresight = new Foresight(expected);
    foresight.add(broken);
    const working = foresight.begin();
    await setTimeout(50);
    foresight.end();
    await working;
    expect(() => foresight.take(broken)).toThrow(/b\.txt/);
  });
});

describe('encode', () => {
  it('gives the bytes of all pieces and where each begins', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('字'.repeat(100_000)))), (pieces) => {
        const { chunks, starts } = encode(pieces);
        const whole = Buffer.concat(chunks);
        expect(whole.equals(Buffer.concat(pieces.map((piece) => Buffer.from(piece))))).toBe(true);
        expect(starts).toHaveLength(pieces.length + 1);
        pieces.forEach((piece, i) => {
          expect(starts[i + 1]).toBe((starts[i] as number) + Buffer.byteLength(piece));
        });
      }),
      { numRuns: 30 },
    );
  });
});
