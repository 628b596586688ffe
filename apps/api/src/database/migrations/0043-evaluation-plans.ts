import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * The plan of an evaluation, frozen when it was made. Neither it nor its withdrawal is ever rewritten; the database fills in who and when.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;

const FILL = `
CREATE FUNCTION sign_evaluation_plan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
BEGIN
  NEW.person_id := who.person_id;
  NEW.person_name := (SELECT p.display_name FROM person p WHERE p.person_id = who.person_id);
  NEW.made_at := clock_timestamp();
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION sign_evaluation_plan() FROM PUBLIC;`;

const PLANS = `
CREATE TABLE evaluation_plan (
  organisation_id uuid NOT NULL REFERENCES organisation,
  plan_id uuid NOT NULL,
  intervention_id uuid NOT NULL,
  -- The question as a run would store it, the places of the intervention as they were, and whose answer will count.
  parameters jsonb NOT NULL,
  filter jsonb NOT NULL,
  sites jsonb NOT NULL,
  method_id text NOT NULL,
  -- What the study could be expected to find then; null where that could not be said.
  outlook jsonb,
  -- The first and the last day on record then: whether the accidents after could be known.
  records_first date NOT NULL,
  records_last date NOT NULL CHECK (records_last >= records_first),
  data_version bigint NOT NULL,
  software_version text NOT NULL,
  person_id uuid,
  person_name text,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, plan_id),
  FOREIGN KEY (organisation_id, intervention_id) REFERENCES intervention (organisation_id, intervention_id)
);
CREATE INDEX evaluation_plan_intervention ON evaluation_plan (organisation_id, intervention_id);
CREATE TRIGGER evaluation_plan_sign BEFORE INSERT ON evaluation_plan FOR EACH ROW EXECUTE FUNCTION sign_evaluation_plan();
ALTER TABLE evaluation_plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY evaluation_plan_read ON evaluation_plan FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY evaluation_plan_add ON evaluation_plan FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
GRANT SELECT, INSERT (organisation_id, plan_id, intervention_id, parameters, filter, sites, method_id, outlook, records_first, records_last, data_version,
  software_version) ON evaluation_plan TO ${APP_ROLE};`;

const WITHDRAWALS = `
CREATE TABLE evaluation_plan_withdrawal (
  organisation_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  person_id uuid,
  person_name text,
  made_at timestamptz NOT NULL,
  -- A plan is withdrawn once.
  PRIMARY KEY (organisation_id, plan_id),
  FOREIGN KEY (organisation_id, plan_id) REFERENCES evaluation_plan (organisation_id, plan_id)
);
CREATE TRIGGER evaluation_plan_withdrawal_sign BEFORE INSERT ON evaluation_plan_withdrawal FOR EACH ROW EXECUTE FUNCTION sign_evaluation_plan();
ALTER TABLE evaluation_plan_withdrawal ENABLE ROW LEVEL SECURITY;
CREATE POLICY evaluation_plan_withdrawal_read ON evaluation_plan_withdrawal FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY evaluation_plan_withdrawal_add ON evaluation_plan_withdrawal FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
GRANT SELECT, INSERT (organisation_id, plan_id, reason) ON evaluation_plan_withdrawal TO ${APP_ROLE};`;

/** Plans of evaluations. */
export const evaluationPlans: Migration = { number: 43, name: 'evaluation-plans', steps: [FILL, PLANS, WITHDRAWALS] };
