import { randomUUID } from 'node:crypto';
import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { isUuid } from '../common/uuid.ts';
import type { PublishedStudy } from './evidence-study.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { parseDecision } from './parse-decision.ts';
import { parseFactor, type FactorDraft } from './parse-factor.ts';

/** Factors that somebody has read in a publication. None comes with the product. */
@Injectable()
export class PublishedFactorsService {
  readonly #evidence: EvidenceRepository;

  constructor(evidence: EvidenceRepository) {
    this.#evidence = evidence;
  }

  /** @throws Problem INPUT_INVALID */
  async enter(context: ActingContext, draft: FactorDraft): Promise<PublishedStudy> {
    const factorId = randomUUID();
    await this.#evidence.addFactor(context, factorId, parseFactor(draft, new Date().getUTCFullYear()));
    return this.get(context, factorId);
  }

  /**
   * Whether the whole network sees one of the own factors.
   * @throws Problem PUBLISHED_FACTOR_NOT_FOUND, INPUT_INVALID
   */
  async decide(context: ActingContext, factorId: string, decision: string): Promise<PublishedStudy> {
    const known = parseDecision(decision);
    const factor = await this.get(context, factorId);
    if (factor.isContributed === (known === 'contributed')) return factor;
    await this.#evidence.addDecision(context, { factorId: factor.factorId, decision: known });
    return this.get(context, factorId);
  }

  /** It is pooled no more, neither here nor elsewhere. @throws Problem PUBLISHED_FACTOR_NOT_FOUND */
  async retire(context: ActingContext, factorId: string): Promise<PublishedStudy> {
    const factor = await this.get(context, factorId);
    if (!(await this.#evidence.retireFactor(context, factor.factorId)))
      throw new Problem('PUBLISHED_FACTOR_NOT_FOUND', { field: 'factorId' });
    return factor;
  }

  /** One of the own ones. @throws Problem PUBLISHED_FACTOR_NOT_FOUND */
  async get(context: ActingContext, factorId: string): Promise<PublishedStudy> {
    const factors = isUuid(factorId) ? await this.#evidence.readFactors(context) : [];
    const factor = factors.find((each) => each.factorId === factorId.toLowerCase() && each.ownerId === context.organisationId);
    if (factor === undefined) throw new Problem('PUBLISHED_FACTOR_NOT_FOUND', { field: 'factorId' });
    return factor;
  }
}
