import { randomUUID } from 'node:crypto';
import { Problem, type Period, type Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { formatCanonicalJson } from '../common/canonical-json.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { createPlane, type Plane } from '../common/plane.ts';
import { isUuid } from '../common/uuid.ts';
import { parseIntervention, type Intervention, type InterventionDraft } from './intervention.ts';
import { InterventionRepository, type FormerIntervention } from './intervention.repository.ts';

/** What an intervention said until it was corrected, and what the correction has changed. */
export interface InterventionChange extends FormerIntervention {
  /** Names of its members. */
  readonly changed: readonly string[];
}

/** A correction: everything that is stated, once more. What a form does not ask stays as it was. */
export interface Correction extends Omit<InterventionDraft, 'name' | 'note' | 'worksPeriod'> {
  readonly name: string;
  readonly worksPeriod: Period;
}

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
    const intervention = { interventionId: randomUUID(), ...parseIntervention(draft, await this.#planeOf(context)), version: 1 };
    await this.#interventions.add(context, [intervention]);
    return intervention;
  }

  /**
   * Corrects what an intervention says. Evaluations that were made keep what they used.
   * @param version of the statement that was looked at
   * @throws Problem INTERVENTION_NOT_FOUND, INTERVENTION_CHANGED, and as create
   */
  async correct(context: ActingContext, interventionId: string, version: number, correction: Correction): Promise<Intervention> {
    const former = await this.get(context, interventionId);
    if (former.version !== version) throw new Problem('INTERVENTION_CHANGED');
    const draft = { ...correction, name: renamed(former.name, correction.name), note: former.note };
    const parsed = parseIntervention(draft, await this.#planeOf(context));
    const corrected = { interventionId, ...parsed, version: version + 1 };
    const changed = namesOfChanges(former, corrected);
    if (changed.length === 0) return former;
    await this.#interventions.correct(context, former, corrected, changed);
    return corrected;
  }

  /** @throws Problem INTERVENTION_NOT_FOUND, INTERVENTION_EVALUATED */
  async delete(context: ActingContext, interventionId: string): Promise<Intervention> {
    const intervention = await this.get(context, interventionId);
    await this.#interventions.delete(context, interventionId);
    return intervention;
  }

  /** What it said before, the latest first. @throws Problem INTERVENTION_NOT_FOUND */
  async listChanges(context: ActingContext, interventionId: string): Promise<InterventionChange[]> {
    const current = await this.get(context, interventionId);
    const former = await this.#interventions.listFormer(context, interventionId);
    return former.map((each, k) => ({ ...each, changed: namesOfChanges(each.intervention, former[k - 1]?.intervention ?? current) }));
  }

  /** Newest first. */
  list(context: ActingContext): Promise<Intervention[]> {
    return this.#interventions.list(context);
  }

  /** @throws Problem INTERVENTION_NOT_FOUND */
  async get(context: ActingContext, interventionId: string): Promise<Intervention> {
    return required(isUuid(interventionId) ? await this.#interventions.find(context, interventionId) : null, interventionId);
  }

  /** As an evaluation has used it. @throws Problem INTERVENTION_NOT_FOUND */
  async getVersion(context: ActingContext, interventionId: string, version: number): Promise<Intervention> {
    return required(
      isUuid(interventionId) ? await this.#interventions.findVersion(context, interventionId, version) : null,
      interventionId,
    );
  }

  async #planeOf(context: ActingContext): Promise<Plane> {
    return createPlane((await this.#organisations.get(context)).srid);
  }
}

/** @throws Problem INTERVENTION_NOT_FOUND */
function required(intervention: Intervention | null, interventionId: string): Intervention {
  if (intervention === null) throw new Problem('INTERVENTION_NOT_FOUND', { intervention: interventionId.slice(0, 100) });
  return intervention;
}

/** A name that was not touched keeps its translation. */
function renamed(former: Text, name: string): Text {
  return name === former.el || name === former.en ? former : { el: name, en: name };
}

/** What can be corrected. */
const STATED = [
  'name',
  'kind',
  'sites',
  'shape',
  'worksPeriod',
  'selectedForHighCounts',
  'selectionReason',
  'selectionNote',
  'cost',
  'targetFilter',
  'illustrative',
  'source',
] as const satisfies readonly (keyof Intervention)[];

function namesOfChanges(former: Intervention, later: Intervention): string[] {
  return STATED.filter((name) => formatCanonicalJson(former[name] ?? null) !== formatCanonicalJson(later[name] ?? null));
}
