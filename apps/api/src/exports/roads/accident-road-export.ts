import {
  ACCIDENT_TABLE_KINDS,
  FILTER_PARAMETERS,
  formatAccidentFilter,
  ROAD_PLACEMENT_LABELS,
  ROAD_PLACEMENTS,
  type AccidentFilter,
  type Language,
  type RoadPlacement,
  type Text,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { PlaceNames } from '../../areas/place-names.service.ts';
import { AccidentsOnRoads, describeAccident } from '../../columns/roads/accidents-on-roads.service.ts';
import type { AccidentOnRoadObject } from '../../columns/roads/road-placement.objects.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { refused } from '../../common/refused.ts';
import { parseAccidentFilterOf, personalFieldsOf, placeOf } from '../accident-export.ts';
import { AccidentSelections } from '../accident-selection.ts';
import { columnsFor } from '../export-columns.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from '../exportable.ts';
import { describeFilter } from '../filter-words.ts';
import { attributeRoads, noteRoads, PLACEMENT_COLUMNS, type PlacementColumn } from './placement-columns.ts';

/** Which accidents, and which outcomes of them; null for all. */
export interface AccidentRoadQuestion {
  readonly filter: AccidentFilter;
  readonly placements: readonly RoadPlacement[] | null;
}

/** What is told of the accident itself, as in the file of accidents. */
const OF_ACCIDENT: readonly string[] = [
  'id',
  'source_record_id',
  'date',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'severity',
  'road_name',
  'longitude',
  'latitude',
  'place_accuracy',
];

const ROAD_COLUMNS: readonly PlacementColumn<AccidentOnRoadObject>[] = [
  ...PLACEMENT_COLUMNS,
  {
    id: 'junction_id',
    labels: { el: 'Κόμβος του δικτύου', en: 'Junction of the network' },
    type: 'text',
    valueOf: ({ junctionId }) => junctionId,
  },
];

/** Accidents with the road that each lies on, or why it lies on none, as the list on the page of roads shows them. */
@Injectable()
export class AccidentRoadExport implements ExportSource<AccidentRoadQuestion> {
  readonly #onRoads: AccidentsOnRoads;
  readonly #selections: AccidentSelections;
  readonly #names: PlaceNames;

  constructor(onRoads: AccidentsOnRoads, selections: AccidentSelections, names: PlaceNames) {
    this.#onRoads = onRoads;
    this.#selections = selections;
    this.#names = names;
  }

  /** @throws Problem of a filter */
  async select(context: ActingContext, question: ExportQuestion<AccidentRoadQuestion>): Promise<ExportContents> {
    const { actor, language, organisation } = question;
    const { filter, placements } = question.filter;
    const { snapshot, roadsVersion, network, placed, flags, count } = await this.#onRoads.find(context, filter, placements);
    const selection = { context, snapshot, passing: { flags, count }, organisation };
    const columns = columnsFor(actor.capabilities.has('records.personal')).filter(({ id }) => OF_ACCIDENT.includes(id));
    const rows = await this.#selections.begin(selection, (accident) => {
      const onRoad = describeAccident(accident.columns, network, placed, accident.index);
      const values = [...columns.map(({ valueOf }) => valueOf(accident)), ...ROAD_COLUMNS.map(({ valueOf }) => valueOf(onRoad))];
      return { values, place: placeOf(accident) };
    });
    const words = describeFilter(filter, language, organisation.speedUnit, await this.#names.of(context, filter));
    return {
      count,
      version: snapshot.version,
      columns: [...columns, ...ROAD_COLUMNS],
      filter: [words, ...describePlacements(placements, language)].join(' · '),
      attributions: attributeRoads(network),
      notes: [noteRoads(roadsVersion, language)],
      asked: { filter: formatAccidentFilter(filter), placements: placements?.join(',') ?? null, roadsVersion },
      personal: personalFieldsOf(columns),
      body: { rows },
    };
  }
}

const OUTCOMES: Text = { el: 'Πού βρίσκονται', en: 'Where they lie' };

function describePlacements(placements: readonly RoadPlacement[] | null, language: Language): readonly string[] {
  if (placements === null) return [];
  return [`${OUTCOMES[language]}: ${placements.map((placement) => ROAD_PLACEMENT_LABELS[placement][language]).join(', ')}`];
}

/** `placements=too-far,ambiguous` */
const PLACEMENTS = 'placements';

/** In the order of the list. @throws Problem INPUT_INVALID for a word that is none */
function parsePlacements(text: string | null): readonly RoadPlacement[] | null {
  if (text === null || text === '') return null;
  const words = text.split(',');
  const strange = words.find((word) => !ROAD_PLACEMENTS.some((known) => known === word));
  if (strange !== undefined) throw refused(PLACEMENTS, strange);
  return ROAD_PLACEMENTS.filter((known) => words.includes(known));
}

export const ACCIDENT_ROADS: Exportable<AccidentRoadQuestion> = {
  name: 'accident-roads',
  title: { el: 'Ατυχήματα και οι οδοί τους', en: 'Accidents and their roads' },
  kinds: ACCIDENT_TABLE_KINDS,
  countHeader: 'X-Elektron-Accidents',
  subjectKind: 'accident',
  access: { ofOthers: 'records' },
  parameters: [...FILTER_PARAMETERS, PLACEMENTS],
  parse: (read) => ({ filter: parseAccidentFilterOf(read), placements: parsePlacements(read(PLACEMENTS)) }),
  source: AccidentRoadExport,
};
