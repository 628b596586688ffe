import { APP_ROLE } from './0000-roles.ts';
import { IDENTITY_ROLE } from './0003-people.ts';
import type { Migration } from './migration.ts';

/*
 * What is asked about sharing around the records: what is open to whoever asks, by grants and by standing access, and that it was used. The
 * policies of the records are in 0004, and ask the same function.
 */

const QUESTIONS = `
-- Which kinds of what the meant organisation has are open to whoever asks. Of another organisation; the own needs no opening.
CREATE FUNCTION opened_kinds(wanted text[]) RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
  owner uuid := nullif(current_setting('app.organisation_id', true), '')::uuid;
BEGIN
  IF who.organisation_id IS NULL OR owner IS NULL OR owner = who.organisation_id OR NOT 'records.read' = ANY (who.capabilities) THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(SELECT k FROM unnest(wanted) k WHERE open_territory(owner, who.organisation_id, k) IS DISTINCT FROM '{}'::integer[]);
END $$;

-- Everything that is open to whoever asks, the standing access to what lies in their territory included.
CREATE FUNCTION received_grants() RETURNS TABLE (grant_id uuid, owner_id uuid, kind text, municipality_ids integer[], valid_until date,
  purpose text, standing boolean) LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := acting_for('records.read');
BEGIN
  RETURN QUERY
    SELECT g.grant_id, g.organisation_id, g.kind, g.municipality_ids, g.valid_until, g.purpose, false FROM sharing_grant g
      WHERE g.recipient_organisation_id = me AND g.revoked_at IS NULL
        AND g.valid_from <= today_of(g.organisation_id) AND g.valid_until > today_of(g.organisation_id)
    UNION ALL
    SELECT o.organisation_id, o.organisation_id, 'records', array_agg(t.municipality_id ORDER BY t.municipality_id), NULL::date, NULL::text, true
      FROM organisation o CROSS JOIN organisation_municipality t JOIN organisation r ON r.organisation_id = t.organisation_id
      WHERE t.organisation_id = me AND o.standing_access AND o.organisation_id <> me AND is_road_authority(r.kind)
      GROUP BY o.organisation_id
    ORDER BY 2, 3, 1;
END $$;

REVOKE ALL ON FUNCTION opened_kinds(text[]), received_grants() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION opened_kinds(text[]), received_grants() TO ${APP_ROLE};`;

const USES = `
-- Which person has used what another organisation has opened, by the hour: the audit trail of the owner says it once.
CREATE TABLE sharing_use (
  organisation_id uuid NOT NULL REFERENCES organisation,
  person_id uuid NOT NULL,
  recipient_organisation_id uuid NOT NULL REFERENCES organisation,
  what text NOT NULL CHECK (what IN ('reading', 'aggregates')),
  hour timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, person_id, recipient_organisation_id, what, hour)
);
ALTER TABLE sharing_use ENABLE ROW LEVEL SECURITY;
CREATE POLICY sharing_use_installation ON sharing_use TO ${IDENTITY_ROLE}
  USING ((SELECT is_installation())) WITH CHECK ((SELECT is_installation()));
GRANT SELECT, INSERT, DELETE ON sharing_use TO ${IDENTITY_ROLE};`;

/** What has been opened by others, and that it was used. */
export const sharing: Migration = { number: 7, name: 'sharing', steps: [QUESTIONS, USES] };
