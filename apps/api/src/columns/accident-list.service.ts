import { formatAccidentId, timeKeyOf } from '@elektron/columns';
import type { AccidentFilter } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Accident } from '../accidents/accident.ts';
import { AccidentDetailsRepository } from '../accidents/accident-details.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { parsePageSize, toPage, type Page } from '../common/paging.ts';
import { parsePosition, takeAfter } from './accident-pages.ts';
import { AccidentSnapshots } from './accident-snapshots.service.ts';
import { passingAccidentsOf } from './passing-accidents.ts';

/** Lists accidents: which ones and in which order say the columns, what they are says the database. */
@Injectable()
export class AccidentListService {
  readonly #snapshots: AccidentSnapshots;
  readonly #details: AccidentDetailsRepository;

  constructor(snapshots: AccidentSnapshots, details: AccidentDetailsRepository) {
    this.#snapshots = snapshots;
    this.#details = details;
  }

  /**
   * A page of the accidents under a filter, the newest first, those of one minute in the order of their ids.
   * @param after cursor of the last accident before the page
   * @throws Problem INPUT_INVALID, PERIOD_EMPTY, FILTER_VALUE_UNKNOWN
   */
  async list(
    context: ActingContext,
    filter: AccidentFilter,
    first: number,
    after: string | null,
  ): Promise<Page<Accident> & { readonly totalCount: number }> {
    const size = parsePageSize(first);
    const position = parsePosition(after);
    const snapshot = await this.#snapshots.getFilteredSnapshot(context, filter);
    const { version, columns } = snapshot;
    const passing = passingAccidentsOf(snapshot, filter);
    const indices = takeAfter(columns, passing.flags, position, size + 1);
    const timeKeys = new Map(indices.map((index) => [formatAccidentId(columns, index), timeKeyOf(columns, index)]));
    const accidents = await this.#details.find(context, [...timeKeys.keys()], version);
    return { ...toPage(accidents, size, ({ id }) => [timeKeys.get(id) ?? 0, id]), totalCount: passing.count };
  }
}
