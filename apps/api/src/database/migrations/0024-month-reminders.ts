import { REMINDER_STAGES } from '@elektron/domain';

import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * Of which late months letters were sent: once for a month of a unit and the step that it waits for. To whom they went is kept nowhere; how many
 * there were is.
 */

const SETTINGS = `
-- Whether members are written to about late months.
ALTER TABLE organisation ADD COLUMN month_letters boolean NOT NULL DEFAULT true;
GRANT UPDATE (month_letters) ON organisation TO ${APP_ROLE};`;

const REMINDERS = `
CREATE TABLE month_reminder (
  organisation_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  month date NOT NULL CHECK (extract(day FROM month) = 1 AND extract(year FROM month) BETWEEN 1900 AND 2200),
  stage text NOT NULL CHECK (stage IN (${REMINDER_STAGES.map((stage) => `'${stage}'`).join(', ')})),
  -- When a process has begun to write; another one leaves it alone for a while.
  claimed_at timestamptz NOT NULL,
  -- Null until a letter was taken by a mail server, or written to a file.
  sent_at timestamptz,
  letters smallint NOT NULL DEFAULT 0 CHECK (letters >= 0 AND (letters > 0) = (sent_at IS NOT NULL)),
  PRIMARY KEY (organisation_id, unit_id, month, stage),
  FOREIGN KEY (organisation_id, unit_id) REFERENCES recording_unit (organisation_id, unit_id)
);
CREATE TRIGGER month_reminder_once BEFORE UPDATE ON month_reminder FOR EACH ROW WHEN (OLD.sent_at IS NOT NULL)
  EXECUTE FUNCTION refuse_rewriting('a letter is sent once');
ALTER TABLE month_reminder ENABLE ROW LEVEL SECURITY;
CREATE POLICY month_reminder_read ON month_reminder FOR SELECT TO ${APP_ROLE}
  USING (organisation_id = (SELECT acting_for('records.read')));
-- Letters are written by the installation, on nobody's behalf.
CREATE POLICY month_reminder_claim ON month_reminder FOR INSERT TO ${APP_ROLE}
  WITH CHECK ((SELECT is_installation()) AND organisation_id = (SELECT acting_organisation_id()));
CREATE POLICY month_reminder_send ON month_reminder FOR UPDATE TO ${APP_ROLE}
  USING ((SELECT is_installation()) AND organisation_id = (SELECT acting_organisation_id()))
  WITH CHECK ((SELECT is_installation()) AND organisation_id = (SELECT acting_organisation_id()));
GRANT SELECT, INSERT, UPDATE (claimed_at, sent_at, letters) ON month_reminder TO ${APP_ROLE};`;

/** Letters about late months. */
export const monthReminders: Migration = { number: 24, name: 'month-reminders', steps: [SETTINGS, REMINDERS] };
