import { byteLengthOf, type AccidentColumns, type PlaceMarks } from '@elektron/columns';
import { isProblem, Problem, type AccidentFilter } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { differingBatches, type RecordState } from '../database/record-versions.ts';
import { AccidentColumnsLoader } from './accident-columns-loader.ts';
import { AreaMarks } from './area-marks.service.ts';
import type { FilterGround } from './filter-ground.ts';
import { SnapshotCache } from './snapshot-cache.ts';

/** All accidents of an organisation at one data version. */
export interface AccidentSnapshot {
  readonly version: number;
  readonly columns: AccidentColumns;
}

/** With where they lie with respect to the places that a filter names; null where it names none. */
export interface FilteredSnapshot extends AccidentSnapshot {
  readonly places: PlaceMarks | null;
}

interface Kept {
  readonly state: RecordState;
  readonly columns: AccidentColumns;
}

/** Memory for snapshots: a million accidents with their units and casualties take about a tenth of a gigabyte. */
const BYTE_LIMIT = 512 * 1024 * 1024;
/** Orders by time and by place are made when first asked for: 4 bytes for each accident, and 12. */
const ORDER_BYTES = 16;

/** Keeps the accidents as columns: the only reader of the whole tables. */
@Injectable()
export class AccidentSnapshots {
  readonly #records: PackedAccidentsRepository;
  readonly #loader: AccidentColumnsLoader;
  readonly #marks: AreaMarks;
  readonly #cache = new SnapshotCache<Kept>(BYTE_LIMIT, ({ columns }) => byteLengthOf(columns) + columns.count * ORDER_BYTES);

  /** A state that was only prepared may never come true, and its batch may change: nothing is built on it before somebody asked for it. */
  readonly #committed = new WeakSet<AccidentColumns>();

  constructor(records: PackedAccidentsRepository, loader: AccidentColumnsLoader, marks: AreaMarks) {
    this.#records = records;
    this.#loader = loader;
    this.#marks = marks;
  }

  /**
   * The accidents at a data version, by default the current one. What the version consists of is read in the asker's own transaction, so
   * nobody is given a snapshot of records that they may not see.
   * @throws Problem DATA_VERSION_UNKNOWN
   */
  async getAccidentSnapshot(context: ActingContext, version?: number): Promise<AccidentSnapshot> {
    const get = async (): Promise<AccidentSnapshot> => {
      const state = await this.#records.readState(context, version);
      const { columns } = await this.#keep(context, state);
      this.#committed.add(columns);
      return { version: state.version, columns };
    };
    // What failed may have been begun for somebody who was shut out meanwhile; whoever waited with them has a try of their own.
    return get().catch((error: unknown) => {
      if (isProblem(error) && error.code === 'DATA_VERSION_UNKNOWN') return get();
      throw error;
    });
  }

  /**
   * The accidents at a data version with all that a filter needs to know of them: what every count, list, tile, file and run asks.
   * @param signal aborts when whoever asks waits no longer: a search for where the accidents lie is then stopped
   * @throws Problem DATA_VERSION_UNKNOWN, FILTER_VALUE_UNKNOWN for places that are not there, CANCELLED
   */
  async getFilteredSnapshot(
    context: ActingContext,
    filter: AccidentFilter,
    version?: number,
    signal?: AbortSignal,
  ): Promise<FilteredSnapshot> {
    const snapshot = await this.getAccidentSnapshot(context, version);
    return { ...snapshot, places: await this.#marks.of(context, snapshot.columns, filter, signal) };
  }

  /**
   * The places that a filter names, as they lie; null where it names none.
   * @param signal aborts when whoever asks waits no longer
   * @throws Problem FILTER_VALUE_UNKNOWN, AREAS_NOT_FOUND, CANCELLED
   */
  readGround(context: ActingContext, filter: AccidentFilter, signal?: AbortSignal): Promise<FilterGround | null> {
    return this.#marks.readGround(context, filter, signal);
  }

  /**
   * Loads the state that committing a batch will bring, so that the first who asks after the commit does not wait for it. To be called when all
   * rows of the batch are written; harmless when the commit then fails. Where nobody has asked for the owner's records (the command line, a worker of
   * its own), nobody will wait, and nothing is loaded.
   */
  async prepareCommit(context: ActingContext, batchId: number): Promise<void> {
    if (this.#cache.loaded((key) => key.startsWith(ownerOf(context))).length === 0) return;
    const present = await this.#records.readState(context);
    const version = present.version + 1;
    await this.#keep(context, { ...present, version, batches: [...present.batches, { batchId, committedVersion: version }] });
  }

  #keep(context: ActingContext, state: RecordState): Promise<Kept> {
    // What was read before an erasure still holds what was erased.
    this.#cache.forget((key) => key.startsWith(ownerOf(context)) && !key.startsWith(eraOf(context, state)));
    return this.#cache.get(keyOf(context, state), async () => ({ state, columns: await this.#load(context, state) }));
  }

  async #load(context: ActingContext, state: RecordState): Promise<AccidentColumns> {
    const base = this.#nearest(context, state);
    const patched = base === undefined ? null : await this.#loader.patch(context, base.columns, base.state, state);
    const columns = patched ?? (await this.#loader.loadAll(context, state));
    // Rows vanish for a session that ends and for a grant that is revoked while they are read: half of them must not be kept for others. Nor
    // what a person has been erased from meanwhile.
    const { part, erasedVersion } = await this.#records.readState(context);
    if (part !== state.part || erasedVersion !== state.erasedVersion) throw new Problem('DATA_VERSION_UNKNOWN', { version: state.version });
    return columns;
  }

  /**
   * The snapshot at hand from which the fewest batches lead to a state, of the same part: what one reader does not see they could not find out
   * that it is to be taken away.
   */
  #nearest(context: ActingContext, state: RecordState): Kept | undefined {
    return this.#cache
      .loaded((key) => key.startsWith(partOf(context, state)))
      .map(({ value }) => value)
      .filter(({ columns }) => columns.count > 0 && this.#committed.has(columns))
      .sort((a, b) => differingBatches(a.state, state).length - differingBatches(b.state, state).length)[0];
  }
}

/**
 * A state is known by its batches, when they were committed, and what has been corrected until then, not by the version: undoing an import gives
 * back the former state and finds its snapshot still there. (A batch alone would not do: one that was overtaken is compared anew before it is committed at a later version.)
 */
function keyOf(context: ActingContext, state: RecordState): string {
  return `${partOf(context, state)} corrected at ${state.correctedVersion}, ${state.batches.map(({ batchId, committedVersion }) => `${batchId}@${committedVersion}`).join(' ')}`;
}

/** Whose records, and which part of them the reader sees: nothing of one is ever used for another. */
function partOf(context: ActingContext, state: RecordState): string {
  return `${eraOf(context, state)}${state.part === null ? 'all' : `for others, ${state.part}`}:`;
}

function eraOf(context: ActingContext, { erasedVersion }: RecordState): string {
  return `${ownerOf(context)}erased at ${erasedVersion}, `;
}

function ownerOf({ organisationId }: ActingContext): string {
  return `${organisationId} `;
}
