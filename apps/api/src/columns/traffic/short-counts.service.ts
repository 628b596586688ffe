import { parseCountPeriod, type CountPeriod, type SpeedUnit, type TrafficMode } from '@elektron/domain';
import {
  expandShortCount,
  observedFactors,
  seasonOf,
  summarizeDays,
  type Expansion,
  type ExpansionFactors,
  type Season,
} from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { RecordState } from '../../database/record-versions.ts';
import { combineDirections, sumOfDirections } from '../../traffic/combine-directions.ts';
import { findTable, toFactors, type FactorTable } from '../../traffic/factor-table.ts';
import { FactorTablesRepository } from '../../traffic/factor-tables.repository.ts';
import { TrafficCountsRepository, type CountRow } from '../../traffic/traffic-counts.repository.ts';
import { PermanentCounters, toDays } from './permanent-counters.service.ts';

/** A short count of one site, its directions together. */
export interface ShortCount {
  readonly year: number;
  readonly period: CountPeriod;
  readonly bothDirections: boolean;
  /** In all of its period. */
  readonly total: number | null;
  /** Null where there is no total. */
  readonly expansion: Expansion | null;
  /** Permanent counters whose year the factors come from. */
  readonly factorSites: number;
  /** That the organisation keeps; null where the factors are those of the counters themselves. */
  readonly factorTable: FactorTable | null;
  readonly speeds: readonly DirectionSpeeds[];
}

export interface DirectionSpeeds {
  readonly direction: string;
  readonly unit: SpeedUnit;
  readonly mean: number | null;
  readonly v85: number | null;
  readonly measured: number | null;
}

export interface ShortCountsOfSite {
  readonly shortCounts: readonly ShortCount[];
  /** By year, of a site that is a permanent counter itself. */
  readonly seasons: readonly (Season & { readonly year: number })[];
}

/** Sites of the same kind of road, itself included. */
export interface SiteGroup {
  readonly roadCategory: string | null;
  readonly siteIds: readonly string[];
}

/** A permanent counter's days are summed up as its season; a list of them would be no list. */
const MOST_LISTED = 60;
const LEVEL = 0.95;

/** Short counts and what they stand for. */
@Injectable()
export class ShortCountsService {
  readonly #counts: TrafficCountsRepository;
  readonly #counters: PermanentCounters;
  readonly #tables: FactorTablesRepository;

  constructor(counts: TrafficCountsRepository, counters: PermanentCounters, tables: FactorTablesRepository) {
    this.#counts = counts;
    this.#counters = counters;
    this.#tables = tables;
  }

  async get(context: ActingContext, state: RecordState, siteId: string, group: SiteGroup, mode: TrafficMode): Promise<ShortCountsOfSite> {
    const rows = await this.#counts.readShortCounts(context, state, siteId);
    const byYear = Map.groupBy(rows, ({ year }) => year);
    const shortCounts: ShortCount[] = [];
    const seasons: (Season & { readonly year: number })[] = [];
    for (const [year, ofYear] of byYear) {
      const season = seasonOf(summarizeDays(toDays(ofYear, mode)));
      if (season.busiestMonth !== null) {
        seasons.push({ year, ...season });
        continue;
      }
      const factors = await this.#factorsOf(context, state, group, year, mode);
      const listed = [...Map.groupBy(ofYear, ({ period }) => period).values()].slice(0, MOST_LISTED);
      for (const directions of listed) shortCounts.push(...toShortCount(directions, factors, mode));
    }
    return { shortCounts, seasons };
  }

  /** Those that the organisation keeps for the group, else what permanent counters of the group saw in the same year. */
  async #factorsOf(
    context: ActingContext,
    state: RecordState,
    group: SiteGroup,
    year: number,
    mode: TrafficMode,
  ): Promise<UsedFactors | null> {
    const kept = findTable(await this.#tables.list(context), { roadCategory: group.roadCategory ?? '', mode, validYear: year });
    if (kept !== undefined) return { factors: toFactors(kept.content), kept };
    const observed = await this.#counters.observe(context, state, group.siteIds, year, mode, false);
    return observed === null ? null : { factors: observedFactors(observed), kept: null };
  }
}

/** Factors, and the table that they stand in; null where they are of the counters themselves. */
interface UsedFactors {
  readonly factors: ExpansionFactors;
  readonly kept: FactorTable | null;
}

function toShortCount(directions: readonly CountRow[], used: UsedFactors | null, mode: TrafficMode): ShortCount[] {
  const [first] = directions;
  const period = first === undefined ? null : parseCountPeriod(first.period);
  if (first === undefined || period === null) return [];
  const { summed, bothDirections } = combineDirections(directions);
  const total = sumOfDirections(summed.map(({ counts }) => counts[mode]));
  const expansion = total === null ? null : expandShortCount(total, period, used?.factors ?? null, LEVEL);
  return [
    {
      year: first.year,
      period,
      bothDirections,
      total,
      expansion,
      factorSites: used?.factors.sites ?? 0,
      factorTable: used?.kept ?? null,
      speeds: directions.flatMap(toSpeeds),
    },
  ];
}

function toSpeeds({ direction, speedUnit, meanSpeed, speedV85, measuredSpeeds }: CountRow): DirectionSpeeds[] {
  if (speedUnit === null || (meanSpeed === null && speedV85 === null)) return [];
  return [{ direction, unit: speedUnit, mean: meanSpeed, v85: speedV85, measured: measuredSpeeds }];
}
