import type { HotspotMethodAnswer } from './hotspots-queries.ts';

/** Whether the records that a method cannot do without are there. */
export function canRun({ needs }: Pick<HotspotMethodAnswer, 'needs'>): boolean {
  return needs.every(({ required, met }) => !required || met);
}
