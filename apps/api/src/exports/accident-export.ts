import {
  ACCIDENT_FILE_KINDS,
  E7,
  FILTER_PARAMETERS,
  formatAccidentFilter,
  parseFilterParameters,
  type AccidentFileKind,
  type AccidentFilter,
  type FilterParameter,
  type FilterParameters,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { PlaceNames } from '../areas/place-names.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { refused } from '../common/refused.ts';
import { AccidentSelections } from './accident-selection.ts';
import { AreaColumns } from './area-columns.ts';
import { CadasExport } from './cadas/cadas-export.service.ts';
import { columnsFor, type AccidentColumn, type ExportedAccident } from './export-columns.ts';
import type { ExportRow } from './export-table.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from './exportable.ts';
import { describeFilter } from './filter-words.ts';

/** Which accidents, and what else of them than is always told. */
export interface AccidentQuestion {
  readonly filter: AccidentFilter;
  /** Keys of collections (`3`, or `4~150` for surroundings), of which a column says in which places an accident lies. */
  readonly areas: readonly string[];
}

/** The accidents under a filter, as the overview counts them, the newest first. */
@Injectable()
export class AccidentExport implements ExportSource<AccidentQuestion> {
  readonly #selections: AccidentSelections;
  readonly #cadas: CadasExport;
  readonly #names: PlaceNames;
  readonly #areas: AreaColumns;

  constructor(selections: AccidentSelections, cadas: CadasExport, names: PlaceNames, areas: AreaColumns) {
    this.#selections = selections;
    this.#cadas = cadas;
    this.#names = names;
    this.#areas = areas;
  }

  /** @throws Problem EXPORT_CODES_UNKNOWN, and those of a filter */
  async select(context: ActingContext, question: ExportQuestion<AccidentQuestion>): Promise<ExportContents> {
    const { actor, kind, language, organisation } = question;
    const { filter, areas } = question.filter;
    const selection = await this.#selections.open(context, organisation, filter);
    const { snapshot, passing } = selection;
    const facts = {
      count: passing.count,
      version: snapshot.version,
      filter: describeFilter(filter, language, organisation.speedUnit, await this.#names.of(context, filter)),
      asked: { filter: formatAccidentFilter(filter) },
    };
    if (kind === 'cadas') return { ...facts, ...(await this.#cadas.select(selection, actor)) };
    const columns = [
      ...columnsFor(actor.capabilities.has('records.personal')),
      ...(await this.#areas.of(context, snapshot.columns, areas, language)),
    ];
    const rows = await this.#selections.begin(selection, (accident) => ({
      values: columns.map(({ valueOf }) => valueOf(accident)),
      place: placeOf(accident),
    }));
    return { ...facts, columns, personal: personalFieldsOf(columns), body: { rows } };
  }
}

/** As the audit trail calls them. */
export function personalFieldsOf(columns: readonly Pick<AccidentColumn, 'personal'>[]): readonly string[] {
  return columns.some(({ personal }) => personal === true) ? ['sourceRecordId'] : [];
}

export function placeOf({ columns: { located, longitudeE7, latitudeE7 }, index }: ExportedAccident): ExportRow['place'] {
  return located[index] === 1 ? [longitudeE7[index]! / E7, latitudeE7[index]! / E7] : null;
}

/** `areas=3,4~150` */
const AREAS = 'areas';
/** Columns that anybody reads beside each other. */
const MOST_AREAS = 5;

/** The filter as it stands in the address of the overview. */
export function parseAccidentFilterOf(read: (parameter: FilterParameter) => string | null): AccidentFilter {
  return parseFilterParameters(Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, read(name)])) as FilterParameters);
}

/** The variables of CADaS are what they are: a file of them has no column for areas. */
function parseAreaKeys(kind: AccidentFileKind, text: string | null): readonly string[] {
  const keys = text === null || text === '' ? [] : [...new Set(text.split(','))];
  if (keys.length > (kind === 'cadas' ? 0 : MOST_AREAS)) throw refused(AREAS, text ?? '');
  return keys;
}

export const ACCIDENTS: Exportable<AccidentQuestion> = {
  name: 'accidents',
  title: { el: 'Ατυχήματα', en: 'Accidents' },
  kinds: ACCIDENT_FILE_KINDS,
  countHeader: 'X-Elektron-Accidents',
  subjectKind: 'accident',
  access: { ofOthers: 'records' },
  parameters: [...FILTER_PARAMETERS, AREAS],
  parse: (read, kind) => ({ filter: parseAccidentFilterOf(read), areas: parseAreaKeys(kind, read(AREAS)) }),
  source: AccidentExport,
};
