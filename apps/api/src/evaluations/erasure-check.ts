import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { RecentMap } from '../common/recent-map.ts';
import { EvaluationRunRepository } from './evaluation-run.repository.ts';
import { EvaluationRunsService, type EvaluatedRun } from './evaluation-runs.service.ts';
import type { ErasureNoticeCode } from './evaluation-texts.ts';
import { STORED_FORMAT } from './stored-evaluation.ts';

/** Digests remembered at most; each stands for an evaluation and an erasure, after which it can come out in one way only. */
const MOST_REMEMBERED = 1_000;

/** Says what an erasure of a person's data has done to an evaluation from before it, by computing the evaluation again. */
@Injectable()
export class ErasureCheck {
  readonly #runs: EvaluationRunsService;
  readonly #stored: EvaluationRunRepository;
  readonly #digests = new RecentMap<string, Promise<string>>(MOST_REMEMBERED);

  constructor(runs: EvaluationRunsService, stored: EvaluationRunRepository) {
    this.#runs = runs;
    this.#stored = stored;
  }

  /**
   * Null where nothing was erased from the records since, where the evaluation is no longer shown at all, and for whoever does not hold the
   * records: they cannot compute it again.
   */
  async find(context: ActingContext, runId: string): Promise<ErasureNoticeCode | null> {
    const erasedVersion = await this.#stored.readErasedVersion(context);
    if (erasedVersion === 0) return null;
    const evaluated = await this.#runs.find(context, runId);
    if (evaluated === null || evaluated.run.dataVersion >= erasedVersion || evaluated.run.result.format !== STORED_FORMAT) return null;
    const digest = await this.#recompute(context, evaluated, erasedVersion);
    return digest === evaluated.run.resultDigest ? 'STILL_REPEATABLE' : 'NO_LONGER_REPEATABLE';
  }

  #recompute(context: ActingContext, evaluated: EvaluatedRun, erasedVersion: number): Promise<string> {
    const key = `${evaluated.run.runId} ${erasedVersion}`;
    const digest =
      this.#digests.get(key) ??
      this.#runs.recompute(context, evaluated).catch((error: unknown) => {
        this.#digests.delete(key);
        throw error;
      });
    this.#digests.set(key, digest);
    return digest;
  }
}
