import {
  ACCIDENT_TABLE_KINDS,
  formatRoadParameters,
  parseRoadParameters,
  passesRoadFilter,
  Problem,
  ROAD_CLASSES,
  ROAD_FILTER_PARAMETERS,
  roadClassKey,
  UNKNOWN_KEY,
  type AccidentFileKind,
  type Language,
  type RoadFilter,
  type Text,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { labelNetwork } from '../../columns/roads/describe-roads.ts';
import { lineOf, type StandingNetwork, type StandingRoad } from '../../columns/roads/standing-network.ts';
import { StandingNetworks, type NetworkSnapshot } from '../../columns/roads/standing-networks.service.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { RoadSegmentsRepository } from '../../road-network/road-segments.repository.ts';
import { inStretches } from '../accident-selection.ts';
import type { ExportNote, ExportRow, ExportRows } from '../export-table.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from '../exportable.ts';
import { attributeRoads } from './placement-columns.ts';
import { isTooLongForCell, labelRoadClass, lineColumn, ROAD_COLUMNS, type RoadColumn } from './road-columns.ts';

/** Segments of one query: on the embedded database others wait for it. */
const PORTION = 1_000;

/** What the rows of one file are read from. */
interface Extract {
  readonly context: ActingContext;
  readonly snapshot: NetworkSnapshot;
  /** Of the segments that are meant. */
  readonly indices: readonly number[];
  readonly columns: readonly RoadColumn[];
}

/** The segments that a filter means, as the network stands, by their ids. */
@Injectable()
export class RoadExport implements ExportSource<RoadFilter> {
  readonly #networks: StandingNetworks;
  readonly #segments: RoadSegmentsRepository;

  constructor(networks: StandingNetworks, segments: RoadSegmentsRepository) {
    this.#networks = networks;
    this.#segments = segments;
  }

  /** @throws Problem FILTER_VALUE_UNKNOWN for a class or a network that is not there */
  async select(context: ActingContext, { filter, kind, language }: ExportQuestion<RoadFilter>): Promise<ExportContents> {
    const snapshot = await this.#networks.get(context);
    const { network, version } = snapshot;
    requireKnown(network.rows, filter);
    const indices = [...network.rows.keys()].filter((i) => passesRoadFilter(network.rows[i]!, filter));
    const columns = columnsFor(kind);
    return {
      count: indices.length,
      version,
      columns,
      filter: describeFilter(filter, language),
      attributions: attributeRoads({ rows: indices.map((i) => network.rows[i]!) }),
      notes: kind === 'xlsx' ? noteLongLines(network, indices, language) : [],
      asked: { classes: toDetail(filter.classes), networks: toDetail(filter.networks) },
      shape: 'lines',
      body: { rows: (gone) => this.#readRows({ context, snapshot, indices, columns }, gone) },
    };
  }

  /** Those of the segments that pass which `from` to `to` say, and how many pass: of a large network a page is read without the rest. */
  async readSome(
    context: ActingContext,
    passes: (road: StandingRoad, line: readonly number[]) => boolean,
    [from, to]: readonly [from: number, to: number],
  ): Promise<{ readonly matched: number; readonly rows: ExportRow[] }> {
    const snapshot = await this.#networks.get(context);
    const { network } = snapshot;
    const indices = [...network.rows.keys()].filter((i) => passes(network.rows[i]!, lineOf(network, i)));
    const wanted = indices.slice(from, to);
    const rows = wanted.length === 0 ? [] : await this.#readPortion({ context, snapshot, indices: wanted, columns: ROAD_COLUMNS }, wanted);
    return { matched: indices.length, rows };
  }

  async *#readRows(extract: Extract, gone: AbortSignal): ExportRows {
    for (let start = 0; start < extract.indices.length; start += PORTION) {
      yield* inStretches(await this.#readPortion(extract, extract.indices.slice(start, start + PORTION)));
      gone.throwIfAborted();
    }
  }

  async #readPortion({ context, snapshot: { network, state }, columns }: Extract, indices: readonly number[]): Promise<ExportRow[]> {
    const ids = indices.map((i) => network.rows[i]!.id);
    const known = await this.#segments.readDetails(context, state, ids);
    return indices.map((i) => {
      const road = network.rows[i]!;
      const details = known.get(road.id);
      // Rows vanish for a session that has ended. Half a file must not pass for a whole one.
      if (details === undefined) throw new Problem('DATA_VERSION_UNKNOWN', { version: state.version });
      const line = lineOf(network, i);
      return { values: columns.map(({ valueOf }) => valueOf({ road, details, line })), place: null, lines: [line] };
    });
  }
}

/** Where a file has no geometry of its own, the line is a column. */
function columnsFor(kind: AccidentFileKind): readonly RoadColumn[] {
  return kind === 'csv' || kind === 'xlsx' ? [...ROAD_COLUMNS, lineColumn(kind)] : ROAD_COLUMNS;
}

/** A file without what was asked for would be taken for a network without it. */
function requireKnown(rows: readonly StandingRoad[], { classes, networks }: RoadFilter): void {
  const known = {
    classes: new Set([...ROAD_CLASSES, UNKNOWN_KEY, ...rows.map(({ roadClass }) => roadClassKey(roadClass))]),
    networks: new Set(rows.map(({ network }) => network)),
  };
  for (const [dimension, values] of Object.entries({ classes, networks })) {
    const strange = values.find((value) => !known[dimension as keyof typeof known].has(value));
    if (strange !== undefined) throw new Problem('FILTER_VALUE_UNKNOWN', { dimension, value: strange.slice(0, 100), known: [] });
  }
}

/** As the audit trail keeps it. */
const toDetail = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join(','));

const EVERYTHING: Text = { el: 'όλες οι οδοί', en: 'all roads' };
const PARTS = {
  classes: { el: 'Κατηγορία οδού', en: 'Class of road' },
  networks: { el: 'Δίκτυο', en: 'Network' },
} as const;
const CLASS_UNKNOWN: Text = { el: 'Άγνωστη', en: 'Unknown' };

/** The filter in words, for the file. */
function describeFilter(filter: RoadFilter, language: Language): string {
  const words = {
    classes: (key: string): Text => (key === UNKNOWN_KEY ? CLASS_UNKNOWN : labelRoadClass(key)),
    networks: labelNetwork,
  };
  const parts = formatRoadParameters(filter).map(([name]) => {
    return `${PARTS[name][language]}: ${filter[name].map((value) => words[name](value)[language]).join(', ')}`;
  });
  return parts.length === 0 ? EVERYTHING[language] : parts.join(' · ');
}

const LONG_LINES: Text = {
  el: 'Γραμμές πολύ μεγάλες για ένα κελί (λείπουν εδώ, υπάρχουν στα άλλα αρχεία)',
  en: 'Lines too long for a cell (missing here, present in the other files)',
};

/** What a workbook cannot hold is said where whoever misses it looks. */
function noteLongLines(network: StandingNetwork, indices: readonly number[], language: Language): readonly ExportNote[] {
  const count = indices.filter((i) => isTooLongForCell(lineOf(network, i))).length;
  return count === 0 ? [] : [{ id: 'linesTooLong', label: LONG_LINES[language], value: count }];
}

export const ROADS: Exportable<RoadFilter> = {
  name: 'roads',
  title: { el: 'Οδικά τμήματα', en: 'Road segments' },
  kinds: ACCIDENT_TABLE_KINDS,
  countHeader: 'X-Elektron-Segments',
  subjectKind: 'road-segment',
  access: { ofOthers: 'records' },
  parameters: ROAD_FILTER_PARAMETERS,
  parse: parseRoadParameters,
  source: RoadExport,
};
