import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { EvidenceUse } from '../../common/evidence-use.ts';
import { OpenedSitesRepository } from './opened-sites.repository.ts';
import { SharingUseRepository } from './sharing-use.repository.ts';

/** Writes into the owners' trails that their contributed evaluations were looked at. */
@Injectable()
export class EvidenceUseService extends EvidenceUse {
  readonly #sites: OpenedSitesRepository;
  readonly #uses: SharingUseRepository;

  constructor(sites: OpenedSitesRepository, uses: SharingUseRepository) {
    super();
    this.#sites = sites;
    this.#uses = uses;
  }

  override async note(context: ActingContext, ownerIds: readonly string[]): Promise<void> {
    if (ownerIds.length === 0) return;
    const [recipientId, personId] = [context.organisationId, await this.#sites.findAsker(context)];
    for (const ownerId of ownerIds) await this.#uses.note({ ownerId, recipientId, personId, use: 'evidence', kinds: [] });
  }
}
