import { APP_ROLE } from './0000-roles.ts';
import { IDENTITY_ROLE } from './0003-people.ts';
import type { Migration } from './migration.ts';

/*
 * What the evaluations of all organisations say together. Of each an organisation decides whether it is contributed; what then leaves is made here, out of the
 * stored run, so that nobody contributes a number that no evaluation has. Decisions are never rewritten: the latest counts.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;

/** As `EVIDENCE_KINDS` has them. */
const KINDS = `'junction-redesign', 'roundabout', 'signals', 'speed-limit', 'zone-30', 'traffic-calming', 'pedestrian-crossing', 'accessible-kerbs', 'lighting',
    'cycle-route', 'pedestrianisation', 'school-street', 'markings-signs', 'surface', 'safety-barrier', 'enforcement'`;
const OUTCOMES = `'all', 'injury', 'severe', 'fatal', 'damage-only', 'other'`;
/** As `LEAST_EVIDENCE_ACCIDENTS`. */
const LEAST = 10;

const FACTORS = `
-- Factors that somebody has read in a publication. One that was wrong is retired, and entered anew.
CREATE TABLE published_factor (
  organisation_id uuid NOT NULL REFERENCES organisation,
  factor_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN (${KINDS})),
  factor double precision NOT NULL CHECK (factor > 0 AND factor <= 100),
  -- As printed, or from the limits below, which are null then.
  standard_error double precision NOT NULL CHECK (standard_error > 0 AND standard_error <= 100),
  lower_limit double precision CHECK (lower_limit > 0 AND lower_limit <= factor),
  upper_limit double precision CHECK (upper_limit >= factor AND upper_limit > lower_limit AND upper_limit <= 10000),
  confidence_level double precision CHECK (confidence_level > 0.5 AND confidence_level < 1),
  outcome text NOT NULL CHECK (outcome IN (${OUTCOMES})),
  -- Roads and road users that it holds for; empty where nobody has said it.
  applies_to text NOT NULL CHECK (length(applies_to) <= 300),
  citation text NOT NULL CHECK (length(citation) BETWEEN 1 AND 1000),
  published_year integer NOT NULL CHECK (published_year BETWEEN 1900 AND 2200),
  url text NOT NULL CHECK (length(url) <= 500 AND (url = '' OR url ~ '^https?://')),
  -- As printed where it stands.
  quality_points double precision CHECK (quality_points BETWEEN 0 AND 150),
  person_id uuid,
  person_name text,
  entered_at timestamptz NOT NULL,
  retired_at timestamptz,
  PRIMARY KEY (organisation_id, factor_id),
  CHECK ((lower_limit IS NULL) = (upper_limit IS NULL) AND (lower_limit IS NULL) = (confidence_level IS NULL))
);
CREATE FUNCTION name_published_factor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.person_id := acting_person_id();
  NEW.person_name := (SELECT p.display_name FROM person p WHERE p.person_id = NEW.person_id);
  NEW.entered_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER published_factor_fill BEFORE INSERT ON published_factor FOR EACH ROW EXECUTE FUNCTION name_published_factor();
CREATE TRIGGER published_factor_once BEFORE UPDATE ON published_factor FOR EACH ROW WHEN (OLD.retired_at IS NOT NULL)
  EXECUTE FUNCTION refuse_rewriting('published factors are retired once');
ALTER TABLE published_factor ENABLE ROW LEVEL SECURITY;
CREATE POLICY published_factor_read ON published_factor FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY published_factor_add ON published_factor FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
CREATE POLICY published_factor_retire ON published_factor FOR UPDATE TO ${APP_ROLE}
  USING (${OWN('analyses.run')}) WITH CHECK (${OWN('analyses.run')});
GRANT SELECT, INSERT (organisation_id, factor_id, kind, factor, standard_error, lower_limit, upper_limit, confidence_level, outcome, applies_to, citation,
  published_year, url, quality_points), UPDATE (retired_at) ON published_factor TO ${APP_ROLE};`;

const DECISIONS = `
-- Of an evaluation, or of a published factor, whether it is contributed. Who, when, in which order, and all numbers that leave are filled in by the database.
CREATE TABLE evidence_decision (
  organisation_id uuid NOT NULL REFERENCES organisation,
  decision_no integer NOT NULL,
  run_id uuid,
  factor_id uuid,
  decision text NOT NULL CHECK (decision IN ('contributed', 'withheld')),
  kind text NOT NULL CHECK (kind IN (${KINDS})),
  -- Of an evaluation that is contributed, and null otherwise.
  factor double precision CHECK (factor > 0 AND factor < 'Infinity'),
  standard_error double precision CHECK (standard_error > 0 AND standard_error < 'Infinity'),
  method text CHECK (method ~ '^[a-z0-9-]{1,60}$'),
  years_before double precision CHECK (years_before > 0),
  years_after double precision CHECK (years_after > 0),
  treated_sites integer CHECK (treated_sites > 0),
  -- Null also where they are fewer than may leave.
  accidents_before integer CHECK (accidents_before >= ${LEAST}),
  accidents_after integer CHECK (accidents_after >= ${LEAST}),
  chosen_by text CHECK (chosen_by IN ('high-counts', 'other-reason', 'unknown')),
  outcome text CHECK (outcome IN (${OUTCOMES})),
  narrowed_by text[] CHECK (array_to_string(narrowed_by, ' ') ~ '^[a-z -]{0,200}$'),
  -- Points in the order of the parts of the score.
  quality double precision[] CHECK (cardinality(quality) BETWEEN 1 AND 20),
  person_id uuid,
  person_name text,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, decision_no),
  CHECK ((run_id IS NULL) <> (factor_id IS NULL)),
  -- All of a contributed evaluation, or nothing.
  CHECK (num_nonnulls(factor, standard_error, method, years_before, years_after, treated_sites, chosen_by, outcome, narrowed_by, quality)
    = CASE WHEN decision = 'contributed' AND run_id IS NOT NULL THEN 10 ELSE 0 END),
  FOREIGN KEY (organisation_id, run_id) REFERENCES evaluation_run (organisation_id, run_id),
  FOREIGN KEY (organisation_id, factor_id) REFERENCES published_factor (organisation_id, factor_id)
);
CREATE INDEX evidence_decision_run ON evidence_decision (organisation_id, run_id, decision_no DESC);

CREATE FUNCTION step_evidence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stored jsonb;
  estimate jsonb;
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
  IF is_example OR (stored ->> 'observedBefore')::numeric + (stored ->> 'observedAfter')::numeric < ${LEAST} THEN
    RAISE EXCEPTION 'evidence_decision: an example, or too few accidents to leave' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.method := stored ->> 'recommended';
  estimate := (SELECT e.value FROM jsonb_array_elements(stored -> 'estimates') e WHERE e.value ->> 'method' = NEW.method LIMIT 1);
  NEW.factor := (estimate #>> '{result,crashModificationFactor,value}')::double precision;
  NEW.standard_error := (estimate #>> '{result,crashModificationFactor,standardError}')::double precision;
  NEW.years_before := (stored ->> 'yearsBefore')::double precision;
  NEW.years_after := (stored ->> 'yearsAfter')::double precision;
  NEW.treated_sites := (stored ->> 'treatedSites')::integer;
  NEW.accidents_before := (SELECT n.total FROM (SELECT (stored ->> 'observedBefore')::numeric::integer AS total) n WHERE n.total >= ${LEAST});
  NEW.accidents_after := (SELECT n.total FROM (SELECT (stored ->> 'observedAfter')::numeric::integer AS total) n WHERE n.total >= ${LEAST});
  NEW.chosen_by := CASE WHEN selected IS NULL THEN 'unknown' WHEN selected THEN 'high-counts' ELSE 'other-reason' END;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_decision_fill BEFORE INSERT ON evidence_decision FOR EACH ROW EXECUTE FUNCTION step_evidence();

ALTER TABLE evidence_decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY evidence_decision_read ON evidence_decision FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY evidence_decision_add ON evidence_decision FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('sharing.manage')});
GRANT SELECT, INSERT (organisation_id, run_id, factor_id, decision, outcome, narrowed_by, quality) ON evidence_decision TO ${APP_ROLE};`;

const DOORS = `
-- Every evaluation that is contributed now, by whomever: told to whoever reads records in an organisation. Of which run it is, its owner alone hears; of one
-- intervention several may be there, under one number.
CREATE FUNCTION network_evidence() RETURNS TABLE (owner_id uuid, decision_no integer, run_id uuid, intervention_no integer, kind text,
  factor double precision, standard_error double precision, method text, years_before double precision, years_after double precision, treated_sites integer,
  accidents_before integer, accidents_after integer, chosen_by text, outcome text, narrowed_by text[], quality double precision[])
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := acting_for('records.read');
BEGIN
  IF me IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT d.organisation_id, d.decision_no, CASE WHEN d.organisation_id = me THEN d.run_id END,
      (dense_rank() OVER (PARTITION BY d.organisation_id ORDER BY r.intervention_id))::integer, d.kind, d.factor, d.standard_error, d.method, d.years_before,
      d.years_after, d.treated_sites, d.accidents_before, d.accidents_after, d.chosen_by, d.outcome, d.narrowed_by, d.quality
    FROM (SELECT DISTINCT ON (e.organisation_id, e.run_id) e.* FROM evidence_decision e WHERE e.run_id IS NOT NULL
        ORDER BY e.organisation_id, e.run_id, e.decision_no DESC) d
      JOIN evaluation_run r ON r.organisation_id = d.organisation_id AND r.run_id = d.run_id
      JOIN intervention i ON i.organisation_id = r.organisation_id AND i.intervention_id = r.intervention_id
    WHERE d.decision = 'contributed' AND NOT i.illustrative
    ORDER BY d.organisation_id, d.decision_no;
END $$;

-- Published factors that others have contributed, and that are not retired. Who has entered them is not told.
CREATE FUNCTION network_factors() RETURNS TABLE (owner_id uuid, factor_id uuid, kind text, factor double precision, standard_error double precision,
  lower_limit double precision, upper_limit double precision, confidence_level double precision, outcome text, applies_to text, citation text,
  published_year integer, url text, quality_points double precision)
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := acting_for('records.read');
BEGIN
  IF me IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT f.organisation_id, f.factor_id, f.kind, f.factor, f.standard_error, f.lower_limit, f.upper_limit, f.confidence_level, f.outcome,
      f.applies_to, f.citation, f.published_year, f.url, f.quality_points
    FROM published_factor f JOIN (SELECT DISTINCT ON (e.organisation_id, e.factor_id) e.* FROM evidence_decision e WHERE e.factor_id IS NOT NULL
        ORDER BY e.organisation_id, e.factor_id, e.decision_no DESC) d ON d.organisation_id = f.organisation_id AND d.factor_id = f.factor_id
    WHERE d.decision = 'contributed' AND f.retired_at IS NULL AND f.organisation_id <> me
    ORDER BY f.organisation_id, f.factor_id;
END $$;

-- How many interventions of each kind were evaluated, and what was decided of them: of the whole network together, and not by whom. For the steward by the
-- installation.
CREATE FUNCTION evidence_counts() RETURNS TABLE (kind text, contributed integer, withheld integer, undecided integer)
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF acting_for('records.read') IS NULL AND NOT is_installation() THEN RETURN; END IF;
  RETURN QUERY SELECT x.kind, count(*) FILTER (WHERE x.any_contributed)::integer, count(*) FILTER (WHERE NOT x.any_contributed AND x.any_withheld)::integer,
      count(*) FILTER (WHERE NOT x.any_contributed AND NOT x.any_withheld)::integer
    FROM (SELECT i.kind, coalesce(bool_or(s.decision = 'contributed'), false) AS any_contributed, coalesce(bool_or(s.decision = 'withheld'), false) AS any_withheld
      FROM intervention i JOIN evaluation_run r ON r.organisation_id = i.organisation_id AND r.intervention_id = i.intervention_id
        LEFT JOIN LATERAL (SELECT e.decision FROM evidence_decision e WHERE e.organisation_id = r.organisation_id AND e.run_id = r.run_id
          ORDER BY e.decision_no DESC LIMIT 1) s ON true
      WHERE NOT i.illustrative AND i.kind IN (${KINDS})
      GROUP BY i.organisation_id, i.intervention_id, i.kind) x
    GROUP BY x.kind ORDER BY x.kind COLLATE "C";
END $$;

REVOKE ALL ON FUNCTION name_published_factor(), step_evidence(), network_evidence(), network_factors(), evidence_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION network_evidence(), network_factors(), evidence_counts() TO ${APP_ROLE};
GRANT EXECUTE ON FUNCTION evidence_counts() TO ${IDENTITY_ROLE};`;

const USES = `
ALTER TABLE sharing_use DROP CONSTRAINT sharing_use_what_check;
ALTER TABLE sharing_use ADD CONSTRAINT sharing_use_what_check CHECK (what IN ('reading', 'aggregates', 'pooling', 'evidence'));`;

/** Evaluations contributed to the network's evidence, and published factors. */
export const evidence: Migration = { number: 45, name: 'evidence', steps: [FACTORS, DECISIONS, DOORS, USES] };
