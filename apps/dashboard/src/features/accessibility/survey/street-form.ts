import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCESSIBILITY_MEASURE_DECLARATIONS,
  ACCESSIBILITY_MEASURES,
  type AccessibilityItem,
  type AccessibilityMeasure,
  type AccessibilityMeasures,
  type FeatureCondition,
  type FeatureState,
  type ObservationMethod,
  type StreetSide,
} from '@elektron/domain';
import type { StreetEntryInput } from '../../../graphql/generated/graphql.ts';
import { conditionOf, itemOf, methodOf, sideOf, stateOf, toEnum } from '../domain-words.ts';

export interface StreetPlace {
  readonly longitude: number;
  readonly latitude: number;
  /** As the receiver says it; `null` where a person has pointed at the map. */
  readonly accuracyMeters: number | null;
}

/** What is typed and chosen of one look at the street. */
export interface StreetForm {
  readonly item: AccessibilityItem | null;
  readonly state: FeatureState | null;
  readonly condition: FeatureCondition | null;
  readonly side: StreetSide | null;
  readonly place: StreetPlace | null;
  /** `NaN` for what is no number. */
  readonly measures: Partial<AccessibilityMeasures>;
  readonly temporary: boolean;
  /** `YYYY-MM-DDTHH:MM`, or empty. */
  readonly presentFrom: string;
  readonly presentUntil: string;
  readonly roadName: string;
  readonly featureNumber: string;
  readonly note: string;
  readonly method: ObservationMethod;
  /** `YYYY-MM-DD`; `null` for what is no date. */
  readonly observedOn: string | null;
}

export const FAULTS = ['missing', 'future', 'range', 'order'] as const;
export type Fault = (typeof FAULTS)[number];
export type FormField = Exclude<keyof StreetForm, 'measures'> | AccessibilityMeasure;
export type Faults = Readonly<Partial<Record<FormField, Fault>>>;

/** @param today `YYYY-MM-DD` */
export function blankForm(today: string): StreetForm {
  return {
    item: null,
    state: null,
    condition: null,
    side: null,
    place: null,
    measures: {},
    temporary: false,
    presentFrom: '',
    presentUntil: '',
    roadName: '',
    featureNumber: '',
    note: '',
    method: 'on-site',
    observedOn: today,
  };
}

/** For the next thing in the same street. */
export function nextForm({ roadName, method, side }: StreetForm, today: string): StreetForm {
  return { ...blankForm(today), roadName, method, side };
}

/** What is measured of the item, and what may be said of it. Of what is not there nothing is measured. */
export function asksOf({ item, state }: StreetForm): { measures: readonly AccessibilityMeasure[]; temporary: boolean; condition: boolean } {
  if (item === null || state !== 'present') return { measures: [], temporary: false, condition: false };
  const { measures, canBeTemporary } = ACCESSIBILITY_ITEM_DECLARATIONS[item];
  return { measures, temporary: canBeTemporary, condition: true };
}

/** What can be told on the phone; the server judges the same, and more. @param today `YYYY-MM-DD` */
export function findFaults(form: StreetForm, today: string): Faults {
  const asked = asksOf(form);
  const faults: Partial<Record<FormField, Fault>> = {};
  for (const field of ['item', 'place', 'state', 'observedOn'] as const) if (form[field] === null) faults[field] = 'missing';
  if (form.observedOn !== null && form.observedOn > today) faults.observedOn = 'future';
  for (const measure of asked.measures) if (!isInRange(measure, form.measures[measure] ?? null)) faults[measure] = 'range';
  const { presentFrom, presentUntil } = form;
  const isBackwards = presentFrom !== '' && presentUntil !== '' && presentUntil < presentFrom;
  if (asked.temporary && form.temporary && isBackwards) faults.presentUntil = 'order';
  return faults;
}

function isInRange(measure: AccessibilityMeasure, value: number | null): boolean {
  const [lowest, highest] = ACCESSIBILITY_MEASURE_DECLARATIONS[measure].range;
  return value === null || (value >= lowest && value <= highest);
}

/** The look as it is kept and sent. @throws RangeError for a form that has faults */
export function toEntry(form: StreetForm, entryId: string): StreetEntryInput {
  const { item, state, place, observedOn } = form;
  if (item === null || state === null || place === null || observedOn === null) throw new RangeError('a form with faults is not sent');
  const asked = asksOf(form);
  const isTemporary = asked.temporary && form.temporary;
  const word = (value: string | null): never => (value === null ? null : toEnum(value)) as never;
  return {
    entryId,
    featureNumber: textOrNull(form.featureNumber),
    item: word(item),
    state: word(state),
    condition: asked.condition ? word(form.condition) : null,
    side: word(form.side),
    method: word(form.method),
    observedOn,
    ...place,
    roadName: textOrNull(form.roadName),
    measures: Object.fromEntries(asked.measures.map((measure) => [measure, form.measures[measure] ?? null])),
    temporary: isTemporary,
    presentFrom: isTemporary ? textOrNull(form.presentFrom) : null,
    presentUntil: isTemporary ? textOrNull(form.presentUntil) : null,
    note: textOrNull(form.note),
  };
}

/** An entry that was refused, to be put right. */
export function toForm(entry: StreetEntryInput): StreetForm {
  const { longitude, latitude } = entry;
  return {
    item: itemOf(entry.item),
    state: stateOf(entry.state),
    condition: entry.condition == null ? null : conditionOf(entry.condition),
    side: entry.side == null ? null : sideOf(entry.side),
    place: { longitude, latitude, accuracyMeters: entry.accuracyMeters ?? null },
    measures: Object.fromEntries(ACCESSIBILITY_MEASURES.map((measure) => [measure, entry.measures?.[measure] ?? null])),
    temporary: entry.temporary === true,
    presentFrom: entry.presentFrom ?? '',
    presentUntil: entry.presentUntil ?? '',
    roadName: entry.roadName ?? '',
    featureNumber: entry.featureNumber ?? '',
    note: entry.note ?? '',
    method: methodOf(entry.method),
    observedOn: entry.observedOn,
  };
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** The day on the clock of the phone. */
export function dayOf(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
