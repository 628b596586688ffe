import { findCorrectableField, type CorrectionValue } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { isSameKey, type CorrectableAccident, type RecordImport, type StoredCorrection } from './correction.ts';
import { CorrectionsRepository } from './corrections.repository.ts';
import { fromStored, isSameValue, storedOf, type StoredPlace } from './stored-correction.ts';

/** A correction as it is told: values as people read them. */
export interface CorrectionInHistory extends Omit<StoredCorrection, 'value' | 'sourceValue' | 'withdrawnVersion'> {
  /** What it said before. */
  readonly from: CorrectionValue;
  readonly to: CorrectionValue;
  /** Whether it is what the record says now: neither withdrawn nor overtaken by a later one. */
  readonly isInForce: boolean;
  /** What the source says now. */
  readonly sourceNow: CorrectionValue;
  /** Whether the source has come to say something else since, that is not what was corrected to. */
  readonly sourceHasChanged: boolean;
}

export interface AccidentHistory {
  readonly revision: number;
  /** Newest first. */
  readonly corrections: readonly CorrectionInHistory[];
  /** Newest first. */
  readonly imports: readonly RecordImport[];
}

const NOTHING: AccidentHistory = { revision: 0, corrections: [], imports: [] };

/** Tells how a record came to be what it is. */
@Injectable()
export class AccidentHistoryService {
  readonly #corrections: CorrectionsRepository;

  constructor(corrections: CorrectionsRepository) {
    this.#corrections = corrections;
  }

  async tell(context: ActingContext, accidentId: string): Promise<AccidentHistory> {
    const accident = await this.#corrections.find(context, accidentId);
    if (accident === null) return NOTHING;
    const stored = await this.#corrections.list(context, accidentId);
    return {
      revision: accident.revision,
      corrections: stored.map((correction, index) => tellCorrection(accident, correction, stored.slice(index + 1), stored.slice(0, index))),
      imports: await this.#corrections.listImports(context, accidentId),
    };
  }
}

function tellCorrection(
  accident: CorrectableAccident,
  correction: StoredCorrection,
  earlier: readonly StoredCorrection[],
  later: readonly StoredCorrection[],
): CorrectionInHistory {
  const { value, sourceValue, ...told } = correction;
  const field = findCorrectableField(correction.subject, correction.field);
  const record = accident.records.find(({ key }) => isSameKey(key, correction));
  const ofField = (other: StoredCorrection): boolean => other.field === correction.field && isSameKey(other, correction);
  // What it replaced: an earlier correction that counted then, or the source.
  const replaced = earlier.find((other) => ofField(other) && (other.withdrawnAt === null || other.withdrawnAt > correction.madeAt));
  if (field === undefined) return { ...told, from: null, to: null, isInForce: false, sourceNow: null, sourceHasChanged: false };
  const sourceNow = record === undefined ? sourceValue : storedOf(field, record.source);
  const isOvertaken = field.kind === 'place' && (value as StoredPlace | null)?.yields === true && sourceNow !== null;
  const isInForce = correction.withdrawnAt === null && !isOvertaken && !later.some((other) => ofField(other) && other.withdrawnAt === null);
  const isErased = sourceValue === null && field.personal === true;
  return {
    ...told,
    from: fromStored(field, replaced?.value ?? sourceValue),
    to: fromStored(field, value),
    isInForce,
    sourceNow: fromStored(field, sourceNow),
    sourceHasChanged: isInForce && !isErased && !isSameValue(field, sourceNow, sourceValue) && !isSameValue(field, sourceNow, value),
  };
}
