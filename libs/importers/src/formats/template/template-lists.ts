import {
  ACCIDENT_SEVERITY_LABELS,
  ACCIDENT_TYPE_LABELS,
  COMPASS_LABELS,
  CASUALTY_CLASS_LABELS,
  CASUALTY_SEVERITY_LABELS,
  COUNT_BASIS_LABELS,
  COUNT_DIRECTION_LABELS,
  COUNT_DIRECTIONS,
  JUNCTION_TYPE_LABELS,
  LIGHT_CONDITION_LABELS,
  PLACE_ACCURACY_LABELS,
  ROAD_TYPE_LABELS,
  ROAD_USER_LABELS,
  SEX_LABELS,
  SPEED_UNIT_LABELS,
  SURFACE_CONDITION_LABELS,
  UNIT_MOVEMENT_LABELS,
  UNKNOWN_LABEL,
  WEATHER_CONDITION_LABELS,
  WEEKDAY_LABELS,
  type AccidentType,
  type CasualtySeverity,
  type CountBasis,
  type CountDirection,
  type JunctionType,
  type LightCondition,
  type PlaceAccuracy,
  type RoadType,
  type RoadUser,
  type Severity,
  type Sex,
  type SpeedUnit,
  type SurfaceCondition,
  type CasualtyClass,
  type Text,
  type WeatherCondition,
} from '@elektron/domain';
import { createCodeBook, type CodeBook } from '../../code-book.ts';

/*
 * The lists that cells of the template are chosen from: the labels that the dashboard shows, in either language, so that a file may be filled in Greek,
 * in English or in both.
 */

/** What a drop-down of the template offers, and what it means. */
export interface TemplateList {
  readonly id: string;
  /** In the order in which they are offered; `unknown` comes last. */
  readonly choices: readonly Text[];
}

/** With what its words mean. */
export interface Coded<T> extends TemplateList {
  readonly codes: CodeBook<T>;
}

/** A person's injury, of one person; the domain's labels are of many. */
const INJURY_LABELS: Readonly<Record<CasualtySeverity, Text>> = {
  fatal: { el: 'Νεκρός', en: 'Killed' },
  serious: { el: 'Βαριά τραυματίας', en: 'Seriously injured' },
  slight: { el: 'Ελαφρά τραυματίας', en: 'Slightly injured' },
};

/** Capitals lose their accents in Greek, and people leave them out. */
function spellingsOf({ el, en }: Text): readonly string[] {
  return [el, el.toLocaleUpperCase('el'), en];
}

interface ListOptions<T extends string> {
  /** Further spellings that are read. */
  readonly others?: Partial<Readonly<Record<T, Text>>>;
  /** False where the list has a word of its own for it, or a line cannot do without. */
  readonly unknown?: boolean;
}

/** The words of a list of the domain, in either language. */
export function codedList<T extends string>(
  id: string,
  labels: Readonly<Record<T, Text>>,
  { others = {}, unknown = true }: ListOptions<T> = {},
): Coded<T> {
  const values = Object.keys(labels) as T[];
  const entries = values.map((value) => {
    const other = others[value];
    return [value, [...spellingsOf(labels[value]), ...(other === undefined ? [] : spellingsOf(other))], value] as const;
  });
  return {
    id,
    choices: [...values.map((value) => labels[value]), ...(unknown ? [UNKNOWN_LABEL] : [])],
    codes: createCodeBook<T>(entries, unknown ? spellingsOf(UNKNOWN_LABEL) : []),
  };
}

export const SEVERITY_LIST = codedList<Severity>('severity', ACCIDENT_SEVERITY_LABELS);
export const INJURY_LIST = codedList<CasualtySeverity>('injury', INJURY_LABELS, { others: CASUALTY_SEVERITY_LABELS });
export const ACCIDENT_TYPE_LIST = codedList<AccidentType>('accident-type', ACCIDENT_TYPE_LABELS);
export const LIGHT_LIST = codedList<LightCondition>('light', LIGHT_CONDITION_LABELS);
export const WEATHER_LIST = codedList<WeatherCondition>('weather', WEATHER_CONDITION_LABELS);
export const SURFACE_LIST = codedList<SurfaceCondition>('surface', SURFACE_CONDITION_LABELS);
export const ROAD_TYPE_LIST = codedList<RoadType>('road-type', ROAD_TYPE_LABELS);
export const JUNCTION_LIST = codedList<JunctionType>('junction', JUNCTION_TYPE_LABELS);
export const ROAD_USER_LIST = codedList<RoadUser>('road-user', ROAD_USER_LABELS);
export const CASUALTY_CLASS_LIST = codedList<CasualtyClass>('casualty-class', CASUALTY_CLASS_LABELS);
export const SEX_LIST = codedList<Sex>('sex', SEX_LABELS);
export const PLACE_ACCURACY_LIST = codedList<PlaceAccuracy>('place-accuracy', PLACE_ACCURACY_LABELS);
export const SPEED_UNIT_LIST = codedList<SpeedUnit>('speed-unit', SPEED_UNIT_LABELS);

/** Of these columns other words are read too (CODE_WORDS). */
export const MOVEMENT_LIST: TemplateList = { id: 'movement', choices: [...Object.values(UNIT_MOVEMENT_LABELS), UNKNOWN_LABEL] };
export const COMPASS_LIST: TemplateList = { id: 'compass', choices: [...Object.values(COMPASS_LABELS), UNKNOWN_LABEL] };

const DIRECTION_WORDS: Readonly<Record<CountDirection, readonly string[]>> = {
  N: ['N', 'NB', 'North', 'Βόρεια', 'ΒΟΡΕΙΑ', 'Βορράς', 'ΒΟΡΡΑΣ'],
  S: ['S', 'SB', 'South', 'Νότια', 'ΝΟΤΙΑ', 'Νότος', 'ΝΟΤΟΣ'],
  E: ['E', 'EB', 'East', 'Ανατολικά', 'ΑΝΑΤΟΛΙΚΑ', 'Ανατολή', 'ΑΝΑΤΟΛΗ'],
  W: ['W', 'WB', 'West', 'Δυτικά', 'ΔΥΤΙΚΑ', 'Δύση', 'ΔΥΣΗ'],
  C: ['C', 'Both', 'Two-way', 'Combined', 'Αμφίδρομα', 'ΑΜΦΙΔΡΟΜΑ', 'Σύνολο', 'ΣΥΝΟΛΟ'],
};

/** ISO weekdays, 1 = Monday. */
export const WEEKDAY_LIST: Coded<number> = {
  id: 'weekday',
  choices: [...WEEKDAY_LABELS, UNKNOWN_LABEL],
  codes: createCodeBook<number>(
    WEEKDAY_LABELS.map((label, i) => [String(i + 1), spellingsOf(label), i + 1] as const),
    spellingsOf(UNKNOWN_LABEL),
  ),
};

/**
 * Of single letters the Latin ones alone: a Greek Ν is the south and looks like the Latin N of the north. What is not read is refused, since sums
 * over directions would be wrong.
 */
export const DIRECTION_LIST: Coded<CountDirection> = {
  id: 'direction',
  choices: COUNT_DIRECTIONS.map((direction) => COUNT_DIRECTION_LABELS[direction]),
  codes: createCodeBook<CountDirection>(
    COUNT_DIRECTIONS.map(
      (direction) => ['', [...spellingsOf(COUNT_DIRECTION_LABELS[direction]), ...DIRECTION_WORDS[direction]], direction] as const,
    ),
  ),
};

export const BASIS_LIST = codedList<CountBasis>('basis', COUNT_BASIS_LABELS);
