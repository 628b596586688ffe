import { Problem, SEVERITIES, type UnitValueBasis } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { BlackSpotsService } from '../../black-spots/black-spots.service.ts';
import type { FinishedRun } from '../../hotspots/hotspot-run.ts';
import { HotspotRunsService } from '../../hotspots/hotspot-runs.service.ts';
import { RunSites } from '../../hotspots/run-sites.service.ts';
import type { StoredSite } from '../../hotspots/stored-hotspot-result.ts';
import { NOT_THERE, refuse } from '../appraisal-fields.ts';
import type { AlternativeInQuestion, ExpectedOrigin } from '../appraisal-question.ts';
import {
  divideBySeverity,
  expectedAt,
  isRanking,
  type AskedPlace,
  type ExpectedAtSite,
  type NoExpectedReason,
  type SeverityCounts,
} from './expected-at-site.ts';
import { NO_EXPECTED_TEXTS } from './expected-texts.ts';

/** What a ranking says of a place. */
export interface KnownPlace {
  readonly name: string;
  readonly run: FinishedRun;
  readonly rank: number;
  readonly expected: ExpectedAtSite & { readonly severities: SeverityCounts };
}

/** The same, or why it says nothing. */
export type ExpectedPlace = KnownPlace | { readonly name: string; readonly expected: null; readonly reason: NoExpectedReason };

/** Long-run accidents of places, from rankings of the network that have ended: nothing is computed anew. */
@Injectable()
export class ExpectedPlaces {
  readonly #runs: HotspotRunsService;
  readonly #sites: RunSites;
  readonly #spots: BlackSpotsService;

  constructor(runs: HotspotRunsService, sites: RunSites, spots: BlackSpotsService) {
    this.#runs = runs;
    this.#sites = sites;
    this.#spots = spots;
  }

  /**
   * What an alternative rests on.
   * @throws Problem INPUT_INVALID where there is no such place, or no expected number of it
   */
  async take(
    context: ActingContext,
    asked: AskedPlace,
    basis: UnitValueBasis,
  ): Promise<Pick<AlternativeInQuestion, 'numbers' | 'numbersOrigin'>> {
    const found = await this.find(context, asked);
    if (found.expected === null) throw refuse('expected', NO_EXPECTED_TEXTS[found.reason]);
    const numbers = divideBySeverity(found.expected, found.expected.severities, basis);
    if (typeof numbers === 'string') throw refuse('expected', NO_EXPECTED_TEXTS[numbers]);
    return { numbers, numbersOrigin: { kind: 'expected', ...originOf(found, asked.blackSpotId ?? null) } };
  }

  /** @throws Problem INPUT_INVALID where there is no such place */
  async find(context: ActingContext, { blackSpotId, runId, rank }: AskedPlace): Promise<ExpectedPlace> {
    if (blackSpotId == null) return this.#ofSite(context, runId ?? '', rank ?? 0, null);
    const spot = await this.#spots.find(context, blackSpotId);
    if (spot === null) throw refuse('expected', NOT_THERE);
    const { name, hotspot } = spot;
    return hotspot === null ? none(name, 'DRAWN_BY_HAND') : this.#ofSite(context, hotspot.runId, hotspot.rank, name);
  }

  async #ofSite(context: ActingContext, runId: string, rank: number, name: string | null): Promise<ExpectedPlace> {
    const run = await this.#getRun(context, runId);
    if (!isRanking(run)) return none(name ?? '', 'NOT_OF_A_RANKING');
    const { site, severities } = await this.#readSites(context, run, rank);
    const shown = name ?? site?.roadName ?? '';
    const expected = site === null ? null : expectedAt(site, run.result.years);
    if (expected === null) return none(shown, 'SITE_NOT_RANKED');
    return { name: shown, run, rank, expected: { ...expected, severities } };
  }

  async #getRun(context: ActingContext, runId: string): Promise<FinishedRun> {
    try {
      return await this.#runs.getFinished(context, runId);
    } catch (error) {
      if (error instanceof Problem) throw refuse('expected', NOT_THERE);
      throw error;
    }
  }

  /** One pass over all sites, part by part: that of the rank, and the accidents of all by severity. */
  async #readSites(context: ActingContext, run: FinishedRun, rank: number) {
    const severities: Record<keyof SeverityCounts, number> = { fatal: 0, serious: 0, slight: 0, injury: 0, 'damage-only': 0, unknown: 0 };
    let site: StoredSite | null = null;
    for await (const { screening } of this.#sites.readInParts(context, run)) {
      for (const each of screening?.sites ?? []) {
        if (each.rank === rank) site = each;
        for (const severity of [...SEVERITIES, 'unknown'] as const) severities[severity] += each.severities[severity];
      }
    }
    return { site, severities };
  }
}

function none(name: string, reason: NoExpectedReason): ExpectedPlace {
  return { name, expected: null, reason };
}

/** Where the number of a place is from. */
export function originOf({ name, run, rank, expected }: KnownPlace, blackSpotId: string | null): ExpectedOrigin {
  const { runId, methodId, dataVersion, result } = run;
  const { perYear, recordedPerYear } = expected;
  return { name, rank, blackSpotId, runId, methodId, period: result.period, dataVersion, perYear, recordedPerYear };
}
