import {
  EXCESS_METHOD,
  formatAccidentFilter,
  involvingPedestrians,
  Problem,
  readAccidentFilter,
  type AccidentFilter,
  type LinkQuestion,
  type NoExcessReason,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { StreetDeficitsService, type StreetDeficits } from '../columns/accessibility/street-deficits.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { createPlane } from '../common/plane.ts';
import type { HotspotRunSummary } from '../hotspots/hotspot-run.ts';
import { HotspotRunsService } from '../hotspots/hotspot-runs.service.ts';
import type { StoredScreening } from '../hotspots/stored-hotspot-result.ts';
import { rankPriorities, type RankedPriorities } from './rank-priorities.ts';

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
  readonly ranked: RankedPriorities | null;
}

/** Sets the excess of pedestrian accidents at the sites of the network beside what the crossings and footways there lack. */
@Injectable()
export class AccessibilityPrioritiesService {
  readonly #deficits: StreetDeficitsService;
  readonly #runs: HotspotRunsService;
  readonly #directory: OrganisationDirectory;

  constructor(deficits: StreetDeficitsService, runs: HotspotRunsService, directory: OrganisationDirectory) {
    this.#deficits = deficits;
    this.#runs = runs;
    this.#directory = directory;
  }

  /** @throws Problem HOTSPOT_RUN_NOT_FOUND, INPUT_INVALID for a run that is none of pedestrian accidents, and those of a filter */
  async find(context: ActingContext, question: PriorityQuestion): Promise<AccessibilityPriorities> {
    const deficits = await this.#deficits.find(context, question);
    const run = await this.#findRun(context, question);
    const nothing = { question, deficits, run, screening: null, ranked: null };
    if (run === null) return { ...nothing, reason: (await this.#runs.canRun(context, EXCESS_METHOD)) ? 'RUN_NEEDED' : 'NO_ROADS' };
    if (run.status === 'queued' || run.status === 'running') return { ...nothing, reason: 'RUN_UNDER_WAY' };
    const screening = (await this.#runs.get(context, run.runId)).result?.screening;
    if (screening === undefined) return { ...nothing, reason: 'RUN_FAILED' };
    const plane = createPlane((await this.#directory.get(context)).srid);
    const ranked = rankPriorities(screening, deficits.streets, plane, question.highPercent / PERCENT);
    return { ...nothing, reason: null, screening, ranked };
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
