import { POLICY_KINDS, type PolicyKind } from '../../../src/analyse/adoption.ts';
import { useText } from '../../locale/index.ts';
import { changeParams } from '../../state/use-route.ts';
import { Select } from '../../widgets/Select.tsx';

/** Choices of policies or slogans, and of how many regions have them at least; `kind` is empty where both are shown. */
export function PolicyFilters({ kind, least }: { kind: PolicyKind | ''; least: number }) {
  const t = useText();
  return (
    <>
      <Select
        label={t.shared.kinds}
        value={kind}
        options={[['', t.shared.both], ...POLICY_KINDS.map((name) => [name, t.kindsCounted[name]] as const)]}
        onChange={(value) => changeParams({ kind: value })}
      />
      <Select
        label={t.shared.minRegions}
        value={String(least)}
        options={[...new Set([1, 2, 3, 4, 5, 10, least])].sort((a, b) => a - b).map((count) => [String(count), t.shared.atLeast(count)])}
        onChange={(value) => changeParams({ least: value })}
      />
    </>
  );
}
