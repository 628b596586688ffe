import {
  getAccidentDimension,
  HOURS_PER_WEEK,
  JUNCTION_TYPE_LABELS,
  JUNCTION_TYPES,
  LIGHT_CONDITION_LABELS,
  LIGHT_CONDITIONS,
  ROAD_TYPE_LABELS,
  ROAD_TYPES,
  ROAD_USER_LABELS,
  ROAD_USERS,
  ACCIDENT_SEVERITY_LABELS,
  SEVERITIES,
  UNKNOWN_LABEL,
  WEEKDAY_LABELS,
  getPeriodDays,
  type Period,
  type Text,
} from '@elektron/domain';

import { UNKNOWN_NUMBER, type AccidentColumns } from './accident-columns.ts';
import { dataPeriodOf } from './open-keys.ts';
import { reachesBeyond } from './reaches-beyond.ts';

/** Calendar years of the fixed tables: long enough for small towns, short enough to be about the present. */
export const AGGREGATE_YEARS = 5;

/** Accidents counted by two things, or by one (then there is one column). */
export interface AggregateTable {
  readonly id: string;
  readonly title: Text;
  readonly rows: readonly Text[];
  readonly columns: readonly Text[];
  /** `counts[row][column]`. */
  readonly counts: readonly (readonly number[])[];
}

const HOURS_PER_DAY = HOURS_PER_WEEK / 7;
const ACCIDENTS: Text = { el: 'Ατυχήματα', en: 'Accidents' };

/** A way to sort accidents into rows: the last row is for those of which it is not known. */
interface Classification {
  readonly labels: readonly Text[];
  /** Rows into which an accident falls; several only where it is said. */
  readonly rowsOf: (columns: AccidentColumns, index: number) => readonly number[];
}

function ofList<T extends string>(
  list: readonly T[],
  labels: Readonly<Record<T, Text>>,
  codes: (columns: AccidentColumns) => Uint8Array,
): Classification {
  return {
    labels: [...list.map((value) => labels[value]), UNKNOWN_LABEL],
    rowsOf: (columns, index) => [codes(columns)[index] === 0 ? list.length : codes(columns)[index]! - 1],
  };
}

const SEVERITY = ofList(SEVERITIES, ACCIDENT_SEVERITY_LABELS, (columns) => columns.severity);

const MONTH: Classification = {
  labels: [...(getAccidentDimension('month').keys ?? []).map(getAccidentDimension('month').labelOf), UNKNOWN_LABEL],
  rowsOf: ({ month }, index) => [month[index] === 0 ? 12 : month[index]! - 1],
};

const HOUR: Classification = {
  labels: [...Array.from({ length: HOURS_PER_DAY }, (_, hour) => hourLabel(hour)), UNKNOWN_LABEL],
  rowsOf: ({ hour }, index) => [hour[index] === UNKNOWN_NUMBER ? HOURS_PER_DAY : hour[index]!],
};

function hourLabel(hour: number): Text {
  const text = `${String(hour).padStart(2, '0')}:00–${String(hour).padStart(2, '0')}:59`;
  return { el: text, en: text };
}

const WEEKDAY: Classification = {
  labels: [...WEEKDAY_LABELS, UNKNOWN_LABEL],
  rowsOf: ({ weekday }, index) => [weekday[index] === 0 ? WEEKDAY_LABELS.length : weekday[index]! - 1],
};

const ROAD_USER: Classification = {
  labels: [...ROAD_USERS.map((user) => ROAD_USER_LABELS[user]), UNKNOWN_LABEL],
  rowsOf: ({ roadUserMask }, index) => {
    const users = [...ROAD_USERS.keys()].filter((bit) => (roadUserMask[index]! & (1 << bit)) !== 0);
    return users.length === 0 ? [ROAD_USERS.length] : users;
  },
};

const LIGHT = ofList(LIGHT_CONDITIONS, LIGHT_CONDITION_LABELS, (columns) => columns.light);
const ROAD_TYPE = ofList(ROAD_TYPES, ROAD_TYPE_LABELS, (columns) => columns.roadType);
const JUNCTION = ofList(JUNCTION_TYPES, JUNCTION_TYPE_LABELS, (columns) => columns.junction);

/**
 * The last full calendar years that the records cover, AGGREGATE_YEARS at most: a block that moves once a year and not with every accident.
 * @returns null where not even one year is covered
 */
export function findAggregatePeriod(columns: AccidentColumns): Period | null {
  const covered = dataPeriodOf(columns);
  if (covered === null) return null;
  const isFull = (year: number): boolean => !reachesBeyond(yearOf(year), covered);
  let last = Number(covered.end.slice(0, 4));
  const first = Number(covered.start.slice(0, 4));
  while (last >= first && !isFull(last)) last -= 1;
  if (last < first) return null;
  let start = last;
  while (last - start + 1 < AGGREGATE_YEARS && start > first && isFull(start - 1)) start -= 1;
  return { start: yearOf(start).start, end: yearOf(last).end };
}

function yearOf(year: number): Period {
  return { start: `${year}-01-01`, end: `${year + 1}-01-01` };
}

/**
 * THE fixed tables that one organisation may show another: exact counts of one period, to be protected before anybody sees them.
 * @param period whole calendar years
 */
export function countAggregates(columns: AccidentColumns, period: Period): AggregateTable[] {
  const { start, end } = getPeriodDays(period);
  const indices = Array.from({ length: columns.count }, (_, index) => index).filter(
    (index) => columns.earliestDay[index]! >= start && columns.latestDay[index]! < end,
  );
  const count = (id: string, title: Text, rows: Classification, across: Classification | null = null): AggregateTable => {
    const counts = rows.labels.map(() => new Array<number>(across?.labels.length ?? 1).fill(0));
    for (const index of indices) {
      const [column = 0] = across?.rowsOf(columns, index) ?? [];
      for (const row of rows.rowsOf(columns, index)) counts[row]![column]! += 1;
    }
    return { id, title, rows: rows.labels, columns: across?.labels ?? [ACCIDENTS], counts };
  };
  return [
    count('year-severity', { el: 'Έτος και βαρύτητα', en: 'Year and severity' }, yearsOf(period), SEVERITY),
    count('month-severity', { el: 'Μήνας και βαρύτητα', en: 'Month and severity' }, MONTH, SEVERITY),
    count('hour', { el: 'Ώρα της ημέρας', en: 'Hour of day' }, HOUR),
    count('weekday', { el: 'Ημέρα της εβδομάδας', en: 'Weekday' }, WEEKDAY),
    count('road-user', { el: 'Χρήστες της οδού', en: 'Road users' }, ROAD_USER),
    count('light', { el: 'Φωτισμός', en: 'Light' }, LIGHT),
    count('road-type', { el: 'Τύπος οδού', en: 'Road type' }, ROAD_TYPE),
    count('junction', { el: 'Κόμβος', en: 'Junction' }, JUNCTION),
  ];
}

/** The year of an accident is always known. */
function yearsOf({ start, end }: Period): Classification {
  const first = Number(start.slice(0, 4));
  return {
    labels: Array.from({ length: Number(end.slice(0, 4)) - first }, (_, k) => ({ el: String(first + k), en: String(first + k) })),
    rowsOf: ({ year }, index) => [year[index]! - first],
  };
}
