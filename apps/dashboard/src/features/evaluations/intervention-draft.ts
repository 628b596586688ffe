import type { InterventionKind } from '@elektron/domain';
import type { SitePoint } from './site-points.ts';

/** An intervention while it is being written down. */
export interface InterventionDraft {
  readonly name: string;
  readonly kind: InterventionKind;
  readonly worksStart: string | null;
  readonly worksLastDay: string | null;
  readonly selected: 'yes' | 'no' | 'unknown';
  readonly illustrative: boolean;
  readonly source: string;
  readonly sites: readonly SitePoint[];
}

export const EMPTY_DRAFT: InterventionDraft = {
  name: '',
  kind: 'junction-redesign',
  worksStart: null,
  worksLastDay: null,
  selected: 'unknown',
  illustrative: false,
  source: '',
  sites: [],
};

/** What can be missing; each is said at its field. */
export type DraftFault = 'name' | 'worksStart' | 'worksLastDay' | 'order' | 'sites' | 'source';

/** What is missing before a draft can be saved. */
export function findFaults({ name, worksStart, worksLastDay, sites, source, illustrative }: InterventionDraft): ReadonlySet<DraftFault> {
  const faults = new Set<DraftFault>();
  if (name.trim() === '') faults.add('name');
  if (worksStart === null) faults.add('worksStart');
  if (worksLastDay === null) faults.add('worksLastDay');
  if (worksStart !== null && worksLastDay !== null && worksLastDay < worksStart) faults.add('order');
  if (sites.length === 0) faults.add('sites');
  // An intervention without a source is a claim; an illustrative one is marked as such.
  if (source.trim() === '' && !illustrative) faults.add('source');
  return faults;
}

/** Whether anything would be lost with it. */
export function hasEntries(draft: InterventionDraft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(EMPTY_DRAFT);
}
