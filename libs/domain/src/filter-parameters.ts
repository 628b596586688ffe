import { ACCIDENT_DIMENSION_IDS, type AccidentDimensionId } from './accident-dimension.ts';
import {
  parseAccidentFilter,
  parsePlaceKeys,
  PLACE_PARTS,
  type AccidentFilter,
  type BoundingBox,
  type PlacePart,
} from './accident-filter.ts';
import { formatDayNumber, getDayNumber, type Period } from './period.ts';
import { Problem } from './problem.ts';

/*
 * The filter in an address: `from` and `to` are the first and the last day, `area` is west,south,east,north, `within` and `near` are lists
 * of keys of places, and each dimension is a list of its keys. `?from=2016-01-01&to=2016-12-31&road-user=pedestrian,bicycle` opens the same numbers on every page and in every file.
 */
export const FILTER_PARAMETERS = ['from', 'to', 'area', ...PLACE_PARTS, ...ACCIDENT_DIMENSION_IDS] as const;
export type FilterParameter = (typeof FILTER_PARAMETERS)[number];
/** What an address says of each; `null` for nothing. */
export type FilterParameters = Readonly<Record<FilterParameter, string | null>>;

/** About a metre: finer digits would only lengthen the link. */
const AREA_DIGITS = 5;

/**
 * The filter that an address means, where nothing of it may be left out.
 * @throws Problem FILTER_VALUE_UNKNOWN, PERIOD_EMPTY, INPUT_INVALID, AREA_INVALID
 */
export function parseFilterParameters(parameters: FilterParameters): AccidentFilter {
  const { from, to, area } = parameters;
  const selections: Partial<Record<AccidentDimensionId, readonly string[]>> = {};
  for (const dimension of ACCIDENT_DIMENSION_IDS) {
    const text = parameters[dimension];
    if (text !== null) selections[dimension] = readFilterValues(dimension, text);
  }
  const places: Partial<Record<PlacePart, readonly string[]>> = {};
  for (const part of PLACE_PARTS) {
    const text = parameters[part];
    if (text !== null) places[part] = readFilterPlaces(part, text);
  }
  return {
    period: from === null && to === null ? null : readFilterPeriod(from, to),
    area: area === null ? null : readFilterArea(area),
    selections,
    ...places,
  };
}

/** The inverse of parseFilterParameters, for areas to five digits. */
export function writeFilterParameters(filter: AccidentFilter): FilterParameters {
  const dimensions = Object.fromEntries(ACCIDENT_DIMENSION_IDS.map((id) => [id, filter.selections[id]?.join(',') ?? null])) as Record<
    AccidentDimensionId,
    string | null
  >;
  return {
    from: filter.period?.start ?? null,
    to: filter.period === null ? null : formatDayNumber(getDayNumber(filter.period.end) - 1),
    area: filter.area === null ? null : roundArea(filter.area).join(','),
    within: filter.within?.join(',') ?? null,
    near: filter.near?.join(',') ?? null,
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

/** @param to the last day that belongs to it @throws Problem INPUT_INVALID, PERIOD_EMPTY */
export function readFilterPeriod(from: string | null, to: string | null): Period {
  const period = { start: from ?? '', end: formatDayNumber(getDayNumber(to ?? '') + 1) };
  parseAccidentFilter({ period });
  return period;
}

/** @throws Problem AREA_INVALID */
export function readFilterArea(text: string): BoundingBox {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const { area } = parseAccidentFilter({ area: numbers });
  if (area === null) throw new Problem('AREA_INVALID', { value: text.slice(0, 100) });
  return area;
}

/** @throws Problem FILTER_VALUE_UNKNOWN, also where there is no value */
export function readFilterValues(dimension: AccidentDimensionId, text: string): readonly string[] {
  const values = text.split(',').filter((value) => value !== '');
  const found = parseAccidentFilter({ selections: [{ dimension, values }] }).selections[dimension];
  if (found === undefined) throw new Problem('FILTER_VALUE_UNKNOWN', { dimension, value: text.slice(0, 100), known: [] });
  return found;
}

/** @throws Problem FILTER_VALUE_UNKNOWN, also where there is no key */
export function readFilterPlaces(part: PlacePart, text: string): readonly string[] {
  const keys = parsePlaceKeys(
    part,
    text.split(',').filter((key) => key !== ''),
  );
  if (keys.length === 0) throw new Problem('FILTER_VALUE_UNKNOWN', { dimension: part, value: text.slice(0, 100), known: [] });
  return keys;
}
