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
-- only. Not of less than a year, nor of a group with fewer sites or accidents than a pool takes of an organisation: one site in one week would be nearly the
-- accident itself. In no order. With the caller's rights, who sees the own runs only. The result is opened once, and not again for each of its sites.
CREATE FUNCTION site_counts(owner uuid, run uuid) RETURNS TABLE (site_group text, length_m integer, accidents integer, vehicles_per_day double precision,
  minor_vehicles_per_day double precision, is_measured boolean, years double precision) LANGUAGE sql STABLE AS $$
  WITH stored AS MATERIALIZED (
    SELECT (r.result ->> 'years')::double precision AS run_years, (r.result #>> '{summary,sites}')::integer AS run_sites, r.result -> 'screening' AS screening
    FROM hotspot_run r
    WHERE r.organisation_id = owner AND r.run_id = run AND r.method_id = 'network-screening' AND r.status = 'finished'
      AND r.filter -> 'selections' = '{}' AND NOT r.filter ?| ARRAY['within', 'near']
  ), ranking AS MATERIALIZED (
    SELECT run_years, screening -> 'sites' AS sites, ARRAY(SELECT g.value ->> 'group'
      FROM jsonb_array_elements(screening -> 'groups') WITH ORDINALITY g(value, place) ORDER BY g.place) AS groups
    FROM stored WHERE NOT screening ? 'table' AND run_sites = jsonb_array_length(screening -> 'sites') AND round(run_years * 365.25) >= 365
  ), site AS MATERIALIZED (
    SELECT groups[(s ->> 'group')::integer + 1] AS name, (s ->> 'lengthMeters')::numeric AS meters, (s ->> 'accidents')::integer AS count,
      s -> 'exposure' AS exposure, run_years
    FROM ranking CROSS JOIN jsonb_array_elements(sites) s WHERE (s #>> '{exposure,vehiclesPerDay}')::numeric > 0
  )
  SELECT name, CASE WHEN meters IS NOT NULL THEN greatest(10, round(meters, -1))::integer END, count, to_two_digits(exposure ->> 'vehiclesPerDay'),
    to_two_digits(exposure ->> 'minorVehiclesPerDay'), exposure ->> 'label' = 'measured', run_years
  FROM site WHERE name IN (SELECT e.name FROM site e GROUP BY e.name HAVING count(*) >= 10 AND sum(e.count) >= 10) $$;

-- All sites that are open to whoever asks, of one ranking of each organisation: the one that it has opened last. In the order of the numbers, which says
-- nothing of ranks or places.
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
    ORDER BY o.organisation_id, s.site_group COLLATE "C", s.length_m, s.vehicles_per_day, s.minor_vehicles_per_day, s.accidents, s.is_measured;
END $$;

REVOKE ALL ON FUNCTION site_counts(uuid, uuid), opened_sites() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION site_counts(uuid, uuid), opened_sites() TO ${APP_ROLE};`;

/** Sites of rankings that are opened to others, and what of them a run has taken. */
export const openedSites: Migration = { number: 35, name: 'opened-sites', steps: [GRANTS, RUNS, FUNCTIONS] };
