import { listMonthChanges, type MonthChange } from '@elektron/columns';
import { DEATH_WITHIN_DAYS, daysAfterAccident, Problem, type MonthKey } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { ReportedRecordsReader } from './reported-records.ts';
import type { ChangeCause, StoredStep } from './reporting.ts';
import { ReportingStepRepository } from './reporting-step.repository.ts';

/** An accident because of which a month is not what was signed. */
export interface SignedMonthChange extends MonthChange {
  /** Null where neither a correction nor an import nor a decision names the accident itself. */
  readonly cause: ChangeCause | null;
  readonly knownOn: string | null;
  /** Days from the accident to that; null where one of the two is not known. */
  readonly daysAfter: number | null;
  /** More people are killed than was signed, and it became known later than 30 days after the accident: the death itself may have been earlier. */
  readonly deathToBeChecked: boolean;
}

/** What has become of a month since it was signed off. */
@Injectable()
export class MonthChangesService {
  readonly #records: ReportedRecordsReader;
  readonly #steps: ReportingStepRepository;
  readonly #directory: OrganisationDirectory;

  constructor(records: ReportedRecordsReader, steps: ReportingStepRepository, directory: OrganisationDirectory) {
    this.#records = records;
    this.#steps = steps;
    this.#directory = directory;
  }

  /** In the order of the accidents' ids; none where it was never signed off. @throws Problem RECORDING_UNIT_NOT_FOUND */
  async list(context: ActingContext, unitId: string, month: MonthKey): Promise<readonly SignedMonthChange[]> {
    const now = await this.#records.get(context);
    const unit = now.units.find((known) => known.unitId === unitId);
    if (unit === undefined) throw new Problem('RECORDING_UNIT_NOT_FOUND');
    const signed = await this.#findSigned(context, unitId, month);
    if (signed === undefined) return [];
    const then = await this.#records.get(context, signed.dataVersion);
    const changes = listMonthChanges(then, now, unit.unitNo, month);
    const { timeZone } = await this.#directory.get(context);
    const ids = changes.map(({ accidentId }) => accidentId);
    const causes = await this.#steps.findCauses(context, ids, signed.dataVersion, timeZone);
    return changes.map((change): SignedMonthChange => {
      const { cause = null, knownOn = null } = causes.get(change.accidentId) ?? {};
      const daysAfter = knownOn === null ? null : daysAfterAccident(change.date, knownOn);
      const moreKilled = (change.after?.killed ?? 0) > (change.before?.killed ?? 0);
      return { ...change, cause, knownOn, daysAfter, deathToBeChecked: moreKilled && daysAfter !== null && daysAfter > DEATH_WITHIN_DAYS };
    });
  }

  async #findSigned(context: ActingContext, unitId: string, month: MonthKey): Promise<StoredStep | undefined> {
    const steps = await this.#steps.list(context, month, month);
    return steps.findLast((taken) => taken.unitId === unitId && taken.step === 'signed-off');
  }
}
