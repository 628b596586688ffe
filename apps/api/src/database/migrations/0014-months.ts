import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * Who hands in accidents month by month, what was received, checked and signed off of it, what changes the meaning of a series, and with what
 * totals the own ones are compared. Which accidents are a unit's own is found by its rule whenever it is asked, and kept nowhere.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;
const MONTH = (column: string): string => `CHECK (extract(day FROM ${column}) = 1 AND extract(year FROM ${column}) BETWEEN 1900 AND 2200)`;

const UNITS = `
CREATE TABLE recording_unit (
  organisation_id uuid NOT NULL REFERENCES organisation,
  unit_id uuid NOT NULL,
  -- 1, 2, 3 … of the organisation; the earlier unit has what the rules of two of them mean.
  unit_no smallint NOT NULL CHECK (unit_no > 0),
  name_el text NOT NULL CHECK (length(name_el) BETWEEN 1 AND 200),
  name_en text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
  rule_kind text NOT NULL CHECK (rule_kind IN ('every', 'source', 'municipality', 'attribute')),
  rule_column text NOT NULL CHECK ((rule_kind = 'attribute') = (rule_column <> '') AND length(rule_column) <= 200),
  rule_values text[] NOT NULL CHECK ((rule_kind = 'every') = (cardinality(rule_values) = 0) AND cardinality(rule_values) <= 200),
  -- First days of months.
  first_month date NOT NULL ${MONTH('first_month')},
  last_month date ${MONTH('last_month')} CHECK (last_month >= first_month),
  due_days smallint NOT NULL CHECK (due_days BETWEEN 0 AND 365),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, unit_id),
  UNIQUE (organisation_id, unit_no)
);
CREATE TRIGGER recording_unit_ends_once BEFORE UPDATE ON recording_unit FOR EACH ROW WHEN (OLD.last_month IS NOT NULL)
  EXECUTE FUNCTION refuse_rewriting('a recording unit ends once');
ALTER TABLE recording_unit ENABLE ROW LEVEL SECURITY;
CREATE POLICY recording_unit_read ON recording_unit FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY recording_unit_make ON recording_unit FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('people.manage')});
CREATE POLICY recording_unit_end ON recording_unit FOR UPDATE TO ${APP_ROLE}
  USING (${OWN('people.manage')}) WITH CHECK (${OWN('people.manage')});
GRANT SELECT, INSERT, UPDATE (last_month) ON recording_unit TO ${APP_ROLE};`;

const STEPS = `
-- What people have said of a month of a unit, one after the other, with what they saw. The database fills in who, when and in which order.
CREATE TABLE reporting_step (
  organisation_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  month date NOT NULL ${MONTH('month')},
  step_no integer NOT NULL,
  step text NOT NULL CHECK (step IN ('received', 'checked', 'signed-off')),
  -- Of accidents, as it was seen.
  data_version bigint NOT NULL,
  -- What counted then.
  counts jsonb NOT NULL,
  person_id uuid,
  person_name text,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, unit_id, month, step_no),
  FOREIGN KEY (organisation_id, unit_id) REFERENCES recording_unit (organisation_id, unit_id)
);

CREATE FUNCTION step_reporting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
BEGIN
  NEW.step_no := 1 + coalesce((SELECT max(s.step_no) FROM reporting_step s
    WHERE s.organisation_id = NEW.organisation_id AND s.unit_id = NEW.unit_id AND s.month = NEW.month), 0);
  NEW.person_id := who.person_id;
  NEW.person_name := (SELECT p.display_name FROM person p WHERE p.person_id = who.person_id);
  NEW.made_at := clock_timestamp();
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION step_reporting() FROM PUBLIC;
CREATE TRIGGER reporting_step_fill BEFORE INSERT ON reporting_step FOR EACH ROW EXECUTE FUNCTION step_reporting();

ALTER TABLE reporting_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY reporting_step_read ON reporting_step FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
-- Whoever keeps the records says that they are there and checked; what leaves the house is signed by whoever may publish.
CREATE POLICY reporting_step_take ON reporting_step FOR INSERT TO ${APP_ROLE} WITH CHECK (
  CASE step WHEN 'signed-off' THEN ${OWN('releases.publish')} ELSE ${OWN('records.import')} END);
GRANT SELECT, INSERT (organisation_id, unit_id, month, step, data_version, counts) ON reporting_step TO ${APP_ROLE};`;

const NOTES = `
-- What has changed in how accidents are recorded, or in the country, and where that can be read.
CREATE TABLE reporting_note (
  organisation_id uuid NOT NULL REFERENCES organisation,
  note_id uuid NOT NULL,
  starts_on date NOT NULL,
  -- The first day after; null while it lasts.
  ends_on date CHECK (ends_on > starts_on),
  text_el text NOT NULL CHECK (length(text_el) BETWEEN 1 AND 500),
  text_en text NOT NULL CHECK (length(text_en) BETWEEN 1 AND 500),
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 500),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, note_id)
);
ALTER TABLE reporting_note ENABLE ROW LEVEL SECURITY;
CREATE POLICY reporting_note_read ON reporting_note FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY reporting_note_add ON reporting_note FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
CREATE POLICY reporting_note_remove ON reporting_note FOR DELETE TO ${APP_ROLE} USING (${OWN('analyses.run')});
GRANT SELECT, INSERT, DELETE ON reporting_note TO ${APP_ROLE};`;

const TOTALS = `
-- What another body says that a month holds, such as ELSTAT.
CREATE TABLE expected_total (
  organisation_id uuid NOT NULL REFERENCES organisation,
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
  month date NOT NULL ${MONTH('month')},
  measure text NOT NULL CHECK (measure IN ('accidents', 'killed', 'seriously-injured', 'slightly-injured')),
  expected integer NOT NULL CHECK (expected >= 0),
  PRIMARY KEY (organisation_id, source, month, measure)
);
ALTER TABLE expected_total ENABLE ROW LEVEL SECURITY;
CREATE POLICY expected_total_read ON expected_total FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY expected_total_set ON expected_total FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
CREATE POLICY expected_total_remove ON expected_total FOR DELETE TO ${APP_ROLE} USING (${OWN('analyses.run')});
GRANT SELECT, INSERT, DELETE ON expected_total TO ${APP_ROLE};`;

/** The month of a recording unit, notes on series, and totals to compare with. */
export const months: Migration = { number: 14, name: 'months', steps: [UNITS, STEPS, NOTES, TOTALS] };
