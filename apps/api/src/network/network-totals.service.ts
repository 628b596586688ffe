import { setImmediate } from 'node:timers/promises';
import { countNetwork, type NetworkMember, type NetworkTotals } from '@elektron/columns';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../common/acting-context.ts';
import { AuditTrail } from '../common/audit-trail.ts';
import { NetworkRecords } from './network-records.ts';

/** Counting a country takes seconds, and its totals do not change by the minute. */
const KEPT_MS = 10 * 60_000;

/** The accidents of the whole network, each counted once. */
@Injectable()
export class NetworkTotalsService {
  readonly #network: NetworkRecords;
  readonly #audit: AuditTrail;
  #kept: { readonly totals: Promise<NetworkTotals>; readonly until: number } | undefined;

  constructor(network: NetworkRecords, audit: AuditTrail) {
    this.#network = network;
    this.#audit = audit;
  }

  async get(actor: Actor): Promise<NetworkTotals> {
    await this.#audit.recordForInstallation({ action: 'network.counted' }, actor.personId);
    if (this.#kept === undefined || this.#kept.until < Date.now()) {
      const totals = this.#count();
      this.#kept = { totals, until: Date.now() + KEPT_MS };
      totals.catch(() => (this.#kept = undefined));
    }
    return this.#kept.totals;
  }

  async #count(): Promise<NetworkTotals> {
    const members: NetworkMember[] = [];
    for (const { organisationId, kind } of await this.#network.listOrganisations()) {
      members.push({ organisationId, isPolice: kind === 'police', columns: await this.#network.getColumns(organisationId) });
    }
    const counting = countNetwork(members);
    for (;;) {
      const step = counting.next();
      if (step.done === true) return step.value;
      // Others are answered in between.
      await setImmediate();
    }
  }
}
