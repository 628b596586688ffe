import { isProblem } from '@elektron/domain';
import { poolsOpenedSites } from '@elektron/spatial-analysis';
import { Injectable, Logger } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { goesOn } from '../common/goes-on.ts';
import { AnalysisThreads } from './analysis-threads.ts';
import { HotspotMaterial } from './hotspot-material.ts';
import type { HotspotRunSummary, RunOutcome } from './hotspot-run.ts';
import { HotspotRunRepository } from './hotspot-run.repository.ts';

/** What whoever waits for a run may know and do. */
export interface RunWatch {
  /** Aborts when the process is about to end: the run is then `interrupted`. */
  readonly signal: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

/** What the parts of a run know of each other while it lasts. */
interface Lasting {
  readonly stop: AbortController;
  readonly over: AbortController;
  progress: number;
  cancelRequested: boolean;
}

/** Carries out one run: columns of its data version, a thread, and what came of it into its record. */
@Injectable()
export class HotspotRunExecutor {
  readonly #runs: HotspotRunRepository;
  readonly #material: HotspotMaterial;
  readonly #threads: AnalysisThreads;
  readonly #logger = new Logger('HotspotRuns');

  constructor(runs: HotspotRunRepository, material: HotspotMaterial, threads: AnalysisThreads) {
    this.#runs = runs;
    this.#material = material;
    this.#threads = threads;
  }

  /** Runs a queued run to its end, whatever the end. One that somebody else has taken is left to them. */
  async execute(context: ActingContext, runId: string, watch: RunWatch): Promise<void> {
    const run = await this.#runs.begin(context, runId);
    if (run === null) return;
    const lasting: Lasting = { stop: new AbortController(), over: new AbortController(), progress: 0, cancelRequested: false };
    const pulse = this.#pulse(context, runId, lasting);
    const outcome = await this.#findOutcome(context, run, lasting, watch);
    // The last pulse must be over before the end is written, or it would take the end back.
    lasting.over.abort();
    await pulse;
    await this.#runs.end(context, runId, outcome);
  }

  async #findOutcome(
    context: ActingContext,
    run: HotspotRunSummary,
    lasting: Lasting,
    { signal, onProgress }: RunWatch,
  ): Promise<RunOutcome> {
    const stop = (): void => lasting.stop.abort();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    try {
      return await this.#analyse(context, run, lasting, onProgress);
    } catch (error) {
      if (isProblem(error) && error.code === 'CANCELLED') return stoppedOutcome(lasting);
      if (isProblem(error)) return { status: 'failed', problem: { code: error.code, details: error.details } };
      this.#logger.error(error, `hotspot run ${run.runId} failed`);
      return { status: 'failed', problem: { code: 'INTERNAL', details: {} } };
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  async #analyse(
    context: ActingContext,
    run: HotspotRunSummary,
    lasting: Lasting,
    onProgress: RunWatch['onProgress'],
  ): Promise<RunOutcome> {
    const { methodId, parameters, filter, seed } = run;
    const { signal } = lasting.stop;
    const material = await this.#material.load(context, run, signal);
    const opened = poolsOpenedSites(parameters) ? await this.#runs.findOpenedSites(context, run.runId) : null;
    const tellProgress = (fraction: number): void => {
      lasting.progress = fraction;
      onProgress?.(fraction);
    };
    const question = { methodId, parameters, filter, seed };
    const answer = await this.#threads.run({ ...material, opened, question }, { signal, onProgress: tellProgress });
    if (answer.kind === 'result') {
      const { json, digest, siteParts } = answer;
      return { status: 'finished', json, digest, siteParts };
    }
    if (answer.code === 'CANCELLED') return stoppedOutcome(lasting);
    return { status: 'failed', problem: { code: answer.code, details: answer.details } };
  }

  /** Until the run is over. A pulse that fails is made up for by the next. */
  async #pulse(context: ActingContext, runId: string, lasting: Lasting): Promise<void> {
    while (await goesOn(lasting.over.signal)) {
      try {
        if (!(await this.#runs.pulse(context, runId, lasting.progress))) continue;
        lasting.cancelRequested = true;
        lasting.stop.abort();
      } catch (error) {
        this.#logger.warn(error);
      }
    }
  }
}

/** By a person, or by the end of the process. */
function stoppedOutcome({ cancelRequested }: Lasting): RunOutcome {
  return { status: cancelRequested ? 'cancelled' : 'interrupted' };
}
