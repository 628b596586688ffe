import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { SOFTWARE_VERSION } from '../common/software-version.ts';
import { toStorable } from '../common/storable.ts';
import { isUuid } from '../common/uuid.ts';
import { APPRAISAL_SEED, type AppraisalDraft, type AppraisalQuestion } from './appraisal-question.ts';
import { AppraisalSources } from './appraisal-sources.service.ts';
import { AppraisalThreads } from './appraisal-threads.ts';
import { AppraisalRepository, type KeptAppraisal } from './appraisal.repository.ts';
import { parseCommon, parseName } from './parse-appraisal.ts';
import { UnitValuesService } from './unit-values.service.ts';

/** Older ones are found by their address. */
const LISTED = 100;

/** Appraisals: asked, looked at, computed again. The door of this room. */
@Injectable()
export class AppraisalsService {
  readonly #appraisals: AppraisalRepository;
  readonly #values: UnitValuesService;
  readonly #sources: AppraisalSources;
  readonly #threads: AppraisalThreads;

  constructor(appraisals: AppraisalRepository, values: UnitValuesService, sources: AppraisalSources, threads: AppraisalThreads) {
    this.#appraisals = appraisals;
    this.#values = values;
    this.#sources = sources;
    this.#threads = threads;
  }

  /**
   * Appraises and stores the answer with all that it follows from.
   * @throws Problem INPUT_INVALID, PERIOD_EMPTY, FILTER_VALUE_UNKNOWN
   */
  async make(context: ActingContext, draft: AppraisalDraft): Promise<KeptAppraisal> {
    const asked = toStorable(draft);
    const name = parseName(asked.name);
    const question = await this.#resolve(context, asked);
    const { json, digest } = await this.#threads.run(question);
    const appraisalId = randomUUID();
    await this.#appraisals.add(context, {
      appraisalId,
      name,
      illustrative: asked.illustrative ?? false,
      question,
      seed: APPRAISAL_SEED,
      softwareVersion: SOFTWARE_VERSION,
      resultJson: json,
      resultDigest: digest,
    });
    const kept = await this.#appraisals.find(context, appraisalId);
    if (kept === null) throw new Error(`appraisal ${appraisalId} was stored and is not there`);
    return kept;
  }

  /**
   * Computes a stored appraisal again from what it followed from then.
   * @returns the digest that came out: equal to the stored one, or the software has changed its mind
   */
  async recompute({ question }: Pick<KeptAppraisal, 'question'>): Promise<string> {
    return (await this.#threads.run(question)).digest;
  }

  /** The latest, newest first. */
  list(context: ActingContext): Promise<KeptAppraisal[]> {
    return this.#appraisals.list(context, LISTED);
  }

  async find(context: ActingContext, appraisalId: string): Promise<KeptAppraisal | null> {
    return isUuid(appraisalId) ? this.#appraisals.find(context, appraisalId) : null;
  }

  async #resolve(context: ActingContext, draft: AppraisalDraft): Promise<AppraisalQuestion> {
    const { id, name, version, set } = await this.#values.get(context, draft.valuesId, draft.valuesVersion ?? null);
    const common = parseCommon(draft, set.basis);
    const alternatives = [];
    for (const [index, alternative] of draft.alternatives.entries())
      alternatives.push(await this.#sources.resolve(context, alternative, String(index + 1), set.basis));
    return { values: { id, name, version, set }, ...common, alternatives };
  }
}
