import { useElementSize, useMergedRef } from '@mantine/hooks';
import { createContext, useContext, useRef, type KeyboardEvent } from 'react';
import { Bar, BarChart, XAxis, YAxis, type BarShapeProps } from 'recharts';
import { barState, chartName, type ChartBar, type SelectableChartProps } from './chart-bar.ts';
import type { Formats } from './formats.ts';
import { useFormats, useUiText } from './language-context.tsx';
import { useRovingFocus } from './use-roving-focus.ts';
import styles from './column-chart.module.css';

export interface ColumnChartProps extends SelectableChartProps {
  readonly height?: number;
}

/** Vertical bars for what has an order (years, months, speed limits). Each is a toggle of the filter. */
export function ColumnChart({ title, subtitle, bars, onToggle, height = 150 }: ColumnChartProps) {
  const formats = useFormats();
  const text = useUiText();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const container = useRef<HTMLDivElement>(null);
  const merged = useMergedRef(ref, container);
  const roving = useRovingFocus(bars.length, container);
  const columns = { bars, formats, tabIndexOf: roving.tabIndexOf, onToggle };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows of the columns inside bubble up to here
    <div
      ref={merged}
      role="group"
      aria-label={chartName(title, subtitle, text('chooseHelp'))}
      className={styles['chart']}
      onKeyDown={roving.onKeyDown}
      onFocus={roving.onFocus}
      onBlur={roving.onBlur}
    >
      {/* The columns are buttons themselves; Recharts' own keyboard layer would be a second, silent one. */}
      <ColumnsContext value={columns}>
        <BarChart
          width={width || FALLBACK_WIDTH}
          height={height}
          data={bars}
          accessibilityLayer={false}
          margin={bars.some(({ mark }) => mark !== undefined) ? MARGIN_BELOW_MARKS : MARGIN}
          barCategoryGap="12%"
        >
          <XAxis
            dataKey={axisLabel}
            interval={labelsLeftOut(bars, width || FALLBACK_WIDTH)}
            tickLine={false}
            axisLine={AXIS_LINE}
            tick={TICK}
            height={22}
          />
          <YAxis hide domain={DOMAIN} />
          <Bar dataKey="count" isAnimationActive={false} shape={Column} minPointSize={leastHeight} />
        </BarChart>
      </ColumnsContext>
    </div>
  );
}

// Recharts takes an axis off and puts a new one on when an option is a new object, and the columns with it: a click that began on one
// column would end on another. So the options are always the same objects.
const AXIS_LINE = { stroke: 'var(--el-control)' };
const TICK = { fill: 'var(--el-soft)', fontSize: 11 };
const MARGIN_BELOW_MARKS = { top: 32, right: 0, bottom: 0, left: 0 };
const MARGIN = { top: 18, right: 0, bottom: 0, left: 0 };
// Where nothing is counted the axis still begins at zero: without a largest value Recharts would put it in the middle.
const DOMAIN: [number, (largest: number) => number] = [0, (largest) => Math.max(1, largest)];
/** A bar of few is still seen; a bar of none is not. */
const leastHeight = (count: number | undefined | null): number => (count != null && count > 0 ? 1 : 0);

function axisLabel(bar: ChartBar): string {
  return bar.shortLabel ?? bar.label;
}

const LABEL_GAP = 6;

/** How many labels are left out after each one that is written, so that none runs into the next; the table names all. */
export function labelsLeftOut(bars: readonly ChartBar[], width: number): number {
  const longest = Math.max(1, ...bars.map((bar) => axisLabel(bar).length));
  return Math.ceil(((longest * PIXELS_PER_DIGIT + LABEL_GAP) * bars.length) / width) - 1;
}

/** Until the page has measured the card, and where nothing measures (tests). */
const FALLBACK_WIDTH = 280;

interface Columns extends Pick<SelectableChartProps, 'bars' | 'onToggle'> {
  readonly formats: Formats;
  readonly tabIndexOf: (index: number) => number;
}

/** What every column reads; the shape function stays the same for the reason above. */
const ColumnsContext = createContext<Columns | null>(null);

/** Room that a number of so many digits needs; narrower columns show theirs on hover and in the table only. */
const PIXELS_PER_DIGIT = 6.6;

function Column({ x, y, width, height, background, index }: BarShapeProps) {
  const columns = useContext(ColumnsContext);
  const bar = columns?.bars[index];
  if (columns === null || bar === undefined) return null;
  const { formats, onToggle } = columns;
  const number = formats.count(bar.count);
  const name = `${bar.label}: ${number}${bar.mark === undefined ? '' : ` [${bar.mark}]`}`;
  const fits = number.length * PIXELS_PER_DIGIT <= width + 8;
  const toggleByKey = (event: KeyboardEvent<SVGGElement>): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onToggle(bar.key);
  };
  return (
    <g
      role="button"
      className={styles['column']}
      data-state={barState(bar, columns.bars)}
      data-key={bar.key}
      data-roving={index}
      tabIndex={columns.tabIndexOf(index)}
      aria-pressed={bar.selected}
      aria-label={name}
      onClick={() => onToggle(bar.key)}
      onKeyDown={toggleByKey}
    >
      {!fits && <title>{name}</title>}
      <rect className={styles['reach']} x={background?.x ?? x} y={0} width={background?.width ?? width} height={y + height} />
      <rect
        className={styles['bar']}
        x={x}
        y={y}
        width={width}
        height={height}
        rx={1.5}
        style={bar.color === undefined ? {} : { fill: bar.color }}
      />
      {fits && (
        <text className={styles['number']} x={x + width / 2} y={y - 5} textAnchor="middle">
          {number}
        </text>
      )}
      {/* Number and mark are two words, as they are in the name: whoever speaks to a computer says what they see. */}
      {fits && bar.mark !== undefined && ' '}
      {bar.mark !== undefined && (
        <text className={styles['mark']} x={x + width / 2} y={fits ? Math.max(y - 19, 0) : y - 5} textAnchor="middle">
          {bar.mark}
        </text>
      )}
      {bar.selected && <rect className={styles['foot']} x={x} y={y + height} width={width} height={3} />}
    </g>
  );
}
