import type { Text } from './language.ts';

/*
 * The closed lists of categories that records are mapped to. A source's own code is kept beside the mapped value (native code,
 * mapping version), so a list may grow without losing what was delivered. Position in the list is the stored code minus one; code 0 is
 * "unknown". Append only: a position that has been stored never changes its meaning.
 */

/** Road users by means of transport, after the CADaS traffic unit types that police forms share. */
export const ROAD_USERS = [
  'pedestrian',
  'bicycle',
  'powered-two-wheeler',
  'car',
  'taxi',
  'bus',
  'light-goods',
  'heavy-goods',
  'agricultural',
  'tram-train',
  'e-scooter',
  'other',
] as const;
export type RoadUser = (typeof ROAD_USERS)[number];

export const ROAD_USER_LABELS: Readonly<Record<RoadUser, Text>> = {
  pedestrian: { el: 'Πεζός', en: 'Pedestrian' },
  bicycle: { el: 'Ποδήλατο', en: 'Bicycle' },
  'powered-two-wheeler': { el: 'Δίκυκλο', en: 'Powered two-wheeler' },
  car: { el: 'Επιβατηγό', en: 'Car' },
  taxi: { el: 'Ταξί', en: 'Taxi' },
  bus: { el: 'Λεωφορείο', en: 'Bus or coach' },
  'light-goods': { el: 'Ελαφρύ φορτηγό', en: 'Van or light goods' },
  'heavy-goods': { el: 'Βαρύ φορτηγό', en: 'Heavy goods' },
  agricultural: { el: 'Γεωργικό όχημα', en: 'Agricultural vehicle' },
  'tram-train': { el: 'Τραμ ή τρένο', en: 'Tram or train' },
  'e-scooter': { el: 'Ηλεκτρικό πατίνι', en: 'E-scooter' },
  other: { el: 'Άλλο', en: 'Other' },
};

export const LIGHT_CONDITIONS = ['daylight', 'twilight', 'dark-lit', 'dark-unlit', 'dark-lighting-unknown'] as const;
export type LightCondition = (typeof LIGHT_CONDITIONS)[number];

export const LIGHT_CONDITION_LABELS: Readonly<Record<LightCondition, Text>> = {
  daylight: { el: 'Φως ημέρας', en: 'Daylight' },
  twilight: { el: 'Λυκόφως ή λυκαυγές', en: 'Twilight' },
  'dark-lit': { el: 'Νύχτα, με οδοφωτισμό', en: 'Dark, street lights lit' },
  'dark-unlit': { el: 'Νύχτα, χωρίς φωτισμό', en: 'Dark, unlit' },
  'dark-lighting-unknown': { el: 'Νύχτα, άγνωστος φωτισμός', en: 'Dark, lighting unknown' },
};

export const WEATHER_CONDITIONS = ['fine', 'rain', 'snow', 'fog', 'wind', 'other'] as const;
export type WeatherCondition = (typeof WEATHER_CONDITIONS)[number];

export const WEATHER_CONDITION_LABELS: Readonly<Record<WeatherCondition, Text>> = {
  fine: { el: 'Καλοκαιρία', en: 'Fine' },
  rain: { el: 'Βροχή', en: 'Rain' },
  snow: { el: 'Χιόνι', en: 'Snow' },
  fog: { el: 'Ομίχλη', en: 'Fog or mist' },
  wind: { el: 'Ισχυροί άνεμοι', en: 'High winds' },
  other: { el: 'Άλλο', en: 'Other' },
};

export const ROAD_TYPES = ['single-carriageway', 'dual-carriageway', 'roundabout', 'one-way', 'slip-road', 'other'] as const;
export type RoadType = (typeof ROAD_TYPES)[number];

export const ROAD_TYPE_LABELS: Readonly<Record<RoadType, Text>> = {
  'single-carriageway': { el: 'Ενιαίο οδόστρωμα', en: 'Single carriageway' },
  'dual-carriageway': { el: 'Χωριστά οδοστρώματα', en: 'Dual carriageway' },
  roundabout: { el: 'Κυκλικός κόμβος', en: 'Roundabout' },
  'one-way': { el: 'Μονόδρομος', en: 'One-way street' },
  'slip-road': { el: 'Κλάδος κόμβου', en: 'Slip road' },
  other: { el: 'Άλλο', en: 'Other' },
};

export const JUNCTION_TYPES = [
  'none',
  'crossroads',
  't-or-staggered',
  'roundabout',
  'multi-arm',
  'slip-road',
  'private-access',
  'other',
] as const;
export type JunctionType = (typeof JUNCTION_TYPES)[number];

export const JUNCTION_TYPE_LABELS: Readonly<Record<JunctionType, Text>> = {
  none: { el: 'Εκτός κόμβου', en: 'Not at a junction' },
  crossroads: { el: 'Διασταύρωση', en: 'Crossroads' },
  't-or-staggered': { el: 'Συμβολή', en: 'T or staggered junction' },
  roundabout: { el: 'Κυκλικός κόμβος', en: 'Roundabout' },
  'multi-arm': { el: 'Κόμβος με πάνω από τέσσερα σκέλη', en: 'More than four arms' },
  'slip-road': { el: 'Κλάδος κόμβου', en: 'Slip road' },
  'private-access': { el: 'Ιδιωτική πρόσβαση', en: 'Private access' },
  other: { el: 'Άλλος κόμβος', en: 'Other junction' },
};

export const SURFACE_CONDITIONS = ['dry', 'wet', 'snow', 'ice', 'flood', 'other'] as const;
export type SurfaceCondition = (typeof SURFACE_CONDITIONS)[number];

export const SURFACE_CONDITION_LABELS: Readonly<Record<SurfaceCondition, Text>> = {
  dry: { el: 'Στεγνή', en: 'Dry' },
  wet: { el: 'Υγρή', en: 'Wet' },
  snow: { el: 'Χιονισμένη', en: 'Snow' },
  ice: { el: 'Παγωμένη', en: 'Frost or ice' },
  flood: { el: 'Πλημμυρισμένη', en: 'Flooded' },
  other: { el: 'Άλλη', en: 'Other' },
};

/**
 * How an accident came about: what struck what. After the groups of accident types of CADaS (A-8 to A-12: with pedestrians, with parked vehicles, of
 * one vehicle, of several vehicles that do not turn, of several that turn or cross), in the words of engineers. One type an accident; what a source
 * tells in none of these words is unknown and not `other`.
 */
export const ACCIDENT_TYPES = [
  'head-on',
  'rear-end',
  'angle',
  'sideswipe',
  'parked-vehicle',
  'pedestrian',
  'fixed-object',
  'run-off-road',
  'overturning',
  'animal',
  'single-vehicle',
  'other',
] as const;
export type AccidentType = (typeof ACCIDENT_TYPES)[number];

export const ACCIDENT_TYPE_LABELS: Readonly<Record<AccidentType, Text>> = {
  'head-on': { el: 'Μετωπική', en: 'Head-on' },
  'rear-end': { el: 'Νωτομετωπική', en: 'Rear-end' },
  // Of vehicles that turn or cross.
  angle: { el: 'Πλαγιομετωπική', en: 'At an angle' },
  // Of vehicles beside each other.
  sideswipe: { el: 'Πλάγια', en: 'Sideswipe' },
  'parked-vehicle': { el: 'Πρόσκρουση σε σταθμευμένο όχημα', en: 'Parked vehicle hit' },
  pedestrian: { el: 'Παράσυρση πεζού', en: 'Pedestrian hit' },
  'fixed-object': { el: 'Πρόσκρουση σε σταθερό αντικείμενο ή εμπόδιο', en: 'Fixed object or obstacle hit' },
  'run-off-road': { el: 'Εκτροπή από την οδό', en: 'Run off the road' },
  overturning: { el: 'Ανατροπή', en: 'Overturning' },
  animal: { el: 'Σύγκρουση με ζώο', en: 'Animal hit' },
  'single-vehicle': { el: 'Άλλο, με ένα μόνο όχημα', en: 'Other, of one vehicle' },
  other: { el: 'Άλλο', en: 'Other' },
};

export const CASUALTY_CLASSES = ['driver', 'passenger', 'pedestrian'] as const;
export type CasualtyClass = (typeof CASUALTY_CLASSES)[number];

export const CASUALTY_CLASS_LABELS: Readonly<Record<CasualtyClass, Text>> = {
  driver: { el: 'Οδηγός', en: 'Driver or rider' },
  passenger: { el: 'Επιβάτης', en: 'Passenger' },
  pedestrian: { el: 'Πεζός', en: 'Pedestrian' },
};

export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];

export const SEX_LABELS: Readonly<Record<Sex, Text>> = {
  female: { el: 'Γυναίκα', en: 'Female' },
  male: { el: 'Άνδρας', en: 'Male' },
};

/** Said wherever a value is missing, so that no chart hides rows. */
export const UNKNOWN_LABEL: Text = { el: 'Άγνωστο', en: 'Unknown' };

/** Code stored for a value of a list: 0 = unknown, else position + 1. */
export function codeOf<T extends string>(list: readonly T[], value: T | null): number {
  return value === null ? 0 : list.indexOf(value) + 1;
}

/** Value of a stored code, `null` for unknown. */
export function valueOf<T extends string>(list: readonly T[], code: number): T | null {
  return list[code - 1] ?? null;
}
