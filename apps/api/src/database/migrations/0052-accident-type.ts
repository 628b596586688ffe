import { CORRECTABLE_FIELDS } from '@elektron/domain';

import type { Migration } from './migration.ts';

/*
 * Of which type an accident is (ACCIDENT_TYPES), as the other circumstances: 0 is unknown, and so is what was imported before there was the column. A
 * person may set it right.
 */

const TYPE = `
ALTER TABLE accident_version ADD COLUMN accident_type smallint NOT NULL DEFAULT 0;`;

const FIELDS = CORRECTABLE_FIELDS.map(({ subject, id }) => `('${subject}', '${id}')`).join(', ');

const CORRECTED = `
ALTER TABLE accident_correction
  DROP CONSTRAINT accident_correction_check,
  ADD CONSTRAINT accident_correction_field CHECK ((subject, field) IN (${FIELDS}));`;

/** The type of an accident. */
export const accidentType: Migration = { number: 52, name: 'accident-type', steps: [TYPE, CORRECTED] };
