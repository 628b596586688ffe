import { ACCIDENT_SEVERITY_LABELS, SEVERITIES, type Language } from '@elektron/domain';
import type { Formats } from '@elektron/ui';
import type { DuplicateSidePartsFragment } from '../../graphql/generated/graphql.ts';

export type DuplicateSide = DuplicateSidePartsFragment;

/** When it was, as far as the record says. */
export function whenText({ year, month, day, hour, minute }: DuplicateSide['accident'], formats: Formats): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = month == null || day == null ? String(year) : formats.date(`${year}-${two(month)}-${two(day)}`);
  return hour == null ? date : `${date}, ${formats.clock(hour, minute ?? null)}`;
}

/** Its severity in words; what is not known is a dash. */
export function severityText({ severity }: DuplicateSide['accident'], language: Language): string {
  // The schema writes names as it must: DAMAGE_ONLY.
  const id = severity?.toLowerCase().replaceAll('_', '-');
  const known = SEVERITIES.find((each) => each === id);
  return known === undefined ? '–' : ACCIDENT_SEVERITY_LABELS[known][language];
}

/** Decimals of a degree: a metre. */
const DECIMALS = 5;

/** Latitude first, as on maps. */
export function placeText({ place }: DuplicateSide['accident']): string {
  return place == null ? '–' : `${place.latitude.toFixed(DECIMALS)} / ${place.longitude.toFixed(DECIMALS)}`;
}

const METERS_PER_DEGREE = 111_320;

/** Metres from the first place to the second, to the east and to the north; null where one of them is not known. */
export function offsetBetween(one: DuplicateSide, other: DuplicateSide): { readonly east: number; readonly north: number } | null {
  const [from, to] = [one.accident.place, other.accident.place];
  if (from == null || to == null) return null;
  const north = (to.latitude - from.latitude) * METERS_PER_DEGREE;
  const east = (to.longitude - from.longitude) * METERS_PER_DEGREE * Math.cos((from.latitude * Math.PI) / 180);
  return { east, north };
}
