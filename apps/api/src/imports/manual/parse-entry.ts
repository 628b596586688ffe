import {
  CORRECTABLE_FIELDS,
  ENTERED_FIELDS,
  parseCorrection,
  Problem,
  type CorrectionRules,
  type CorrectionSubject,
  type CorrectionValue,
  type Text,
} from '@elektron/domain';

import { refused } from '../../common/refused.ts';
import type { EnteredField, EnteredValues, Entry, EntryDraft } from './entered-accident.ts';

const NUMBER: Text = { el: 'Αριθμός ατυχήματος', en: 'Number of the accident' };
const UNIT: Text = { el: 'Όχημα ή πεζός', en: 'Vehicle or pedestrian' };
const LONGEST_NUMBER = 200;
/** No accident has more; a form that sends more is broken. */
const MOST_PARTS = 200;

/**
 * An accident as it was entered, by the rules of corrections.
 * @throws Problem FIELD_MISSING, FIELD_INVALID, FIELD_DATE_UNREAL, FIELD_IN_FUTURE, INPUT_INVALID
 */
export function parseEntry(draft: EntryDraft, rules: CorrectionRules): Entry {
  if (draft.units.length + draft.casualties.length > MOST_PARTS)
    throw new Problem('INPUT_INVALID', { field: 'units', value: String(MOST_PARTS) });
  const accident = parseFields('accident', draft.fields, rules);
  refuseHourAlone(accident['time'] ?? null);
  return {
    number: parseNumber(draft.number),
    accident,
    units: draft.units.map(({ fields }) => parseFields('unit', fields, rules)),
    casualties: draft.casualties.map(({ unit, fields }) => {
      const isThere = Number.isInteger(unit) && unit >= 1 && unit <= draft.units.length;
      if (!isThere) throw new Problem('FIELD_INVALID', { field: 'unit', name: UNIT, value: String(unit) });
      return { unit, values: parseFields('casualty', fields, rules) };
    }),
  };
}

function parseNumber(text: string): string {
  const number = text.trim();
  if (number === '') throw new Problem('FIELD_MISSING', { field: 'number', name: NUMBER });
  // Lines of a file have no more either, and no breaks.
  if (number.length > LONGEST_NUMBER || /[\p{Cc}]/u.test(number)) {
    throw new Problem('FIELD_INVALID', { field: 'number', name: NUMBER, value: number.slice(0, 100) });
  }
  return number;
}

/** The tables of the template have no cell for an hour whose minutes nobody knows; none are made up. */
function refuseHourAlone(time: CorrectionValue): void {
  const field = CORRECTABLE_FIELDS.find(({ kind }) => kind === 'time');
  if (typeof time !== 'string' || time.includes(':') || field === undefined) return;
  throw new Problem('FIELD_INVALID', { field: field.id, name: field.labels, value: time });
}

/** Every field of the subject once: one that was not given is read as empty, so that what must be there is missed. */
function parseFields(subject: CorrectionSubject, given: readonly EnteredField[], rules: CorrectionRules): EnteredValues {
  const fields = ENTERED_FIELDS.filter((field) => field.subject === subject);
  const stranger = given.find(({ field }) => !fields.some(({ id }) => id === field));
  if (stranger !== undefined) throw refused('field', stranger.field);
  const valueOf = (id: string): unknown => given.find(({ field }) => field === id)?.value;
  return Object.fromEntries(fields.map((field) => [field.id, parseCorrection(field, valueOf(field.id), rules)]));
}
