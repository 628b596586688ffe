import { APP_ROLE } from './0000-roles.ts';
import { IDENTITY_ROLE } from './0003-people.ts';
import type { Migration } from './migration.ts';

/*
 * A contribution carries what is pooled of it: the ratio of observed to expected accidents, and the variance of its logarithm. Factor and standard error, which
 * left until now, stay with the owner. And an evaluation that draws no conclusion itself is no evidence, whoever writes it down.
 */

/** As `LEAST_EVIDENCE_ACCIDENTS`. */
const LEAST = 10;
/** As `STORED_FORMAT`: before it, codes of notices and warnings mean something else. */
const FIRST_READABLE_FORMAT = 3;
/** Notices of a run and warnings of its answer under which no conclusion is drawn: as `WITHHELD_BECAUSE` has them. */
const NO_CONCLUSION = `'POOL_OF_ANY_ACCIDENT', 'MOST_TREATED_LEFT_OUT', 'NARROWED_CHOICE_DECIDES', 'COMPARISON_NOT_COMPARABLE'`;

/** What is pooled of an answer of the common estimator, as `estimateLogRatio` makes it. */
const RATIO = `CASE WHEN (answer ->> 'observedAfter')::double precision > 0 AND (answer ->> 'expectedAfter')::double precision > 0
    THEN (answer ->> 'observedAfter')::double precision / (answer ->> 'expectedAfter')::double precision END`;
const LOG_VARIANCE = `CASE WHEN (answer ->> 'observedAfter')::double precision > 0 AND (answer ->> 'expectedAfter')::double precision > 0
    THEN 1 / (answer ->> 'observedAfter')::double precision
      + (answer ->> 'expectedAfterVariance')::double precision / (answer ->> 'expectedAfter')::double precision ^ 2 END`;

const COLUMNS = `
ALTER TABLE evidence_decision
  ADD ratio double precision CHECK (ratio > 0 AND ratio < 'Infinity'),
  ADD log_variance double precision CHECK (log_variance > 0 AND log_variance < 'Infinity');

-- What was contributed before is pooled as it was until now: as the ratio where the accidents after were told. Where they were not, the ratio beside the factor
-- that has left would tell them: it stays the factor, until somebody contributes the evaluation anew.
UPDATE evidence_decision e SET
    ratio = CASE WHEN e.accidents_after IS NULL THEN e.factor ELSE coalesce(made.ratio, e.factor) END,
    log_variance = CASE WHEN e.accidents_after IS NULL THEN (e.standard_error / e.factor) ^ 2
      ELSE coalesce(made.log_variance, (e.standard_error / e.factor) ^ 2) END
  FROM (SELECT a.organisation_id, a.decision_no, ${RATIO} AS ratio, ${LOG_VARIANCE} AS log_variance
    FROM (SELECT d.organisation_id, d.decision_no,
        (SELECT x.value -> 'result' FROM jsonb_array_elements(r.result -> 'estimates') x WHERE x.value ->> 'method' = d.method LIMIT 1) AS answer
      FROM evidence_decision d JOIN evaluation_run r ON r.organisation_id = d.organisation_id AND r.run_id = d.run_id
      WHERE d.decision = 'contributed') a) made
  WHERE made.organisation_id = e.organisation_id AND made.decision_no = e.decision_no;

-- Both of a contributed evaluation, or neither.
ALTER TABLE evidence_decision ADD CONSTRAINT evidence_decision_ratio CHECK (num_nonnulls(ratio, log_variance)
  = CASE WHEN decision = 'contributed' AND run_id IS NOT NULL THEN 2 ELSE 0 END);`;

const STEP = `
CREATE OR REPLACE FUNCTION step_evidence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stored jsonb;
  answer jsonb;
  selected boolean;
  is_example boolean;
BEGIN
  NEW.decision_no := 1 + coalesce((SELECT max(e.decision_no) FROM evidence_decision e WHERE e.organisation_id = NEW.organisation_id), 0);
  NEW.person_id := acting_person_id();
  NEW.person_name := (SELECT p.display_name FROM person p WHERE p.person_id = NEW.person_id);
  NEW.made_at := clock_timestamp();
  IF NEW.run_id IS NULL THEN
    NEW.kind := (SELECT f.kind FROM published_factor f WHERE f.organisation_id = NEW.organisation_id AND f.factor_id = NEW.factor_id);
    RETURN NEW;
  END IF;
  SELECT i.kind, i.illustrative, i.selected_for_high_counts, r.result INTO NEW.kind, is_example, selected, stored
    FROM evaluation_run r JOIN intervention i ON i.organisation_id = r.organisation_id AND i.intervention_id = r.intervention_id
    WHERE r.organisation_id = NEW.organisation_id AND r.run_id = NEW.run_id;
  IF NEW.decision <> 'contributed' THEN RETURN NEW; END IF;
  NEW.method := stored ->> 'recommended';
  answer := (SELECT e.value -> 'result' FROM jsonb_array_elements(stored -> 'estimates') e WHERE e.value ->> 'method' = NEW.method LIMIT 1);
  -- An example, too few accidents to leave, or no conclusion: nothing is filled in, and the constraints refuse the row. Not raised here, before the policies are
  -- asked: the refusal would tell anybody what the evaluations of others say.
  IF is_example OR (stored ->> 'observedBefore')::numeric + (stored ->> 'observedAfter')::numeric < ${LEAST}
      OR coalesce((stored ->> 'format')::integer, 0) < ${FIRST_READABLE_FORMAT} OR EXISTS (
      SELECT FROM jsonb_array_elements(coalesce(stored -> 'notices', '[]') || coalesce(answer -> 'warnings', '[]')) n
      WHERE n.value ->> 'code' IN (${NO_CONCLUSION})) THEN
    NEW.ratio := NULL;
    NEW.log_variance := NULL;
    RETURN NEW;
  END IF;
  NEW.factor := (answer #>> '{crashModificationFactor,value}')::double precision;
  NEW.standard_error := (answer #>> '{crashModificationFactor,standardError}')::double precision;
  NEW.ratio := ${RATIO};
  NEW.log_variance := ${LOG_VARIANCE};
  NEW.years_before := (stored ->> 'yearsBefore')::double precision;
  NEW.years_after := (stored ->> 'yearsAfter')::double precision;
  NEW.treated_sites := (stored ->> 'treatedSites')::integer;
  NEW.accidents_before := (SELECT n.total FROM (SELECT (stored ->> 'observedBefore')::numeric::integer AS total) n WHERE n.total >= ${LEAST});
  NEW.accidents_after := (SELECT n.total FROM (SELECT (stored ->> 'observedAfter')::numeric::integer AS total) n WHERE n.total >= ${LEAST});
  NEW.chosen_by := CASE WHEN selected IS NULL THEN 'unknown' WHEN selected THEN 'high-counts' ELSE 'other-reason' END;
  RETURN NEW;
END $$;`;

const DOOR = `
-- As before, but for what is pooled: factor and standard error stay with the owner. Beside the ratio they would tell how many accidents there were after, also
-- where these are too few to be told.
-- For the steward by the installation, too, who then sees what every organisation does.
DROP FUNCTION network_evidence();
CREATE FUNCTION network_evidence() RETURNS TABLE (owner_id uuid, decision_no integer, run_id uuid, intervention_no integer, kind text,
  ratio double precision, log_variance double precision, method text, years_before double precision, years_after double precision, treated_sites integer,
  accidents_before integer, accidents_after integer, chosen_by text, outcome text, narrowed_by text[], quality double precision[])
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := acting_for('records.read');
BEGIN
  IF me IS NULL AND NOT is_installation() THEN RETURN; END IF;
  RETURN QUERY SELECT d.organisation_id, d.decision_no, CASE WHEN d.organisation_id = me THEN d.run_id END,
      (dense_rank() OVER (PARTITION BY d.organisation_id ORDER BY r.intervention_id))::integer, d.kind, d.ratio, d.log_variance, d.method, d.years_before,
      d.years_after, d.treated_sites, d.accidents_before, d.accidents_after, d.chosen_by, d.outcome, d.narrowed_by, d.quality
    FROM (SELECT DISTINCT ON (e.organisation_id, e.run_id) e.* FROM evidence_decision e WHERE e.run_id IS NOT NULL
        ORDER BY e.organisation_id, e.run_id, e.decision_no DESC) d
      JOIN evaluation_run r ON r.organisation_id = d.organisation_id AND r.run_id = d.run_id
      JOIN intervention i ON i.organisation_id = r.organisation_id AND i.intervention_id = r.intervention_id
    WHERE d.decision = 'contributed' AND NOT i.illustrative
    ORDER BY d.organisation_id, d.decision_no;
END $$;

CREATE OR REPLACE FUNCTION network_factors() RETURNS TABLE (owner_id uuid, factor_id uuid, kind text, factor double precision, standard_error double precision,
  lower_limit double precision, upper_limit double precision, confidence_level double precision, outcome text, applies_to text, citation text,
  published_year integer, url text, quality_points double precision)
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := acting_for('records.read');
BEGIN
  IF me IS NULL AND NOT is_installation() THEN RETURN; END IF;
  RETURN QUERY SELECT f.organisation_id, f.factor_id, f.kind, f.factor, f.standard_error, f.lower_limit, f.upper_limit, f.confidence_level, f.outcome,
      f.applies_to, f.citation, f.published_year, f.url, f.quality_points
    FROM published_factor f JOIN (SELECT DISTINCT ON (e.organisation_id, e.factor_id) e.* FROM evidence_decision e WHERE e.factor_id IS NOT NULL
        ORDER BY e.organisation_id, e.factor_id, e.decision_no DESC) d ON d.organisation_id = f.organisation_id AND d.factor_id = f.factor_id
    WHERE d.decision = 'contributed' AND f.retired_at IS NULL AND f.organisation_id IS DISTINCT FROM me
    ORDER BY f.organisation_id, f.factor_id;
END $$;
REVOKE ALL ON FUNCTION network_evidence() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION network_evidence() TO ${APP_ROLE};
GRANT EXECUTE ON FUNCTION network_evidence(), network_factors() TO ${IDENTITY_ROLE};`;

/** What is pooled of a contribution, that a run without a conclusion is none, and what the steward sees. */
export const evidenceRatios: Migration = { number: 53, name: 'evidence-ratios', steps: [COLUMNS, STEP, DOOR] };
