import { isDeepStrictEqual } from 'node:util';
import { canBeAssessed, Problem, type AssessmentQuestion } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { FinishedRun } from '../hotspots/hotspot-run.ts';
import { HotspotRunsService } from '../hotspots/hotspot-runs.service.ts';
import { LISTED_SITES } from '../hotspots/packed-sites.ts';
import { RunSites } from '../hotspots/run-sites.service.ts';
import type { StoredScreening } from '../hotspots/stored-hotspot-result.ts';
import { FIRST_ASSESSED, type PresentedAssessedSite, type SitesAsked } from './assessed-sites.ts';
import { AssessmentThreads } from './assessment-threads.ts';
import type { AssessmentSummary } from './assessment.worker.ts';

export interface AssessedRun {
  readonly question: AssessmentQuestion;
  readonly run: FinishedRun;
  readonly screening: StoredScreening;
  readonly summary: AssessmentSummary;
  /** The first of them: the highest class first. */
  readonly sites: readonly PresentedAssessedSite[];
}

/** The assessment of a network from a run that has ended. Nothing of it is stored: the run is, and it never changes. */
@Injectable()
export class NetworkAssessmentService {
  readonly #runs: HotspotRunsService;
  readonly #sites: RunSites;
  readonly #threads: AssessmentThreads;

  constructor(runs: HotspotRunsService, sites: RunSites, threads: AssessmentThreads) {
    this.#runs = runs;
    this.#sites = sites;
    this.#threads = threads;
  }

  /** @throws Problem HOTSPOT_RUN_NOT_FOUND, HOTSPOT_RUN_UNFINISHED, RUN_NOT_OF_ROADS, INPUT_INVALID */
  async assess(context: ActingContext, runId: string, question: AssessmentQuestion): Promise<AssessedRun> {
    const run = await this.#runs.getFinished(context, runId);
    const { screening } = run.result;
    if (!canBeAssessed(run) || screening === undefined) throw new Problem('RUN_NOT_OF_ROADS');
    const { summary, chosen } = await this.#ask(context, { run, screening, question }, FIRST_ASSESSED);
    return { question, run, screening, summary, sites: chosen };
  }

  /** Some of the sites of an assessment. */
  async list(context: ActingContext, assessed: AssessedRun, asked: SitesAsked): Promise<readonly PresentedAssessedSite[]> {
    if (isDeepStrictEqual(asked, FIRST_ASSESSED)) return assessed.sites;
    return (await this.#ask(context, assessed, asked)).chosen;
  }

  /** All sites of an assessment, part by part. */
  async *readAll(context: ActingContext, assessed: AssessedRun): AsyncGenerator<readonly PresentedAssessedSite[]> {
    const { sites, summary } = assessed;
    yield sites;
    for (let skip = sites.length; skip < summary.siteCount; skip += LISTED_SITES)
      yield await this.list(context, assessed, { ...FIRST_ASSESSED, skip });
  }

  #ask(context: ActingContext, { run, screening, question }: Pick<AssessedRun, 'run' | 'screening' | 'question'>, asked: SitesAsked) {
    const { sites, groups, level } = screening;
    return this.#threads.run({ runKey: `${context.organisationId} ${run.runId} ${run.resultDigest}`, question, asked }, async () => ({
      screening: { sites, groups, level },
      siteParts: await this.#sites.loadParts(context, run),
      years: run.result.years,
    }));
  }
}
