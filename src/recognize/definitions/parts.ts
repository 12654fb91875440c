const SPLITS = ['、，；', '；，', '；', '、'];

/** Splits a definition into its parts, by the stops that make as many as the name counts. */
export function split(body: string, counts: readonly number[]): string[] {
  const readings: string[][] = [];
  for (const stops of SPLITS) {
    const parts = cut(body, stops);
    if (counts.includes(parts.length)) return tidied(parts);
    readings.push(parts);
  }
  for (const parts of readings) {
    const more = splitLast(parts);
    if (counts.includes(more.length)) return tidied(more);
  }
  return tidied(splitLast(readings[0] ?? []));
}

const tidied = (parts: readonly string[]): string[] => alike(parts.map(tidy).filter(Boolean));

/** 坚决打好A攻坚战、坚决打好B攻坚战: the verb that all parts share is none of them. */
function alike(parts: string[]): string[] {
  const lead = /^(?:坚决|全力|着力)?(?:打好|打赢|抓好|做好|处理好)/.exec(parts[0] ?? '')?.[0];
  if (lead && parts.length > 1 && lead !== '处理好' && parts.every((part) => part.startsWith(lead)))
    return parts.map((part) => part.slice(lead.length));
  return parts;
}

/** Cuts at stops that stand in no marks or brackets; empty parts are left out. */
export function cut(body: string, stops: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < body.length; i++) {
    const c = body[i] as string;
    if (c === '“' || c === '《' || c === '（') depth++;
    else if (c === '”' || c === '》' || c === '）') depth--;
    else if (depth <= 0 && stops.includes(c)) {
      parts.push(body.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(body.slice(start));
  return parts.filter((p) => p !== '');
}

/** The last part of a list may hold two: …、C和D. */
export function splitLast(parts: readonly string[]): string[] {
  const last = parts.at(-1);
  const joint = last ? /^(.{2,}?)(?:以及|和|与|及)(.{2,})$/.exec(last) : null;
  return joint ? [...parts.slice(0, -1), joint[1] as string, joint[2] as string] : [...parts];
}

/** A part without the conjunction or number before it and the stop or 等 behind it. */
export const tidy = (part: string): string =>
  part
    .replace(/^(?:以及|和|与|及|一是|二是|三是|四是|五是|六是|七是|八是|九是|十是|即|是指|指)/, '')
    .replace(/(?:等)?[。；，]*$/, '')
    .trim();

/** Where a mark stands next, the end of the text where it doesn't. */
export function endOf(text: string, from: number, mark: string): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}
