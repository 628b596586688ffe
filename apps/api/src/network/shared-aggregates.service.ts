import { countAggregates, findAggregatePeriod, type AggregateTable } from '@elektron/columns';
import type { Period } from '@elektron/domain';
import { protectTable, type ShownCount } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../common/acting-context.ts';
import { SharedRecords } from '../common/shared-records.ts';
import { NetworkRecords } from './network-records.ts';

/** A fixed table as others see it. */
export interface ProtectedTable extends Omit<AggregateTable, 'counts'> {
  readonly counts: readonly (readonly ShownCount[])[];
}

export interface SharedAggregates {
  /** Null where the records cover no full year: then there is no table. */
  readonly period: Period | null;
  readonly tables: readonly ProtectedTable[];
}

/** The fixed tables of an organisation that has opened them to another; never a free question. */
@Injectable()
export class SharedAggregatesService {
  readonly #shared: SharedRecords;
  readonly #network: NetworkRecords;

  constructor(shared: SharedRecords, network: NetworkRecords) {
    this.#shared = shared;
    this.#network = network;
  }

  /** @throws Problem ORGANISATION_NOT_FOUND where no grant of tables holds */
  async get(actor: Actor, ownerId: string): Promise<SharedAggregates> {
    await this.#shared.open(actor, ownerId, 'aggregates');
    const columns = await this.#network.getColumns(ownerId.toLowerCase());
    const period = findAggregatePeriod(columns);
    if (period === null) return { period, tables: [] };
    return { period, tables: countAggregates(columns, period).map((table) => ({ ...table, counts: protectTable(table.counts) })) };
  }
}
