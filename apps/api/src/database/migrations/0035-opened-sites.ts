import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * The sites of a ranking that an organisation opens to another: its exact number of accidents, rounded traffic and length, and nothing that says which site it is. They are made here, so
 * that nothing else of the run passes through any other hand. What a run of the recipient has taken is kept with it: repeated at the state that it saw, it
 * comes out the same, also after the grant has ended.
 */

const GRANTS = `
ALTER TABLE sharing_grant DROP CONSTRAINT sharing_grant_kind_check;
ALTER TABLE sharing_grant
  -- The ranking whose sites are opened.
  ADD COLUMN run_id uuid,
  ADD CONSTRAINT sharing_grant_kind_check CHECK (kind IN ('records', 'aggregates', 'evaluations', 'site-counts')),
  ADD CONSTRAINT sharing_grant_run_check CHECK ((kind = 'site-counts') = (run_id IS NOT NULL)),
  ADD FOREIGN KEY (organisation_id, run_id) REFERENCES hotspot_run (organisation_id, run_id);
ALTER TABLE sharing_use DROP CONSTRAINT sharing_use_what_check;
ALTER TABLE sharing_use ADD CONSTRAINT sharing_use_what_check CHECK (what IN ('reading', 'aggregates', 'pooling'));`;

const RUNS = `
-- What a run has taken of the sites of others, with the organisations' names: a list. Null for a run that rests on the own sites alone.
ALTER TABLE hotspot_run ADD COLUMN opened_sites jsonb CHECK (jsonb_typeof(opened_sites) = 'array');`;

const FUNCTIONS = `
CREATE FUNCTION to_two_digits(amount text) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN amount::numeric > 0 THEN round(amount::numeric, 1 - floor(log(amount::numeric))::integer)::double precision END;

-- What may leave of a run: of each site with known traffic its group, its length to ten metres, its accidents, and its traffic to two digits. Only of a
-- finished ranking of the own roads with all accidents of its period, and only where every site is stored: the first ranks alone would tell of bad sites
-- only. In the order of the numbers, which says nothing of ranks or places. With the caller's rights, who sees the own runs only.
CREATE FUNCTION site_counts(owner uuid, run uuid) RETURNS TABLE (site_group text, length_m integer, accidents integer, vehicles_per_day double precision,
  minor_vehicles_per_day double precision, is_measured boolean, years double precision) LANGUAGE sql STABLE AS $$
  SELECT r.result #>> ARRAY['screening', 'groups', s ->> 'group', 'group'] COLLATE "C" AS c1,
    CASE WHEN s ->> 'lengthMeters' IS NOT NULL THEN greatest(10, round((s ->> 'lengthMeters')::numeric, -1))::integer END AS c2,
    (s ->> 'accidents')::integer AS c3, to_two_digits(s #>> '{exposure,vehiclesPerDay}') AS c4,
    to_two_digits(s #>> '{exposure,minorVehiclesPerDay}') AS c5, s #>> '{exposure,label}' = 'measured' AS c6, (r.result ->> 'years')::double precision
  FROM hotspot_run r CROSS JOIN jsonb_array_elements(r.result #> '{screening,sites}') s
  WHERE r.organisation_id = owner AND r.run_id = run AND r.method_id = 'network-screening' AND r.status = 'finished'
    AND NOT r.result -> 'screening' ? 'table' AND r.filter -> 'selections' = '{}' AND NOT r.filter ?| ARRAY['within', 'near']
    AND (r.result #>> '{summary,sites}')::integer = jsonb_array_length(r.result #> '{screening,sites}')
    AND (s #>> '{exposure,vehiclesPerDay}')::numeric > 0
  ORDER BY c1, c2, c4, c5, c3, c6 $$;

-- All sites that are open to whoever asks, of one ranking of each organisation: the one that it has opened last.
CREATE FUNCTION opened_sites() RETURNS TABLE (owner_id uuid, site_group text, length_m integer, accidents integer, vehicles_per_day double precision,
  minor_vehicles_per_day double precision, is_measured boolean, years double precision) LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := acting_for('analyses.run');
BEGIN
  RETURN QUERY SELECT o.organisation_id, s.* FROM (
      SELECT DISTINCT ON (g.organisation_id) g.organisation_id, g.run_id FROM sharing_grant g
      WHERE g.recipient_organisation_id = me AND g.kind = 'site-counts' AND g.revoked_at IS NULL
        AND g.valid_from <= today_of(g.organisation_id) AND g.valid_until > today_of(g.organisation_id)
      ORDER BY g.organisation_id, g.created_at DESC, g.grant_id) o
    CROSS JOIN LATERAL site_counts(o.organisation_id, o.run_id) s
    ORDER BY o.organisation_id, s.site_group, s.length_m, s.vehicles_per_day, s.minor_vehicles_per_day, s.accidents, s.is_measured;
END $$;

REVOKE ALL ON FUNCTION site_counts(uuid, uuid), opened_sites() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION site_counts(uuid, uuid), opened_sites() TO ${APP_ROLE};`;

/** Sites of rankings that are opened to others, and what of them a run has taken. */
export const openedSites: Migration = { number: 35, name: 'opened-sites', steps: [GRANTS, RUNS, FUNCTIONS] };
