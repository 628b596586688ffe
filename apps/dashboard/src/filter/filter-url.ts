import {
  ACCIDENT_DIMENSION_IDS,
  parseAccidentFilter,
  PLACE_PARTS,
  readFilterArea,
  readFilterPeriod,
  readFilterPlaces,
  readFilterValues,
  type AccidentDimensionId,
  type AccidentFilter,
  type FilterParameter,
  type FilterParameters,
  type PlacePart,
} from '@elektron/domain';

export interface ReadFilter {
  readonly filter: AccidentFilter;
  /** Parameters that say nothing we know. They are left out, and the reader is told so. */
  readonly ignored: readonly FilterParameter[];
}

/** The filter in the address bar; its form is that of the domain (filter-parameters.ts). */
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
  const period = attempt(['from', 'to'], () => readFilterPeriod(parameters.from, parameters.to));
  const area = attempt(['area'], () => readFilterArea(parameters.area ?? ''));
  const selections: Partial<Record<AccidentDimensionId, readonly string[]>> = {};
  for (const dimension of ACCIDENT_DIMENSION_IDS) {
    const values = attempt([dimension], () => readFilterValues(dimension, parameters[dimension] ?? ''));
    if (values !== null) selections[dimension] = values;
  }
  const places: Partial<Record<PlacePart, readonly string[]>> = {};
  for (const part of PLACE_PARTS) {
    const keys = attempt([part], () => readFilterPlaces(part, parameters[part] ?? ''));
    if (keys !== null) places[part] = keys;
  }
  return { filter: { period, area, selections, ...places }, ignored };
}

export function isEveryAccident(filter: AccidentFilter): boolean {
  return (
    filter.period === null &&
    filter.area === null &&
    Object.keys(filter.selections).length === 0 &&
    PLACE_PARTS.every((part) => filter[part] === undefined)
  );
}

/** The filter with one dimension set; no value means: not asked. */
export function withSelection(filter: AccidentFilter, dimension: AccidentDimensionId, values: readonly string[]): AccidentFilter {
  const selections = Object.entries(filter.selections)
    .filter(([id]) => id !== dimension)
    .map(([id, others]) => ({ dimension: id, values: others }));
  return parseAccidentFilter({ ...filter, selections: [...selections, { dimension, values }] });
}

/** The filter with its areas or its surroundings set; none means: everywhere. */
export function withPlaces(filter: AccidentFilter, part: PlacePart, keys: readonly string[]): AccidentFilter {
  const selections = Object.entries(filter.selections).map(([dimension, values]) => ({ dimension, values }));
  return parseAccidentFilter({ ...filter, selections, [part]: keys });
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
