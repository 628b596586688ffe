import { EVIDENCE_KINDS } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../common/acting-context.ts';
import { AuditTrail } from '../common/audit-trail.ts';
import { OrganisationsDirectory } from '../identity/organisations/organisations-directory.ts';
import { describeKind, type KindEvidence } from './describe-kind.ts';
import { EVERY_STUDY, type EvidenceCount } from './evidence-study.ts';
import { EvidenceRepository } from './evidence.repository.ts';

/** The evidence as whoever looks after the network sees it, who acts for no organisation: what every organisation sees of it, and nothing that one keeps. */
@Injectable()
export class NetworkEvidenceService {
  readonly #evidence: EvidenceRepository;
  readonly #organisations: OrganisationsDirectory;
  readonly #audit: AuditTrail;

  constructor(evidence: EvidenceRepository, organisations: OrganisationsDirectory, audit: AuditTrail) {
    this.#evidence = evidence;
    this.#organisations = organisations;
    this.#audit = audit;
  }

  /** How many evaluated interventions of each kind are contributed, withheld, and not decided on. */
  async count(actor: Actor): Promise<EvidenceCount[]> {
    await this.#audit.recordForInstallation({ action: 'network.counted' }, actor.personId);
    return this.#evidence.countForNetwork();
  }

  /** Each kind of which something was contributed, or that somebody has evaluated. */
  async list(actor: Actor): Promise<KindEvidence[]> {
    const [studies, counts] = [await this.#evidence.readForNetwork(), await this.count(actor)];
    // Written down before anything is handed out.
    for (const ownerId of new Set(studies.map((study) => study.ownerId))) {
      await this.#audit.recordForInstallation({ action: 'sharing.used', details: { use: 'evidence', kinds: '' } }, actor.personId, ownerId);
    }
    const organisations = new Map((await this.#organisations.list()).map(({ organisationId, name }) => [organisationId, name]));
    return EVIDENCE_KINDS.map((kind) => describeKind(kind, { studies, ownNotices: null, counts, organisations }, EVERY_STUDY)).filter(
      ({ studies: known, count }) => known.length + count.contributed + count.withheld + count.undecided > 0,
    );
  }
}
