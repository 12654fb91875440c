/** What was made before, by its first part, its second, … */
interface Branch {
  label: string | null;
  readonly branches: Map<string, Branch>;
}

const root: Branch = { label: null, branches: new Map() };

function branchOf(branch: Branch, part: string): Branch {
  let next = branch.branches.get(part);
  if (!next) {
    next = { label: null, branches: new Map() };
    branch.branches.set(part, next);
  }
  return next;
}

/**
 * A feature that combines what several closed questions were answered with. Of thousands of candidates the same few
 * combinations are said: each is made once, and equal ones are one string, which a map finds without reading it.
 *
 * @example label('right+head', 'comma', 'strong') // right+head:comma+strong
 */
export function label(name: string, first: string, second?: string, third?: string, fourth?: string): string {
  let branch = branchOf(branchOf(root, name), first);
  if (second !== undefined) branch = branchOf(branch, second);
  if (third !== undefined) branch = branchOf(branch, third);
  if (fourth !== undefined) branch = branchOf(branch, fourth);
  branch.label ??= `${name}:${[first, second, third, fourth].filter((part) => part !== undefined).join('+')}`;
  return branch.label;
}
