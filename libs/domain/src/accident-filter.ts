import {
  ACCIDENT_DIMENSIONS,
  ACCIDENT_DIMENSION_IDS,
  UNKNOWN_KEY,
  getAccidentDimension,
  type AccidentDimensionId,
} from './accident-dimension.ts';
import { areaKey, compareReferences, findAreaReference, findSurroundingsReference, surroundingsKey } from './area.ts';
import { getPeriodDays, type Period } from './period.ts';
import { Problem } from './problem.ts';

/** West, south, east, north in degrees (EPSG:4326). */
export type BoundingBox = readonly [west: number, south: number, east: number, north: number];

/**
 * Which accidents are meant: the one filter of map, cards, charts, tables, tiles, runs and exports.
 * Values of one part are alternatives; all parts must hold. An accident whose date is not fully known belongs to a period only when it certainly
 * lies inside; one without a place, or whose place is known as an area only, belongs to no area of the organisation and to no surroundings.
 */
export interface AccidentFilter {
  readonly period: Period | null;
  readonly area: BoundingBox | null;
  readonly selections: Readonly<Partial<Record<AccidentDimensionId, readonly string[]>>>;
  /** Keys of areas of the organisation (`findAreaReference`); absent for everywhere. */
  readonly within?: readonly string[];
  /** Keys of surroundings of points of interest (`findSurroundingsReference`); absent for everywhere. */
  readonly near?: readonly string[];
}

export const EVERY_ACCIDENT: AccidentFilter = { period: null, area: null, selections: {} };

export interface AccidentFilterDraft {
  readonly period?: Period | null | undefined;
  readonly area?: readonly number[] | null | undefined;
  readonly selections?: readonly { readonly dimension: string; readonly values: readonly string[] }[] | null | undefined;
  readonly within?: readonly string[] | null | undefined;
  readonly near?: readonly string[] | null | undefined;
}

/** The parts of a filter that name places of the organisation. */
export const PLACE_PARTS = ['within', 'near'] as const;
export type PlacePart = (typeof PLACE_PARTS)[number];

/** More than anybody tells apart on a map; a link stays short enough for every browser. */
const MOST_PLACES = 100;

/**
 * A filter in its one canonical form: dimensions and values in display order, no empty selection, so that equal filters are equal text.
 * @throws Problem FILTER_VALUE_UNKNOWN, PERIOD_EMPTY, INPUT_INVALID, AREA_INVALID
 */
export function parseAccidentFilter(draft: AccidentFilterDraft): AccidentFilter {
  const period = draft.period ?? null;
  if (period !== null) getPeriodDays(period);
  const wanted = new Map<AccidentDimensionId, Set<string>>();
  for (const { dimension, values } of draft.selections ?? []) {
    const id = parseDimensionId(dimension);
    const merged = wanted.get(id) ?? new Set<string>();
    for (const value of values) merged.add(parseKey(id, value));
    wanted.set(id, merged);
  }
  const selections: Partial<Record<AccidentDimensionId, readonly string[]>> = {};
  for (const { id } of ACCIDENT_DIMENSIONS) {
    const values = wanted.get(id);
    if (values !== undefined && values.size > 0) selections[id] = sortKeys(id, [...values]);
  }
  return {
    period: period === null ? null : { start: period.start, end: period.end },
    area: draft.area == null ? null : parseBoundingBox(draft.area),
    selections,
    ...placesOf(draft),
  };
}

function placesOf(draft: AccidentFilterDraft): Pick<AccidentFilter, PlacePart> {
  return Object.fromEntries(
    PLACE_PARTS.flatMap((part) => {
      const keys = draft[part] ?? [];
      return keys.length === 0 ? [] : [[part, parsePlaceKeys(part, keys)]];
    }),
  );
}

/**
 * Keys of places in canonical order, each once. Whether the places are there is known where they are stored.
 * @throws Problem FILTER_VALUE_UNKNOWN
 */
export function parsePlaceKeys(part: PlacePart, keys: readonly string[]): readonly string[] {
  const refuse = (value: string): Problem =>
    new Problem('FILTER_VALUE_UNKNOWN', { dimension: part, value: value.slice(0, 100), known: [] });
  if (keys.length > MOST_PLACES) throw refuse(keys[MOST_PLACES] ?? '');
  const canonical = <Reference extends Parameters<typeof compareReferences>[0]>(
    find: (key: string) => Reference | null,
    write: (reference: Reference) => string,
  ): string[] => {
    const references = keys.map((key) => {
      const found = find(key);
      if (found === null) throw refuse(key);
      return found;
    });
    return [...new Set(references.sort(compareReferences).map(write))];
  };
  return part === 'within' ? canonical(findAreaReference, areaKey) : canonical(findSurroundingsReference, surroundingsKey);
}

/** The filter as canonical JSON: the key of caches, tiles and stored runs. */
export function formatAccidentFilter({ period, area, selections, within, near }: AccidentFilter): string {
  return JSON.stringify({ period, area, selections, within, near });
}

/**
 * The inverse of formatAccidentFilter; refuses what it does not know.
 * @throws Problem as parseAccidentFilter, INPUT_INVALID when the text is no such JSON
 */
export function readAccidentFilter(text: string): AccidentFilter {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Problem('INPUT_INVALID', { field: 'filter', value: text.slice(0, 100) });
  }
  if (!isStoredFilter(parsed)) throw new Problem('INPUT_INVALID', { field: 'filter', value: text.slice(0, 100) });
  return parseAccidentFilter({
    period: parsed.period,
    area: parsed.area,
    selections: Object.entries(parsed.selections ?? {}).map(([dimension, values]) => ({ dimension, values })),
    within: parsed.within,
    near: parsed.near,
  });
}

/** The same filter without what it says about one dimension: a chart ignores its own filter and obeys all others. */
export function withoutDimension(filter: AccidentFilter, id: AccidentDimensionId): AccidentFilter {
  const { [id]: _own, ...others } = filter.selections;
  return { ...filter, selections: others };
}

function parseDimensionId(text: string): AccidentDimensionId {
  const id = ACCIDENT_DIMENSION_IDS.find((candidate) => candidate === text);
  if (id === undefined) throw new Problem('FILTER_VALUE_UNKNOWN', { dimension: text, value: text, known: ACCIDENT_DIMENSION_IDS });
  return id;
}

function parseKey(id: AccidentDimensionId, value: string): string {
  const { keys } = getAccidentDimension(id);
  const known = value === UNKNOWN_KEY || (keys === null ? /^\d{1,4}$/.test(value) : keys.includes(value));
  if (!known) throw new Problem('FILTER_VALUE_UNKNOWN', { dimension: id, value: value.slice(0, 100), known: keys ?? [] });
  return value;
}

function sortKeys(id: AccidentDimensionId, values: string[]): string[] {
  const { keys } = getAccidentDimension(id);
  const rank = (key: string): number => {
    if (key === UNKNOWN_KEY) return Number.MAX_SAFE_INTEGER;
    return keys === null ? Number(key) : keys.indexOf(key);
  };
  return values.sort((a, b) => rank(a) - rank(b));
}

function parseBoundingBox(area: readonly number[]): BoundingBox {
  const [west, south, east, north] = area;
  const inside =
    area.length === 4 &&
    west !== undefined &&
    south !== undefined &&
    east !== undefined &&
    north !== undefined &&
    area.every(Number.isFinite) &&
    west >= -180 &&
    east <= 180 &&
    south >= -90 &&
    north <= 90 &&
    west < east &&
    south < north;
  if (!inside) throw new Problem('AREA_INVALID', { value: area.join(' ') });
  return [west, south, east, north];
}

function isStoredFilter(value: unknown): value is {
  period?: Period | null;
  area?: number[] | null;
  selections?: Record<string, string[]>;
  within?: string[] | null;
  near?: string[] | null;
} {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { period = null, area = null, selections = {}, within = null, near = null } = value as Record<string, unknown>;
  const periodFits =
    period === null ||
    (typeof period === 'object' &&
      'start' in period &&
      'end' in period &&
      typeof period.start === 'string' &&
      typeof period.end === 'string');
  const areaFits = area === null || (Array.isArray(area) && area.every((number) => typeof number === 'number'));
  const selectionsFit =
    typeof selections === 'object' && selections !== null && !Array.isArray(selections) && Object.values(selections).every(isListOfTexts);
  return periodFits && areaFits && selectionsFit && [within, near].every((keys) => keys === null || isListOfTexts(keys));
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
