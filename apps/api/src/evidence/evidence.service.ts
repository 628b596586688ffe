import { EVIDENCE_KINDS, type EvidenceKind } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { EvidenceUse } from '../common/evidence-use.ts';
import { OrganisationsDirectory } from '../identity/organisations/organisations-directory.ts';
import { describeKind, type EvidenceMaterial, type KindEvidence } from './describe-kind.ts';
import { EVERY_STUDY, type EvidenceFilter } from './evidence-study.ts';
import { toEvidenceFilter, toEvidenceKind } from './evidence.inputs.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { OwnEvidenceReader } from './own-evidence.ts';
import { takenFrom, type TakenFactor } from './taken-factor.ts';

/** A factor as it is asked for by those who use it. */
export interface AskedFactor {
  readonly kind: string;
  readonly outcome?: string | null;
  readonly origin?: string | null;
  readonly leastPoints?: number | null;
}

/** Effects of interventions, pooled from what organisations have contributed and published. The door of this room for others that need a factor. */
@Injectable()
export class EvidenceService {
  readonly #evidence: EvidenceRepository;
  readonly #use: EvidenceUse;
  readonly #organisations: OrganisationsDirectory;
  readonly #own: OwnEvidenceReader;

  constructor(evidence: EvidenceRepository, use: EvidenceUse, organisations: OrganisationsDirectory, own: OwnEvidenceReader) {
    this.#evidence = evidence;
    this.#use = use;
    this.#organisations = organisations;
    this.#own = own;
  }

  /** Every kind that can be pooled, in the order of the list, also where nothing is known of it. */
  async listLibrary(context: ActingContext, filter: EvidenceFilter): Promise<KindEvidence[]> {
    const material = await this.#read(context, filter);
    return EVIDENCE_KINDS.map((kind) => describeKind(kind, material, filter));
  }

  /**
   * The factor of a kind with its interval, prediction interval, studies and their sources: what a plan or an appraisal takes for its own. Everything is
   * `null` where nothing is known; where the interval of prediction is not, the next place cannot be told.
   * @param filter every study where nothing is said
   */
  async findFactor(context: ActingContext, kind: EvidenceKind, filter: EvidenceFilter = EVERY_STUDY): Promise<KindEvidence> {
    return describeKind(kind, await this.#read(context, filter), filter);
  }

  /**
   * The factor of a kind as it stands now, for a plan or an appraisal that stores it.
   * @throws Problem INPUT_INVALID for a kind that is not pooled, and where nothing is known of it
   */
  async takeFactor(context: ActingContext, asked: AskedFactor): Promise<TakenFactor> {
    const [kind, filter] = [toEvidenceKind(asked.kind), toEvidenceFilter(asked)];
    return takenFrom(await this.findFactor(context, kind, filter), filter);
  }

  async #read(context: ActingContext, filter: EvidenceFilter): Promise<EvidenceMaterial> {
    const own = filter.origin === 'own' ? await this.#own.read(context, filter) : null;
    const studies = own?.studies ?? [...(await this.#evidence.readEvaluations(context)), ...(await this.#evidence.readFactors(context))];
    const owners = new Set(studies.map(({ ownerId }) => ownerId));
    // Written down before anything is handed out.
    await this.#use.note(
      context,
      [...owners].filter((ownerId) => ownerId !== context.organisationId),
    );
    const names = (await this.#organisations.list()).filter(({ organisationId }) => owners.has(organisationId));
    return {
      studies,
      ownNotices: own?.notices ?? null,
      counts: await this.#evidence.count(context),
      organisations: new Map(names.map(({ organisationId, name }) => [organisationId, name])),
    };
  }
}
