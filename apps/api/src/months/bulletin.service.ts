import { addMonthRows, countMonths, monthRowOf, type MonthRows } from '@elektron/columns';
import {
  addMonths,
  daysOfMonth,
  listMonths,
  Problem,
  TOTAL_MEASURES,
  type MonthKey,
  type MonthState,
  type RecordingUnit,
  type TotalMeasure,
} from '@elektron/domain';
import { exactRateRatio, type RateRatio } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { MonthBoardService } from './month-board.service.ts';
import type { ReportedRecords } from './reported-records.ts';

/** A measure in two stretches of time. */
export interface BulletinComparison {
  readonly now: number;
  /** Null where the records do not reach back. */
  readonly before: number | null;
  /** Accidents in which such people were hurt (all accidents, for accidents): the two counts that the ratio compares. */
  readonly accidentsNow: number;
  readonly accidentsBefore: number | null;
  /** Of these accidents per day. People hurt in one accident are not independent, and no exact interval holds for their number. */
  readonly ratio: RateRatio | null;
}

export interface BulletinLine {
  readonly measure: TotalMeasure;
  readonly month: BulletinComparison;
  readonly yearToDate: BulletinComparison;
}

/** A unit's month within the year to date. */
export interface BulletinUnitMonth {
  readonly unit: RecordingUnit;
  readonly month: MonthKey;
  readonly state: MonthState;
}

export interface Bulletin {
  readonly month: MonthKey;
  /** Null for the whole organisation. */
  readonly unit: RecordingUnit | null;
  readonly dataVersion: number;
  readonly lines: readonly BulletinLine[];
  /** Months of the year to date of which nobody has said that they have arrived: what they hold is not in the numbers, or not all of it. */
  readonly notReceived: readonly BulletinUnitMonth[];
  /** Those that are not signed off, or were changed since. */
  readonly notSigned: readonly BulletinUnitMonth[];
  /** From this day on no death within 30 days can be added to the month. */
  readonly deathsCompleteOn: string;
  /** Accidents of the month that are of no unit; null where there are no units. */
  readonly ofNoUnit: number | null;
  /** Casualties of the month of whom it is not said how badly they were hurt: in none of the lines. */
  readonly otherCasualties: number;
}

export const BULLETIN_LEVEL = 0.95;

/** A month in numbers: beside the same month and the same part of the year before. */
@Injectable()
export class BulletinService {
  readonly #board: MonthBoardService;

  constructor(board: MonthBoardService) {
    this.#board = board;
  }

  /** @param unitId null for the whole organisation @throws Problem RECORDING_UNIT_NOT_FOUND, INPUT_INVALID */
  async get(context: ActingContext, month: MonthKey, unitId: string | null, now: Date): Promise<Bulletin> {
    const records = await this.#board.read(context);
    const unit = unitId === null ? null : (records.units.find((known) => known.unitId === unitId) ?? null);
    if (unitId !== null && unit === null) throw new Problem('RECORDING_UNIT_NOT_FOUND');
    const yearStart = `${month.slice(0, 4)}-01`;
    const board = await this.#board.get(context, yearStart, month, now);
    const unitMonths = board.months.flatMap(({ unit: of, row, state }): BulletinUnitMonth[] =>
      of === null || state === null || (unit !== null && of.unitId !== unit.unitId) ? [] : [{ unit: of, month: row.month, state }],
    );
    const rows = countMonths(records.columns, records.members, addMonths(yearStart, -12), month);
    const counts = new WindowCounts(records, rows, unit);
    return {
      month,
      unit,
      dataVersion: records.version,
      lines: TOTAL_MEASURES.map((measure) => ({
        measure,
        month: counts.compare(measure, month, month),
        yearToDate: counts.compare(measure, yearStart, month),
      })),
      notReceived: unitMonths.filter(({ state }) => state.status === 'expected' || state.status === 'running'),
      notSigned: unitMonths.filter(({ state }) => state.status !== 'signed-off'),
      deathsCompleteOn: deathsCompleteOn(month),
      ofNoUnit: records.units.length === 0 ? null : monthRowOf(rows, 0, month).accidents,
      otherCasualties: counts.sum(month, month).otherCasualties,
    };
  }
}

/** By the rule of 30 days, for any month. */
function deathsCompleteOn(month: MonthKey): string {
  const after = new Date(`${addMonths(month, 1)}-01T00:00:00Z`);
  after.setUTCDate(after.getUTCDate() + 30);
  return after.toISOString().slice(0, 10);
}

const COUNTED_AS = {
  accidents: ['accidents', 'accidents'],
  killed: ['killed', 'accidentsWithKilled'],
  'seriously-injured': ['seriouslyInjured', 'accidentsWithSeriouslyInjured'],
  'slightly-injured': ['slightlyInjured', 'accidentsWithSlightlyInjured'],
} as const satisfies Readonly<Record<TotalMeasure, readonly [string, string]>>;

/** Counts whole months, of a unit or of all. */
export class WindowCounts {
  readonly #rows: MonthRows;
  readonly #unitNos: readonly number[];
  readonly #reach: Reach | null;

  constructor(
    { columns, members, units }: Pick<ReportedRecords, 'columns' | 'members' | 'units'>,
    rows: MonthRows,
    unit: RecordingUnit | null,
  ) {
    this.#rows = rows;
    this.#unitNos = unit === null ? [0, ...units.map(({ unitNo }) => unitNo)] : [unit.unitNo];
    this.#reach = findReach(columns, (i) => unit === null || members.unitNo[i] === unit.unitNo);
  }

  /** Whether a month lies between the first and the last one that has a record. */
  reaches(month: MonthKey): boolean {
    return this.#reach !== null && month >= this.#reach.first && month <= this.#reach.last;
  }

  sum(first: MonthKey, last: MonthKey): ReturnType<typeof addMonthRows> {
    return addMonthRows(listMonths(first, last).flatMap((month) => this.#unitNos.map((unitNo) => monthRowOf(this.#rows, unitNo, month))));
  }

  compare(measure: TotalMeasure, first: MonthKey, last: MonthKey): BulletinComparison {
    const [people, accidents] = COUNTED_AS[measure];
    const now = this.sum(first, last);
    const [firstBefore, lastBefore] = [addMonths(first, -12), addMonths(last, -12)];
    if (this.#reach === null || this.#reach.first > firstBefore)
      return { now: now[people], before: null, accidentsNow: now[accidents], accidentsBefore: null, ratio: null };
    const before = this.sum(firstBefore, lastBefore);
    const counts = {
      first: now[accidents],
      firstExposure: daysBetween(first, last),
      second: before[accidents],
      secondExposure: daysBetween(firstBefore, lastBefore),
    };
    return {
      now: now[people],
      before: before[people],
      accidentsNow: now[accidents],
      accidentsBefore: before[accidents],
      ratio: exactRateRatio(counts, BULLETIN_LEVEL),
    };
  }
}

function daysBetween(first: MonthKey, last: MonthKey): number {
  return listMonths(first, last).reduce((days, month) => days + daysOfMonth(month), 0);
}

interface Reach {
  readonly first: MonthKey;
  readonly last: MonthKey;
}

/** The earliest and the latest month of which there is a record; null where there is none. */
function findReach({ count, year, month }: ReportedRecords['columns'], isMeant: (index: number) => boolean): Reach | null {
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < count; i += 1) {
    if (month[i] === 0 || !isMeant(i)) continue;
    const at = year[i]! * 100 + month[i]!;
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  const keyOf = (at: number): MonthKey => `${Math.floor(at / 100)}-${String(at % 100).padStart(2, '0')}`;
  return Number.isFinite(first) ? { first: keyOf(first), last: keyOf(last) } : null;
}
