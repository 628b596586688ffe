import { formatAccidentId, timeKeyOf, type AccidentColumns } from '@elektron/columns';
import type { AccidentFilter } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Accident } from '../accidents/accident.ts';
import { AccidentDetailsRepository } from '../accidents/accident-details.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { parseCursor, parsePageSize, toPage, type Page } from '../common/paging.ts';
import { newestFirstOf } from './accident-orders.ts';
import { AccidentSnapshots } from './accident-snapshots.service.ts';
import { passingAccidentsOf } from './passing-accidents.ts';

/** A place in the list: the time of an accident and its id. It holds at every data version. */
interface ListPosition {
  readonly timeKey: number;
  readonly id: string;
}

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
   * @throws Problem INPUT_INVALID, PERIOD_EMPTY
   */
  async list(
    context: ActingContext,
    filter: AccidentFilter,
    first: number,
    after: string | null,
  ): Promise<Page<Accident> & { readonly totalCount: number }> {
    const size = parsePageSize(first);
    const position = parsePosition(after);
    const { version, columns } = await this.#snapshots.getAccidentSnapshot(context);
    const passing = passingAccidentsOf(columns, filter);
    const indices = takeAfter(columns, passing.flags, position, size + 1);
    const timeKeys = new Map(indices.map((index) => [formatAccidentId(columns, index), timeKeyOf(columns, index)]));
    const accidents = await this.#details.find(context, [...timeKeys.keys()], version);
    return { ...toPage(accidents, size, ({ id }) => [timeKeys.get(id) ?? 0, id]), totalCount: passing.count };
  }
}

function parsePosition(after: string | null): ListPosition | null {
  const keys = parseCursor(after, 'number', 'text');
  return keys && { timeKey: keys[0], id: keys[1] };
}

/** The next accidents under the filter from a place in the list on. */
function takeAfter(columns: AccidentColumns, passes: Uint8Array, position: ListPosition | null, count: number): number[] {
  const order = newestFirstOf(columns);
  const taken: number[] = [];
  for (let k = position === null ? 0 : findAfter(columns, order, position); k < order.length && taken.length < count; k += 1) {
    if (passes[order[k]!] === 1) taken.push(order[k]!);
  }
  return taken;
}

/** Where the accidents after a place in the list begin, whether or not its own accident is still there. */
function findAfter(columns: AccidentColumns, order: Uint32Array, position: ListPosition): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const timeKey = timeKeyOf(columns, order[middle]!);
    const isAfter = timeKey < position.timeKey || (timeKey === position.timeKey && formatAccidentId(columns, order[middle]!) > position.id);
    if (isAfter) high = middle;
    else low = middle + 1;
  }
  return low;
}
