import { Problem, type SharingKind } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../common/acting-context.ts';
import { SHARING_USES, SharedRecords, type SharingUse } from '../../common/shared-records.ts';
import { isUuid } from '../../common/uuid.ts';
import { SharingUseRepository, type UseOfShared } from './sharing-use.repository.ts';

const MILLISECONDS_PER_HOUR = 3_600_000;

/** Opens other organisations' records to whoever may use them. */
@Injectable()
export class OpenedRecords extends SharedRecords {
  readonly #uses: SharingUseRepository;
  /** Uses of the present hour that are in the trail: a page asks a dozen times a second, and the database must not be asked each time. */
  #noted = new Set<string>();
  #hour = 0;

  constructor(uses: SharingUseRepository) {
    super();
    this.#uses = uses;
  }

  override async open(actor: Actor, ownerId: string, use: SharingUse): Promise<ReadonlySet<SharingKind>> {
    const { organisationId: recipientId, personId, secret } = actor;
    if (!isUuid(ownerId) || recipientId === null) throw new Problem('ORGANISATION_NOT_FOUND');
    const owner = ownerId.toLowerCase();
    const kinds = await this.#uses.findOpenedKinds({ organisationId: owner, secret }, SHARING_USES[use]);
    if (kinds.length === 0) throw new Problem('ORGANISATION_NOT_FOUND');
    await this.#note({ ownerId: owner, recipientId, personId, use, kinds });
    return new Set(kinds);
  }

  async #note(use: UseOfShared): Promise<void> {
    const hour = Math.floor(Date.now() / MILLISECONDS_PER_HOUR);
    if (hour !== this.#hour) this.#noted = new Set();
    this.#hour = hour;
    const key = [use.ownerId, use.recipientId, use.personId, use.use].join(' ');
    if (this.#noted.has(key)) return;
    await this.#uses.note(use);
    this.#noted.add(key);
  }
}
