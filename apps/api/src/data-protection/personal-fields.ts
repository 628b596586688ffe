import type { Text } from '@elektron/domain';

import { ACCOUNTABILITY_FIELDS } from './accountability-fields.ts';
import { CASE_FIELDS } from './case-fields.ts';
import { CITIZEN_REPORT_FIELDS } from './citizen-report-fields.ts';
import { DOCUMENT_FIELDS } from './document-fields.ts';
import { PEOPLE_FIELDS } from './people-fields.ts';
import { BASES, PURPOSES, RETENTIONS, SOURCES } from './personal-field-texts.ts';
import { RECORD_FIELDS } from './record-fields.ts';

/** A column of the database that can tell of a person. */
export interface PersonalField {
  readonly table: string;
  readonly field: string;
  readonly label: Text;
  readonly purpose: Text;
  /** A hint: the controller decides. */
  readonly basis: Text;
  readonly retention: Text;
  readonly source: Text;
}

/** THE register of personal fields. A column that stands neither here nor in impersonal-columns.ts makes a test fail. */
export const PERSONAL_FIELDS: readonly PersonalField[] = [
  ...RECORD_FIELDS,
  ...CASE_FIELDS,
  ...DOCUMENT_FIELDS,
  ...CITIZEN_REPORT_FIELDS,
  ...PEOPLE_FIELDS,
  ...ACCOUNTABILITY_FIELDS,
].flatMap(({ table, purpose, basis, retention, source, fields }) =>
  Object.entries(fields).map(([field, label]) => ({
    table,
    field,
    label,
    purpose: PURPOSES[purpose],
    basis: BASES[basis],
    retention: RETENTIONS[retention],
    source: SOURCES[source],
  })),
);
