/** A field that narrows the list below it while the reader types. */
export function Filter({ value, label, onChange }: { value: string; label: string; onChange: (value: string) => void }) {
  return (
    <input
      type="search"
      className="text-input"
      value={value}
      placeholder={label}
      aria-label={label}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
