import {
  ACCIDENT_SEVERITY_LABELS,
  CASUALTY_CLASS_LABELS,
  CASUALTY_SEVERITY_LABELS,
  JUNCTION_TYPE_LABELS,
  LIGHT_CONDITION_LABELS,
  PLACE_ACCURACY_LABELS,
  ROAD_TYPE_LABELS,
  ROAD_USER_LABELS,
  SEX_LABELS,
  SPEED_UNIT_LABELS,
  SURFACE_CONDITION_LABELS,
  UNKNOWN_LABEL,
  WEATHER_CONDITION_LABELS,
  WEEKDAY_LABELS,
  type CasualtySeverity,
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

interface Coded<T> extends TemplateList {
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

function list<T extends string>(id: string, labels: Readonly<Record<T, Text>>, others: Partial<Readonly<Record<T, Text>>> = {}): Coded<T> {
  const values = Object.keys(labels) as T[];
  const entries = values.map((value) => {
    const other = others[value];
    return [value, [...spellingsOf(labels[value]), ...(other === undefined ? [] : spellingsOf(other))], value] as const;
  });
  return {
    id,
    choices: [...values.map((value) => labels[value]), UNKNOWN_LABEL],
    codes: createCodeBook<T>(entries, spellingsOf(UNKNOWN_LABEL)),
  };
}

export const SEVERITY_LIST = list<Severity>('severity', ACCIDENT_SEVERITY_LABELS);
export const INJURY_LIST = list<CasualtySeverity>('injury', INJURY_LABELS, CASUALTY_SEVERITY_LABELS);
export const LIGHT_LIST = list<LightCondition>('light', LIGHT_CONDITION_LABELS);
export const WEATHER_LIST = list<WeatherCondition>('weather', WEATHER_CONDITION_LABELS);
export const SURFACE_LIST = list<SurfaceCondition>('surface', SURFACE_CONDITION_LABELS);
export const ROAD_TYPE_LIST = list<RoadType>('road-type', ROAD_TYPE_LABELS);
export const JUNCTION_LIST = list<JunctionType>('junction', JUNCTION_TYPE_LABELS);
export const ROAD_USER_LIST = list<RoadUser>('road-user', ROAD_USER_LABELS);
export const CASUALTY_CLASS_LIST = list<CasualtyClass>('casualty-class', CASUALTY_CLASS_LABELS);
export const SEX_LIST = list<Sex>('sex', SEX_LABELS);
export const PLACE_ACCURACY_LIST = list<PlaceAccuracy>('place-accuracy', PLACE_ACCURACY_LABELS);
export const SPEED_UNIT_LIST = list<SpeedUnit>('speed-unit', SPEED_UNIT_LABELS);

/** ISO weekdays, 1 = Monday. */
export const WEEKDAY_LIST: Coded<number> = {
  id: 'weekday',
  choices: [...WEEKDAY_LABELS, UNKNOWN_LABEL],
  codes: createCodeBook<number>(
    WEEKDAY_LABELS.map((label, i) => [String(i + 1), spellingsOf(label), i + 1] as const),
    spellingsOf(UNKNOWN_LABEL),
  ),
};
