import type { AccidentColumns } from '@elektron/columns';
import { Injectable } from '@nestjs/common';

import type { ActingContext, Actor } from '../common/acting-context.ts';
import { AccidentSelections, inStretches, portionsOf, type AccidentExport, type Selection } from './accident-selection.ts';
import { CadasExport } from './cadas/cadas-export.service.ts';
import { describeTable } from './describe-table.ts';
import { columnsFor, type AccidentColumn } from './export-columns.ts';
import { EXPORT_KINDS } from './export-kinds.ts';
import type { ExportRequest } from './export-request.ts';
import type { ExportRow, ExportRows } from './export-table.ts';
import { toFileName } from './file-name.ts';

/** What the rows of one file are read from. */
interface Extract extends Selection {
  readonly columns: readonly AccidentColumn[];
}

/** The rows that were read first, and what is left. */
interface Begun {
  readonly first: readonly ExportRow[];
  readonly portions: Iterator<number[], void>;
}

/** Lets people take away what a filter shows. */
@Injectable()
export class AccidentExportService {
  readonly #selections: AccidentSelections;
  readonly #cadas: CadasExport;

  constructor(selections: AccidentSelections, cadas: CadasExport) {
    this.#selections = selections;
    this.#cadas = cadas;
  }

  /**
   * The accidents under a filter, as the overview counts them, the newest first. That somebody takes them is written down before anything leaves.
   * @throws Problem EXPORT_NOT_OPENED, EXPORT_CODES_UNKNOWN, and those of a filter
   */
  async open(context: ActingContext, actor: Actor, request: ExportRequest, now: Date): Promise<AccidentExport> {
    const selection = await this.#selections.open(context, actor, request);
    const { kind } = request;
    if (kind === 'cadas') return this.#cadas.open(selection, actor, request, now);
    const columns = columnsFor(actor.capabilities.has('records.personal'));
    const extract = { ...selection, columns };
    const { snapshot, passing, organisation } = selection;
    // What fails at the first rows is told as any failure is; later it can only end the connection.
    const portions = portionsOf(snapshot.columns, passing);
    const first = await this.#readNext(extract, portions);
    await this.#selections.record(selection, request, columns.some(({ personal }) => personal === true) ? ['sourceRecordId'] : []);
    const language = request.language ?? actor.language;
    const facts = { filter: request.filter, count: passing.count, version: snapshot.version, now };
    const table = describeTable(columns, organisation, language, facts);
    const { mediaType, write } = EXPORT_KINDS[kind];
    return {
      fileName: toFileName(organisation, kind, now),
      mediaType,
      count: passing.count,
      content: (gone) => write(this.#readRows(extract, { first, portions }, gone), table),
    };
  }

  async *#readRows(extract: Extract, { first, portions }: Begun, gone: AbortSignal): ExportRows {
    for (let rows = first; rows.length > 0; rows = await this.#readNext(extract, portions)) {
      yield* inStretches(rows);
      gone.throwIfAborted();
    }
  }

  /** No rows when there are no more. */
  async #readNext(extract: Extract, portions: Iterator<number[], void>): Promise<readonly ExportRow[]> {
    const next = portions.next();
    if (next.done === true) return [];
    const accidents = await this.#selections.read(extract, next.value);
    return accidents.map((accident) => ({
      values: extract.columns.map(({ valueOf }) => valueOf(accident)),
      place: placeOf(accident.columns, accident.index),
    }));
  }
}

const E7 = 1e7;

function placeOf({ located, longitudeE7, latitudeE7 }: AccidentColumns, index: number): ExportRow['place'] {
  return located[index] === 1 ? [longitudeE7[index]! / E7, latitudeE7[index]! / E7] : null;
}
