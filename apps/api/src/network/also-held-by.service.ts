import { findAccident, holdsSame } from '@elektron/columns';
import { ROAD_AUTHORITY_KINDS, type OrganisationKind } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext, Actor } from '../common/acting-context.ts';
import { AuditTrail } from '../common/audit-trail.ts';
import type { Organisation } from '../common/organisation.ts';
import { RecentMap } from '../common/recent-map.ts';
import { isUuid } from '../common/uuid.ts';
import { HeldAccidentRepository, type HoldingOrganisation } from './held-accident.repository.ts';
import { NetworkRecords } from './network-records.ts';

/** So long an answer is kept: asking again teaches nothing new, and is no new event. */
const KEPT_MS = 10 * 60_000;
/** Answers kept at most; one has a few names. */
const MOST_KEPT = 10_000;

interface Kept {
  readonly holders: Promise<readonly Organisation[]>;
  readonly until: number;
}

/**
 * Says which other organisations hold an accident that is probably the asker's own. Nothing is said but who: no time, no place, no number.
 * Even that lets somebody who enters accidents that never happened find out where others hold one, so it is answered only for accidents that the
 * asker holds, within its own territory (police, who record everywhere, have none), and both sides' audit trails say that it was asked.
 * docs/sharing.md says what remains.
 */
@Injectable()
export class AlsoHeldByService {
  readonly #network: NetworkRecords;
  readonly #held: HeldAccidentRepository;
  readonly #audit: AuditTrail;
  readonly #kept = new RecentMap<string, Kept>(MOST_KEPT);

  constructor(network: NetworkRecords, held: HeldAccidentRepository, audit: AuditTrail) {
    this.#network = network;
    this.#held = held;
    this.#audit = audit;
  }

  /** Nobody, where the acting organisation does not hold the accident or may not ask: as where nobody else does. */
  async find(context: ActingContext, actor: Actor, accidentId: string): Promise<readonly Organisation[]> {
    if (!isUuid(accidentId)) return [];
    const id = accidentId.toLowerCase();
    const asker = await this.#held.find(context, id);
    if (asker === null || !mayAsk(asker)) return [];
    const key = `${context.organisationId} ${id}`;
    const now = Date.now();
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.until > now) return kept.holders;
    const holders = this.#ask(context, actor, id).catch((error: unknown) => {
      this.#kept.delete(key);
      throw error;
    });
    this.#kept.set(key, { holders, until: now + KEPT_MS });
    return holders;
  }

  async #ask(context: ActingContext, actor: Actor, id: string): Promise<readonly Organisation[]> {
    const own = await this.#network.getColumns(context.organisationId);
    const index = findAccident(own, id);
    const holders: Organisation[] = [];
    for (const organisation of await this.#network.listOrganisations()) {
      if (index < 0 || organisation.organisationId === context.organisationId) continue;
      if (holdsSame(await this.#network.getColumns(organisation.organisationId), own, index)) holders.push(organisation);
    }
    // Before anybody is told: what cannot be written down is not said.
    await this.#audit.record(context, {
      action: 'sharing.duplicates-asked',
      subjectKind: 'accident',
      subjectId: id,
      details: { named: holders.length },
    });
    for (const { organisationId } of holders) {
      const entry = { action: 'sharing.duplicates-asked', subjectKind: 'organisation', subjectId: context.organisationId } as const;
      await this.#audit.recordForInstallation(entry, actor.personId, organisationId);
    }
    return holders;
  }
}

const RECORDING_EVERYWHERE: readonly OrganisationKind[] = ['police'];

/** Those that record accidents or look after roads; a research body has no duty for which it would need to know. */
function mayAsk({ kind, isInTerritory }: HoldingOrganisation): boolean {
  return RECORDING_EVERYWHERE.includes(kind) || (ROAD_AUTHORITY_KINDS.includes(kind) && isInTerritory);
}
