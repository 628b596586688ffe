import { randomUUID } from 'node:crypto';
import { Problem, type AccidentFilter } from '@elektron/domain';
import { getHotspotMethod, HOTSPOT_METHODS } from '@elektron/spatial-analysis';
import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { JobQueue } from '../common/job-queue.ts';
import { refused } from '../common/refused.ts';
import { SOFTWARE_VERSION } from '../common/software-version.ts';
import { isUuid } from '../common/uuid.ts';
import type { HotspotQuestion } from './analyse-hotspots.ts';
import { HotspotMaterial, type RunVersions } from './hotspot-material.ts';
import { HotspotRunExecutor, type RunWatch } from './hotspot-run-executor.ts';
import type { HotspotMethodObject } from './hotspot-run.objects.ts';
import type { FinishedRun, HotspotRun, HotspotRunSummary } from './hotspot-run.ts';
import { HotspotRunRepository } from './hotspot-run.repository.ts';
import { presentMethod, presentNeed } from './present-hotspot-run.ts';

/** What a person asks; what is left open takes its default. */
export interface HotspotDraft {
  readonly methodId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly filter: AccidentFilter;
  readonly seed?: number | null | undefined;
}

/** At which data version a run is repeated: the one it saw, or the one of today. */
export type RepeatVersion = 'recorded' | 'current';

/** Methods that draw numbers begin with it; a run names it, so that it can be repeated. */
const DEFAULT_SEED = 1;
const LARGEST_SEED = 2 ** 31 - 1;
/** Older runs are found by their address. */
const LISTED_RUNS = 100;

/** Runs of hotspot methods: asked, repeated, cancelled, looked at. The door of this room. */
@Injectable()
export class HotspotRunsService implements OnModuleInit {
  readonly #runs: HotspotRunRepository;
  readonly #material: HotspotMaterial;
  readonly #executor: HotspotRunExecutor;
  readonly #queue: JobQueue;

  constructor(runs: HotspotRunRepository, material: HotspotMaterial, executor: HotspotRunExecutor, queue: JobQueue) {
    this.#runs = runs;
    this.#material = material;
    this.#executor = executor;
    this.#queue = queue;
  }

  onModuleInit(): void {
    this.#queue.handle('hotspots', ({ context, id }, signal) => this.#executor.execute(context, id, { signal }));
  }

  /**
   * Queues a run at the current data version.
   * @throws Problem METHOD_UNKNOWN, PARAMETER_UNKNOWN, PARAMETER_OUT_OF_RANGE, PARAMETER_MISSING, INPUT_INVALID, NO_ROADS, SITE_TABLE_NOT_FOUND, SITES_COUNT_THEMSELVES, NO_OPENED_SITES, POOL_OF_TABLE; what only the records can tell is in the run
   */
  async start(context: ActingContext, draft: HotspotDraft): Promise<HotspotRunSummary> {
    const run = await this.#add(context, parseQuestion(draft));
    return this.#send(context, run);
  }

  /** The same without the queue: runs it in this process and waits for its end, whatever the end. */
  async runHere(context: ActingContext, draft: HotspotDraft, watch: RunWatch): Promise<HotspotRun> {
    const { runId } = await this.#add(context, parseQuestion(draft));
    await this.#executor.execute(context, runId, watch);
    return this.get(context, runId);
  }

  /**
   * Queues a run that asks the same again. At the recorded version its digest must come out equal: it rests on what the first one has taken of the sites of
   * others, also after these are no longer open; at the present one on what is open now.
   * @throws Problem HOTSPOT_RUN_NOT_FOUND
   */
  async repeat(context: ActingContext, runId: string, at: RepeatVersion): Promise<HotspotRunSummary> {
    const { methodId, parameters, filter, seed, dataVersion, roadsVersion, trafficVersion } = await this.#getSummary(context, runId);
    const question = parseQuestion({ methodId, parameters, filter, seed });
    const run = await this.#add(context, question, {
      repeatsRunId: runId,
      ...(at === 'recorded' ? { recorded: { dataVersion, roadsVersion, trafficVersion } } : {}),
    });
    return this.#send(context, run);
  }

  /**
   * Asks a run to stop; one that is over stays as it is.
   * @throws Problem HOTSPOT_RUN_NOT_FOUND
   */
  async cancel(context: ActingContext, runId: string): Promise<HotspotRunSummary> {
    const run = isUuid(runId) ? await this.#runs.requestCancel(context, runId) : null;
    if (run === null) throw notFound(runId);
    return run;
  }

  /** THE list as a form is drawn from it, with whether what each method needs is there. */
  async listMethods(context: ActingContext): Promise<HotspotMethodObject[]> {
    const present = await this.#material.findPresent(context);
    return HOTSPOT_METHODS.map((method) => {
      const { needs, ...declared } = presentMethod(method);
      return { ...declared, needs: needs.map((need) => presentNeed(need, present[need.kind])) };
    });
  }

  /** Whether there are the records that a method cannot do without. */
  canRun(context: ActingContext, methodId: string): Promise<boolean> {
    return this.#material.canRun(context, methodId);
  }

  /** The latest runs, newest first. */
  list(context: ActingContext): Promise<HotspotRunSummary[]> {
    return this.#runs.list(context, LISTED_RUNS);
  }

  async find(context: ActingContext, runId: string): Promise<HotspotRun | null> {
    return isUuid(runId) ? this.#runs.find(context, runId) : null;
  }

  /** @throws Problem HOTSPOT_RUN_NOT_FOUND */
  async get(context: ActingContext, runId: string): Promise<HotspotRun> {
    const run = await this.find(context, runId);
    if (run === null) throw notFound(runId);
    return run;
  }

  /**
   * A run with its result.
   * @throws Problem HOTSPOT_RUN_NOT_FOUND, HOTSPOT_RUN_UNFINISHED
   */
  async getFinished(context: ActingContext, runId: string): Promise<FinishedRun> {
    const run = await this.get(context, runId);
    if (run.result === null) throw new Problem('HOTSPOT_RUN_UNFINISHED', { run: run.runId });
    return { ...run, result: run.result };
  }

  /**
   * Looks after what a former process has left behind: what says that it runs was interrupted, what was waiting is queued again. To be
   * called at the start by a process that runs jobs. A run that lives in another process says so within a second.
   * @returns how many were interrupted
   */
  async recover(context: ActingContext): Promise<number> {
    const interrupted = await this.#runs.interruptRunning(context);
    // A run is taken once only, however many jobs name it.
    for (const id of await this.#runs.listQueued(context)) await this.#queue.send('hotspots', { context, id });
    return interrupted;
  }

  async #add(
    context: ActingContext,
    question: HotspotQuestion,
    { recorded, repeatsRunId = null }: { readonly recorded?: RunVersions; readonly repeatsRunId?: string | null } = {},
  ): Promise<HotspotRunSummary> {
    const versions = await this.#material.findVersions(context, question, recorded);
    const openedSites =
      recorded !== undefined && repeatsRunId !== null
        ? await this.#material.reuseOpenedSites(context, await this.#runs.findOpenedSites(context, repeatsRunId))
        : await this.#material.takeOpenedSites(context, question);
    return this.#runs.add(context, {
      ...question,
      ...versions,
      runId: randomUUID(),
      softwareVersion: SOFTWARE_VERSION,
      repeatsRunId,
      openedSites,
    });
  }

  async #send(context: ActingContext, run: HotspotRunSummary): Promise<HotspotRunSummary> {
    try {
      await this.#queue.send('hotspots', { context, id: run.runId });
    } catch (error) {
      await this.#runs.end(context, run.runId, { status: 'failed', problem: { code: 'INTERNAL', details: {} } });
      throw error;
    }
    return run;
  }

  async #getSummary(context: ActingContext, runId: string): Promise<HotspotRunSummary> {
    const run = isUuid(runId) ? await this.#runs.findSummary(context, runId) : null;
    if (run === null) throw notFound(runId);
    return run;
  }
}

function parseQuestion({ methodId, parameters, filter, seed }: HotspotDraft): HotspotQuestion {
  const method = getHotspotMethod(methodId);
  return { methodId: method.id, parameters: method.readParameters(parameters), filter, seed: parseSeed(seed ?? DEFAULT_SEED) };
}

/** @throws Problem INPUT_INVALID */
export function parseRepeatVersion(text: string): RepeatVersion {
  if (text === 'recorded' || text === 'current') return text;
  throw refused('dataVersion', text);
}

function parseSeed(seed: number): number {
  if (Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED) return seed;
  throw new Problem('INPUT_INVALID', { field: 'seed', value: `${seed} (0–${LARGEST_SEED})` });
}

function notFound(runId: string): Problem {
  return new Problem('HOTSPOT_RUN_NOT_FOUND', { run: runId.slice(0, 100) });
}
