import { fitting } from './period.ts';

interface Bar {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly target: boolean;
  readonly title: string;
  readonly href: string;
}

const WIDTH = 220;
const HEIGHT = 84;
const BASE = 62;

/** A few values as bars with what they are of below; those aimed at are outlined. */
export function Bars({ label, bars, format }: { label: string; bars: readonly Bar[]; format: (value: number) => string }) {
  const most = Math.max(...bars.map(({ value }) => Math.abs(value))) || 1;
  const step = WIDTH / Math.max(3, bars.length);
  return (
    <svg className="bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-label={label}>
      <line className="bars-base" x1="0" x2={WIDTH} y1={BASE} y2={BASE} />
      {bars.map(({ id, label: name, value, target, title, href }, i) => {
        const length = Math.max(2, (Math.abs(value) / most) * (BASE - 18));
        const centre = (i + 0.5) * step;
        return (
          <a key={id} href={href}>
            <title>{title}</title>
            <rect className={target ? 'bar target' : 'bar'} x={centre - 11} width="22" y={BASE - length} height={length} rx="1.5" />
            <text className="bar-value" x={centre} y={BASE - length - 5} textAnchor="middle">
              {format(value)}
            </text>
            <text className="bar-name" x={centre} y={BASE + 15} textAnchor="middle">
              {fitting(name, step)}
            </text>
          </a>
        );
      })}
    </svg>
  );
}
