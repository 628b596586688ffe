import { setImmediate } from 'node:timers/promises';
import { formatAccidentId, type AccidentColumns } from '@elektron/columns';
import { Problem, type AccidentFilter } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { AccidentSourcesRepository } from '../accidents/accident-sources.repository.ts';
import { newestFirstOf } from '../columns/accident-orders.ts';
import { AccidentSnapshots, type AccidentSnapshot } from '../columns/accident-snapshots.service.ts';
import { passingAccidentsOf, type PassingAccidents } from '../columns/passing-accidents.ts';
import type { ActingContext } from '../common/acting-context.ts';
import type { Organisation } from '../common/organisation.ts';
import type { ExportedAccident } from './export-columns.ts';
import type { ExportRow, ExportRows } from './export-table.ts';

/** The accidents of one file, in one state of the records. */
export interface Selection {
  readonly context: ActingContext;
  readonly snapshot: AccidentSnapshot;
  readonly passing: PassingAccidents;
  readonly organisation: Organisation;
}

/** Accidents of one query: on the embedded database others wait for it. */
const PORTION = 1_000;
/** Rows that are written at a stretch: an Excel file takes a tenth of a millisecond for each, and nobody else is answered meanwhile. */
const STRETCH = 100;

/** What a filter shows, for files to be made of. */
@Injectable()
export class AccidentSelections {
  readonly #snapshots: AccidentSnapshots;
  readonly #sources: AccidentSourcesRepository;

  constructor(snapshots: AccidentSnapshots, sources: AccidentSourcesRepository) {
    this.#snapshots = snapshots;
    this.#sources = sources;
  }

  /** @throws Problem of a filter */
  async open(context: ActingContext, organisation: Organisation, filter: AccidentFilter): Promise<Selection> {
    const snapshot = await this.#snapshots.getFilteredSnapshot(context, filter);
    return { context, snapshot, passing: passingAccidentsOf(snapshot, filter), organisation };
  }

  /**
   * The rows of a file, the newest first. What fails at the first of them is told as any failure is; later it can only end the connection.
   * @throws Problem DATA_VERSION_UNKNOWN
   */
  async begin(selection: Selection, toRow: (accident: ExportedAccident) => ExportRow): Promise<(gone: AbortSignal) => ExportRows> {
    const portions = portionsOf(selection.snapshot.columns, selection.passing);
    /** No rows when there are no more. */
    const readNext = async (): Promise<readonly ExportRow[]> => {
      const next = portions.next();
      return next.done === true ? [] : (await this.read(selection, next.value)).map(toRow);
    };
    const first = await readNext();
    return async function* readRows(gone) {
      for (let rows = first; rows.length > 0; rows = await readNext()) {
        yield* inStretches(rows);
        gone.throwIfAborted();
      }
    };
  }

  /** With where they come from. @throws Problem DATA_VERSION_UNKNOWN where one has vanished */
  async read({ context, snapshot, organisation }: Selection, indices: readonly number[]): Promise<ExportedAccident[]> {
    const ids = indices.map((index) => formatAccidentId(snapshot.columns, index));
    const sources = await this.#sources.find(context, ids, snapshot.version);
    return indices.map((index, k) => {
      const id = ids[k]!;
      const source = sources.get(id);
      // Rows vanish for a session that has ended. Half a file must not pass for a whole one.
      if (source === undefined) throw new Problem('DATA_VERSION_UNKNOWN', { version: snapshot.version });
      return { columns: snapshot.columns, index, id, source, srid: organisation.srid };
    });
  }
}

/** The accidents that pass, in the order of the list, some at a time. */
export function* portionsOf(columns: AccidentColumns, { flags }: PassingAccidents): Generator<number[], void> {
  let portion: number[] = [];
  for (const index of newestFirstOf(columns)) {
    if (flags[index] !== 1) continue;
    portion.push(index);
    if (portion.length < PORTION) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}

/** Rows as a file takes them, with others having their turn between two stretches. */
export async function* inStretches<Row>(rows: readonly Row[]): AsyncIterable<readonly Row[]> {
  for (let start = 0; start < rows.length; start += STRETCH) {
    yield rows.slice(start, start + STRETCH);
    await setImmediate();
  }
}
