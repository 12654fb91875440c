import { ENTITY_KINDS } from '../model/schema.ts';
import type { Ratio, Score, Share } from './score.ts';

/** A score as a table of plain text. */
export function formatScore(score: Score): string {
  const { core, all, kinds, link, status, investment, sector, expansion, evidence, indicators } = score;
  const shares = Object.entries({ status, investment, sector, expansion }).filter(([, { n }]) => n > 0);
  return [
    `== ${score.doc}`,
    ...ENTITY_KINDS.map((kind) => formatRatio(kind, kinds[kind])),
    formatRatio('CORE', core),
    formatRatio('ALL', all),
    `region links  F1 ${percent(link.f1)}   over ${link.n} matched entities`,
    ...shares.map(([name, { n, right }]) => `${name.padEnd(13)} ${right}/${n} (${percent(right / n).trim()} %)`),
    `indicators    ${indicators.found}/${indicators.gold} headline ones found, ${indicators.withRegion} with the right region`,
    `evidence      ${evidence.exact}/${evidence.spans} spans exact; ${evidence.withEvidence}/${evidence.entities} entities have one`,
    '',
  ].join('\n');
}

/** What a score finds wrong, as `name: gold | got`, one thing per line. */
export function formatMisses(score: Score): string {
  const part = (title: string, lines: readonly string[]) => (lines.length ? [`-- ${title}`, ...lines.map((line) => `   ${line}`)] : []);
  const wrong = (title: string, { wrong: lines }: Share) => part(`wrong ${title} (gold | got)`, lines);
  return [
    ...ENTITY_KINDS.flatMap((kind) => [
      ...part(`${kind} missed`, score.kinds[kind].missed),
      ...part(`${kind} spurious`, score.kinds[kind].spurious),
    ]),
    ...part('wrong links (gold | got)', score.link.wrong),
    ...wrong('status', score.status),
    ...wrong('investment', score.investment),
    ...wrong('sector', score.sector),
    ...wrong('expansion', score.expansion),
    ...part('indicators missed', score.indicators.missed),
    ...part('wrong regions of indicators (gold | got)', score.indicators.wrongRegion),
    '',
  ].join('\n');
}

function formatRatio(name: string, { precision, recall, f1, tp, predicted, gold }: Ratio): string {
  const numbers = `P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}`;
  return `${name.padEnd(13)} ${numbers}   (${tp} right of ${predicted} predicted, ${gold} gold)`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1).padStart(5);
}
