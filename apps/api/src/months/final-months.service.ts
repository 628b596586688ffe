import { addMonths, listMonths, type MonthKey } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { MonthBoardService } from './month-board.service.ts';

/** How far data of a time are final. */
export interface FinalMonths {
  /** Whether any recording unit is expected to say it. */
  readonly isSaid: boolean;
  /** Months that some unit has not signed off, or whose records have changed since; each once, in order. */
  readonly open: readonly MonthKey[];
}

/** A board shows three years. */
const BOARD_MONTHS = 36;

/** Whether records are final, as recording units have signed them off. */
@Injectable()
export class FinalMonthsService {
  readonly #board: MonthBoardService;

  constructor(board: MonthBoardService) {
    this.#board = board;
  }

  /** @param first first month @param last last one, included */
  async find(context: ActingContext, first: MonthKey, last: MonthKey, now = new Date()): Promise<FinalMonths> {
    const open = new Set<MonthKey>();
    let isSaid = false;
    for (let begin = first; begin <= last; begin = addMonths(begin, BOARD_MONTHS)) {
      const end = listMonths(begin, last).slice(0, BOARD_MONTHS).at(-1)!;
      const { units, months } = await this.#board.get(context, begin, end, now);
      if (units.length === 0) break;
      isSaid ||= months.some(({ state }) => state !== null);
      for (const { row, state } of months) if (state !== null && state.status !== 'signed-off') open.add(row.month);
    }
    return { isSaid, open: [...open].sort() };
  }
}
