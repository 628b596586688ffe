import { ERASED_TEXT, Problem, SPEED_UNITS, valueOf, type CorrectableField } from '@elektron/domain';

import { isSameKey, type CorrectableAccident, type CorrectableRecord, type NewCorrection, type WantedChange } from './correction.ts';
import { isSameValue, storedOf, toStored, type StoringContext } from './stored-correction.ts';

/**
 * What is to be written down of some wanted changes; those that change nothing are left out.
 * @param seenRevision of the accident as whoever wants them has seen it
 * @throws Problem CORRECTION_CONFLICT, ACCIDENT_NOT_FOUND, PERSON_ERASED, FIELD_OUT_OF_AREA, NOTHING_TO_CORRECT
 */
export function decideCorrections(
  accident: CorrectableAccident,
  seenRevision: number,
  changes: readonly WantedChange[],
  locate: StoringContext['locate'],
): NewCorrection[] {
  if (accident.revision !== seenRevision) throw new Problem('CORRECTION_CONFLICT');
  const corrections = changes.flatMap((change): NewCorrection[] => {
    const record = accident.records.find(({ key }) => isSameKey(key, change.key));
    if (record === undefined) throw new Problem('ACCIDENT_NOT_FOUND');
    refuseErased(change.field, record);
    const speedUnit = valueOf(SPEED_UNITS, Number(record.source['speed_unit'])) ?? 'km/h';
    const value = toStored(change.field, change.value, { locate, speedUnit });
    if (isSameValue(change.field, value, storedOf(change.field, record.present))) return [];
    return [{ key: change.key, field: change.field, value, sourceValue: storedOf(change.field, record.source) }];
  });
  if (corrections.length === 0) throw new Problem('NOTHING_TO_CORRECT');
  return corrections;
}

/** What was erased at a person's request does not come back by another door. */
function refuseErased({ id, labels, personal }: CorrectableField, { source }: CorrectableRecord): void {
  if (personal === true && source['severity_native'] === ERASED_TEXT) throw new Problem('PERSON_ERASED', { field: id, name: labels });
}
