import { useState } from 'react';
import { useText } from '../locale/index.ts';

interface Props {
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** So many are shown before the reader asks for the rest. */
const FIRST = 40;

/** A choice of several values; none chosen means all. */
export function ChipFilter({ label, options, chosen, onChange }: Props) {
  const t = useText();
  const [all, setAll] = useState(false);
  const shown = options.filter(([value], i) => all || i < FIRST || chosen.includes(value));
  const hidden = options.length - shown.length;
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
      {hidden > 0 && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t.shared.more(t.number(hidden))}
        </button>
      )}
      {chosen.length > 0 && (
        <button type="button" className="link-button" onClick={() => onChange([])}>
          {t.clear}
        </button>
      )}
    </fieldset>
  );
}
