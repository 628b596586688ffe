import type { ExpansionFailure } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { TrafficCountsRepository, type SiteRow } from '../../traffic/traffic-counts.repository.ts';
import { ShortCountsService, type ShortCount } from './short-counts.service.ts';
import { summarizeTraffic } from './summarize-traffic.ts';
import type { TrafficColumns } from './traffic-columns.ts';
import type { TrafficFilter } from './traffic-filter.ts';
import { TrafficSnapshots, type TrafficSnapshot } from './traffic-snapshots.service.ts';

/** What stands in place of an average: one that a short count was expanded to, a short count that nothing expands, or nothing. */
export type AverageStatus = 'expanded' | 'not-expanded' | 'missing';

/** A site for which the source gives no average under a filter. */
export interface SiteWithoutAverage extends SiteRow {
  readonly status: AverageStatus;
  readonly year: number | null;
  readonly annualAverageDaily: number | null;
  readonly coefficientOfVariation: number | null;
  readonly failure: ExpansionFailure | null;
  /** Of the short count that is told of; null where none is. Of one direction alone, a number would pass for the traffic of both. */
  readonly bothDirections: boolean | null;
}

/** Sites of which short counts are read for one answer; the others are told to have them, and are opened one by one. */
const MOST_EXPANDED = 100;

/** Which sites have no average of a mode, and what their short counts say instead. */
@Injectable()
export class SitesWithoutAverage {
  readonly #snapshots: TrafficSnapshots;
  readonly #counts: TrafficCountsRepository;
  readonly #shortCounts: ShortCountsService;

  constructor(snapshots: TrafficSnapshots, counts: TrafficCountsRepository, shortCounts: ShortCountsService) {
    this.#snapshots = snapshots;
    this.#counts = counts;
    this.#shortCounts = shortCounts;
  }

  async list(context: ActingContext, filter: TrafficFilter): Promise<SiteWithoutAverage[]> {
    const { columns, state } = await this.#snapshots.get(context);
    const averaged = new Set(summarizeTraffic(columns, filter).sites.map(({ id }) => id));
    const meant = columns.sites.filter(
      ({ id, roadCategory }) => !averaged.has(id) && (filter.roadCategory === null || roadCategory === filter.roadCategory),
    );
    const counted = new Set((await this.#counts.countShortCounts(context, state, filter.mode, filter.year)).map(({ siteId }) => siteId));
    const found: SiteWithoutAverage[] = [];
    let expanded = 0;
    for (const site of meant) {
      if (!counted.has(site.id)) found.push({ ...site, ...NOTHING, status: 'missing' });
      else if (expanded >= MOST_EXPANDED) found.push({ ...site, ...NOTHING, status: 'not-expanded' });
      else {
        expanded += 1;
        found.push({ ...site, ...(await this.#expand(context, { columns, state }, site, filter)) });
      }
    }
    return found;
  }

  /** By the latest of its short counts that can be. */
  async #expand(
    context: ActingContext,
    { columns, state }: Pick<TrafficSnapshot, 'columns' | 'state'>,
    { id, roadCategory }: SiteRow,
    { mode, year }: TrafficFilter,
  ): Promise<Omit<SiteWithoutAverage, keyof SiteRow>> {
    const group = { roadCategory, siteIds: idsOfCategory(columns, roadCategory) };
    const { shortCounts, seasons } = await this.#shortCounts.get(context, state, id, group, mode);
    const meant = shortCounts.filter((count) => count.total !== null && (year === null || count.year === year));
    const latest = meant.toSorted(byStart).at(-1);
    const best = meant
      .filter(({ expansion }) => expansion?.annualAverageDailyTraffic != null)
      .toSorted(byStart)
      .at(-1);
    // A permanent counter whose year is whole is its own average; the page of the site shows it.
    const isPermanent = latest === undefined && seasons.length > 0;
    if (best?.expansion == null) {
      const failure = latest?.expansion?.failure ?? null;
      const shown = latest?.year ?? (isPermanent ? (seasons.at(-1)?.year ?? null) : null);
      return { ...NOTHING, status: 'not-expanded', year: shown, failure, bothDirections: latest?.bothDirections ?? null };
    }
    const { annualAverageDailyTraffic, coefficientOfVariation } = best.expansion;
    const { year: counted, bothDirections } = best;
    const annualAverageDaily = annualAverageDailyTraffic;
    return { status: 'expanded', year: counted, annualAverageDaily, coefficientOfVariation, failure: null, bothDirections };
  }
}

const NOTHING = { year: null, annualAverageDaily: null, coefficientOfVariation: null, failure: null, bothDirections: null } as const;

function byStart({ period: a }: ShortCount, { period: b }: ShortCount): number {
  return a.startDate < b.startDate ? -1 : a.startDate > b.startDate ? 1 : a.startHour - b.startHour;
}

/** Sites of a kind of road. */
export function idsOfCategory({ sites }: Pick<TrafficColumns, 'sites'>, roadCategory: string | null): string[] {
  return sites.filter((site) => site.roadCategory === roadCategory).map(({ id }) => id);
}
