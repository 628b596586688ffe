import { randomUUID } from 'node:crypto';
import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { createPlane } from '../common/plane.ts';
import { isUuid } from '../common/uuid.ts';
import { parseIntervention, type Intervention, type InterventionDraft } from './intervention.ts';
import { InterventionRepository } from './intervention.repository.ts';

/** What was done where: the facts that evaluations are about. */
@Injectable()
export class InterventionsService {
  readonly #interventions: InterventionRepository;
  readonly #organisations: OrganisationDirectory;

  constructor(interventions: InterventionRepository, organisations: OrganisationDirectory) {
    this.#interventions = interventions;
    this.#organisations = organisations;
  }

  /** @throws Problem INPUT_INVALID, PLACE_INVALID, PERIOD_EMPTY */
  async create(context: ActingContext, draft: InterventionDraft): Promise<Intervention> {
    const { srid } = await this.#organisations.get(context);
    const intervention = { interventionId: randomUUID(), ...parseIntervention(draft, createPlane(srid)) };
    await this.#interventions.add(context, intervention);
    return intervention;
  }

  /** Newest first. */
  list(context: ActingContext): Promise<Intervention[]> {
    return this.#interventions.list(context);
  }

  /** @throws Problem INTERVENTION_NOT_FOUND */
  async get(context: ActingContext, interventionId: string): Promise<Intervention> {
    const intervention = isUuid(interventionId) ? await this.#interventions.find(context, interventionId) : null;
    if (intervention === null) throw new Problem('INTERVENTION_NOT_FOUND', { intervention: interventionId.slice(0, 100) });
    return intervention;
  }
}
