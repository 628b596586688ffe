import { Injectable } from '@nestjs/common';

import type { Actor } from '../common/acting-context.ts';
import { AuditTrail } from '../common/audit-trail.ts';
import type { EvidenceCount } from './evidence-study.ts';
import { EvidenceRepository } from './evidence.repository.ts';

/** The evidence as whoever looks after the network sees it, who acts for no organisation. */
@Injectable()
export class NetworkEvidenceService {
  readonly #evidence: EvidenceRepository;
  readonly #audit: AuditTrail;

  constructor(evidence: EvidenceRepository, audit: AuditTrail) {
    this.#evidence = evidence;
    this.#audit = audit;
  }

  /** How many evaluated interventions of each kind are contributed, withheld, and not decided on. */
  async count(actor: Actor): Promise<EvidenceCount[]> {
    await this.#audit.recordForInstallation({ action: 'network.counted' }, actor.personId);
    return this.#evidence.countForNetwork();
  }
}
