import { useText } from '../locale/index.ts';

interface Props {
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** More than this would be a page of chips. */
const MOST = 36;

/** A choice of several values; none chosen means all. */
export function ChipFilter({ label, options, chosen, onChange }: Props) {
  const t = useText();
  const shown = options.filter(([value], i) => i < MOST || chosen.includes(value));
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{label}</legend>
      {shown.map(([value, text]) => (
        <button
          key={value}
          type="button"
          className="chip"
          aria-pressed={chosen.includes(value)}
          onClick={() => onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])}
        >
          {text}
        </button>
      ))}
      {chosen.length > 0 && (
        <button type="button" className="link-button" onClick={() => onChange([])}>
          {t.clear}
        </button>
      )}
    </fieldset>
  );
}
