import { isProblem } from '@elektron/domain';
import { Injectable, Logger } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { goesOn } from '../common/goes-on.ts';
import { toStoredProblem, type StoredProblem } from '../common/problem.ts';
import type { ThreadWatch } from '../common/watched-task.ts';
import type { ReleaseDraft } from './release-draft.ts';
import { ReleaseDraftRepository, type DraftOutcome } from './release-draft.repository.ts';
import { ReleaseMaterialService } from './release-material.service.ts';
import { ReleaseThreads } from './release-threads.ts';
import { isRefusedStep } from './refused-step.ts';

/** What whoever waits for a draft may know and do. */
export interface DraftWatch {
  /** Aborts when the process is about to end. */
  readonly signal: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

/** Computes one draft: what it is made of, a thread, and what came of it into its record. */
@Injectable()
export class ReleaseExecutor {
  readonly #drafts: ReleaseDraftRepository;
  readonly #material: ReleaseMaterialService;
  readonly #threads: ReleaseThreads;
  readonly #logger = new Logger('Releases');

  constructor(drafts: ReleaseDraftRepository, material: ReleaseMaterialService, threads: ReleaseThreads) {
    this.#drafts = drafts;
    this.#material = material;
    this.#threads = threads;
  }

  /** Computes a draft to its end, whatever the end. One that somebody else has taken is left to them. */
  async execute(context: ActingContext, draftId: string, { signal, onProgress }: DraftWatch): Promise<void> {
    if (!(await this.#begin(context, draftId))) return;
    const draft = await this.#drafts.find(context, draftId);
    if (draft === null) return;
    const over = new AbortController();
    const stop = new AbortController();
    let progress = 0;
    const pulse = this.#pulse(context, draftId, { over: over.signal, stop, progress: () => progress });
    const outcome = await this.#findOutcome(context, draft, {
      signal: AbortSignal.any([signal, stop.signal]),
      onProgress: (fraction) => {
        progress = fraction;
        onProgress?.(fraction);
      },
    });
    over.abort();
    await pulse;
    // A process that ends leaves the draft as it is: it counts as interrupted when nobody is heard any more.
    if (signal.aborted && outcome.kind === 'failed') return;
    await this.#drafts.end(context, draftId, outcome);
  }

  async #begin(context: ActingContext, draftId: string): Promise<boolean> {
    try {
      await this.#drafts.begin(context, draftId);
      return true;
    } catch (error) {
      if (isRefusedStep(error)) return false;
      throw error;
    }
  }

  async #findOutcome(context: ActingContext, draft: ReleaseDraft, watch: ThreadWatch): Promise<DraftOutcome> {
    try {
      const material = await this.#material.load(context, draft);
      const answer = await this.#threads.run(material, watch);
      if (answer.kind === 'problem') return failed(answer);
      const { made } = answer;
      if (made.audit.passed) return { kind: 'ready', made };
      const count = made.audit.failures.reduce((sum, failure) => sum + failure.count, 0);
      return { kind: 'failed', problem: { code: 'RELEASE_AUDIT_FAILED', details: { count } }, made };
    } catch (error) {
      if (isProblem(error)) return failed(error);
      this.#logger.error(error, `release draft ${draft.draftId} failed`);
      return failed({ code: 'INTERNAL', details: {} });
    }
  }

  /** Until the draft is over. A pulse that fails is made up for by the next. */
  async #pulse(
    context: ActingContext,
    draftId: string,
    { over, stop, progress }: { readonly over: AbortSignal; readonly stop: AbortController; readonly progress: () => number },
  ): Promise<void> {
    while (await goesOn(over)) {
      try {
        if (await this.#drafts.pulse(context, draftId, progress())) stop.abort();
      } catch (error) {
        this.#logger.warn(error);
      }
    }
  }
}

function failed(problem: StoredProblem): DraftOutcome {
  return { kind: 'failed', problem: toStoredProblem(problem), made: null };
}
