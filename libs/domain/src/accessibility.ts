import type { Text } from './language.ts';

/*
 * What a survey of accessibility records: features of the street that help or hinder, and what was seen of them, when and by which method.
 * A feature says where; its observations say how it was found. A feature that nobody has looked at since has old observations, not none.
 */

/** THE list of what is surveyed. `kerb-ramp` tells of a place where a kerb is met: whether there is a ramp. */
export const ACCESSIBILITY_ITEMS = [
  'kerb-ramp',
  'tactile-paving',
  'crossing',
  'audible-signal',
  'refuge-island',
  'footway',
  'steps',
  'obstacle',
  'stop',
  'disabled-parking',
] as const;
export type AccessibilityItem = (typeof ACCESSIBILITY_ITEMS)[number];

/** On which side of the street, seen along the direction in which its line is drawn; `both` for what is the same at either end of a crossing. */
export const STREET_SIDES = ['left', 'right', 'both', 'middle'] as const;
export type StreetSide = (typeof STREET_SIDES)[number];

/** `unknown`: somebody looked and could not tell, or the source does not say; `not-applicable`: there is nothing that would need it. */
export const FEATURE_STATES = ['present', 'absent', 'unknown', 'not-applicable'] as const;
export type FeatureState = (typeof FEATURE_STATES)[number];

/** What is wrong with a thing depends on the thing; see AccessibilityItemDeclaration. */
export const FEATURE_CONDITIONS = ['in-order', 'defective'] as const;
export type FeatureCondition = (typeof FEATURE_CONDITIONS)[number];

export const OBSERVATION_METHODS = ['on-site', 'imagery', 'open-map'] as const;
export type ObservationMethod = (typeof OBSERVATION_METHODS)[number];

/** Whose date an observation has: of the look at the street, or only of the file that was drawn from a map. */
export const DATE_BASES = ['survey', 'extract'] as const;
export type DateBasis = (typeof DATE_BASES)[number];

/** THE list of what is measured. */
export const ACCESSIBILITY_MEASURES = [
  'clearWidthMeters',
  'widthMeters',
  'headroomMeters',
  'longitudinalSlopePercent',
  'crossSlopePercent',
  'upstandMillimeters',
] as const;
export type AccessibilityMeasure = (typeof ACCESSIBILITY_MEASURES)[number];

/** `null`: not measured. */
export type AccessibilityMeasures = Readonly<Record<AccessibilityMeasure, number | null>>;

export const NOTHING_MEASURED: AccessibilityMeasures = {
  clearWidthMeters: null,
  widthMeters: null,
  headroomMeters: null,
  longitudinalSlopePercent: null,
  crossSlopePercent: null,
  upstandMillimeters: null,
};

export interface AccessibilityMeasureDeclaration {
  readonly labels: Text;
  readonly unit: Text;
  /** What a street can have; anything else is a mistake of writing. */
  readonly range: readonly [lowest: number, highest: number];
}

export const ACCESSIBILITY_MEASURE_DECLARATIONS: Readonly<Record<AccessibilityMeasure, AccessibilityMeasureDeclaration>> = {
  clearWidthMeters: {
    labels: { el: 'Ελεύθερο πλάτος', en: 'Clear width' },
    unit: { el: 'μ.', en: 'm' },
    range: [0, 50],
  },
  widthMeters: { labels: { el: 'Συνολικό πλάτος', en: 'Overall width' }, unit: { el: 'μ.', en: 'm' }, range: [0, 50] },
  headroomMeters: { labels: { el: 'Ελεύθερο ύψος', en: 'Headroom' }, unit: { el: 'μ.', en: 'm' }, range: [0, 20] },
  longitudinalSlopePercent: {
    labels: { el: 'Κατά μήκος κλίση', en: 'Longitudinal slope' },
    unit: { el: '%', en: '%' },
    range: [-100, 100],
  },
  crossSlopePercent: { labels: { el: 'Εγκάρσια κλίση', en: 'Cross slope' }, unit: { el: '%', en: '%' }, range: [-100, 100] },
  upstandMillimeters: {
    labels: { el: 'Υψομετρική διαφορά κρασπέδου', en: 'Kerb upstand' },
    unit: { el: 'χιλ.', en: 'mm' },
    range: [0, 1_000],
  },
};

const OPEN_STREET_MAP: Text = {
  el: '© Συνεισφέροντες του OpenStreetMap (ODbL 1.0)',
  en: '© OpenStreetMap contributors (ODbL 1.0)',
};

/** Whom the licence of a source asks to be named wherever its records are shown or handed on, by the id of its format. */
const ATTRIBUTIONS: Readonly<Record<string, Text>> = {
  'osm-accessibility': OPEN_STREET_MAP,
  'open-sidewalks': OPEN_STREET_MAP,
  'osm-roads': OPEN_STREET_MAP,
};

/** Each name once. @param sources ids of the formats that records came in */
export function attributeSources(sources: readonly string[]): readonly Text[] {
  return [...new Set(sources.flatMap((source) => ATTRIBUTIONS[source] ?? []))];
}

export interface AccessibilityItemDeclaration {
  readonly labels: Text;
  /** One letter that marks it on a map, beside its shape. */
  readonly letter: Text;
  /** What "defective" means of it. */
  readonly defect: Text;
  readonly measures: readonly AccessibilityMeasure[];
  /** May stand in the way for some hours only. */
  readonly canBeTemporary: boolean;
}

const item = (
  labels: Text,
  letter: Text,
  defect: Text,
  measures: readonly AccessibilityMeasure[] = [],
  canBeTemporary = false,
): AccessibilityItemDeclaration => ({ labels, letter, defect, measures, canBeTemporary });

const DEFECTIVE: Text = { el: 'ελαττωματικό', en: 'defective' };

export const ACCESSIBILITY_ITEM_DECLARATIONS: Readonly<Record<AccessibilityItem, AccessibilityItemDeclaration>> = {
  'kerb-ramp': item({ el: 'Ράμπα πεζοδρομίου', en: 'Kerb ramp' }, { el: 'Ρ', en: 'K' }, DEFECTIVE, [
    'clearWidthMeters',
    'longitudinalSlopePercent',
    'crossSlopePercent',
    'upstandMillimeters',
  ]),
  'tactile-paving': item(
    { el: 'Οδηγός όδευσης τυφλών', en: 'Tactile paving' },
    { el: 'Τ', en: 'T' },
    { el: 'με διακοπές ή λανθασμένος', en: 'interrupted or wrong' },
    ['widthMeters'],
  ),
  crossing: item({ el: 'Διάβαση πεζών', en: 'Pedestrian crossing' }, { el: 'Δ', en: 'C' }, DEFECTIVE, [
    'widthMeters',
    'longitudinalSlopePercent',
  ]),
  'audible-signal': item(
    { el: 'Ηχητική διάταξη σηματοδότη', en: 'Audible signal' },
    { el: 'Η', en: 'A' },
    { el: 'δεν λειτουργεί', en: 'not working' },
  ),
  'refuge-island': item({ el: 'Νησίδα', en: 'Refuge island' }, { el: 'Ν', en: 'R' }, DEFECTIVE, ['clearWidthMeters', 'widthMeters']),
  footway: item({ el: 'Πεζοδρόμιο', en: 'Footway' }, { el: 'Π', en: 'F' }, DEFECTIVE, [
    'clearWidthMeters',
    'widthMeters',
    'headroomMeters',
    'longitudinalSlopePercent',
    'crossSlopePercent',
  ]),
  steps: item({ el: 'Βαθμίδες', en: 'Steps' }, { el: 'Β', en: 'S' }, DEFECTIVE, ['widthMeters', 'longitudinalSlopePercent']),
  obstacle: item({ el: 'Εμπόδιο', en: 'Obstacle' }, { el: 'Ε', en: 'O' }, DEFECTIVE, ['clearWidthMeters', 'headroomMeters'], true),
  stop: item({ el: 'Στάση', en: 'Public transport stop' }, { el: 'Σ', en: 'B' }, DEFECTIVE, ['clearWidthMeters', 'upstandMillimeters']),
  'disabled-parking': item({ el: 'Θέση στάθμευσης ατόμων με αναπηρία', en: 'Disabled parking' }, { el: 'Α', en: 'P' }, DEFECTIVE, [
    'widthMeters',
    'upstandMillimeters',
  ]),
};

export const STREET_SIDE_LABELS: Readonly<Record<StreetSide, Text>> = {
  left: { el: 'Αριστερά', en: 'Left' },
  right: { el: 'Δεξιά', en: 'Right' },
  both: { el: 'Και τα δύο άκρα', en: 'Both ends' },
  middle: { el: 'Στη μέση', en: 'Middle' },
};

export const FEATURE_STATE_LABELS: Readonly<Record<FeatureState, Text>> = {
  present: { el: 'Υπάρχει', en: 'Present' },
  absent: { el: 'Λείπει', en: 'Absent' },
  unknown: { el: 'Άγνωστο', en: 'Unknown' },
  'not-applicable': { el: 'Δεν απαιτείται', en: 'Not applicable' },
};

export const FEATURE_CONDITION_LABELS: Readonly<Record<FeatureCondition, Text>> = {
  'in-order': { el: 'Σε καλή κατάσταση', en: 'In order' },
  defective: { el: 'Ελαττωματικό', en: 'Defective' },
};

export const OBSERVATION_METHOD_LABELS: Readonly<Record<ObservationMethod, Text>> = {
  'on-site': { el: 'Επιτόπια καταγραφή', en: 'On site' },
  imagery: { el: 'Από φωτογραφίες', en: 'From imagery' },
  'open-map': { el: 'Από ανοικτό χάρτη', en: 'From an open map' },
};

export const DATE_BASIS_LABELS: Readonly<Record<DateBasis, Text>> = {
  survey: { el: 'Ημερομηνία καταγραφής', en: 'Date of the survey' },
  extract: { el: 'Ημερομηνία του αρχείου', en: 'Date of the file' },
};
