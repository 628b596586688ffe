import { LONGEST_GRANT_YEARS, ROAD_AUTHORITY_KINDS } from '@elektron/domain';

import { APP_ROLE } from './0000-roles.ts';
import { VERSION_TABLE_NAMES } from './0001-records.ts';
import { IDENTITY_ROLE } from './0003-people.ts';
import type { Migration } from './migration.ts';

/*
 * Whose records a transaction may read, and whose it may write. One transaction means the records of one organisation (`app.organisation_id`,
 * by default the acting one), so rows of two never mix by accident. Writing is for the own records only, and for who may do that; reading
 * others' rests on stored keys: a grant, or the municipalities of both. No policy asks a spatial predicate.
 */

const TERRITORY = `
-- Reference data of the network: in whose territory something lies is found out once, when it is imported.
CREATE TABLE municipality (
  municipality_id integer PRIMARY KEY,
  name_el text NOT NULL,
  name_en text NOT NULL,
  boundary geometry(MultiPolygon, 4326) NOT NULL,
  -- Boundaries that a process keeps are those of the latest change, or are read again.
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE organisation_municipality (
  organisation_id uuid NOT NULL REFERENCES organisation,
  municipality_id integer NOT NULL REFERENCES municipality,
  PRIMARY KEY (organisation_id, municipality_id)
);
ALTER TABLE municipality ENABLE ROW LEVEL SECURITY;
CREATE POLICY municipality_read ON municipality FOR SELECT TO ${APP_ROLE} USING ((SELECT acting_organisation_id()) IS NOT NULL);
CREATE POLICY municipality_installation ON municipality TO ${IDENTITY_ROLE}
  USING ((SELECT is_installation())) WITH CHECK ((SELECT is_installation()));
GRANT SELECT ON municipality TO ${APP_ROLE};
GRANT SELECT, INSERT, UPDATE ON municipality TO ${IDENTITY_ROLE};
ALTER TABLE organisation_municipality ENABLE ROW LEVEL SECURITY;
CREATE POLICY organisation_municipality_own ON organisation_municipality FOR SELECT TO ${APP_ROLE}
  USING (organisation_id = (SELECT acting_organisation_id()));
CREATE POLICY organisation_municipality_installation ON organisation_municipality TO ${IDENTITY_ROLE}
  USING ((SELECT is_installation())) WITH CHECK ((SELECT is_installation()));
GRANT SELECT ON organisation_municipality TO ${APP_ROLE};
GRANT SELECT, INSERT, DELETE ON organisation_municipality TO ${IDENTITY_ROLE};`;

const SHARING = `
CREATE TABLE sharing_grant (
  organisation_id uuid NOT NULL REFERENCES organisation,
  grant_id uuid NOT NULL,
  recipient_organisation_id uuid NOT NULL REFERENCES organisation CHECK (recipient_organisation_id <> organisation_id),
  kind text NOT NULL CHECK (kind IN ('records', 'aggregates', 'evaluations')),
  -- Null for everywhere.
  municipality_ids integer[] CHECK (municipality_ids IS NULL OR (kind = 'records' AND cardinality(municipality_ids) > 0)),
  valid_from date NOT NULL,
  -- The first day after.
  valid_until date NOT NULL CHECK (valid_until > valid_from AND valid_until <= valid_from + interval '${LONGEST_GRANT_YEARS} years'),
  purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 2000),
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_by uuid,
  revoked_at timestamptz,
  PRIMARY KEY (organisation_id, grant_id)
);
CREATE INDEX sharing_grant_recipient ON sharing_grant (recipient_organisation_id);
ALTER TABLE sharing_grant ENABLE ROW LEVEL SECURITY;
CREATE POLICY sharing_grant_given ON sharing_grant TO ${APP_ROLE} USING (organisation_id = (SELECT acting_for('sharing.manage')))
  WITH CHECK (organisation_id = (SELECT acting_for('sharing.manage')));
CREATE POLICY sharing_grant_received ON sharing_grant FOR SELECT TO ${APP_ROLE}
  USING (recipient_organisation_id = (SELECT acting_for('records.read')));
GRANT SELECT, INSERT, UPDATE (revoked_at, revoked_by) ON sharing_grant TO ${APP_ROLE};
CREATE TRIGGER sharing_grant_once BEFORE UPDATE ON sharing_grant FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL)
  EXECUTE FUNCTION refuse_rewriting('a grant is revoked once');`;

const FUNCTIONS = `
-- The present day where an organisation is. By its own clock: a setting of the session must not stretch what has been granted.
CREATE FUNCTION today_of(organisation uuid) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT (now() AT TIME ZONE o.time_zone)::date FROM organisation o WHERE o.organisation_id = organisation $$;

CREATE FUNCTION is_road_authority(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN kind IN (${ROAD_AUTHORITY_KINDS.map((kind) => `'${kind}'`).join(', ')});

-- Municipalities in which records of \`owner\` are open to \`reader\`: null for all, empty for none.
CREATE FUNCTION open_territory(owner uuid, reader uuid, meant_kind text) RETURNS integer[] LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  today date := today_of(owner);
BEGIN
  IF EXISTS (SELECT FROM sharing_grant g WHERE g.organisation_id = owner AND g.recipient_organisation_id = reader AND g.kind = meant_kind
      AND g.municipality_ids IS NULL AND g.revoked_at IS NULL AND g.valid_from <= today AND g.valid_until > today) THEN
    RETURN NULL;
  END IF;
  IF meant_kind <> 'records' THEN RETURN '{}'; END IF;
  RETURN ARRAY(
    SELECT DISTINCT unnest(g.municipality_ids) AS municipality_id FROM sharing_grant g
      WHERE g.organisation_id = owner AND g.recipient_organisation_id = reader AND g.kind = 'records' AND g.revoked_at IS NULL
        AND g.valid_from <= today AND g.valid_until > today
    UNION
    SELECT t.municipality_id FROM organisation_municipality t
      JOIN organisation r ON r.organisation_id = t.organisation_id AND is_road_authority(r.kind)
      JOIN organisation o ON o.organisation_id = owner AND o.standing_access
      WHERE t.organisation_id = reader
    ORDER BY 1);
END $$;

-- The organisation whose records of a kind this transaction may read: the acting one, or one that has opened them to it.
CREATE FUNCTION readable_organisation_id(meant_kind text) RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
  meant uuid := coalesce(nullif(current_setting('app.organisation_id', true), '')::uuid, who.organisation_id);
BEGIN
  IF who.organisation_id IS NULL OR NOT 'records.read' = ANY (who.capabilities) THEN RETURN NULL; END IF;
  IF meant = who.organisation_id OR open_territory(meant, who.organisation_id, meant_kind) IS DISTINCT FROM '{}'::integer[] THEN RETURN meant; END IF;
  RETURN NULL;
END $$;

-- Municipalities to which the reading is limited; null where it is not.
CREATE FUNCTION readable_territory() RETURNS integer[] LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
  meant uuid := coalesce(nullif(current_setting('app.organisation_id', true), '')::uuid, who.organisation_id);
BEGIN
  IF who.organisation_id IS NULL THEN RETURN '{}'; END IF;
  IF meant = who.organisation_id THEN RETURN NULL; END IF;
  RETURN open_territory(meant, who.organisation_id, 'records');
END $$;

-- The accidents that a territory opens, by where the newest version that counts lies: one that was moved by a correction is shown to whom it
-- belongs now, and to nobody else. A view, which reads past the policies that rest on it, and no function: that would tell whoever calls it
-- where any accident lies, and an accident's id can be computed by whoever knows its number at the source.
CREATE VIEW open_accident WITH (security_barrier) AS
  SELECT organisation_id, accident_id FROM (
    SELECT DISTINCT ON (v.organisation_id, v.accident_id) v.organisation_id, v.accident_id, v.municipality_id
    FROM accident_version v JOIN import_batch b USING (organisation_id, batch_id)
    WHERE v.organisation_id = (SELECT readable_organisation_id('records')) AND b.committed_version IS NOT NULL AND b.undone_version IS NULL
    ORDER BY v.organisation_id, v.accident_id, b.committed_version DESC) newest
  WHERE municipality_id = ANY ((SELECT readable_territory())::integer[]);
GRANT SELECT ON open_accident TO ${APP_ROLE};

-- Batches whose rows others may read: those that count now. What was taken back is gone for them at every version. Null for the owner.
CREATE FUNCTION batches_open_to_others() RETURNS integer[] LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  owner uuid := readable_organisation_id('records');
BEGIN
  IF owner = acting_organisation_id() THEN RETURN NULL; END IF;
  RETURN ARRAY(SELECT b.batch_id FROM import_batch b
    WHERE b.organisation_id = owner AND b.committed_version IS NOT NULL AND b.undone_version IS NULL);
END $$;

-- Of which batches a state of the records consists. It is all that others learn of imports, whose rows name files and people's mistakes.
CREATE FUNCTION readable_batches(meant_kind text, at_version bigint) RETURNS TABLE (batch_id integer, committed_version bigint)
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  owner uuid := readable_organisation_id('records');
  open_to_others integer[] := batches_open_to_others();
BEGIN
  -- Only accidents have a municipality; networks and counts are shared whole or not at all.
  IF owner IS NULL OR (meant_kind <> 'accidents' AND readable_territory() IS NOT NULL) THEN RETURN; END IF;
  RETURN QUERY SELECT b.batch_id, b.committed_version FROM import_batch b
    WHERE b.organisation_id = owner AND b.kind = meant_kind AND b.committed_version <= at_version
      AND (b.undone_version IS NULL OR b.undone_version > at_version) AND (open_to_others IS NULL OR b.batch_id = ANY (open_to_others))
    ORDER BY b.committed_version, b.batch_id;
END $$;

REVOKE ALL ON FUNCTION today_of(uuid), open_territory(uuid, uuid, text), readable_organisation_id(text), readable_territory(),
  batches_open_to_others(), readable_batches(text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION today_of(uuid), readable_organisation_id(text), readable_territory(),
  batches_open_to_others(), readable_batches(text, bigint) TO ${APP_ROLE};`;

const READABLE = `organisation_id = (SELECT readable_organisation_id('records'))`;

/** Each table's own policies in place of the one that all tables had. */
function protect(table: string, reading: string, writing: string | null, commands: readonly string[]): string {
  const writes = commands.map((command) => {
    const using = command === 'INSERT' ? '' : ` USING (organisation_id = (SELECT acting_for('${writing ?? ''}')))`;
    const check = command === 'DELETE' ? '' : ` WITH CHECK (organisation_id = (SELECT acting_for('${writing ?? ''}')))`;
    return `CREATE POLICY ${table}_${command.toLowerCase()} ON ${table} FOR ${command} TO ${APP_ROLE}${using}${check};`;
  });
  return `DROP POLICY ${table}_own ON ${table};
CREATE POLICY ${table}_read ON ${table} FOR SELECT TO ${APP_ROLE} USING (${reading});
${writes.join('\n')}`;
}

/** What belongs to one accident is open where the accident is. The last question is asked only where a territory limits the reading. */
const OF_ACCIDENTS = ['accident_version', 'traffic_unit_version', 'casualty_version'];
function inTerritory(table: string): string {
  return `((SELECT readable_territory()) IS NULL OR EXISTS (SELECT FROM open_accident o
    WHERE o.organisation_id = ${table}.organisation_id AND o.accident_id = ${table}.accident_id))`;
}
/** Networks and counts are shared whole or not at all. */
const EVERYWHERE = `(SELECT readable_territory()) IS NULL`;

const COUNTING = `((SELECT batches_open_to_others()) IS NULL OR batch_id = ANY ((SELECT batches_open_to_others())::integer[]))`;

const VERSIONS = VERSION_TABLE_NAMES.map((table) =>
  protect(table, `${READABLE} AND ${COUNTING} AND ${OF_ACCIDENTS.includes(table) ? inTerritory(table) : EVERYWHERE}`, 'records.import', [
    'INSERT',
    ...(table === 'traffic_count_site_version' ? ['UPDATE'] : []),
    'DELETE',
  ]),
);

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;

const OTHERS = [
  // An organisation sees itself, and whoever has opened something to it.
  protect('organisation', `organisation_id = (SELECT acting_organisation_id()) OR ${READABLE}`, null, []),
  protect('data_version', `${READABLE} AND (kind = 'accidents' OR ${EVERYWHERE})`, 'records.import', ['INSERT', 'UPDATE']),
  // Others are told by readable_batches what a state of the records consists of.
  protect('import_batch', OWN('records.read'), 'records.import', ['INSERT', 'UPDATE']),
  protect('row_issue', OWN('records.import'), 'records.import', ['INSERT', 'DELETE']),
  protect('hotspot_run', OWN('records.read'), 'analyses.run', ['INSERT', 'UPDATE']),
  protect('intervention', `organisation_id = (SELECT readable_organisation_id('evaluations'))`, 'analyses.run', [
    'INSERT',
    'UPDATE',
    'DELETE',
  ]),
  protect('evaluation_run', `organisation_id = (SELECT readable_organisation_id('evaluations'))`, 'analyses.run', ['INSERT']),
];

/** Territory, sharing, and the policies of all records. */
export const tenancy: Migration = { number: 4, name: 'tenancy', steps: [TERRITORY, SHARING, FUNCTIONS, ...VERSIONS, ...OTHERS] };
