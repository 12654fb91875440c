import { useEffect, useState } from 'react';
import { useText } from '../locale/index.ts';

/** How long the button says what it has done, in milliseconds. */
const SAID = 2500;

/** Puts a text on the clipboard and says so, or that the browser forbids it. */
export function CopyButton({ label, text }: { label: string; text: () => string }) {
  const t = useText();
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = window.setTimeout(() => setOutcome(null), SAID);
    return () => window.clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <button type="button" className="link-button" onClick={copy} aria-live="polite">
      {outcome === null ? label : t.panel[outcome]}
    </button>
  );
}
