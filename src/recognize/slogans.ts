import type { Context, EntityMention } from './context.ts';
import { countedNames, withExpansions } from './definitions.ts';
import { recognizePlaceSlogans } from './place-slogans.ts';
import { quotedForm } from './quoted.ts';
import type { Recognized } from './registry.ts';

/** Recognises 提法: entries of the vocabulary, what quotation marks set off as a unit, and local ones by their pattern. */
export function recognizeSlogans(context: Context, before: Recognized): EntityMention[] {
  return withExpansions(context, [
    ...fromVocabulary(context),
    ...fromQuotations(context, before),
    ...recognizePlaceSlogans(context, before),
    ...fromPatterns(context),
    ...fromCounts(context),
  ]);
}

function fromVocabulary({ text, matches }: Context): EntityMention[] {
  return matches
    .filter((m) => m.entry.list === 'slogan' && (m.quoted || m.use === 'free'))
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
  const policies = before.mentions.filter((m) => m.kind === 'policy');
  const others = before.mentions.filter((m) => m.kind === 'honor' || m.kind === 'organization' || m.kind === 'company');
  const places = new Set(before.regions.flatMap((r) => [r.surface, r.name]));
  for (const quotation of context.quotations) {
    if (quotation.mark !== '“') continue;
    const form = quotedForm(context, quotation);
    if (!form) continue;
    const { start, end } = quotation;
    const name = context.text.slice(start, end);
    if (others.some((m) => m.start <= start + 1 && end - 1 <= m.end)) continue;
    if (form === 'other') {
      // “固沟保塬”工程 is one policy; “燃气下乡” alone is a policy and a 提法.
      if (policies.some((m) => m.start <= start && end <= m.end && m.end - m.start > end - start + 2)) continue;
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
const ONE_EACH =
  /一(?:[\u4e00-\u9fff]|（[\u4e00-\u9fff]）|项目|产业|企业|流域|小区|校园|家庭){1,2}一(?:策|档|品|业|案|图|码|警|方案|专班|册|卡|台账|特色|韵|长|法律顾问|对策|措施)(?![\u4e00-\u9fff]*[^、，。；”的等要实工措])/g;

function fromPatterns({ text }: Context): EntityMention[] {
  return [...text.matchAll(ONE_EACH)].map((match) => ({
    kind: 'slogan',
    start: match.index,
    end: match.index + match[0].length,
    name: match[0],
    rule: 'one for each',
  }));
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
