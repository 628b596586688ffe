import { Problem } from '@elektron/domain';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { createThreadPool } from '../../common/thread-pool.ts';
import { HotspotMaterial } from '../hotspot-material.ts';
import { HotspotRunsService } from '../hotspot-runs.service.ts';
import { RunSites } from '../run-sites.service.ts';
import type { PackedRunToCompare } from './compare-runs.ts';
import type { ComparisonTask } from './comparison.worker.ts';
import { COMPARED_RUNS, type RunComparison } from './run-comparison.ts';

/** What several runs of one organisation say of the same places. Nothing of it is stored: the runs are, and so are the records that they saw. */
@Injectable()
export class HotspotComparisons implements OnApplicationShutdown {
  readonly #runs: HotspotRunsService;
  readonly #material: HotspotMaterial;
  readonly #sites: RunSites;
  readonly #pool = createThreadPool<ComparisonTask, RunComparison>(import.meta.url, './comparison.worker', 'compare');

  constructor(runs: HotspotRunsService, material: HotspotMaterial, sites: RunSites) {
    this.#runs = runs;
    this.#material = material;
    this.#sites = sites;
  }

  /**
   * @param runIds in the order in which they are shown
   * @throws Problem RUNS_TO_COMPARE, HOTSPOT_RUN_NOT_FOUND, HOTSPOT_RUN_UNFINISHED, DATA_VERSION_UNKNOWN
   */
  async compare(context: ActingContext, runIds: readonly string[]): Promise<RunComparison> {
    const { minimum, maximum } = COMPARED_RUNS;
    const different = [...new Set(runIds)];
    if (different.length !== runIds.length || different.length < minimum || different.length > maximum) {
      throw new Problem('RUNS_TO_COMPARE', { minimum, maximum, runs: different.length });
    }
    const compared: PackedRunToCompare[] = [];
    // One after the other: the states of the records are made from each other.
    for (const runId of different) {
      const run = await this.#runs.getFinished(context, runId);
      const siteParts = await this.#sites.loadParts(context, run);
      compared.push({ run, siteParts, records: await this.#material.loadRecords(context, run) });
    }
    return this.#pool.run({ compared, srid: await this.#material.sridOf(context) });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }
}
