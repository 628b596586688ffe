import {
  ACCESSIBILITY_ITEMS,
  ACCESSIBILITY_MEASURES,
  FEATURE_STATES,
  judgeMeasure,
  type AccessibilityItem,
  type AccessibilityMeasure,
  type FeatureState,
} from '@elektron/domain';

import type { AccessibilityFeature } from './accessibility-feature.ts';

/** Features of one item. */
export interface ItemInventory {
  readonly item: AccessibilityItem;
  readonly total: number;
  readonly states: readonly { readonly state: FeatureState; readonly count: number }[];
  readonly inOrder: number;
  readonly defective: number;
  /** Of whose condition nothing is known. */
  readonly conditionUnknown: number;
  readonly measures: readonly MeasureInventory[];
}

/** How many features have a measure, and how those stand to its limit. */
export interface MeasureInventory {
  readonly measure: AccessibilityMeasure;
  readonly measured: number;
  /** Null where no limit is known. */
  readonly meeting: number | null;
  readonly missing: number | null;
}

/** Features last seen in one month: of a survey, or by the date of a file. */
export interface CoverageMonth {
  /** `YYYY-MM`; null for those without a date. */
  readonly month: string | null;
  readonly surveyed: number;
  /** Whose date is only that of the file. */
  readonly ofFile: number;
  /** Without a date. */
  readonly undated: number;
}

/** Crossings, by the kerb ramps at their two ends. */
export interface CrossingEnds {
  readonly crossings: number;
  /** Whose source names the places of both ends, and both are on record. */
  readonly known: number;
  readonly bothRamps: number;
  readonly oneRamp: number;
  readonly noRamp: number;
}

/** Every item in the order of the domain, those that nobody has recorded included. */
export function countItems(features: readonly AccessibilityFeature[]): ItemInventory[] {
  const byItem = Map.groupBy(features, ({ item }) => item);
  return ACCESSIBILITY_ITEMS.map((item) => countItem(item, byItem.get(item) ?? []));
}

function countItem(item: AccessibilityItem, features: readonly AccessibilityFeature[]): ItemInventory {
  const count = (test: (feature: AccessibilityFeature) => boolean): number => features.filter(test).length;
  return {
    item,
    total: features.length,
    states: FEATURE_STATES.map((state) => ({ state, count: count((feature) => feature.state === state) })),
    inOrder: count(({ condition }) => condition === 'in-order'),
    defective: count(({ condition }) => condition === 'defective'),
    conditionUnknown: count(({ condition }) => condition === null),
    measures: ACCESSIBILITY_MEASURES.flatMap((measure) => countMeasure(item, measure, features)),
  };
}

function countMeasure(
  item: AccessibilityItem,
  measure: AccessibilityMeasure,
  features: readonly AccessibilityFeature[],
): MeasureInventory[] {
  const values = features.map(({ measures }) => measures[measure]).filter((value) => value !== null);
  if (values.length === 0) return [];
  const verdicts = values.map((value) => judgeMeasure(item, measure, value));
  const isJudged = verdicts.every((verdict) => verdict !== null);
  const having = (wanted: 'meets' | 'misses'): number | null => (isJudged ? verdicts.filter((verdict) => verdict === wanted).length : null);
  return [{ measure, measured: values.length, meeting: having('meets'), missing: having('misses') }];
}

const MONTH_LENGTH = 'YYYY-MM'.length;

/** By month, the earliest first, those without a date last; months in which nothing was seen are left out. */
export function countCoverage(features: readonly AccessibilityFeature[]): CoverageMonth[] {
  const byMonth = Map.groupBy(features, ({ observedOn }) => observedOn?.slice(0, MONTH_LENGTH) ?? null);
  const months = [...byMonth.keys()].sort((a, b) => (a ?? '9999').localeCompare(b ?? '9999'));
  return months.map((month) => {
    const seen = byMonth.get(month) ?? [];
    const having = (basis: 'survey' | 'extract' | null): number => seen.filter(({ dateBasis }) => dateBasis === basis).length;
    return { month, surveyed: having('survey'), ofFile: having('extract'), undated: having(null) };
  });
}

/**
 * How many crossings have a kerb ramp at both ends.
 * @param meant crossings among them are counted
 * @param all where the ramps are looked up
 */
export function countCrossingEnds(meant: readonly AccessibilityFeature[], all: readonly AccessibilityFeature[]): CrossingEnds {
  const stateOf = new Map(all.map(({ id, state }) => [id, state]));
  const crossings = meant.filter(({ item, state }) => item === 'crossing' && state === 'present');
  const ramps = crossings.flatMap(({ startId, endId }) => {
    const ends = [startId, endId].map((id) => (id === null ? undefined : stateOf.get(id)));
    return ends.every((state) => state === 'present' || state === 'absent') ? [ends.filter((state) => state === 'present').length] : [];
  });
  const having = (wanted: number): number => ramps.filter((count) => count === wanted).length;
  return { crossings: crossings.length, known: ramps.length, bothRamps: having(2), oneRamp: having(1), noRamp: having(0) };
}
