import {
  buildAccidentColumns,
  formatAccidentId,
  ID_BYTES,
  patchAccidentColumns,
  type AccidentColumns,
  type PackedAccidents,
} from '@elektron/columns';
import { Injectable } from '@nestjs/common';

import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { differingBatches, type RecordState } from '../database/record-versions.ts';
import { divideIds, mergeIds } from './id-ranges.ts';

/**
 * Accidents of one query. A server reads many at once with less going to and fro between its pages; on the embedded database everybody waits
 * while a query runs.
 */
const CHUNK_ACCIDENTS = { server: 100_000, embedded: 10_000 } as const;

/**
 * Beyond this share of changed accidents everything is read anew. Measured on a million: picking accidents by their ids costs five times as much
 * for each of them as reading all in order.
 */
const LARGEST_PATCH = 0.15;

/** Reads accidents from the database into columns: all of them, or those that differ from columns at hand. */
@Injectable()
export class AccidentColumnsLoader {
  readonly #records: PackedAccidentsRepository;
  readonly #organisations: OrganisationDirectory;

  constructor(records: PackedAccidentsRepository, organisations: OrganisationDirectory) {
    this.#records = records;
    this.#organisations = organisations;
  }

  async loadAll(context: ActingContext, state: RecordState): Promise<AccidentColumns> {
    if (state.correctedVersion === 0) return this.#loadInOrder(context, state);
    // Few accidents are corrected: laying corrections over all of them doubles the time of a server.
    const sources = { ...state, correctedVersion: 0 };
    const columns = await this.#loadInOrder(context, sources);
    return (await this.patch(context, columns, sources, state)) ?? this.#loadInOrder(context, state);
  }

  async #loadInOrder(context: ActingContext, state: RecordState): Promise<AccidentColumns> {
    const { speedUnit } = await this.#organisations.get(context);
    const accidents: PackedAccidents[] = [];
    const units: Uint8Array[] = [];
    const casualties: Uint8Array[] = [];
    const chunks = Math.ceil((await this.#records.countVersions(context, state)) / this.#chunkAccidents);
    for (const range of divideIds(chunks)) {
      accidents.push(await this.#records.readAccidentsWithin(context, state, range));
      units.push(await this.#records.readUnitsWithin(context, state, range));
      casualties.push(await this.#records.readCasualtiesWithin(context, state, range));
    }
    return buildAccidentColumns({ accidents, units, casualties }, speedUnit);
  }

  get #chunkAccidents(): number {
    return CHUNK_ACCIDENTS[this.#records.profile];
  }

  /**
   * Columns of a state from those of another one. States differ by whole batches and by corrections, so only accidents that one of those touches
   * can differ.
   * @returns `null` when too much has changed for this to be worth its while
   */
  async patch(context: ActingContext, before: AccidentColumns, from: RecordState, to: RecordState): Promise<AccidentColumns | null> {
    const lists = await this.#records.readIdsTouchedBy(context, differingBatches(from, to));
    lists.push(await this.#records.readIdsCorrectedBetween(context, from, to), await this.#records.readIdsOnceExcluded(context));
    const changed = lists.reduce(mergeIds, new Uint8Array());
    const ids = Array.from({ length: changed.length / ID_BYTES }, (_, index) => formatAccidentId({ ids: changed }, index));
    if (ids.length > before.count * LARGEST_PATCH) return null;
    const accidents: PackedAccidents[] = [];
    const units: Uint8Array[] = [];
    const casualties: Uint8Array[] = [];
    for (let first = 0; first < ids.length; first += CHUNK_ACCIDENTS.embedded) {
      const chunk = ids.slice(first, first + CHUNK_ACCIDENTS.embedded);
      accidents.push(await this.#records.readAccidentsAmong(context, to, chunk));
      units.push(await this.#records.readUnitsAmong(context, to, chunk));
      casualties.push(await this.#records.readCasualtiesAmong(context, to, chunk));
    }
    return patchAccidentColumns(before, changed, buildAccidentColumns({ accidents, units, casualties }, before.speedUnit));
  }
}
