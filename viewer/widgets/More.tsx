import { useText } from '../locale/index.ts';

interface Props {
  /** How many are not shown yet; without any, there is no button. */
  readonly rest: number;
  /** How many the button adds. */
  readonly step: number;
  readonly onMore: () => void;
  /** What the button says, with how many it adds. */
  readonly text: (count: string) => string;
}

/** The button under a list that `useMore` shows in steps. */
export function More({ rest, step, onMore, text }: Props) {
  const t = useText();
  if (rest === 0) return null;
  return (
    <button type="button" className="more" onClick={onMore}>
      {text(t.number(Math.min(rest, step)))}
    </button>
  );
}
