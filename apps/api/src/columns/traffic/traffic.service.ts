import type { TrafficMode } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { SiteRow } from '../../traffic/traffic-counts.repository.ts';
import { ShortCountsService, type ShortCountsOfSite } from './short-counts.service.ts';
import { idsOfCategory } from './sites-without-average.service.ts';
import { summarizeTraffic, yearsOfSite, type TrafficSummary, type YearOfSite } from './summarize-traffic.ts';
import type { TrafficColumns } from './traffic-columns.ts';
import type { TrafficFilter } from './traffic-filter.ts';
import { TrafficSnapshots } from './traffic-snapshots.service.ts';

export interface SiteTraffic extends ShortCountsOfSite {
  readonly site: SiteRow;
  readonly years: readonly YearOfSite[];
}

/** Of one state: as many as people change filters in a while. */
const MOST_SUMMARIES = 30;

/** What pages ask about traffic. */
@Injectable()
export class TrafficService {
  readonly #snapshots: TrafficSnapshots;
  readonly #shortCounts: ShortCountsService;
  /** They go with the columns that they were made of. */
  readonly #summaries = new WeakMap<TrafficColumns, Map<string, TrafficSummary>>();

  constructor(snapshots: TrafficSnapshots, shortCounts: ShortCountsService) {
    this.#snapshots = snapshots;
    this.#shortCounts = shortCounts;
  }

  async summarize(context: ActingContext, filter: TrafficFilter): Promise<TrafficSummary & { readonly version: number }> {
    const { columns, version } = await this.#snapshots.get(context);
    return { ...this.#summaryOf(columns, filter), version };
  }

  /** A pass over the counts of a country takes a tenth of a second, in which nobody else is answered; the same is asked again and again. */
  #summaryOf(columns: TrafficColumns, filter: TrafficFilter): TrafficSummary {
    const known = this.#summaries.get(columns) ?? new Map<string, TrafficSummary>();
    this.#summaries.set(columns, known);
    const key = JSON.stringify([filter.mode, filter.year, filter.roadCategory]);
    const summary = known.get(key) ?? summarizeTraffic(columns, filter);
    if (known.size >= MOST_SUMMARIES) known.clear();
    known.set(key, summary);
    return summary;
  }

  /** Null for a site that is not there, or not to be seen. */
  async getSite(context: ActingContext, id: string, mode: TrafficMode): Promise<SiteTraffic | null> {
    const { columns, state } = await this.#snapshots.get(context);
    const place = columns.sites.findIndex((site) => site.id === id);
    const site = columns.sites[place];
    if (site === undefined) return null;
    const group = { roadCategory: site.roadCategory, siteIds: idsOfCategory(columns, site.roadCategory) };
    return { site, years: yearsOfSite(columns, place), ...(await this.#shortCounts.get(context, state, id, group, mode)) };
  }
}
