import { placeOnRoads, type PlacedOnRoads, type PlacingRules, type RoadsToPlaceOn } from '@elektron/road-network';

import { readAgreement, type NamedSegments } from './compare-road-names.ts';

/** What the thread is given. */
export interface PlacingTask {
  readonly roads: RoadsToPlaceOn;
  /** Metres; NaN where there is no place. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly names: NamedSegments;
  readonly rules: PlacingRules;
}

/** Places records on roads, in a thread of its own so that the server keeps answering. */
export function place({ roads, x, y, names, rules }: PlacingTask): PlacedOnRoads {
  return placeOnRoads(roads, { x, y, agreementOf: (thing, segment) => readAgreement(names, thing, segment) }, rules);
}
