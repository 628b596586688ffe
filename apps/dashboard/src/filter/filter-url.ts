import {
  ACCIDENT_DIMENSION_IDS,
  formatDayNumber,
  getDayNumber,
  parseAccidentFilter,
  type AccidentDimensionId,
  type AccidentFilter,
  type BoundingBox,
  type Period,
} from '@elektron/domain';

/*
 * The filter in the address bar: `from` and `to` are the first and the last day, `area` is west,south,east,north, and each dimension is
 * a list of its keys. `?from=2016-01-01&to=2016-12-31&road-user=pedestrian,bicycle` opens the same numbers everywhere.
 */
export const FILTER_PARAMETERS = ['from', 'to', 'area', ...ACCIDENT_DIMENSION_IDS] as const;
export type FilterParameter = (typeof FILTER_PARAMETERS)[number];
export type FilterParameters = Readonly<Record<FilterParameter, string | null>>;

export interface ReadFilter {
  readonly filter: AccidentFilter;
  /** Parameters that say nothing we know. They are left out, and the reader is told so. */
  readonly ignored: readonly FilterParameter[];
}

/** About a metre: finer digits would only lengthen the link. */
const AREA_DIGITS = 5;

export function readFilter(parameters: FilterParameters): ReadFilter {
  const ignored: FilterParameter[] = [];
  const attempt = <T>(names: readonly FilterParameter[], read: () => T): T | null => {
    if (names.every((name) => parameters[name] === null)) return null;
    try {
      return read();
    } catch {
      ignored.push(...names.filter((name) => parameters[name] !== null));
      return null;
    }
  };
  const period = attempt(['from', 'to'], () => readPeriod(parameters.from, parameters.to));
  const area = attempt(['area'], () => readArea(parameters.area ?? ''));
  const selections: Partial<Record<AccidentDimensionId, readonly string[]>> = {};
  for (const dimension of ACCIDENT_DIMENSION_IDS) {
    const values = attempt([dimension], () => readValues(dimension, parameters[dimension] ?? ''));
    if (values !== null) selections[dimension] = values;
  }
  return { filter: { period, area, selections }, ignored };
}

export function writeFilter(filter: AccidentFilter): FilterParameters {
  const dimensions = Object.fromEntries(ACCIDENT_DIMENSION_IDS.map((id) => [id, filter.selections[id]?.join(',') ?? null])) as Record<
    AccidentDimensionId,
    string | null
  >;
  return {
    from: filter.period?.start ?? null,
    to: filter.period === null ? null : formatDayNumber(getDayNumber(filter.period.end) - 1),
    area: filter.area === null ? null : roundArea(filter.area).join(','),
    ...dimensions,
  };
}

/** An area as it stands in a link. */
export function roundArea(area: BoundingBox): BoundingBox {
  const [west, south, east, north] = area;
  // Plus zero: a negative zero is the same place and another text.
  const round = (degrees: number): number => Number(degrees.toFixed(AREA_DIGITS)) + 0;
  return [round(west), round(south), round(east), round(north)];
}

function readPeriod(from: string | null, to: string | null): Period {
  const period = { start: from ?? '', end: formatDayNumber(getDayNumber(to ?? '') + 1) };
  parseAccidentFilter({ period });
  return period;
}

/** @throws Problem AREA_INVALID */
export function readArea(text: string): BoundingBox {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const { area } = parseAccidentFilter({ area: numbers });
  return area ?? [0, 0, 0, 0];
}

function readValues(dimension: AccidentDimensionId, text: string): readonly string[] {
  const values = text.split(',').filter((value) => value !== '');
  const found = parseAccidentFilter({ selections: [{ dimension, values }] }).selections[dimension];
  if (found === undefined) throw new RangeError(`no value of ${dimension}`);
  return found;
}

export function isEveryAccident(filter: AccidentFilter): boolean {
  return filter.period === null && filter.area === null && Object.keys(filter.selections).length === 0;
}

/** The filter with one dimension set; no value means: not asked. */
export function withSelection(filter: AccidentFilter, dimension: AccidentDimensionId, values: readonly string[]): AccidentFilter {
  const selections = Object.entries(filter.selections)
    .filter(([id]) => id !== dimension)
    .map(([id, others]) => ({ dimension: id, values: others }));
  return parseAccidentFilter({ ...filter, selections: [...selections, { dimension, values }] });
}

/** A value chosen is dropped, one not chosen is added. */
export function toggleValue(filter: AccidentFilter, dimension: AccidentDimensionId, value: string): AccidentFilter {
  const chosen = filter.selections[dimension] ?? [];
  return withSelection(filter, dimension, chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
}

/** All of the values are added, or dropped when all are chosen already. */
export function toggleValues(filter: AccidentFilter, dimension: AccidentDimensionId, values: readonly string[]): AccidentFilter {
  const chosen = filter.selections[dimension] ?? [];
  const all = values.every((value) => chosen.includes(value));
  const rest = chosen.filter((value) => !values.includes(value));
  return withSelection(filter, dimension, all ? rest : [...rest, ...values]);
}
