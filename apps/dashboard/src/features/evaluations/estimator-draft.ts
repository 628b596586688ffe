import { EVERY_ACCIDENT, type AccidentDimensionId } from '@elektron/domain';
import { toFilterInput } from '../../filter/filter-input.ts';
import type { AccidentFilterInput, TrafficChangeInput } from '../../graphql/generated/graphql.ts';

/** By what a type of accident is told: characteristics with a short list of values, and none that says when or where. */
export const TARGET_DIMENSIONS = [
  'severity',
  'road-user',
  'accident-type',
  'light',
  'weather',
  'road-type',
] as const satisfies readonly AccidentDimensionId[];
export type TargetDimension = (typeof TARGET_DIMENSIONS)[number];

export const TRAFFIC_PARTS = [
  'annualAverageDailyTrafficBefore',
  'annualAverageDailyTrafficAfter',
  'coefficientOfVariationBefore',
  'coefficientOfVariationAfter',
] as const satisfies readonly (keyof TrafficChangeInput)[];
export type TrafficPart = (typeof TRAFFIC_PARTS)[number];

/** What is asked for besides, as it is being typed. */
export interface EstimatorDraft {
  /** `null`: no type is asked about. */
  readonly dimension: TargetDimension | null;
  readonly values: readonly string[];
  readonly traffic: Readonly<Record<TrafficPart, number | null>>;
  /** Metres within which the traffic was taken from count sites; `null`: typed, or changed since. */
  readonly trafficNear: number | null;
}

export const NOTHING_MORE: EstimatorDraft = {
  dimension: null,
  values: [],
  traffic: {
    annualAverageDailyTrafficBefore: null,
    annualAverageDailyTrafficAfter: null,
    coefficientOfVariationBefore: null,
    coefficientOfVariationAfter: null,
  },
  trafficNear: null,
};

export function isTargetComplete({ dimension, values }: EstimatorDraft): boolean {
  return dimension === null || values.length > 0;
}

/** All four numbers, or none. */
export function isTrafficComplete({ traffic }: EstimatorDraft): boolean {
  if (TRAFFIC_PARTS.every((part) => traffic[part] === null)) return true;
  return TRAFFIC_PARTS.every((part) => {
    const value = traffic[part] ?? NaN;
    return part.startsWith('annual') ? value >= 1 : value >= 0 && value <= 1;
  });
}

/** As the API takes it; what was not asked for is left out. */
export function toEstimatorInput(draft: EstimatorDraft): {
  readonly targetFilter?: AccidentFilterInput | null;
  readonly traffic?: TrafficChangeInput;
  readonly trafficNear?: number;
} {
  const { dimension, values, trafficNear } = draft;
  const { traffic } = draft as { readonly traffic: TrafficChangeInput };
  return {
    ...(dimension === null ? {} : { targetFilter: toFilterInput({ ...EVERY_ACCIDENT, selections: { [dimension]: values } }) }),
    ...(trafficNear !== null ? { trafficNear } : draft.traffic.annualAverageDailyTrafficBefore === null ? {} : { traffic }),
  };
}
