import { ACCIDENT_TABLE_KINDS, formatAccidentFilter, Problem, type AccidentFileKind, type Text } from '@elektron/domain';
import { HOTSPOT_METHODS } from '@elektron/spatial-analysis';
import { Injectable } from '@nestjs/common';

import { PlaceNames } from '../../areas/place-names.service.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { refused } from '../../common/refused.ts';
import type { FinishedRun } from '../../hotspots/hotspot-run.ts';
import { HotspotRunsService } from '../../hotspots/hotspot-runs.service.ts';
import { completeSitesOf } from '../../hotspots/packed-sites.ts';
import { presentRun } from '../../hotspots/present-hotspot-run.ts';
import { recordOfRun } from '../../hotspots/run-as-geojson.ts';
import { RunSites } from '../../hotspots/run-sites.service.ts';
import { placesOfRun, RUN_PARTS, type RunPart, type RunPlace } from '../../hotspots/run-places.ts';
import { readStretches } from '../accessibility/read-stretches.ts';
import type { ExportColumn, ExportNote, ExportRow, ExportRows, ExportTable, ExportValue } from '../export-table.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from '../exportable.ts';
import { describeFilter } from '../filter-words.ts';
import { columnsOf } from './run-columns.ts';
import { columnsOfRun, notesOfRun, type DescribedRun } from './run-facts.ts';
import { geometryColumn, isTooLongForCell } from './well-known-text.ts';

/** Which run, and what of it. */
export interface RunQuestion {
  readonly runId: string;
  readonly part: RunPart;
}

/** A column, with what stands in it. */
interface RunColumn {
  readonly column: ExportColumn;
  readonly valueOf: (place: RunPlace) => ExportValue;
}

/** What a run has found, as it found it then. */
@Injectable()
export class HotspotRunExport implements ExportSource<RunQuestion> {
  readonly #runs: HotspotRunsService;
  readonly #names: PlaceNames;
  readonly #sites: RunSites;

  constructor(runs: HotspotRunsService, names: PlaceNames, sites: RunSites) {
    this.#runs = runs;
    this.#names = names;
    this.#sites = sites;
  }

  /** @throws Problem HOTSPOT_RUN_NOT_FOUND, HOTSPOT_RUN_UNFINISHED */
  async select(context: ActingContext, question: ExportQuestion<RunQuestion>): Promise<ExportContents> {
    const { filter: asked, kind, language, organisation } = question;
    const run = await this.#runs.getFinished(context, asked.runId);
    const described: DescribedRun = {
      run: presentRun(run),
      parameters: HOTSPOT_METHODS.find(({ id }) => id === run.methodId)?.parameters ?? [],
      filter: describeFilter(run.filter, language, organisation.speedUnit, await this.#names.of(context, run.filter)),
    };
    const places = placesOfRun(run, asked.part);
    const columns = columnsFor(kind, places, described, question);
    return {
      count: asked.part === 'places' ? (completeSitesOf(run.result)?.sites ?? places.length) : places.length,
      version: run.dataVersion,
      columns: columns.map(({ column }) => column),
      filter: described.filter,
      notes: [...notesOfRun(described, language), ...(kind === 'xlsx' ? await this.#noteLongShapes(context, run, question) : [])],
      asked: { run: run.runId, method: run.methodId, part: asked.part, filter: formatAccidentFilter(run.filter) },
      shape: shapeOf(places),
      record: { name: 'run', value: recordOfRun(run) },
      body: { rows: (gone) => rowsOf(this.#placesInParts(context, run, asked.part), columns, gone) },
    };
  }

  /** All of them, part by part: a large network has more sites than are held at once. */
  async *#placesInParts(context: ActingContext, run: FinishedRun, part: RunPart): AsyncGenerator<readonly RunPlace[]> {
    if (part !== 'places') yield placesOfRun(run, part);
    else for await (const result of this.#sites.readInParts(context, run)) yield placesOfRun({ result });
  }

  async #noteLongShapes(
    context: ActingContext,
    run: FinishedRun,
    { filter: { part }, language }: ExportQuestion<RunQuestion>,
  ): Promise<ExportNote[]> {
    let count = 0;
    for await (const places of this.#placesInParts(context, run, part))
      count += places.filter(({ geometry }) => isTooLongForCell(geometry)).length;
    return count === 0 ? [] : [{ id: 'shapesTooLong', label: LONG_SHAPES[language], value: count }];
  }
}

async function* rowsOf(parts: AsyncIterable<readonly RunPlace[]>, columns: readonly RunColumn[], gone: AbortSignal): ExportRows {
  const toRow = (place: RunPlace): ExportRow => ({
    values: columns.map(({ valueOf }) => valueOf(place)),
    place: null,
    geometry: place.geometry,
  });
  for await (const places of parts) yield* readStretches(places, toRow, gone);
}

function columnsFor(
  kind: AccidentFileKind,
  places: readonly RunPlace[],
  described: DescribedRun,
  { language }: ExportQuestion<RunQuestion>,
): RunColumn[] {
  const own = columnsOf(places, described.run.scoreLabels).map((column): RunColumn => ({
    column,
    valueOf: ({ properties }) => properties[column.id] ?? null,
  }));
  // Where a file has no geometry of its own, it is a column; where it has no place for what it is of, that is columns too.
  const shape = kind === 'csv' || kind === 'xlsx' ? [geometryColumn(kind)] : [];
  const facts = kind === 'csv' ? columnsOfRun(described, language) : [];
  return [...own, ...shape, ...facts.map(({ column, value }): RunColumn => ({ column, valueOf: () => value }))];
}

function shapeOf(places: readonly RunPlace[]): NonNullable<ExportTable['shape']> {
  return places.every(({ geometry }) => geometry.type === 'Polygon') ? 'polygons' : 'geometries';
}

const LONG_SHAPES: Text = {
  el: 'Σχήματα πολύ μεγάλα για ένα κελί (λείπουν εδώ, υπάρχουν στα άλλα αρχεία)',
  en: 'Shapes too long for a cell (missing here, present in the other files)',
};

const RUN = 'run';
const PART = 'part';

function parsePart(text: string | null): RunPart {
  const part = RUN_PARTS.find((known) => known === (text ?? 'places'));
  if (part === undefined) throw refused(PART, text ?? '');
  return part;
}

function parseQuestion(read: (parameter: string) => string | null): RunQuestion {
  const runId = read(RUN);
  if (runId === null) throw new Problem('INPUT_INVALID', { field: RUN, value: '' });
  return { runId, part: parsePart(read(PART)) };
}

export const HOTSPOTS: Exportable<RunQuestion> = {
  name: 'hotspots',
  title: { el: 'Θέσεις', en: 'Places' },
  kinds: ACCIDENT_TABLE_KINDS,
  countHeader: 'X-Elektron-Places',
  subjectKind: 'hotspot-run',
  access: {},
  parameters: [RUN, PART],
  parse: parseQuestion,
  source: HotspotRunExport,
};
