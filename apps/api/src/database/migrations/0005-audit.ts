import { APP_ROLE } from './0000-roles.ts';
import { IDENTITY_ROLE } from './0003-people.ts';
import type { Migration } from './migration.ts';

/*
 * What happened, never changed. Who it was is found by the database from the secret of the transaction, so that no SQL can write down
 * another's name. Events outside of any organisation carry the nil UUID; together they are the installation's own chain.
 *
 * An event is written at once and sealed some seconds later: then it stands in a chain, each seal resting on the one before it. Whoever writes
 * waits for nobody, and one process at a time seals. The keys of all MACs are outside of the database, so that its owner, who can do
 * everything in it, can still not make it say something else unnoticed (`elektron audit verify`).
 */

const EVENTS = `
CREATE TABLE audit_event (
  organisation_id uuid NOT NULL,
  event_id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('session', 'token', 'job', 'installation')),
  person_id uuid,
  -- The session or the token.
  credential_id uuid,
  -- Whose records were meant, where they were another organisation's.
  records_of uuid,
  action text NOT NULL,
  subject_kind text,
  subject_id text,
  fields text[] NOT NULL DEFAULT '{}',
  details jsonb NOT NULL DEFAULT '{}',
  -- Made by the software that wrote it: what somebody has put in by hand has none that holds.
  written_mac bytea NOT NULL CHECK (length(written_mac) = 32),
  PRIMARY KEY (organisation_id, event_id)
);
CREATE INDEX audit_event_time ON audit_event (organisation_id, occurred_at, event_id);
CREATE INDEX audit_event_person ON audit_event (organisation_id, person_id, occurred_at);

CREATE FUNCTION name_audit_actor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
BEGIN
  NEW.occurred_at := clock_timestamp();
  NEW.actor_kind := who.kind;
  NEW.credential_id := who.credential_id;
  -- The installation says on whose behalf it signs in, sends a link, tidies up. Everybody else is who they are.
  IF who.kind IS DISTINCT FROM 'installation' THEN NEW.person_id := who.person_id; END IF;
  NEW.records_of := nullif(NEW.records_of, NEW.organisation_id);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_event_actor BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION name_audit_actor();

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_event_add ON audit_event FOR INSERT TO ${APP_ROLE} WITH CHECK (organisation_id = (SELECT acting_organisation_id()));
CREATE POLICY audit_event_read ON audit_event FOR SELECT TO ${APP_ROLE} USING (organisation_id = (SELECT acting_for('audit.read')));
CREATE POLICY audit_event_installation ON audit_event TO ${IDENTITY_ROLE}
  USING ((SELECT is_installation())) WITH CHECK ((SELECT is_installation()));
GRANT SELECT, INSERT ON audit_event TO ${APP_ROLE}, ${IDENTITY_ROLE};`;

const SEALS = `
CREATE TABLE audit_seal (
  organisation_id uuid NOT NULL,
  -- 1, 2, 3 … without a gap.
  seal_no bigint NOT NULL CHECK (seal_no > 0),
  event_id uuid NOT NULL,
  mac bytea NOT NULL CHECK (length(mac) = 32),
  sealed_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, seal_no),
  UNIQUE (organisation_id, event_id)
);

-- In place of what retention has removed: from here the chain goes on.
CREATE TABLE audit_checkpoint (
  organisation_id uuid NOT NULL,
  -- The last seal that was removed, and its MAC.
  seal_no bigint NOT NULL,
  mac bytea NOT NULL CHECK (length(mac) = 32),
  removed integer NOT NULL CHECK (removed > 0),
  -- When the removed events happened.
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  pruned_at timestamptz NOT NULL,
  checkpoint_mac bytea NOT NULL CHECK (length(checkpoint_mac) = 32),
  PRIMARY KEY (organisation_id, seal_no)
);

-- What waits for its seal, in the order in which it happened. It only spares a search: the trail is the two tables above.
CREATE TABLE audit_unsealed (
  organisation_id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  event_id uuid NOT NULL,
  PRIMARY KEY (organisation_id, occurred_at, event_id)
);
CREATE FUNCTION await_audit_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO audit_unsealed VALUES (NEW.organisation_id, NEW.occurred_at, NEW.event_id);
  RETURN NULL;
END $$;
CREATE TRIGGER audit_event_unsealed AFTER INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION await_audit_seal();

${['audit_seal', 'audit_checkpoint', 'audit_unsealed']
  .map(
    (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY ${table}_read ON ${table} FOR SELECT TO ${APP_ROLE} USING (organisation_id = (SELECT acting_for('audit.read')));
CREATE POLICY ${table}_installation ON ${table} TO ${IDENTITY_ROLE}
  USING ((SELECT is_installation())) WITH CHECK ((SELECT is_installation()));
GRANT SELECT ON ${table} TO ${APP_ROLE}, ${IDENTITY_ROLE};`,
  )
  .join('\n')}
GRANT INSERT ON audit_seal TO ${IDENTITY_ROLE};
GRANT INSERT, DELETE ON audit_unsealed TO ${IDENTITY_ROLE};`;

/** Triggers bind the owner of the tables too. One who takes them away leaves a chain that no longer holds. */
const APPEND_ONLY = `
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: an audit trail is only added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Only what a checkpoint stands for may go, and only by the installation.
CREATE FUNCTION refuse_audit_removal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  sealed_as bigint;
BEGIN
  SELECT s.seal_no INTO sealed_as FROM audit_seal s WHERE s.organisation_id = OLD.organisation_id AND s.event_id = OLD.event_id;
  IF is_installation() AND EXISTS (SELECT FROM audit_checkpoint c WHERE c.organisation_id = OLD.organisation_id AND c.seal_no >= sealed_as) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '%: an audit trail is only added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

${['audit_event', 'audit_seal', 'audit_checkpoint']
  .map(
    (table) => `
CREATE TRIGGER ${table}_fixed BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table} FOR EACH ROW
  EXECUTE FUNCTION ${table === 'audit_checkpoint' ? 'refuse_audit_change' : 'refuse_audit_removal'}();
CREATE TRIGGER ${table}_whole BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();`,
  )
  .join('\n')}`;

const RETENTION = `
-- For how many days a chain is kept; null for ever. The installation's own as long as that of the organisation that keeps it longest.
CREATE FUNCTION audit_kept_days(chain uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN bool_or(o.audit_retention_days IS NULL) THEN NULL ELSE max(o.audit_retention_days) END FROM organisation o
  WHERE is_installation() AND (o.organisation_id = chain OR chain = '00000000-0000-0000-0000-000000000000') $$;

-- The only way by which anything leaves the trail: the oldest events, and as many seals, once they are older than they must be kept. What
-- stays in their place was signed outside of the database.
CREATE FUNCTION prune_audit(given audit_checkpoint) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  chain uuid := given.organisation_id;
  kept integer := audit_kept_days(chain);
  begins bigint := 1 + coalesce((SELECT max(c.seal_no) FROM audit_checkpoint c WHERE c.organisation_id = chain), 0);
  newest timestamptz;
  touched integer;
BEGIN
  IF NOT is_installation() THEN RAISE EXCEPTION 'only the installation prunes' USING ERRCODE = 'insufficient_privilege'; END IF;
  SELECT count(*), max(e.occurred_at) INTO touched, newest FROM audit_seal s JOIN audit_event e USING (organisation_id, event_id)
    WHERE s.organisation_id = chain AND s.seal_no BETWEEN begins AND given.seal_no;
  IF touched <> given.removed OR touched <> given.seal_no - begins + 1
      OR NOT EXISTS (SELECT FROM audit_seal s WHERE s.organisation_id = chain AND s.seal_no = given.seal_no AND s.mac = given.mac) THEN
    RAISE EXCEPTION 'the checkpoint is not of these events' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF kept IS NULL OR newest >= now() - make_interval(days => kept) THEN
    RAISE EXCEPTION 'these events must be kept' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  INSERT INTO audit_checkpoint SELECT given.*;
  -- The events first: their removal asks for their seals.
  DELETE FROM audit_event e USING audit_seal s WHERE e.organisation_id = chain AND s.organisation_id = chain AND s.event_id = e.event_id
    AND s.seal_no BETWEEN begins AND given.seal_no;
  DELETE FROM audit_seal s WHERE s.organisation_id = chain AND s.seal_no BETWEEN begins AND given.seal_no;
END $$;`;

const READING = `
-- Who the people in one's own trail are. Some are no members: they have left, or look after the whole network.
CREATE FUNCTION audit_people(ids uuid[]) RETURNS TABLE (person_id uuid, display_name text, email text) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT p.person_id, p.display_name, p.email FROM person p WHERE p.person_id = ANY (ids)
    AND EXISTS (SELECT FROM audit_event e WHERE e.organisation_id = (SELECT acting_for('audit.read')) AND e.person_id = p.person_id) $$;

REVOKE ALL ON FUNCTION name_audit_actor(), await_audit_seal(), refuse_audit_change(), refuse_audit_removal(), audit_kept_days(uuid),
  prune_audit(audit_checkpoint), audit_people(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_kept_days(uuid), prune_audit(audit_checkpoint) TO ${IDENTITY_ROLE};
GRANT EXECUTE ON FUNCTION audit_people(uuid[]) TO ${APP_ROLE};`;

/** The audit trail: events, the chain of their seals, what retention leaves of them. */
export const audit: Migration = { number: 5, name: 'audit', steps: [EVENTS, SEALS, APPEND_ONLY, RETENTION, READING] };
