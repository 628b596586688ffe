import {
  EXCESS_METHOD,
  formatAccidentFilter,
  involvingPedestrians,
  Problem,
  readAccidentFilter,
  type AccidentFilter,
  type LinkQuestion,
  type NoExcessReason,
  type PriorityCell,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { StreetDeficitsService, type StreetDeficits } from '../columns/accessibility/street-deficits.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import type { HotspotRunSummary } from '../hotspots/hotspot-run.ts';
import { HotspotRunsService } from '../hotspots/hotspot-runs.service.ts';
import type { StoredScreening } from '../hotspots/stored-hotspot-result.ts';
import type { PrioritiesAnswer, PrioritiesAsked } from './priorities.worker.ts';
import { PriorityThreads, type RankingRun } from './priority-threads.ts';
import type { PrioritySite, RankedPriorities } from './rank-priorities.ts';

export interface PriorityQuestion extends LinkQuestion {
  /** Null for the newest run of the pedestrian accidents under the filter. */
  readonly runId: string | null;
}

export interface AccessibilityPriorities {
  readonly question: PriorityQuestion;
  readonly deficits: StreetDeficits;
  /** The run whose excess it is, or that stands in the way of one. */
  readonly run: HotspotRunSummary | null;
  /** Null where there is an excess. */
  readonly reason: NoExcessReason | null;
  readonly screening: Pick<StoredScreening, 'level' | 'junctionMeters'> | null;
  readonly ranked: RankedRun | null;
}

/** The counts of all sites, and what a page of them is asked of. */
export interface RankedRun extends Omit<RankedPriorities, 'sites'>, RankingRun {}

/** Sites that cross from the thread in one go. */
const PART_SITES = 2_000;
/** None of them: for whoever asks for the counts alone. */
const NO_SITES: PrioritiesAsked = { cell: null, passed: 0, size: 0 };

/** Sets the excess of pedestrian accidents at the sites of the network beside what the crossings and footways there lack. */
@Injectable()
export class AccessibilityPrioritiesService {
  readonly #deficits: StreetDeficitsService;
  readonly #runs: HotspotRunsService;
  readonly #threads: PriorityThreads;

  constructor(deficits: StreetDeficitsService, runs: HotspotRunsService, threads: PriorityThreads) {
    this.#deficits = deficits;
    this.#runs = runs;
    this.#threads = threads;
  }

  /** @throws Problem HOTSPOT_RUN_NOT_FOUND, INPUT_INVALID for a run that is none of pedestrian accidents, and those of a filter */
  async find(context: ActingContext, question: PriorityQuestion): Promise<AccessibilityPriorities> {
    const deficits = await this.#deficits.find(context, question);
    const run = await this.#findRun(context, question);
    const nothing = { question, deficits, run, screening: null, ranked: null };
    if (run === null) return { ...nothing, reason: (await this.#runs.canRun(context, EXCESS_METHOD)) ? 'RUN_NEEDED' : 'NO_ROADS' };
    if (run.status === 'queued' || run.status === 'running') return { ...nothing, reason: 'RUN_UNDER_WAY' };
    const whole = await this.#runs.get(context, run.runId);
    const screening = whole.result?.screening;
    if (whole.result === null || screening === undefined) return { ...nothing, reason: 'RUN_FAILED' };
    const ranking = { run: { ...whole, result: whole.result }, screening };
    const { sites: _, totalCount: _all, ...counts } = await this.#rank(context, { question, deficits }, ranking, NO_SITES);
    return { ...nothing, reason: null, screening, ranked: { ...counts, ...ranking } };
  }

  /** A part of the sites of an answer; none of one without a ranking. */
  async list(
    context: ActingContext,
    { question, deficits, ranked }: Pick<AccessibilityPriorities, 'question' | 'deficits' | 'ranked'>,
    asked: PrioritiesAsked,
  ): Promise<Pick<PrioritiesAnswer, 'sites' | 'totalCount'>> {
    return ranked === null ? { sites: [], totalCount: 0 } : this.#rank(context, { question, deficits }, ranked, asked);
  }

  /** All sites of a cell, part by part. @param cell null for those that `list` gives without one */
  async *readAll(
    context: ActingContext,
    found: Pick<AccessibilityPriorities, 'question' | 'deficits' | 'ranked'>,
    cell: PriorityCell | null,
  ): AsyncGenerator<readonly PrioritySite[]> {
    let [passed, total] = [0, Infinity];
    while (passed < total) {
      const { sites, totalCount } = await this.list(context, found, { cell, passed, size: PART_SITES });
      yield sites;
      [passed, total] = [passed + PART_SITES, totalCount];
    }
  }

  #rank(
    context: ActingContext,
    { question, deficits }: Pick<AccessibilityPriorities, 'question' | 'deficits'>,
    ranking: RankingRun,
    asked: PrioritiesAsked,
  ): Promise<PrioritiesAnswer> {
    return this.#threads.rank(context, ranking, { judged: deficits.judged, share: question.highPercent / PERCENT, asked });
  }

  /** The run that was named; else the newest finished one of the same accidents; else the newest of them. */
  async #findRun(context: ActingContext, { runId, filter }: PriorityQuestion): Promise<HotspotRunSummary | null> {
    if (runId !== null) {
      const run = await this.#runs.get(context, runId);
      if (isOfPedestrians(run, run.filter)) return run;
      throw new Problem('INPUT_INVALID', { field: 'runId', value: runId });
    }
    const runs = (await this.#runs.list(context)).filter((run) => isOfPedestrians(run, filter));
    return runs.find(({ status }) => status === 'finished') ?? runs[0] ?? null;
  }
}

const PERCENT = 100;

/** Whether a run ranks the sites of the network by the pedestrian accidents under a filter. */
function isOfPedestrians({ methodId, parameters, filter: asked }: HotspotRunSummary, filter: AccidentFilter): boolean {
  // The sites of a table are not those of the network, even where their accidents are the same.
  if (methodId !== EXCESS_METHOD || typeof parameters['sites'] === 'number') return false;
  // A stored filter has lost the order of its keys.
  const canonical = readAccidentFilter(formatAccidentFilter(asked));
  return formatAccidentFilter(canonical) === formatAccidentFilter(involvingPedestrians(filter));
}
