import { useElementSize } from '@mantine/hooks';
import { useFormats, useUiText } from './language-context.tsx';
import styles from './estimate-plot.module.css';

/** An effect with its uncertainty; a value without an interval is not drawn as a point alone. */
export interface EstimateRow {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Shown to expose its bias, never as a result: hollow and dashed. */
  readonly contrastOnly: boolean;
  /** Why there is no value. */
  readonly nullReason?: string | null;
}

const ROW = 44;
const AXIS = 30;
const MARGIN = 14;
const FALLBACK_WIDTH = 480;
/** Where in its row an interval is drawn; above it stands the label. */
const MIDDLE = 28;
/** How far the line of no effect reaches above and below it: it never runs through the words. */
const REACH = 9;
const CAP = 5;

/** Estimates of one effect (1 = none) with their intervals on one scale. The numbers stand in the table beside it. */
export function EstimatePlot({
  title,
  rows,
  level,
}: {
  readonly title: string;
  readonly rows: readonly EstimateRow[];
  readonly level: number;
}) {
  const text = useUiText();
  const formats = useFormats();
  const { ref, width: measured } = useElementSize();
  const width = measured || FALLBACK_WIDTH;
  const top = Math.max(1.5, ...rows.map((row) => Math.min(row.upper ?? row.value ?? 0, MOST_SHOWN))) * 1.06;
  const ticks = ticksTo(top);
  const x = (value: number): number => MARGIN + (Math.min(value, top) / top) * (width - 2 * MARGIN);
  const height = rows.length * ROW + AXIS;
  return (
    <div ref={ref} className={styles['plot']}>
      <svg
        width="100%"
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={describe(title, rows, formats.decimal, formats.percent(level), text)}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={styles['grid']} x1={x(tick)} x2={x(tick)} y1={0} y2={height - AXIS} />
            <text className={styles['tick']} x={x(tick)} y={height - AXIS + 15} textAnchor="middle">
              {formats.decimal(tick, Number.isInteger(tick) ? 0 : 1)}
            </text>
          </g>
        ))}
        <line className={styles['one']} x1={x(1)} x2={x(1)} y1={height - AXIS - 3} y2={height - AXIS + 3} />
        {rows.map((row, index) => (
          <g key={row.id} transform={`translate(0 ${index * ROW})`} className={styles['row']} data-contrast={row.contrastOnly || undefined}>
            <text className={styles['label']} x={MARGIN} y={13}>
              {row.label}
              {row.contrastOnly ? ` · ${text('contrastOnly')}` : ''}
            </text>
            {row.value === null || row.lower === null || row.upper === null ? (
              <text className={styles['none']} x={MARGIN} y={32}>
                {row.nullReason ?? text('notComputed')}
              </text>
            ) : (
              <>
                <line className={styles['one']} x1={x(1)} x2={x(1)} y1={MIDDLE - REACH} y2={MIDDLE + REACH} />
                <line className={styles['interval']} x1={x(row.lower)} x2={x(row.upper)} y1={MIDDLE} y2={MIDDLE} />
                <path className={styles['ends']} data-beyond={row.upper > top || undefined} d={endsOf(row.lower, row.upper, top, x)} />
                {row.value <= top && <circle className={styles['point']} cx={x(row.value)} cy={MIDDLE} r={5.5} />}
              </>
            )}
          </g>
        ))}
      </svg>
      <div className={styles['words']} aria-hidden="true">
        <span>{text('fewerAccidents')}</span>
        <span>{text('moreAccidents')}</span>
      </div>
    </div>
  );
}

/** A cap at each end that the scale holds; an arrow head where the interval goes on beyond it. */
function endsOf(lower: number, upper: number, top: number, x: (value: number) => number): string {
  const cap = (value: number): string => `M${x(value)} ${MIDDLE - CAP}v${2 * CAP}`;
  const arrow = `M${x(top) - CAP} ${MIDDLE - CAP}l${CAP} ${CAP}l${-CAP} ${CAP}`;
  return `${lower > top ? '' : cap(lower)}${upper > top ? arrow : cap(upper)}`;
}

/** Beyond this an interval says "we do not know" just as well; the scale stays readable. */
const MOST_SHOWN = 4;

function ticksTo(top: number): readonly number[] {
  const step = top <= 2.2 ? 0.5 : 1;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
}

function describe(
  title: string,
  rows: readonly EstimateRow[],
  decimal: (value: number, digits: number) => string,
  level: string,
  text: ReturnType<typeof useUiText>,
): string {
  const parts = rows.map((row) => {
    if (row.value === null || row.lower === null || row.upper === null) return `${row.label}: ${row.nullReason ?? text('notComputed')}`;
    return `${row.label}: ${decimal(row.value, 2)} (${level}: ${decimal(row.lower, 2)} – ${decimal(row.upper, 2)})`;
  });
  return `${title}. ${parts.join('. ')}`;
}
