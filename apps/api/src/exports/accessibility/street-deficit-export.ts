import {
  ACCIDENT_TABLE_KINDS,
  attributeSources,
  FILTER_PARAMETERS,
  formatAccidentFilter,
  involvingPedestrians,
  readLinkNumbers,
  readStreetChoice,
  STREET_PARAMETERS,
  type LinkQuestion,
  type StreetChoice,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { PlaceNames } from '../../areas/place-names.service.ts';
import { orderStreets, StreetDeficitsService, type StreetDeficit } from '../../columns/accessibility/street-deficits.service.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { parseAccidentFilterOf } from '../accident-export.ts';
import type { ExportRow } from '../export-table.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from '../exportable.ts';
import { describeFilter } from '../filter-words.ts';
import { noteLink } from './link-notes.ts';
import { readStretches } from './read-stretches.ts';
import { STREET_DEFICIT_COLUMNS } from './street-deficit-columns.ts';

export type StreetDeficitQuestion = LinkQuestion & StreetChoice;

/** Crossings and footways, what they lack, and the pedestrian accidents near them, as the page lists them. */
@Injectable()
export class StreetDeficitExport implements ExportSource<StreetDeficitQuestion> {
  readonly #deficits: StreetDeficitsService;
  readonly #names: PlaceNames;

  constructor(deficits: StreetDeficitsService, names: PlaceNames) {
    this.#deficits = deficits;
    this.#names = names;
  }

  /** @throws Problem of a filter */
  async select(
    context: ActingContext,
    { filter: question, language, organisation }: ExportQuestion<StreetDeficitQuestion>,
  ): Promise<ExportContents> {
    const answer = await this.#deficits.find(context, question);
    const streets = orderStreets(answer.streets, question.order, question.items);
    const filter = involvingPedestrians(question.filter);
    const toRow = (street: StreetDeficit): ExportRow => {
      const { longitude, latitude, lines } = street.feature;
      return {
        values: STREET_DEFICIT_COLUMNS.map(({ valueOf }) => valueOf(street, language)),
        place: longitude === null || latitude === null ? null : [longitude, latitude],
        ...(lines.length === 0 ? {} : { lines }),
      };
    };
    return {
      count: streets.length,
      version: answer.accidentsVersion,
      columns: STREET_DEFICIT_COLUMNS,
      filter: describeFilter(filter, language, organisation.speedUnit, await this.#names.of(context, filter)),
      attributions: attributeSources(answer.sources),
      notes: noteLink(answer, language),
      asked: {
        filter: formatAccidentFilter(filter),
        items: question.items.join(','),
        nearMeters: answer.nearMeters,
        partMeters: answer.partMeters,
      },
      body: { rows: (gone) => readStretches(streets, toRow, gone) },
    };
  }
}

/** Of the numbers that a list of crossings and footways rests on. */
const NUMBERS = ['nearMeters', 'partMeters'] as const;

export const STREET_DEFICITS: Exportable<StreetDeficitQuestion> = {
  name: 'street-deficits',
  title: { el: 'Ελλείψεις διαβάσεων και πεζοδρομίων', en: 'Deficits of crossings and footways' },
  kinds: ACCIDENT_TABLE_KINDS,
  countHeader: 'X-Elektron-Features',
  subjectKind: 'accessibility',
  access: {},
  parameters: [...FILTER_PARAMETERS, ...NUMBERS, ...STREET_PARAMETERS],
  parse: (read) => ({
    filter: parseAccidentFilterOf(read),
    ...readLinkNumbers((name) => (name === 'highPercent' ? null : read(name))),
    ...readStreetChoice(read),
  }),
  source: StreetDeficitExport,
};
