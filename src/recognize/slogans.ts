import type { Span } from '../model/types.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import type { Context, EntityMention } from './context.ts';
import { countedNames } from './definitions/counted-names.ts';
import { withExpansions } from './definitions.ts';
import { recognizePlaceSlogans } from './place-slogans.ts';
import { formOf, quotedForm } from './quoted.ts';
import type { Recognized } from './registry.ts';

const PHRASES = readPhrases('vocabulary/data/slogan_contexts.tsv', ['each', 'one']);

/** Recognises 提法: entries of the vocabulary, what quotation marks set off as a unit, and local ones by their pattern. */
export function recognizeSlogans(context: Context, before: Recognized): EntityMention[] {
  // Parts are read here of all that rules saw and again of what is chosen (registry.ts): what a glossary seems to tell is an entry
  // only where it tells parts, and a place that isn't chosen may tell them better.
  const mentions = withExpansions(context, [
    ...fromVocabulary(context),
    ...fromQuotations(context, before),
    ...recognizePlaceSlogans(context, before),
    ...fromPatterns(context),
    ...fromCounts(context),
  ]);
  return mentions.filter((m) => m.rule !== TOLD || m.attributes?.expansion);
}

/** What follows where a 提法 only modifies a place or a contest (共同富裕 | 示范区). */
const MODIFIES = /^(?:建设)?(?:国家)?(?:示范[县市区镇村乡点户基城]|先行示范|试验区|示范基地|大赛)/;

function fromVocabulary({ text, matches }: Context): EntityMention[] {
  return matches
    .filter((m) => m.entry.list === 'slogan' && (m.quoted || (m.use === 'free' && !MODIFIES.test(text.slice(m.end, m.end + 6)))))
    .map((m) => ({
      kind: 'slogan',
      start: m.start,
      end: m.end,
      name: text.slice(m.start, m.end).replace(/[“”]/g, ''),
      canonical: m.entry.name,
      rule: 'vocabulary',
    }));
}

function fromQuotations(context: Context, before: Recognized): EntityMention[] {
  const mentions: EntityMention[] = [];
  const policies = before.mentions.filter((m) => m.kind === 'policy' && !m.tentative);
  const others = before.mentions.filter((m) => !m.tentative && (m.kind === 'honor' || m.kind === 'organization' || m.kind === 'company'));
  const places = new Set(before.regions.flatMap((r) => [r.surface, r.name]));
  const inside = ({ start, end }: Span) => policies.some((m) => m.start <= start && end <= m.end && m.end - m.start > end - start + 2);
  // What stands in marks somewhere without being part of a policy's name.
  const alone = new Set(context.quotations.filter((q) => !inside(q)).map((q) => context.text.slice(q.start, q.end)));
  for (const quotation of context.quotations) {
    if (quotation.mark !== '“') continue;
    const form = quotedForm(context, quotation);
    if (!form) continue;
    const { start, end } = quotation;
    const name = context.text.slice(start, end);
    if (others.some((m) => m.start <= start + 1 && end - 1 <= m.end)) continue;
    if (form === 'other') {
      // “固沟保塬”工程 is one policy; what is also used alone, and “燃气下乡” alone, is a 提法 too.
      if (inside(quotation) && !alone.has(name)) continue;
      if (isProduct(name, places)) continue;
    }
    mentions.push({ kind: 'slogan', start, end, name, rule: `quoted ${form}` });
  }
  return mentions;
}

/** A place's name with a short noun behind it is a product or a brand: 静宁 | 苹果. */
function isProduct(name: string, places: ReadonlySet<string>): boolean {
  for (let n = 2; n <= 4 && n < name.length; n++) if (places.has(name.slice(0, n)) && name.length - n <= 4) return true;
  return false;
}

/** 一企一策, 一河一档: one for each. */
const ONE_EACH = new RegExp(
  `一(?:[\\u4e00-\\u9fff]|（[\\u4e00-\\u9fff]）|${PHRASES.each}){1,2}一(?:${PHRASES.one})(?![\\u4e00-\\u9fff]*[^、，。；”的等要实工措])`,
  'g',
);

/** An entry of a glossary: its paragraph begins with the name, what it means follows. */
const ENTRY = /(?<=^|\n)(?:\d{1,2}[.、．]?|〔\d+〕|【\d+】|（\d+）)?(?:\[([^\]\n]{3,24})\]|([\u4e00-\u9fff、]{3,24})(?=：|即|是指|指))/g;

/** What a glossary counts and tells in its own sentences (三件大事，即…). */
const TOLD_ENTRY =
  /(?<=[。；：])([三四五六七八九十][大件场项个种条]?[\u4e00-\u9fff]{1,5}?)(?=，即|：即|即)|[三四五六七八九十][大项][\u4e00-\u9fff]{2,6}?(?=，即|：(?=[^。；]{4,60}、))/g;
const TOLD = 'told entry';

function fromPatterns({ text }: Context): EntityMention[] {
  const named = (start: number, name: string, rule: string): EntityMention => ({
    kind: 'slogan',
    start,
    end: start + name.length,
    name,
    rule,
  });
  const each = [...text.matchAll(ONE_EACH)].map((match) => named(match.index, match[0], 'one for each'));
  const entries = [...text.matchAll(ENTRY)].flatMap((match) => {
    const name = match[1] ?? (match[2] as string);
    if (!['numeral', 'formula'].includes(formOf(name) ?? '') || /以下|上述|如下|我们|方面|工作/.test(name)) return [];
    return [named(match.index + match[0].lastIndexOf(name), name, 'glossary entry')];
  });
  const told = [...text.matchAll(TOLD_ENTRY)].map((match) => named(match.index, match[0], TOLD));
  return [...each, ...entries, ...told];
}

function fromCounts(context: Context): EntityMention[] {
  return countedNames(context).map(({ start, end, expansion }) => ({
    kind: 'slogan',
    start,
    end,
    name: context.text.slice(start, end),
    rule: 'counted and spelled out',
    attributes: { expansion },
  }));
}
