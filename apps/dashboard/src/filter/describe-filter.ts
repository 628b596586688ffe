import {
  ACCIDENT_DIMENSION_IDS,
  UNKNOWN_KEY,
  UNKNOWN_LABEL,
  WEEKDAY_LABELS,
  getAccidentDimension,
  PLACE_PARTS,
  parseAccidentFilter,
  type AccidentDimensionId,
  type AccidentFilter,
  type Language,
  type PlacePart,
} from '@elektron/domain';
import { makeFormats } from '@elektron/ui';
import type { TFunction } from 'i18next';
import { withPlaces, withSelection } from './filter-url.ts';
import { NO_PLACE_NAMES, type PlaceNames } from '../graphql/place-names.ts';

/** One thing that is asked, in words, and the filter without it. */
export interface FilterPart {
  readonly id: 'period' | 'area' | PlacePart | AccidentDimensionId;
  readonly label: string;
  readonly without: AccidentFilter;
}

/** So many values are named one by one; more are counted. */
const NAMED_VALUES = 3;

/** @param names of the places that it names (`usePlaceNames`); without them their keys stand for them */
export function describeFilter(
  filter: AccidentFilter,
  language: Language,
  t: TFunction,
  speedUnit: string,
  names: PlaceNames = NO_PLACE_NAMES,
): readonly FilterPart[] {
  const parts: FilterPart[] = [];
  if (filter.period !== null) {
    parts.push({ id: 'period', label: makeFormats(language).period(filter.period), without: { ...filter, period: null } });
  }
  if (filter.area !== null) parts.push({ id: 'area', label: t('filter.area'), without: { ...filter, area: null } });
  for (const id of PLACE_PARTS) {
    const keys = filter[id];
    if (keys === undefined) continue;
    const places = shorten(
      keys.map((key) => names.get(key)?.[language] ?? key),
      t,
    );
    // The name of surroundings says already that they are such.
    parts.push({ id, label: id === 'within' ? t('filter.within', { places }) : places, without: withPlaces(filter, id, []) });
  }
  for (const id of ACCIDENT_DIMENSION_IDS) {
    const values = filter.selections[id];
    if (values === undefined) continue;
    parts.push({ id, label: describeSelection(id, values, language, t, speedUnit), without: withSelection(filter, id, []) });
  }
  return parts;
}

function describeSelection(
  id: AccidentDimensionId,
  values: readonly string[],
  language: Language,
  t: TFunction,
  speedUnit: string,
): string {
  const { labels } = getAccidentDimension(id);
  const all =
    id === 'hour-of-week' ? describeHours(values, language) : values.map((value) => labelOfValue(id, value, language, t, speedUnit));
  return `${labels[language]}: ${shorten(all, t)}`;
}

function shorten(all: readonly string[], t: TFunction): string {
  const names = all.slice(0, NAMED_VALUES);
  const rest = all.length - names.length;
  return rest > 0 ? `${names.slice(0, 2).join(', ')} ${t('filter.andMore', { count: rest + 1 })}` : names.join(', ');
}

/** Hours that follow each other are one stretch: "Fr 17:00–19:59". A whole day is its name. */
function describeHours(keys: readonly string[], language: Language): readonly string[] {
  const hours = keys.filter((key) => key !== UNKNOWN_KEY).map((key) => ({ weekday: Number(key.slice(0, 1)), hour: Number(key.slice(2)) }));
  const stretches: { weekday: number; first: number; last: number }[] = [];
  for (const { weekday, hour } of hours) {
    const latest = stretches.at(-1);
    if (latest?.weekday === weekday && latest.last === hour - 1) latest.last = hour;
    else stretches.push({ weekday, first: hour, last: hour });
  }
  const texts = stretches.map(({ weekday, first, last }) => {
    const name = WEEKDAY_LABELS[weekday - 1]?.[language] ?? '';
    return last - first === 23 ? name : `${name.slice(0, 2)} ${first}:00–${last}:59`;
  });
  return keys.includes(UNKNOWN_KEY) ? [...texts, UNKNOWN_LABEL[language]] : texts;
}

/** The label of a key; speed limits carry their unit. */
export function labelOfValue(id: AccidentDimensionId, value: string, language: Language, t: TFunction, speedUnit: string): string {
  if (id === 'speed-limit' && value !== UNKNOWN_KEY) return `${value} ${unitOfSpeed(speedUnit, t)}`;
  return getAccidentDimension(id).labelOf(value)[language];
}

export function unitOfSpeed(speedUnit: string, t: TFunction): string {
  return speedUnit === 'mph' ? t('units.milesPerHour') : t('units.kilometresPerHour');
}

/** A filter that a stored run carries, in words; every accident has words too. */
export function describeStoredFilter(
  stored: unknown,
  language: Language,
  t: TFunction,
  speedUnit: string,
  names: PlaceNames = NO_PLACE_NAMES,
): string {
  const parts = describeFilter(readStoredFilter(stored), language, t, speedUnit, names).map((part) => part.label);
  return parts.length === 0 ? t('filter.every') : parts.join(' · ');
}

/** The filter of a stored run (canonical JSON of the domain). */
export function readStoredFilter(stored: unknown): AccidentFilter {
  const { period, area, selections, within, near } = (stored ?? {}) as Partial<AccidentFilter>;
  return parseAccidentFilter({
    period,
    area,
    selections: Object.entries(selections ?? {}).map(([dimension, values]) => ({ dimension, values })),
    within,
    near,
  });
}
