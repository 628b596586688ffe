import type { Text } from '@elektron/domain';

import type { BASES, PURPOSES, RETENTIONS, SOURCES } from './personal-field-texts.ts';

/** Personal fields of one table for which the same holds. */
export interface FieldGroup {
  readonly table: string;
  readonly purpose: keyof typeof PURPOSES;
  readonly basis: keyof typeof BASES;
  readonly retention: keyof typeof RETENTIONS;
  readonly source: keyof typeof SOURCES;
  readonly fields: Readonly<Record<string, Text>>;
}

export function text(el: string, en: string): Text {
  return { el, en };
}

export const ACCIDENT_ID = text('Κωδικός ατυχήματος (ψευδώνυμο)', 'Id of the accident (pseudonym)');
export const UNIT_REFERENCE = text('Αριθμός οχήματος ή πεζού στο ατύχημα', 'Number of the unit in the accident');
export const CASUALTY_REFERENCE = text('Αριθμός παθόντος', 'Number of the casualty');
