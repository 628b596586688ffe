import { addMonthRows, countMonths, monthRowOf, type MonthRow, type MonthRows } from '@elektron/columns';
import {
  addMonths,
  daysOfMonth,
  isExpectedOf,
  listMonths,
  monthStateOf,
  nextStepOf,
  Problem,
  type MonthCounts,
  type MonthKey,
  type MonthState,
  type RecordingUnit,
  type ReportingStep,
} from '@elektron/domain';
import { judgeShortPeriod, quantileOf, type ShortPeriodJudgement } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { findImportDay } from '../imports/find-import-day.ts';
import { ReportedRecordsReader, type ReportedRecords } from './reported-records.ts';
import type { StoredStep } from './reporting.ts';
import { ReportingStepRepository } from './reporting-step.repository.ts';

/** One month of one unit, or of what belongs to none (`unit` null: nobody is expected to hand that in). */
export interface BoardMonth {
  readonly unit: RecordingUnit | null;
  readonly row: MonthRow;
  /** Null where the unit is not expected to hand this month in. */
  readonly state: MonthState | null;
  readonly steps: readonly StoredStep[];
  /** The last time it was signed off; null for never. */
  readonly signed: StoredStep | null;
  readonly delay: Delay;
  /** Null for a month that is not over, and for what belongs to no unit. */
  readonly short: ShortPeriodJudgement | null;
}

/** Days from the accidents to their arrival. */
export interface Delay {
  /** Of how many accidents it is known. */
  readonly accidents: number;
  readonly median: number | null;
  readonly ninetyPercent: number | null;
  readonly longest: number | null;
}

export interface MonthBoard {
  readonly dataVersion: number;
  readonly today: string;
  readonly units: readonly RecordingUnit[];
  /** Unit by unit, month by month; what belongs to none comes last. */
  readonly months: readonly BoardMonth[];
  /** Every month that was asked for, of all records. */
  readonly totals: readonly (Omit<MonthCounts, 'fingerprint'> & { readonly month: MonthKey })[];
}

/** Months looked back at to judge whether one looks short: three years, and no verdict below one. */
const EARLIER_MONTHS = 36;
/** Declared in docs/months.md: among months that lack nothing, fewer than one in a hundred should be flagged by chance alone. */
export const SHORT_MONTH_RULE = { fewestEarlier: 12, probability: 0.01 } as const;
const MOST_MONTHS = 36;

/** The months of recording units: in what state they are, and how complete. */
@Injectable()
export class MonthBoardService {
  readonly #records: ReportedRecordsReader;
  readonly #steps: ReportingStepRepository;
  readonly #directory: OrganisationDirectory;

  constructor(records: ReportedRecordsReader, steps: ReportingStepRepository, directory: OrganisationDirectory) {
    this.#records = records;
    this.#steps = steps;
    this.#directory = directory;
  }

  /** @param first first month @param last last one, included @throws Problem INPUT_INVALID where they are too many, or none */
  async get(context: ActingContext, first: MonthKey, last: MonthKey, now: Date): Promise<MonthBoard> {
    const months = listMonths(first, last);
    if (months.length === 0 || months.length > MOST_MONTHS) throw new Problem('INPUT_INVALID', { field: 'last', value: last });
    const { timeZone } = await this.#directory.get(context);
    const today = findImportDay(now, timeZone);
    const records = await this.#records.get(context);
    const earliest = addMonths(first, -EARLIER_MONTHS);
    const steps = groupSteps(await this.#steps.list(context, earliest, last));
    const rows = countMonths(records.columns, records.members, earliest, last);
    const board = { rows, steps, today };
    const ofUnits = records.units.flatMap((unit) =>
      months.flatMap((month) => {
        const made = makeMonth(unit, month, board);
        return isExpectedOf(unit, month) || made.row.accidents > 0 ? [made] : [];
      }),
    );
    const ofNone = months.map((month) => makeMonth(null, month, board)).filter(({ row }) => row.accidents > 0);
    const unitNos = [0, ...records.units.map(({ unitNo }) => unitNo)];
    const totals = months.map((month) => ({ month, ...addMonthRows(unitNos.map((unitNo) => monthRowOf(rows, unitNo, month))) }));
    return { dataVersion: records.version, today, units: records.units, months: [...ofUnits, ...ofNone], totals };
  }

  /**
   * Says that a month has arrived, was checked, or is signed off.
   * @param fingerprint of the month as its author has seen it
   * @throws Problem RECORDING_UNIT_NOT_FOUND, MONTH_CHANGED
   */
  async takeStep(
    context: ActingContext,
    { unitId, month, step, fingerprint }: { unitId: string; month: MonthKey; step: ReportingStep; fingerprint: string },
    now: Date,
  ): Promise<void> {
    const { dataVersion, months } = await this.get(context, month, month, now);
    const found = months.find(({ unit, state }) => unit?.unitId === unitId && state !== null);
    if (found?.state == null) throw new Problem('RECORDING_UNIT_NOT_FOUND');
    const { state, steps, row } = found;
    if (nextStepOf(state.status) !== step || row.fingerprint !== fingerprint) throw new Problem('MONTH_CHANGED');
    await this.#steps.take(context, { unitId, month, step, dataVersion, counts: countsOf(row), stepsSeen: steps.length });
  }

  /** The records as they are now, for what is counted beside the board. */
  read(context: ActingContext): Promise<ReportedRecords> {
    return this.#records.get(context);
  }
}

type StepsOfMonths = ReadonlyMap<string, readonly StoredStep[]>;

interface Counted {
  readonly rows: MonthRows;
  readonly steps: StepsOfMonths;
  readonly today: string;
}

const stepsKey = (unitId: string, month: MonthKey): string => `${unitId} ${month}`;

function groupSteps(steps: readonly StoredStep[]): StepsOfMonths {
  return Map.groupBy(steps, ({ unitId, month }) => stepsKey(unitId, month));
}

function makeMonth(unit: RecordingUnit | null, month: MonthKey, { rows, steps, today }: Counted): BoardMonth {
  const row = monthRowOf(rows, unit?.unitNo ?? 0, month);
  const taken = unit === null ? [] : (steps.get(stepsKey(unit.unitId, month)) ?? []);
  const isExpected = unit !== null && isExpectedOf(unit, month);
  const state = isExpected ? monthStateOf({ month, dueDays: unit.dueDays, today, steps: taken, counts: countsOf(row) }) : null;
  const isOver = month < today.slice(0, month.length);
  return {
    unit,
    row,
    state,
    steps: taken,
    signed: taken.findLast(({ step }) => step === 'signed-off') ?? null,
    delay: delayOf(row),
    short: unit === null || !isOver ? null : judgeMonth(unit, row, { rows, steps }),
  };
}

function delayOf({ delays }: MonthRow): Delay {
  return {
    accidents: delays.length,
    median: quantileOf(delays, 0.5),
    ninetyPercent: quantileOf(delays, 0.9),
    longest: quantileOf(delays, 1),
  };
}

/**
 * Earlier months from the first one that has an accident. One without any counts only where somebody has said that it has arrived: otherwise nothing
 * is known of it.
 */
function judgeMonth(unit: RecordingUnit, row: MonthRow, { rows, steps }: Pick<Counted, 'rows' | 'steps'>): ShortPeriodJudgement {
  const before = listMonths(addMonths(row.month, -EARLIER_MONTHS), addMonths(row.month, -1));
  const counted = before.map((month) => ({ month, count: monthRowOf(rows, unit.unitNo, month).accidents, days: daysOfMonth(month) }));
  const first = counted.findIndex(({ count }) => count > 0);
  const known = first < 0 ? [] : counted.slice(first).filter(({ count, month }) => count > 0 || steps.has(stepsKey(unit.unitId, month)));
  return judgeShortPeriod({ count: row.accidents, days: daysOfMonth(row.month) }, known, SHORT_MONTH_RULE);
}

export function countsOf({ accidents, killed, seriouslyInjured, slightlyInjured, otherCasualties, fingerprint }: MonthRow): MonthCounts {
  return { accidents, killed, seriouslyInjured, slightlyInjured, otherCasualties, fingerprint };
}
