import type { ChosenSites } from '../choose-sites.ts';
import type { TakenRoadSites } from './take-road-sites.ts';

/** Sites of the road network as an evaluation counts sites. None is left out: what nobody had an accident at is a site, too. */
export function chosenOf({ chosen }: TakenRoadSites): ChosenSites {
  const before = chosen.steps.findIndex(({ step }) => step === 'no-other-intervention');
  return {
    treatedKeys: chosen.treated,
    leftOutKeys: [],
    reference: chosen.reference,
    excludedForOthers: before < 0 ? 0 : chosen.steps[before - 1]!.left - chosen.steps[before]!.left,
    treatedByOthers: chosen.treatedByOthers,
    pool: 'road-network',
    beside: chosen.beside,
  };
}
