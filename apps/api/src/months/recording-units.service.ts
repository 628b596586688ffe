import { randomUUID } from 'node:crypto';
import { Problem, type RecordingUnit } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { parseLastMonth, parseUnit, type UnitDraft } from './parse-entries.ts';
import { RecordingUnitRepository } from './recording-unit.repository.ts';

/** Lets an organisation say who hands in its accidents. */
@Injectable()
export class RecordingUnitsService {
  readonly #units: RecordingUnitRepository;

  constructor(units: RecordingUnitRepository) {
    this.#units = units;
  }

  /** @returns its id @throws Problem FIELD_MISSING, FIELD_INVALID, INPUT_INVALID, MONTH_CHANGED */
  async create(context: ActingContext, draft: UnitDraft): Promise<string> {
    const unitId = randomUUID();
    await this.#units.add(context, { ...parseUnit(draft), unitId });
    return unitId;
  }

  /** @throws Problem RECORDING_UNIT_NOT_FOUND, RECORDING_UNIT_ENDED, FIELD_INVALID */
  async end(context: ActingContext, unitId: string, lastMonth: string): Promise<void> {
    const unit = await this.#get(context, unitId);
    if (unit.lastMonth !== null) throw new Problem('RECORDING_UNIT_ENDED');
    const ended = await this.#units.end(context, unitId, parseLastMonth(lastMonth, unit));
    if (!ended) throw new Problem('RECORDING_UNIT_ENDED');
  }

  async #get(context: ActingContext, unitId: string): Promise<RecordingUnit> {
    const unit = (await this.#units.list(context)).find((known) => known.unitId === unitId);
    if (unit === undefined) throw new Problem('RECORDING_UNIT_NOT_FOUND');
    return unit;
  }
}
