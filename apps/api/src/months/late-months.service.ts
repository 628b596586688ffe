import { countMonths, monthRowOf } from '@elektron/columns';
import {
  addMonths,
  getDayNumber,
  isExpectedOf,
  listMonths,
  monthStateOf,
  nextStepOf,
  reminderStageOf,
  type MonthKey,
  type RecordingUnit,
  type ReminderStage,
  type ReportingStep,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { findImportDay } from '../imports/find-import-day.ts';
import { countsOf } from './month-board.service.ts';
import { ReportedRecordsReader } from './reported-records.ts';
import type { StoredStep } from './reporting.ts';
import { ReportingStepRepository } from './reporting-step.repository.ts';

/** A month that is past its due day and waits for somebody. */
export interface LateMonth {
  readonly unit: RecordingUnit;
  readonly month: MonthKey;
  readonly stage: ReminderStage;
  /** The step that it waits for. */
  readonly nextStep: ReportingStep;
  readonly dueOn: string;
  /** Days since then. */
  readonly daysOver: number;
}

/** Which months of all units are past their due day and not finished, however long ago. */
@Injectable()
export class LateMonthsService {
  readonly #records: ReportedRecordsReader;
  readonly #steps: ReportingStepRepository;
  readonly #directory: OrganisationDirectory;

  constructor(records: ReportedRecordsReader, steps: ReportingStepRepository, directory: OrganisationDirectory) {
    this.#records = records;
    this.#steps = steps;
    this.#directory = directory;
  }

  /** The earliest month first, units in their order. */
  async list(context: ActingContext, now: Date): Promise<readonly LateMonth[]> {
    const records = await this.#records.getWithUnits(context);
    if (records === null) return [];
    const { timeZone } = await this.#directory.get(context);
    const today = findImportDay(now, timeZone);
    const first = records.units.map(({ firstMonth }) => firstMonth).sort()[0] ?? today.slice(0, 'YYYY-MM'.length);
    const last = addMonths(today.slice(0, 'YYYY-MM'.length), -1);
    const steps = Map.groupBy(await this.#steps.list(context, first, last), ({ unitId, month }) => `${unitId} ${month}`);
    const rows = countMonths(records.columns, records.members, first, last);
    return listMonths(first, last).flatMap((month) =>
      records.units.flatMap((unit) => {
        const counts = countsOf(monthRowOf(rows, unit.unitNo, month));
        return findLate(unit, month, { today, steps: steps.get(`${unit.unitId} ${month}`) ?? [], counts }) ?? [];
      }),
    );
  }
}

interface Known {
  readonly today: string;
  readonly steps: readonly StoredStep[];
  readonly counts: ReturnType<typeof countsOf>;
}

function findLate(unit: RecordingUnit, month: MonthKey, known: Known): LateMonth | null {
  if (!isExpectedOf(unit, month)) return null;
  const state = monthStateOf({ month, dueDays: unit.dueDays, ...known });
  const stage = reminderStageOf(state, known.today);
  const nextStep = nextStepOf(state.status);
  if (stage === null || nextStep === null) return null;
  return { unit, month, stage, nextStep, dueOn: state.dueOn, daysOver: getDayNumber(known.today) - getDayNumber(state.dueOn) };
}
