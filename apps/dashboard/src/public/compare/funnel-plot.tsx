import type { FunnelLimits, OpenFunnel, OpenFunnelPoint } from '@elektron/domain';
import { useFormats } from '@elektron/ui';
import { useMemo } from 'react';
import { COMPARE_TEXTS } from '../texts/compare-texts.ts';
import { useWords } from '../use-words.ts';
import styles from './funnel.module.css';

const WIDTH = 720;
const HEIGHT = 420;
const EDGE = { left: 56, right: 16, top: 16, bottom: 48 };
const TICKS = 5;

interface Scale {
  /** Of a place in the row of areas, the smallest first. */
  readonly x: (place: number) => number;
  readonly y: (count: number) => number;
}

interface FunnelPlotProps {
  readonly funnel: OpenFunnel;
  /** Id of an area that stands out. */
  readonly chosen: string | null;
  readonly nameOf: (id: string) => string;
  readonly onPick: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

/**
 * Counts of areas from the smallest to the largest, with the bands that chance alone makes around the mean. Beside each other, because most hexagons have
 * the same size and would stand one upon the other. A picture for the eye: the table has every point.
 */
export function FunnelPlot({ funnel, chosen, nameOf, onPick, onHover }: FunnelPlotProps) {
  const words = useWords(COMPARE_TEXTS);
  const points = useMemo(() => [...funnel.points].sort((a, b) => a.exposure - b.exposure), [funnel]);
  const scale = makeScale(points);
  const outside = (side: string): number => points.filter(({ position }) => position?.startsWith(side) === true).length;
  const marked = points.findIndex(({ id, count }) => id === chosen && count !== null);
  return (
    <figure className={styles['figure']}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={words('plot', { areas: points.length, above: outside('above'), below: outside('below') })}
      >
        <path className={styles['band998']} d={bandOf(points, scale, ({ limits998 }) => limits998)} />
        <path className={styles['band95']} d={bandOf(points, scale, ({ limits95 }) => limits95)} />
        <path className={styles['mean']} d={`M${points.map(({ expected }, place) => at(scale, place, expected)).join('L')}`} />
        <Axes points={points} scale={scale} labels={[words('bySize'), words('count')]} />
        {points.map(
          ({ id, count, position }, place) =>
            count !== null && (
              <circle
                key={id}
                className={styles['point']}
                data-position={position}
                cx={scale.x(place)}
                cy={scale.y(count)}
                r={5}
                onClick={() => onPick(id)}
                onMouseEnter={() => onHover(id)}
                onMouseLeave={() => onHover(null)}
              />
            ),
        )}
        {marked >= 0 && <Marked left={scale.x(marked)} top={scale.y(points[marked]?.count ?? 0)} name={nameOf(points[marked]?.id ?? '')} />}
      </svg>
      {/* No caption: it would be the name of the figure, and the picture has a better one. */}
      <ul className={styles['legend']} aria-label={words('legend')}>
        {(['mean', 'band95', 'band998'] as const).map((each) => (
          <li key={each}>
            <span className={styles['swatch']} data-kind={each} />
            {words(each)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function makeScale(points: readonly OpenFunnelPoint[]): Scale {
  const step = (WIDTH - EDGE.left - EDGE.right) / points.length;
  const most = mostOf(points) * 1.05;
  return {
    x: (place) => EDGE.left + (place + 0.5) * step,
    y: (count) => HEIGHT - EDGE.bottom - (count / most) * (HEIGHT - EDGE.top - EDGE.bottom),
  };
}

function mostOf(points: readonly OpenFunnelPoint[]): number {
  return points.reduce((most, { count, limits998 }) => Math.max(most, count ?? 0, limits998.upper), 1);
}

function at({ x, y }: Scale, place: number, count: number): string {
  return `${x(place).toFixed(1)},${y(count).toFixed(1)}`;
}

function bandOf(points: readonly OpenFunnelPoint[], scale: Scale, limitsOf: (point: OpenFunnelPoint) => FunnelLimits): string {
  const upper = points.map((point, place) => at(scale, place, limitsOf(point).upper));
  const lower = points.map((point, place) => at(scale, place, limitsOf(point).lower)).reverse();
  return `M${[...upper, ...lower].join('L')}Z`;
}

function Axes({
  points,
  scale: { y },
  labels: [across, up],
}: {
  readonly points: readonly OpenFunnelPoint[];
  readonly scale: Scale;
  readonly labels: readonly [string, string];
}) {
  const { number } = useFormats();
  const [bottom, left] = [HEIGHT - EDGE.bottom, EDGE.left];
  return (
    <g className={styles['axes']}>
      <line x1={left} x2={WIDTH - EDGE.right} y1={bottom} y2={bottom} />
      <line x1={left} x2={left} y1={EDGE.top} y2={bottom} />
      {ticksTo(mostOf(points)).map((count) => (
        <text key={count} x={left - 8} y={y(count) + 4} textAnchor="end">
          {number(count)}
        </text>
      ))}
      <text x={WIDTH - EDGE.right} y={HEIGHT - 16} textAnchor="end">
        {across}
      </text>
      <text x={left + 8} y={EDGE.top + 4}>
        {up}
      </text>
    </g>
  );
}

/** Round steps from zero, some five of them. */
function ticksTo(most: number): readonly number[] {
  const rough = most / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => Number((i * step).toPrecision(6)));
}

function Marked({ left, top, name }: { readonly left: number; readonly top: number; readonly name: string }) {
  const before = left > WIDTH / 2;
  return (
    <g className={styles['marked']}>
      <circle cx={left} cy={top} r={8} />
      <text x={left + (before ? -14 : 14)} y={top + 5} textAnchor={before ? 'end' : 'start'}>
        {name}
      </text>
    </g>
  );
}
