import { HOURS_PER_WEEK, WEEKDAY_LABELS, hourOfWeekKey, type Text } from '@elektron/domain';
import { useMediaQuery } from '@mantine/hooks';
import { useId, useState, type KeyboardEvent } from 'react';
import { amountColor, type Scheme } from './colors.ts';
import { chartName, type ChartBar, type SelectableChartProps } from './chart-bar.ts';
import { useFormats, useText, useUiText } from './language-context.tsx';
import styles from './hour-week-matrix.module.css';

export interface HourWeekMatrixProps extends SelectableChartProps {
  readonly scheme: Scheme;
  /** Replaces the choice as a whole: a click on a day or an hour takes all of its cells. */
  readonly onToggleMany: (keys: readonly string[]) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** Every third hour is written, the others are felt. */
const LABELLED_HOURS = 3;

/** The week as a heat matrix: days down and hours across, the other way round on a phone. */
export function HourWeekMatrix({ title, subtitle, bars, onToggle, onToggleMany, scheme }: HourWeekMatrixProps) {
  const formats = useFormats();
  const text = useUiText();
  const inLanguage = useText();
  const id = useId();
  const upright = useMediaQuery('(max-width: 560px)');
  const [active, setActive] = useState<{ weekday: number; hour: number }>({ weekday: 1, hour: 8 });
  const byKey = new Map(bars.map((bar) => [bar.key, bar]));
  const largest = Math.max(1, ...bars.slice(0, HOURS_PER_WEEK).map((bar) => bar.count));
  const anySelected = bars.some((bar) => bar.selected);

  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = nextCell(active, event.key, upright);
    if (next !== null) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onToggle(hourOfWeekKey(active.weekday, active.hour));
    }
  };

  const cell = (weekday: number, hour: number) => {
    const key = hourOfWeekKey(weekday, hour);
    const bar = byKey.get(key);
    return (
      <div
        key={key}
        id={`${id}-${key}`}
        role="gridcell"
        className={styles['cell']}
        aria-selected={bar?.selected ?? false}
        aria-label={`${bar?.label ?? key}: ${formats.count(bar?.count ?? 0)}`}
        title={`${bar?.label ?? key}: ${formats.count(bar?.count ?? 0)}`}
        data-key={key}
        data-quiet={(anySelected && bar?.selected !== true) || undefined}
        data-active={(active.weekday === weekday && active.hour === hour) || undefined}
        style={{ backgroundColor: bar === undefined || bar.count === 0 ? 'var(--el-sunken)' : amountColor(bar.count / largest, scheme) }}
      />
    );
  };
  const lines = upright ? HOURS : WEEKDAYS;
  const columns = upright ? WEEKDAYS : HOURS;
  const dayHeader = (weekday: number, role: 'rowheader' | 'columnheader') => (
    <div key={weekday} role={role} className={styles['day']} data-day={weekday} title={inLanguage(WEEKDAY_LABELS[weekday - 1] ?? NO_TEXT)}>
      {inLanguage(WEEKDAY_LABELS[weekday - 1] ?? NO_TEXT).slice(0, 2)}
    </div>
  );
  const hourHeader = (hour: number, role: 'rowheader' | 'columnheader') => (
    <div key={hour} role={role} className={styles['hour']} data-hour={hour} title={`${hour}:00–${hour}:59`}>
      {hour % LABELLED_HOURS === 0 ? hour : ''}
    </div>
  );

  const click = (target: HTMLElement): void => {
    const { key, day, hour } = target.dataset;
    if (key !== undefined) {
      setActive({ weekday: Number(key.slice(0, 1)), hour: Number(key.slice(2)) });
      onToggle(key);
    } else if (day !== undefined) onToggleMany(HOURS.map((each) => hourOfWeekKey(Number(day), each)));
    else if (hour !== undefined) onToggleMany(WEEKDAYS.map((each) => hourOfWeekKey(each, Number(hour))));
  };

  return (
    <div>
      <div
        role="grid"
        tabIndex={0}
        aria-label={chartName(title, subtitle, text('chooseHelp'))}
        aria-multiselectable="true"
        aria-activedescendant={`${id}-${hourOfWeekKey(active.weekday, active.hour)}`}
        className={styles['matrix']}
        data-upright={upright || undefined}
        onKeyDown={move}
        onClick={(event) => click(event.target as HTMLElement)}
      >
        <div role="row" className={styles['line']}>
          <div role="columnheader" className={styles['corner']}>
            <span className="el-hidden">{upright ? text('hour') : text('day')}</span>
          </div>
          {columns.map((column) => (upright ? dayHeader(column, 'columnheader') : hourHeader(column, 'columnheader')))}
        </div>
        {lines.map((line) => (
          <div key={line} role="row" className={styles['line']}>
            {upright ? hourHeader(line, 'rowheader') : dayHeader(line, 'rowheader')}
            {columns.map((column) => (upright ? cell(column, line) : cell(line, column)))}
          </div>
        ))}
      </div>
      <Scale largest={largest} scheme={scheme} unknown={byKey.get('unknown')} onToggle={onToggle} />
    </div>
  );
}

const NO_TEXT: Text = { el: '', en: '' };

function nextCell(active: { weekday: number; hour: number }, key: string, upright: boolean): { weekday: number; hour: number } | null {
  const along = upright ? { ArrowDown: 1, ArrowUp: -1 } : { ArrowRight: 1, ArrowLeft: -1 };
  const across = upright ? { ArrowRight: 1, ArrowLeft: -1 } : { ArrowDown: 1, ArrowUp: -1 };
  if (key in along) return { ...active, hour: (active.hour + (along[key as keyof typeof along] ?? 0) + 24) % 24 };
  if (key in across) return { ...active, weekday: ((active.weekday - 1 + (across[key as keyof typeof across] ?? 0) + 7) % 7) + 1 };
  return null;
}

interface ScaleProps {
  readonly largest: number;
  readonly scheme: Scheme;
  readonly unknown: ChartBar | undefined;
  readonly onToggle: (key: string) => void;
}

/** What the shades mean, and the accidents whose hour is not known. */
function Scale({ largest, scheme, unknown, onToggle }: ScaleProps) {
  const formats = useFormats();
  const shades = Array.from({ length: 7 }, (_, index) => amountColor((index + 0.5) / 7, scheme));
  return (
    <div className={styles['scale']}>
      <span>0</span>
      <span
        className={styles['ramp']}
        style={{ background: `linear-gradient(90deg, var(--el-sunken) 0 6%, ${shades.join(', ')})` }}
        aria-hidden="true"
      />
      <span>{formats.count(largest)}</span>
      {unknown !== undefined && (unknown.count > 0 || unknown.selected) && (
        <button type="button" className={styles['unknown']} aria-pressed={unknown.selected} onClick={() => onToggle(unknown.key)}>
          {unknown.label}: {formats.count(unknown.count)}
        </button>
      )}
    </div>
  );
}
