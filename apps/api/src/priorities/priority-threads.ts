import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { askKeeper, createThreadPool } from '../common/thread-pool.ts';
import type { FinishedRun } from '../hotspots/hotspot-run.ts';
import { RunSites } from '../hotspots/run-sites.service.ts';
import type { StoredScreening } from '../hotspots/stored-hotspot-result.ts';
import type { PrioritiesAnswer, PrioritiesTask } from './priorities.worker.ts';

/** A run with the ranking of sites that it is. */
export interface RankingRun {
  readonly run: FinishedRun;
  readonly screening: StoredScreening;
}

/** The thread in which sites are set beside what their crossings and footways lack, one question at a time. */
@Injectable()
export class PriorityThreads implements OnApplicationShutdown {
  readonly #pool = createThreadPool<PrioritiesTask, PrioritiesAnswer | null>(import.meta.url, './priorities.worker', 'rank');
  readonly #sites: RunSites;
  readonly #directory: OrganisationDirectory;

  constructor(sites: RunSites, directory: OrganisationDirectory) {
    this.#sites = sites;
    this.#directory = directory;
  }

  /**
   * Stopped when nobody waits for the answer any more. The thread keeps a run's sites while it is asked about the same run.
   * @throws Problem CANCELLED
   */
  async rank(
    context: ActingContext,
    { run, screening }: RankingRun,
    asked: Pick<PrioritiesTask, 'judged' | 'share' | 'asked'>,
  ): Promise<PrioritiesAnswer> {
    const { srid } = await this.#directory.get(context);
    const { sites, junctionMeters } = screening;
    const runKey = `${context.organisationId} ${run.runId} ${run.resultDigest}`;
    return askKeeper(
      this.#pool,
      (source) => ({ ...asked, runKey, srid, source }),
      async () => ({ screening: { sites, junctionMeters }, siteParts: await this.#sites.loadParts(context, run) }),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }
}
