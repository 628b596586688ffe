import { canBeAssessed, Problem, type AssessmentQuestion } from '@elektron/domain';
import { assessNetwork, type NetworkAssessment } from '@elektron/spatial-analysis';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { FinishedRun } from '../hotspots/hotspot-run.ts';
import { HotspotRunsService } from '../hotspots/hotspot-runs.service.ts';
import type { StoredScreening, StoredSite } from '../hotspots/stored-hotspot-result.ts';
import { findUnlisted, type UnlistedSections } from './find-unlisted.ts';

export interface AssessedRun {
  readonly question: AssessmentQuestion;
  readonly run: FinishedRun;
  readonly screening: StoredScreening;
  readonly assessment: NetworkAssessment<StoredSite>;
  readonly unlisted: readonly UnlistedSections[];
}

/** The assessment of a network from a run that has ended. Nothing of it is stored: the run is, and it never changes. */
@Injectable()
export class NetworkAssessmentService {
  readonly #runs: HotspotRunsService;

  constructor(runs: HotspotRunsService) {
    this.#runs = runs;
  }

  /** @throws Problem HOTSPOT_RUN_NOT_FOUND, HOTSPOT_RUN_UNFINISHED, RUN_NOT_OF_ROADS, INPUT_INVALID */
  async assess(context: ActingContext, runId: string, question: AssessmentQuestion): Promise<AssessedRun> {
    const run = await this.#runs.getFinished(context, runId);
    const { screening, years } = run.result;
    if (!canBeAssessed(run) || screening === undefined) throw new Problem('RUN_NOT_OF_ROADS');
    const unlisted = findUnlisted(screening);
    return {
      question,
      run,
      screening,
      assessment: assessNetwork(screening.sites, { ...question, years, level: screening.level, isWhole: unlisted.length === 0 }),
      unlisted,
    };
  }
}
