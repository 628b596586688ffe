import type { PriorityCell } from '@elektron/domain';

import type { KeyedJudgements } from '../columns/accessibility/street-deficits.service.ts';
import { listJudgements } from '../columns/accessibility/packed-judgements.ts';
import { createPlane } from '../common/plane.ts';
import { unpackSites } from '../hotspots/packed-sites.ts';
import type { StoredScreening, StoredSite } from '../hotspots/stored-hotspot-result.ts';
import { chooseSites, rankPriorities, type PrioritySite, type RankedPriorities } from './rank-priorities.ts';

/** The run whose excess it is. */
export interface RankedScreening {
  readonly screening: Pick<StoredScreening, 'sites' | 'junctionMeters'>;
  /** All sites, where the screening lists only the first of them; else none. */
  readonly siteParts: readonly Uint8Array[];
}

/** Which of the sites are asked for. */
export interface PrioritiesAsked {
  /** Null for all that have crossings or footways, or surely more accidents than their like. */
  readonly cell: PriorityCell | null;
  readonly passed: number;
  readonly size: number;
}

/** What the thread is given. */
export interface PrioritiesTask {
  /** Of the run and its organisation: a run never changes, so that what is known of it holds. */
  readonly runKey: string;
  /** Null where the thread may know the run. */
  readonly source: RankedScreening | null;
  readonly judged: KeyedJudgements;
  /** From which a deficit counts as high, 0 to 1. */
  readonly share: number;
  /** EPSG code of the organisation's plane. */
  readonly srid: number;
  readonly asked: PrioritiesAsked;
}

export interface PrioritiesAnswer extends Omit<RankedPriorities, 'sites'> {
  readonly sites: readonly PrioritySite[];
  /** In the cell that was asked for. */
  readonly totalCount: number;
}

/** The run that was asked about last, with the last ranking of its sites: whoever reads a list asks for one page after the other. */
let known: {
  readonly runKey: string;
  readonly screening: RankedScreening['screening'];
  last: { readonly key: string; readonly ranked: RankedPriorities } | null;
} | null = null;

/**
 * Ranks the sites of a network in a thread of its own, so that the server keeps answering.
 * @returns null where it does not know the run: it is to be asked again, with the source
 */
export function rank({ runKey, source, judged, share, srid, asked }: PrioritiesTask): PrioritiesAnswer | null {
  if (known?.runKey !== runKey) {
    if (source === null) return null;
    known = { runKey, screening: unpack(source), last: null };
  }
  const key = `${judged.key} ${share} ${srid}`;
  if (known.last?.key !== key) {
    const streets = listJudgements(judged.judgements, judged.days);
    known.last = { key, ranked: rankPriorities(known.screening, streets, createPlane(srid), share) };
  }
  const { sites, ...counts } = known.last.ranked;
  const meant = chooseSites(sites, asked.cell);
  return { ...counts, sites: meant.slice(asked.passed, asked.passed + asked.size), totalCount: meant.length };
}

function unpack({ screening, siteParts }: RankedScreening): RankedScreening['screening'] {
  return siteParts.length === 0 ? screening : { ...screening, sites: siteParts.flatMap(unpackSites) as StoredSite[] };
}
