import type { CorrectableField, CorrectionSubject, CorrectionValue } from '@elektron/domain';

import type { RecordColumns, StoredValue } from './stored-correction.ts';

/** What is meant within an accident: itself, one of its units, or one of its casualties. */
export interface SubjectKey {
  readonly subject: CorrectionSubject;
  /** Empty where the accident is meant. */
  readonly unitReference: string;
  /** Empty where no casualty is meant. */
  readonly casualtyReference: string;
}

/** A change that somebody wants, judged by the rules of its field. */
export interface WantedChange {
  readonly key: SubjectKey;
  readonly field: CorrectableField;
  readonly value: CorrectionValue;
}

/** A change as it is written down. */
export interface NewCorrection {
  readonly key: SubjectKey;
  readonly field: CorrectableField;
  readonly value: StoredValue;
  readonly sourceValue: StoredValue;
}

/** A record of an accident: what the source says, and what it says with all corrections laid over it. */
export interface CorrectableRecord {
  readonly key: SubjectKey;
  readonly source: RecordColumns;
  readonly present: RecordColumns;
}

/** An accident with its units and casualties, as it is when it is about to be corrected. */
export interface CorrectableAccident {
  /** How often it has been corrected, and a correction of it withdrawn: whoever saw another number has not seen the last change. */
  readonly revision: number;
  readonly records: readonly CorrectableRecord[];
}

/** A correction that was made, with names as they were. */
export interface StoredCorrection extends SubjectKey {
  readonly correctionNo: number;
  readonly field: string;
  readonly value: StoredValue;
  readonly sourceValue: StoredValue;
  readonly reason: string;
  readonly person: string | null;
  readonly madeAt: Date;
  readonly committedVersion: number;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
}

/** An import that brought something of an accident. */
export interface RecordImport {
  readonly batchId: number;
  readonly formatId: string;
  readonly files: readonly string[];
  readonly committedVersion: number;
  readonly undoneVersion: number | null;
  readonly finishedAt: Date | null;
  /** Or units and casualties of it alone. */
  readonly broughtAccident: boolean;
}

export function isSameKey(one: SubjectKey, other: SubjectKey): boolean {
  return one.subject === other.subject && one.unitReference === other.unitReference && one.casualtyReference === other.casualtyReference;
}
