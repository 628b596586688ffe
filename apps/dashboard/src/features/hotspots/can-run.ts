import type { HotspotMethodAnswer } from './hotspots-queries.ts';

/** Whether the records that a method cannot do without are there. */
export function canRun({ needs }: Pick<HotspotMethodAnswer, 'needs'>): boolean {
  return needs.every(({ required, met }) => !required || met);
}

/** Whether a method can rank the sites of a table, which needs no roads. */
export function ranksTables({ parameters }: Pick<HotspotMethodAnswer, 'parameters'>): boolean {
  return parameters.some(({ refersTo }) => refersTo === 'site-table');
}
