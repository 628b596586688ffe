import {
  ACCESSIBILITY_ITEMS,
  FEATURE_CONDITIONS,
  FEATURE_STATES,
  type AccessibilityItem,
  type FeatureCondition,
  type FeatureState,
} from './accessibility.ts';
import { getDayNumber } from './period.ts';
import { Problem } from './problem.ts';

/** Which features are meant: every part must hold, and an empty list asks nothing. What counts is the latest observation of a feature. */
export interface AccessibilityFilter {
  readonly items: readonly AccessibilityItem[];
  readonly states: readonly FeatureState[];
  readonly conditions: readonly FeatureCondition[];
  /** Last seen on this day or later, `YYYY-MM-DD`; features without a date are then not meant. */
  readonly seenSince: string | null;
  /** Last seen on this day or before. */
  readonly seenUntil: string | null;
}

export const EVERY_FEATURE: AccessibilityFilter = { items: [], states: [], conditions: [], seenSince: null, seenUntil: null };

/** A filter as somebody has written it. */
export interface WrittenAccessibilityFilter {
  readonly items?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly conditions?: readonly string[] | null;
  readonly seenSince?: string | null;
  readonly seenUntil?: string | null;
}

/**
 * The filter in its one form: lists in the order of the domain, without repeats.
 * @throws Problem INPUT_INVALID for a word that is in no list and for what is no day
 */
export function parseAccessibilityFilter(written: WrittenAccessibilityFilter): AccessibilityFilter {
  return {
    items: parseWords('items', ACCESSIBILITY_ITEMS, written.items),
    states: parseWords('states', FEATURE_STATES, written.states),
    conditions: parseWords('conditions', FEATURE_CONDITIONS, written.conditions),
    seenSince: parseDay(written.seenSince),
    seenUntil: parseDay(written.seenUntil),
  };
}

function parseWords<Word extends string>(
  field: string,
  list: readonly Word[],
  words: readonly string[] | null | undefined,
): readonly Word[] {
  const strange = words?.find((word) => !list.some((known) => known === word));
  if (strange !== undefined) throw new Problem('INPUT_INVALID', { field, value: strange.slice(0, 100) });
  return list.filter((known) => words?.includes(known) === true);
}

function parseDay(text: string | null | undefined): string | null {
  if (text == null || text === '') return null;
  getDayNumber(text);
  return text;
}

/** What of a feature a filter asks for. */
export interface FilteredFeature {
  readonly item: AccessibilityItem;
  readonly state: FeatureState;
  readonly condition: FeatureCondition | null;
  readonly observedOn: string | null;
}

/** Whether a feature is meant by a filter. */
export function passesAccessibilityFilter(feature: FilteredFeature, filter: AccessibilityFilter): boolean {
  const { items, states, conditions, seenSince, seenUntil } = filter;
  if (items.length > 0 && !items.includes(feature.item)) return false;
  if (states.length > 0 && !states.includes(feature.state)) return false;
  if (conditions.length > 0 && (feature.condition === null || !conditions.includes(feature.condition))) return false;
  if (seenSince === null && seenUntil === null) return true;
  if (feature.observedOn === null) return false;
  return (seenSince === null || feature.observedOn >= seenSince) && (seenUntil === null || feature.observedOn <= seenUntil);
}

/** THE parameters of an address that say a filter: those of the page, and of a file. */
export const ACCESSIBILITY_FILTER_PARAMETERS = ['items', 'states', 'conditions', 'seenSince', 'seenUntil'] as const;
export type AccessibilityFilterParameter = (typeof ACCESSIBILITY_FILTER_PARAMETERS)[number];

/** A filter from the parameters of an address; lists are parted by commas. @throws Problem INPUT_INVALID */
export function parseAccessibilityParameters(read: (name: AccessibilityFilterParameter) => string | null): AccessibilityFilter {
  const words = (name: AccessibilityFilterParameter): string[] => (read(name) ?? '').split(',').filter((word) => word !== '');
  return parseAccessibilityFilter({
    items: words('items'),
    states: words('states'),
    conditions: words('conditions'),
    seenSince: read('seenSince'),
    seenUntil: read('seenUntil'),
  });
}

/** The parameters that say a filter; those that ask nothing are left out. */
export function formatAccessibilityParameters(filter: AccessibilityFilter): [AccessibilityFilterParameter, string][] {
  return ACCESSIBILITY_FILTER_PARAMETERS.flatMap((name): [AccessibilityFilterParameter, string][] => {
    const value = filter[name];
    const text = Array.isArray(value) ? value.join(',') : ((value as string | null) ?? '');
    return text === '' ? [] : [[name, text]];
  });
}
