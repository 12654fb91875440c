import type { Context, EntityMention } from './context.ts';
import { nameSpans } from './identity.ts';
import { headsPhrase, isClassName, type PolicyHead, policyHeads, readPolicyName } from './policy-names.ts';
import type { Recognized } from './registry.ts';

/** Recognises policies: entries of the vocabulary, and head nouns with the modifier that tells which one is meant. */
export function recognizePolicies(context: Context, before: Recognized): EntityMention[] {
  return [...fromVocabulary(context), ...fromHeads(context, before)];
}

function fromVocabulary({ text, matches }: Context): EntityMention[] {
  return matches
    .filter((m) => m.entry.list === 'policy' && (m.quoted || m.entry.use === 'free'))
    .map((m) => ({
      kind: 'policy',
      start: m.start,
      end: m.end,
      name: plain(text.slice(m.start, m.end)),
      canonical: m.entry.name,
      rule: 'vocabulary',
    }));
}

const plain = (name: string): string => name.replace(/[“”《》]/g, '');

/** Words before a name that rank or date it and may be left out. */
const LEADING = /^(?:新一轮|全国|国家级?|省级|市级|区级|县级|全省|全市|首批|第[一二三四五六七八九十\d]+[轮批次届]|新的?)+/;
/** Heads that a name may lack without naming another thing. */
const DROPPABLE = /(?:专项行动|攻坚行动|行动计划|行动|工程|活动|机制|制度|政策|试点|改革|计划|战略|建设)$/;

function fromHeads(context: Context, before: Recognized): EntityMention[] {
  const { text, sentences } = context;
  const names = nameSpans({ regions: before.regions, mentions: [] });
  const mentions: EntityMention[] = [];
  let sentence = 0;
  for (const match of policyHeads().find(text)) {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as { start: number }).start <= match.start) sentence++;
    const floor = sentences[sentence]?.start ?? 0;
    if (!headsPhrase(context, match)) continue;
    const name = readPolicyName(context, match, floor, names.startCovering);
    if (name.quantified) continue;
    const rule = `head:${match.head.kind}:${match.head.strength}`;
    if (name.parts.length > 0) {
      const tail = text.slice(name.sharedFrom, match.end);
      for (const part of name.parts) {
        const own = text.slice(part.start, part.end);
        if (own.length < 3 || isClassName(context, part.start, part.end)) continue;
        mentions.push(policy(name.start, match.end, own + tail, match.head, `${rule} shared`));
      }
      continue;
    }
    const modifier = text.slice(name.start, match.start);
    if (plain(modifier).length < 2 || isClassName(context, name.start, match.start)) continue;
    if (match.head.strength === 'weak' && !name.governor && !modifier.includes('“')) continue;
    mentions.push(policy(name.start, match.end, text.slice(name.start, match.end), match.head, rule));
  }
  return mentions;
}

function policy(start: number, end: number, words: string, head: PolicyHead, rule: string): EntityMention {
  const name = plain(words);
  return { kind: 'policy', start, end, name, aliases: otherForms(words, head), rule };
}

/** Forms that name the same policy: without rank, without its head, the quoted part with and without the head. */
function otherForms(words: string, head: PolicyHead): string[] {
  const forms = new Set<string>();
  const name = plain(words);
  const bases = [name, name.replace(LEADING, '')];
  if (name.includes('的')) bases.push(name.replace('的', ''));
  for (const base of bases) {
    forms.add(base);
    if (head.kind !== 'document') {
      const stem = base.replace(DROPPABLE, '');
      if (stem.length >= 4) forms.add(stem);
    }
  }
  const quoted = /“([^”]+)”(.*)$/.exec(words);
  if (quoted) {
    forms.add(plain(quoted[0]));
    if ((quoted[1] as string).length >= 2) forms.add(`${quoted[1]}${head.head}`);
  }
  forms.delete(name);
  return [...forms].filter((f) => f.length >= 4);
}
