import type { AccidentDraft, AccidentType } from '@elektron/domain';

/** As a draft holds it: nothing where it is not known, so that a record that does not say it is as it was before there was such a field. */
export function tellAccidentType(accidentType: AccidentType | null): Pick<AccidentDraft, 'accidentType'> {
  return accidentType === null ? {} : { accidentType };
}
