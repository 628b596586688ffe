import type { ParameterValues } from '@elektron/domain';
import type { HotspotMethodAnswer } from './hotspots-queries.ts';

/** What a method that is asked so needs, and does not find. */
export function missingNeeds({ needs }: Pick<HotspotMethodAnswer, 'needs'>, values: ParameterValues = {}): HotspotMethodAnswer['needs'] {
  return needs.filter(({ met, parameter, value }) => !met && (parameter == null || values[parameter] === value));
}

/** Whether the records that a method cannot do without are there; without values, as it is asked by default. */
export function canRun(method: Pick<HotspotMethodAnswer, 'needs'>, values: ParameterValues = {}): boolean {
  return missingNeeds(method, values).every(({ required }) => !required);
}

/** Whether a method can rank the sites of a table, which needs no roads. */
export function ranksTables({ parameters }: Pick<HotspotMethodAnswer, 'parameters'>): boolean {
  return parameters.some(({ refersTo }) => refersTo === 'site-table');
}
