import { CLAIMS, type Claim } from '../model/schema.ts';

const SETS: readonly (readonly Claim[])[] = Array.from({ length: 2 ** CLAIMS.length }, (_, bits) =>
  CLAIMS.filter((_claim, i) => (bits >> i) & 1),
);

/** Claims as a number, a bit for each. */
export function claimBits(claims: readonly Claim[]): number {
  return claims.reduce((bits, claim) => bits | (1 << CLAIMS.indexOf(claim)), 0);
}

/** The claims that a number of `claimBits` stands for, in the order of the schema; the same list for the same claims. */
export function claimsOfBits(bits: number): readonly Claim[] {
  return SETS[bits] as readonly Claim[];
}
