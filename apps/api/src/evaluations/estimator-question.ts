import { Problem, type AccidentFilter, type Text } from '@elektron/domain';
import type { BeforeAfterInputPart, BeforeAfterMethod, TrafficChange } from '@elektron/statistics';

import { requireWithin } from './require-within.ts';
import type { TrafficNear } from './traffic-near/traffic-near.ts';

/** What a question may hold besides, each for one more method; absent where it was not asked for. */
export interface EstimatorQuestion {
  /** Which accidents are of the type whose share is looked at; without period, rectangle and places. */
  readonly targetFilter?: AccidentFilter;
  readonly traffic?: TrafficChange;
  /** Metres: traffic is taken from the count sites that are this near to the places, in place of being typed. */
  readonly trafficNear?: number;
  /** What these said when it was asked; absent in a plan, whose years after may not be there yet. */
  readonly trafficFound?: TrafficNear;
}

export interface EstimatorDraft {
  readonly targetFilter?: AccidentFilter | null | undefined;
  readonly traffic?: TrafficChange | null | undefined;
  readonly trafficNear?: number | null | undefined;
}

const TARGET_RULE: Text = {
  el: 'ο τύπος ατυχήματος ορίζεται μόνο από χαρακτηριστικά του, όχι από περίοδο ή περιοχή· αυτά τα λέει ήδη η αξιολόγηση',
  en: 'a type of accident is told by its characteristics alone, not by a period or an area; the evaluation says these already',
};

const TRAFFIC_RULE: Text = {
  el: 'ή τέσσερις αριθμοί ή σημεία μέτρησης (trafficNear), όχι και τα δύο',
  en: 'either four numbers or count sites (trafficNear), not both',
};

const MOST_VEHICLES_A_DAY = 1_000_000;
/** Beyond it no count site is one of the places any more. */
const FARTHEST_METERS = 5_000;

/**
 * Checks what is asked for besides.
 * @throws Problem INPUT_INVALID for a type told by place or time, PARAMETER_OUT_OF_RANGE
 */
export function parseEstimatorDraft({ targetFilter, traffic, trafficNear }: EstimatorDraft): EstimatorQuestion {
  if (traffic != null && trafficNear != null) throw new Problem('INPUT_INVALID', { field: 'traffic', value: TRAFFIC_RULE });
  return { ...parseTarget(targetFilter ?? null), ...parseTraffic(traffic ?? null), ...parseNear(trafficNear ?? null) };
}

function parseNear(meters: number | null): EstimatorQuestion {
  if (meters === null) return {};
  if (meters > 0 && meters <= FARTHEST_METERS) return { trafficNear: meters };
  throw new Problem('PARAMETER_OUT_OF_RANGE', { parameter: 'trafficNear', value: String(meters), allowed: `0–${FARTHEST_METERS}` });
}

function parseTarget(filter: AccidentFilter | null): EstimatorQuestion {
  if (filter === null) return {};
  const { selections, period, area, ...places } = filter;
  if (period !== null || area !== null || Object.keys(places).length > 0 || Object.keys(selections).length === 0) {
    throw new Problem('INPUT_INVALID', { field: 'targetFilter', value: TARGET_RULE });
  }
  return { targetFilter: { period, area, selections } };
}

function parseTraffic(traffic: TrafficChange | null): EstimatorQuestion {
  if (traffic === null) return {};
  const within = (parameter: keyof TrafficChange, least: number, most: number): number =>
    requireWithin(parameter, traffic[parameter], least, most);
  return {
    traffic: {
      annualAverageDailyTrafficBefore: within('annualAverageDailyTrafficBefore', 1, MOST_VEHICLES_A_DAY),
      annualAverageDailyTrafficAfter: within('annualAverageDailyTrafficAfter', 1, MOST_VEHICLES_A_DAY),
      coefficientOfVariationBefore: within('coefficientOfVariationBefore', 0, 1),
      coefficientOfVariationAfter: within('coefficientOfVariationAfter', 0, 1),
    },
  };
}

/** A method that needs what was not asked for is left out, rather than refused each time. */
export function isAskedFor({ needs }: Pick<BeforeAfterMethod, 'needs'>, { targetFilter, traffic }: EstimatorQuestion): boolean {
  const missing = new Set<BeforeAfterInputPart>();
  if (targetFilter === undefined) missing.add('targetCounts');
  if (traffic === undefined) missing.add('traffic');
  return needs.every((alternatives) => alternatives.some((part) => !missing.has(part)));
}
