import { Problem, type Language } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Accident } from '../../accidents/accident.ts';
import { AccidentDetailsRepository } from '../../accidents/accident-details.repository.ts';
import type { Actor } from '../../common/acting-context.ts';
import { SavedMappings } from '../../imports/saved-mappings.repository.ts';
import { AccidentSelections, inStretches, portionsOf, type Selection } from '../accident-selection.ts';
import type { ExportedAccident } from '../export-columns.ts';
import type { ExportNote, ExportTable, ExportValue } from '../export-table.ts';
import type { ExportContents } from '../exportable.ts';
import { WORKBOOK_MEDIA_TYPE, writeWorkbook, type WorkbookPart, type WorkbookSheet } from '../kinds/workbook.ts';
import { CADAS_SHEETS, columnsOf, type CadasSheet } from './cadas-columns.ts';
import { CadasRows } from './cadas-rows.ts';
import { CODE_HEADINGS, SHEET_TITLES } from './cadas-texts.ts';
import { listCodes } from './list-codes.ts';
import { listStated, type StatedVariable } from './stated-variables.ts';
import { WrittenCodes } from './written-codes.ts';

/** Personal fields that are in the file of whoever may see them. */
const PERSONAL = ['sourceRecordId', 'units', 'casualties'];

/** What one file is made of. */
interface CadasFile {
  readonly selection: Selection;
  readonly stated: ReadonlyMap<string, StatedVariable>;
  readonly codes: WrittenCodes;
  readonly sheets: readonly CadasSheet[];
  readonly rows: CadasRows;
  readonly language: Language;
  readonly notes: readonly ExportNote[];
}

/** Accidents in the variables of CADaS, in the codes that the organisation has stated when it imported such files. */
@Injectable()
export class CadasExport {
  readonly #selections: AccidentSelections;
  readonly #details: AccidentDetailsRepository;
  readonly #mappings: SavedMappings;

  constructor(selections: AccidentSelections, details: AccidentDetailsRepository, mappings: SavedMappings) {
    this.#selections = selections;
    this.#details = details;
    this.#mappings = mappings;
  }

  /** @throws Problem EXPORT_CODES_UNKNOWN where nobody has stated any */
  async select(selection: Selection, actor: Actor): Promise<Pick<ExportContents, 'columns' | 'personal' | 'body'>> {
    const { context, snapshot, passing } = selection;
    const stated = listStated(await this.#mappings.list(context));
    if (![...stated.values()].some(({ codes }) => Object.keys(codes).length > 0)) throw new Problem('EXPORT_CODES_UNKNOWN');
    const seesPersonal = actor.capabilities.has('records.personal');
    const codes = new WrittenCodes(stated);
    const rows = new CadasRows(stated, codes, seesPersonal);
    // Units and casualties one by one are personal fields.
    const sheets: readonly CadasSheet[] = seesPersonal ? CADAS_SHEETS : ['accidents'];
    // What fails at the first rows is told as any failure is; later it can only end the connection.
    const first = portionsOf(snapshot.columns, passing).next();
    if (first.done !== true) await this.#selections.read(selection, first.value);
    const write = ({ language, notes, madeAt }: ExportTable, gone: AbortSignal): AsyncIterable<Uint8Array> =>
      writeWorkbook(this.#partsOf({ selection, stated, codes, sheets, rows, language, notes }, gone), madeAt);
    return { columns: [], personal: seesPersonal ? PERSONAL : [], body: { mediaType: WORKBOOK_MEDIA_TYPE, write } };
  }

  /** Sheet by sheet: each reads the accidents anew, so that nothing ever holds them all. */
  async *#partsOf(file: CadasFile, gone: AbortSignal): AsyncIterable<WorkbookPart> {
    const { selection, stated, codes, sheets, language, notes } = file;
    for (const sheet of sheets) {
      yield describeSheet(sheet, file);
      for (const portion of portionsOf(selection.snapshot.columns, selection.passing)) {
        yield* inStretches(await this.#readRows(sheet, file, portion));
        gone.throwIfAborted();
      }
    }
    // The ids by which units and persons name their accident are the same variables once more.
    const columns = [...new Map(sheets.flatMap((sheet) => columnsOf(sheet, stated)).map((column) => [column.id, column])).values()];
    yield { title: SHEET_TITLES.codes[language], headings: [], types: CODE_HEADINGS.map(() => 'text') };
    yield listCodes({ stated, columns, codes, notes, language, isWhole: sheets.length === CADAS_SHEETS.length });
  }

  async #readRows(sheet: CadasSheet, { selection, rows }: CadasFile, portion: readonly number[]): Promise<(readonly ExportValue[])[]> {
    const accidents = await this.#selections.read(selection, portion);
    if (sheet === 'accidents') return accidents.map((accident) => rows.ofAccident(accident));
    const details = await this.#readDetails(selection, accidents);
    return accidents.flatMap((accident) => {
      const detail = details.get(accident.id);
      if (detail === undefined) throw new Problem('DATA_VERSION_UNKNOWN', { version: selection.snapshot.version });
      return sheet === 'units' ? rows.ofUnits(accident, detail) : rows.ofPersons(accident, detail);
    });
  }

  async #readDetails({ context, snapshot }: Selection, accidents: readonly ExportedAccident[]): Promise<ReadonlyMap<string, Accident>> {
    const ids = accidents.map(({ id }) => id);
    const details = await this.#details.find(context, ids, snapshot.version);
    return new Map(details.map((detail) => [detail.id, detail]));
  }
}

function describeSheet(sheet: CadasSheet, { stated, language }: CadasFile): WorkbookSheet {
  const columns = columnsOf(sheet, stated);
  return { title: SHEET_TITLES[sheet][language], headings: columns.map(({ id }) => id), types: columns.map(({ type }) => type) };
}
