import { ROAD_USERS, valueOf, LIGHT_CONDITIONS, type RoadUser } from './code-lists.ts';
import type { PublishedDimension } from './published-release.ts';
import { SEVERITIES } from './severity.ts';

/** By what a release tells accidents apart. The same in every organisation, so that releases can be held against each other. */
export const PUBLISHED_DIMENSION_IDS = ['injury', 'severity', 'fatal', 'road-user', 'age', 'light', 'hours'] as const;
export type PublishedDimensionId = (typeof PUBLISHED_DIMENSION_IDS)[number];

/** Value of the dimensions that a record may be silent about. */
export const PUBLISHED_UNKNOWN = 'unknown';
/** Value of all dimensions that tell of those hurt: the same accidents in each of them. */
export const PUBLISHED_UNHURT = 'no-injury-or-unknown';

const UNKNOWN = { id: PUBLISHED_UNKNOWN, names: { el: 'Άγνωστο', en: 'Unknown' } };
const UNHURT = { id: PUBLISHED_UNHURT, names: { el: 'Χωρίς τραυματία, ή άγνωστο', en: 'Nobody hurt, or unknown' } };

export const PUBLISHED_DIMENSIONS: readonly (PublishedDimension & { readonly id: PublishedDimensionId })[] = [
  {
    id: 'injury',
    names: { el: 'Τραυματισμός', en: 'Injury' },
    values: [{ id: 'injury', names: { el: 'Με νεκρό ή τραυματία', en: 'Someone killed or hurt' } }, UNHURT],
  },
  {
    id: 'severity',
    names: { el: 'Βαρύτητα', en: 'Severity' },
    values: [
      { id: 'killed-or-serious', names: { el: 'Με νεκρό ή βαριά τραυματία', en: 'Someone killed or seriously hurt' } },
      {
        id: 'slight-or-not-stated',
        names: { el: 'Με ελαφρά τραυματία, ή άγνωστης βαρύτητας', en: 'Someone hurt slightly, or not stated how badly' },
      },
      UNHURT,
    ],
  },
  {
    id: 'fatal',
    names: { el: 'Θανατηφόρα', en: 'Fatal' },
    values: [
      { id: 'fatal', names: { el: 'Με νεκρό', en: 'Someone killed' } },
      { id: 'not-fatal', names: { el: 'Χωρίς νεκρό', en: 'Nobody killed' } },
    ],
  },
  {
    id: 'road-user',
    names: { el: 'Ο πιο ευάλωτος χρήστης της οδού', en: 'Most vulnerable road user' },
    values: [
      { id: 'pedestrian', names: { el: 'Πεζός', en: 'Pedestrian' } },
      { id: 'bicycle', names: { el: 'Ποδήλατο ή ηλεκτρικό πατίνι', en: 'Bicycle or e-scooter' } },
      { id: 'powered-two-wheeler', names: { el: 'Δίκυκλο', en: 'Powered two-wheeler' } },
      { id: 'other', names: { el: 'Άλλοι, ή άγνωστο', en: 'Others, or unknown' } },
    ],
  },
  {
    id: 'age',
    names: { el: 'Ηλικία παθόντων', en: 'Age of those hurt' },
    values: [
      { id: 'child', names: { el: 'Παιδί έως 14 ετών', en: 'A child of 14 or under' } },
      { id: 'older', names: { el: 'Άτομο 65 ετών και άνω, κανένα παιδί', en: 'Someone of 65 or over, no child' } },
      {
        id: 'young',
        names: { el: 'Άτομο 15–24 ετών, κανένα παιδί ή άτομο 65 ετών και άνω', en: 'Someone of 15–24, no child and nobody of 65 or over' },
      },
      { id: 'adult', names: { el: 'Μόνο άτομα 25–64 ετών, όσο είναι γνωστό', en: 'Only people of 25–64, as far as known' } },
      { id: PUBLISHED_UNKNOWN, names: { el: 'Άγνωστη ηλικία', en: 'No age known' } },
      UNHURT,
    ],
  },
  {
    id: 'light',
    names: { el: 'Φωτισμός', en: 'Light' },
    values: [
      { id: 'daylight', names: { el: 'Φως ημέρας', en: 'Daylight' } },
      { id: 'dark-or-twilight', names: { el: 'Νύχτα, λυκόφως ή λυκαυγές', en: 'Darkness or twilight' } },
      UNKNOWN,
    ],
  },
  {
    id: 'hours',
    names: { el: 'Ώρες', en: 'Hours' },
    values: [
      { id: 'night', names: { el: '00:00–05:59', en: '00:00–05:59' } },
      { id: 'morning', names: { el: '06:00–11:59', en: '06:00–11:59' } },
      { id: 'afternoon', names: { el: '12:00–17:59', en: '12:00–17:59' } },
      { id: 'evening', names: { el: '18:00–23:59', en: '18:00–23:59' } },
      UNKNOWN,
    ],
  },
];

/** What is told of an accident, as the columns of accidents hold it. */
export interface DimensionSource {
  /** Code of `SEVERITIES`. */
  readonly severity: number;
  /** Bit k: `ROAD_USERS[k]` took part. */
  readonly roadUserMask: number;
  /** `ageBitOf` of everybody hurt, or-ed. */
  readonly ageMask: number;
  /** Code of `LIGHT_CONDITIONS`. */
  readonly light: number;
  /** 0 to 23, below 0 unknown. */
  readonly hour: number;
}

const tookPart = (mask: number, ...users: readonly RoadUser[]): boolean =>
  users.some((user) => ((mask >> ROAD_USERS.indexOf(user)) & 1) === 1);

function hasInjury(severity: number): boolean {
  const value = valueOf(SEVERITIES, severity);
  return value !== null && value !== 'damage-only';
}

const HOURS_OF_BAND = 6;

/** Youngest of each band of ages, and which value of `age` it stands for where several are hurt: children first, then old people, then the young. */
const AGE_BANDS = [
  { from: 0, value: 0 },
  { from: 15, value: 2 },
  { from: 25, value: 3 },
  { from: 65, value: 1 },
] as const;
const AGE_UNKNOWN = 4;
const AGE_OF_NOBODY = 5;

/** The bit of the value that somebody of an age (completed years, below 0 unknown) stands for; 0 for an unknown age. */
export function ageBitOf(age: number): number {
  const band = AGE_BANDS.findLast(({ from }) => age >= from);
  return band ? 1 << band.value : 0;
}

/** An accident has one value: that of the first bit. Nobody hurt, or unknown whether, has no age, whatever the record says of ages. */
function ageOf({ severity, ageMask }: DimensionSource): number {
  if (!hasInjury(severity)) return AGE_OF_NOBODY;
  const value = AGE_BANDS.map((band) => band.value).sort((a, b) => a - b);
  return value.find((one) => ((ageMask >> one) & 1) === 1) ?? AGE_UNKNOWN;
}

/** Which value an accident has, by position in the dimension's values. Every accident has one. */
export const PUBLISHED_VALUE_OF: Readonly<Record<PublishedDimensionId, (accident: DimensionSource) => number>> = {
  severity: ({ severity }) => {
    const value = valueOf(SEVERITIES, severity);
    if (value === 'fatal' || value === 'serious') return 0;
    return hasInjury(severity) ? 1 : 2;
  },
  injury: ({ severity }) => (hasInjury(severity) ? 0 : 1),
  fatal: ({ severity }) => (valueOf(SEVERITIES, severity) === 'fatal' ? 0 : 1),
  'road-user': ({ roadUserMask }) => {
    if (tookPart(roadUserMask, 'pedestrian')) return 0;
    if (tookPart(roadUserMask, 'bicycle', 'e-scooter')) return 1;
    return tookPart(roadUserMask, 'powered-two-wheeler') ? 2 : 3;
  },
  age: ageOf,
  light: ({ light }) => {
    const value = valueOf(LIGHT_CONDITIONS, light);
    if (value === null) return 2;
    return value === 'daylight' ? 0 : 1;
  },
  hours: ({ hour }) => (hour < 0 ? 4 : Math.floor(hour / HOURS_OF_BAND)),
};
