import {
  CAPABILITIES,
  MEMBER_ROLES,
  ORGANISATION_KINDS,
  ROLE_CAPABILITIES,
  STEWARD_CAPABILITIES,
  TOKEN_CAPABILITIES,
  TOKEN_LONGEST_DAYS,
} from '@elektron/domain';

import { APP_ROLE, createRole, SERVICE_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/** Signs people in, and looks after whom there is. Its tables open for the installation's own secret only, which no SQL can guess. */
export const IDENTITY_ROLE = 'elektron_identity';

/*
 * Who acts is never said, it is proven: a transaction carries a secret, and functions that belong to the owner of the tables look up whose it
 * is. A secret's first two characters say of what kind it is; only its SHA-256 is stored.
 *   s_  session of a person             t_  token of a machine
 *   j_  job that a person has started   i_  the installation itself: sign-in, recovery after a crash, the command line
 * SQL that somebody smuggles into a request can set another secret, but knows none. A request whose secret is unknown, expired or revoked
 * acts for nobody and sees nothing.
 */

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}

const ORGANISATIONS = `
ALTER TABLE organisation
  ADD COLUMN kind text NOT NULL DEFAULT 'municipality' CHECK (kind IN (${listed(ORGANISATION_KINDS)})),
  ADD COLUMN default_language text NOT NULL DEFAULT 'el' CHECK (default_language IN ('el', 'en')),
  -- Police records are open to the road authorities of the territory where their owner's policy says so.
  ADD COLUMN standing_access boolean NOT NULL DEFAULT false,
  ADD COLUMN second_factor_required boolean NOT NULL DEFAULT false,
  ADD COLUMN upload_retention_days integer NOT NULL DEFAULT 7 CHECK (upload_retention_days BETWEEN 0 AND 365),
  ADD COLUMN audit_retention_days integer CHECK (audit_retention_days >= 90);`;

const PEOPLE = `
CREATE TABLE installation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  secret_hash bytea NOT NULL,
  -- Whether people of the demonstration may act.
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE role_capability (
  role text NOT NULL CHECK (role IN (${listed([...MEMBER_ROLES, 'steward'])})),
  capability text NOT NULL CHECK (capability IN (${listed(CAPABILITIES)})),
  PRIMARY KEY (role, capability)
);

CREATE TABLE person (
  person_id uuid PRIMARY KEY,
  -- How they sign in; in lower case.
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
  language text NOT NULL DEFAULT 'el' CHECK (language IN ('el', 'en')),
  -- Null for those who sign in elsewhere.
  password_hash text,
  password_changed_at timestamptz,
  -- Sealed with a key of the installation; in force once it is confirmed.
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  -- The last step of the clock whose code was used: a code counts once.
  totp_last_step bigint,
  steward boolean NOT NULL DEFAULT false,
  demo boolean NOT NULL DEFAULT false,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE recovery_code (
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  PRIMARY KEY (person_id, code_hash)
);

-- Failed attempts by address, whether somebody has it or not: so a lock tells nobody who has an account. The key is a keyed hash.
CREATE TABLE sign_in_attempt (
  address_key bytea PRIMARY KEY,
  failures integer NOT NULL,
  locked_until timestamptz,
  last_at timestamptz NOT NULL DEFAULT now()
);
-- Old ones are swept with every attempt, of which a guesser makes many.
CREATE INDEX sign_in_attempt_time ON sign_in_attempt (last_at);

-- A person as another sign-in knows them.
CREATE TABLE person_identity (
  issuer text NOT NULL,
  subject text NOT NULL,
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX person_identity_person ON person_identity (person_id);

CREATE TABLE membership (
  organisation_id uuid NOT NULL REFERENCES organisation,
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  roles text[] NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ ARRAY[${listed(MEMBER_ROLES)}]),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  ended_at timestamptz,
  -- Who decides about it: people of the organisation, or another sign-in by what it claims of a person. People have the last word.
  origin text NOT NULL DEFAULT 'hand' CHECK (origin IN ('hand', 'single-sign-on')),
  PRIMARY KEY (organisation_id, person_id)
);
CREATE INDEX membership_person ON membership (person_id);

-- A door that opens once: the first administrator's, an invitation, a forgotten password.
CREATE TABLE one_time_link (
  link_hash bytea PRIMARY KEY,
  link_id uuid NOT NULL UNIQUE,
  purpose text NOT NULL CHECK (purpose IN ('setup', 'invitation', 'reset')),
  person_id uuid REFERENCES person ON DELETE CASCADE,
  organisation_id uuid REFERENCES organisation,
  email text,
  roles text[] CHECK (roles <@ ARRAY[${listed(MEMBER_ROLES)}]),
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  revoked_at timestamptz,
  CHECK (purpose <> 'invitation' OR (organisation_id IS NOT NULL AND email IS NOT NULL AND cardinality(roles) > 0)),
  CHECK (purpose <> 'reset' OR person_id IS NOT NULL)
);

CREATE TABLE session (
  session_id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  acting_organisation_id uuid REFERENCES organisation,
  -- Whether a second factor was shown.
  second_factor boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  -- The end of its patience: moved on while it is used, up to expires_at.
  idle_until timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  user_agent text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT ''
);
CREATE INDEX session_person ON session (person_id);

CREATE TABLE api_token (
  token_id uuid NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisation,
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  token_hash bytea NOT NULL UNIQUE,
  capabilities text[] NOT NULL CHECK (cardinality(capabilities) > 0 AND capabilities <@ ARRAY[${listed(TOKEN_CAPABILITIES)}]),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL CHECK (expires_at <= created_at + interval '${TOKEN_LONGEST_DAYS} days'),
  last_used_at timestamptz,
  revoked_at timestamptz,
  -- With the organisation first, so that nobody learns of another's tokens by giving one of their own the same id.
  PRIMARY KEY (organisation_id, token_id)
);
CREATE INDEX api_token_organisation ON api_token (organisation_id, person_id);
CREATE INDEX api_token_id ON api_token (token_id);

-- What a job may do after its session has ended: so much and no more, for so long.
CREATE TABLE job_secret (
  secret_hash bytea PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  person_id uuid,
  capabilities text[] NOT NULL,
  expires_at timestamptz NOT NULL
);`;

const FUNCTIONS = `
CREATE TYPE acting_person AS (kind text, organisation_id uuid, person_id uuid, credential_id uuid, capabilities text[]);

-- Whose the secret of this transaction is; null for nobody's. Asked once in a statement: policies call what rests on it as (SELECT …).
CREATE FUNCTION acting() RETURNS acting_person LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  secret text := current_setting('app.secret', true);
  given bytea;
  who acting_person;
BEGIN
  IF coalesce(secret, '') = '' THEN RETURN NULL; END IF;
  given := sha256(convert_to(secret, 'UTF8'));
  CASE left(secret, 2)
    WHEN 's_' THEN
      SELECT 'session', m.organisation_id, s.person_id, s.session_id,
          -- Who has a second factor shows it whatever the organisation asks for: another sign-in may not have asked for it.
          CASE WHEN (o.second_factor_required OR p.totp_confirmed_at IS NOT NULL) AND NOT s.second_factor THEN '{}'::text[]
          ELSE ARRAY(SELECT DISTINCT c.capability FROM role_capability c
            WHERE c.role = ANY (coalesce(m.roles, '{}')) OR (c.role = 'steward' AND p.steward)) END
        INTO who
        FROM session s JOIN person p ON p.person_id = s.person_id CROSS JOIN installation i
          LEFT JOIN membership m ON m.organisation_id = s.acting_organisation_id AND m.person_id = s.person_id AND m.ended_at IS NULL
          LEFT JOIN organisation o ON o.organisation_id = m.organisation_id
        WHERE s.token_hash = given AND s.revoked_at IS NULL AND s.expires_at > now() AND s.idle_until > now()
          AND p.disabled_at IS NULL AND (i.demo OR NOT p.demo);
    WHEN 't_' THEN
      SELECT 'token', m.organisation_id, t.person_id, t.token_id,
          ARRAY(SELECT DISTINCT c.capability FROM role_capability c WHERE c.role = ANY (m.roles) AND c.capability = ANY (t.capabilities))
        INTO who
        FROM api_token t JOIN person p ON p.person_id = t.person_id CROSS JOIN installation i
          JOIN membership m ON m.organisation_id = t.organisation_id AND m.person_id = t.person_id AND m.ended_at IS NULL
        WHERE t.token_hash = given AND t.revoked_at IS NULL AND t.expires_at > now()
          AND p.disabled_at IS NULL AND (i.demo OR NOT p.demo);
    WHEN 'j_' THEN
      -- It outlives the session that has started it, and not the membership. The installation's own jobs are nobody's.
      SELECT 'job', j.organisation_id, j.person_id, NULL::uuid,
          ARRAY(SELECT DISTINCT c FROM unnest(j.capabilities) c
            WHERE j.person_id IS NULL OR c IN (SELECT r.capability FROM role_capability r WHERE r.role = ANY (m.roles)))
        INTO who
        FROM job_secret j LEFT JOIN membership m ON m.organisation_id = j.organisation_id AND m.person_id = j.person_id AND m.ended_at IS NULL
          LEFT JOIN person p ON p.person_id = m.person_id
        WHERE j.secret_hash = given AND j.expires_at > now() AND (j.person_id IS NULL OR p.disabled_at IS NULL AND m.person_id IS NOT NULL);
    WHEN 'i_' THEN
      SELECT 'installation', nullif(current_setting('app.organisation_id', true), '')::uuid, NULL::uuid, NULL::uuid,
          ARRAY[${listed(CAPABILITIES)}]
        INTO who FROM installation i WHERE i.secret_hash = given;
    ELSE RETURN NULL;
  END CASE;
  RETURN who;
END $$;

CREATE OR REPLACE FUNCTION acting_organisation_id() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$ BEGIN RETURN (acting()).organisation_id; END $$;

CREATE FUNCTION acting_person_id() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$ BEGIN RETURN (acting()).person_id; END $$;

-- The same of somebody who is there with a session, and has not sent a machine or a job.
CREATE FUNCTION acting_in_person() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
BEGIN
  IF who.kind = 'session' THEN RETURN who.person_id; END IF;
  RETURN NULL;
END $$;

-- All that the door must know of whoever shows a session or a token, in one look: asked with every request.
CREATE FUNCTION who_is_there() RETURNS TABLE (kind text, person_id uuid, email text, display_name text, language text, credential_id uuid,
    organisation_id uuid, capabilities text[], steward boolean, demo boolean, second_factor_missing boolean, seconds_unseen double precision)
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT a.kind, a.person_id, p.email, p.display_name, p.language, a.credential_id, a.organisation_id, a.capabilities, p.steward, p.demo,
    coalesce((o.second_factor_required OR p.totp_confirmed_at IS NOT NULL) AND NOT s.second_factor, false),
    extract(epoch FROM now() - coalesce(s.last_seen_at, t.last_used_at))::float8
  FROM acting() a JOIN person p ON p.person_id = a.person_id
    LEFT JOIN session s ON a.kind = 'session' AND s.session_id = a.credential_id
    LEFT JOIN api_token t ON a.kind = 'token' AND t.token_id = a.credential_id
    LEFT JOIN organisation o ON o.organisation_id = a.organisation_id
  WHERE a.kind IN ('session', 'token');
END $$;

-- The acting organisation where whoever acts may do this in it, and means its own records; null otherwise.
CREATE FUNCTION acting_for(capability text) RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
  meant uuid := nullif(current_setting('app.organisation_id', true), '')::uuid;
BEGIN
  IF capability = ANY (who.capabilities) AND (meant IS NULL OR meant = who.organisation_id) THEN RETURN who.organisation_id; END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION is_installation() RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$ BEGIN RETURN coalesce((acting()).kind = 'installation', false); END $$;

-- Lends some of what whoever acts may do to a job. The job's secret is made outside, and only its hash comes here.
CREATE FUNCTION issue_job_secret(hash bytea, wanted text[], lifetime interval) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
BEGIN
  -- A job that starts jobs would never end.
  IF who.organisation_id IS NULL OR who.kind = 'job' OR NOT wanted <@ who.capabilities THEN
    RAISE EXCEPTION 'a job may do no more than who starts it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM job_secret WHERE expires_at < now();
  INSERT INTO job_secret VALUES (hash, who.organisation_id, who.person_id, wanted, now() + least(lifetime, interval '2 days'));
END $$;

-- A job that is over needs its secret no more.
CREATE FUNCTION end_job_secret() RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM job_secret WHERE secret_hash = sha256(convert_to(current_setting('app.secret', true), 'UTF8')) $$;

REVOKE ALL ON FUNCTION acting(), acting_organisation_id(), acting_person_id(), acting_in_person(), who_is_there(), acting_for(text), is_installation(),
  issue_job_secret(bytea, text[], interval), end_job_secret() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION acting(), acting_organisation_id(), acting_person_id(), acting_in_person(), who_is_there(), acting_for(text), is_installation(),
  issue_job_secret(bytea, text[], interval), end_job_secret() TO ${APP_ROLE};
GRANT EXECUTE ON FUNCTION acting(), acting_organisation_id(), is_installation() TO ${IDENTITY_ROLE};`;

/** Open to the installation's own secret, whole; everybody else sees what the policies below add. */
function protectIdentity(table: string, privileges: string): string {
  return `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY ${table}_installation ON ${table} TO ${IDENTITY_ROLE} USING ((SELECT is_installation())) WITH CHECK ((SELECT is_installation()));
GRANT ${privileges} ON ${table} TO ${IDENTITY_ROLE};`;
}

const OWN_PEOPLE = `person_id IN (SELECT m.person_id FROM membership m WHERE m.organisation_id = (SELECT acting_for('people.manage')))`;

const POLICIES = `
-- Nobody but the owner makes tables or functions, not even passing ones, that the product's own statements could then take for theirs.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;
GRANT USAGE ON SCHEMA public TO ${IDENTITY_ROLE};
ALTER TABLE installation ENABLE ROW LEVEL SECURITY;
CREATE POLICY installation_itself ON installation TO ${IDENTITY_ROLE} USING ((SELECT is_installation())) WITH CHECK ((SELECT is_installation()));
GRANT SELECT (only_row, demo), UPDATE (demo) ON installation TO ${IDENTITY_ROLE};
ALTER TABLE role_capability ENABLE ROW LEVEL SECURITY;
ALTER TABLE job_secret ENABLE ROW LEVEL SECURITY;
CREATE POLICY organisation_installation ON organisation TO ${IDENTITY_ROLE}
  USING ((SELECT is_installation())) WITH CHECK ((SELECT is_installation()));
GRANT SELECT, INSERT, UPDATE ON organisation TO ${IDENTITY_ROLE};
-- What an organisation decides about itself.
CREATE POLICY organisation_managed ON organisation FOR UPDATE TO ${APP_ROLE} USING (organisation_id = (SELECT acting_for('people.manage')));
GRANT UPDATE (default_language, standing_access, second_factor_required, upload_retention_days, audit_retention_days) ON organisation
  TO ${APP_ROLE};
DROP POLICY organisation_listed ON organisation;
REVOKE SELECT ON organisation FROM ${SERVICE_ROLE};
${protectIdentity('person', 'SELECT, INSERT, UPDATE, DELETE')}
${protectIdentity('recovery_code', 'SELECT, INSERT, DELETE')}
${protectIdentity('sign_in_attempt', 'SELECT, INSERT, UPDATE, DELETE')}
${protectIdentity('person_identity', 'SELECT, INSERT, DELETE')}
${protectIdentity('membership', 'SELECT, INSERT, UPDATE')}
${protectIdentity('one_time_link', 'SELECT, INSERT, UPDATE, DELETE')}
${protectIdentity('session', 'SELECT, INSERT, UPDATE, DELETE')}
${protectIdentity('api_token', 'SELECT, UPDATE')}

-- A manager's own people: who they are, what they may do here, where they are signed in for this organisation.
CREATE POLICY membership_managed ON membership TO ${APP_ROLE} USING (organisation_id = (SELECT acting_for('people.manage')))
  WITH CHECK (organisation_id = (SELECT acting_for('people.manage')));
GRANT SELECT, UPDATE (roles, ended_at, origin) ON membership TO ${APP_ROLE};
CREATE POLICY person_managed ON person FOR SELECT TO ${APP_ROLE} USING (${OWN_PEOPLE} OR person_id = (SELECT acting_person_id()));
GRANT SELECT (person_id, email, display_name, language, totp_confirmed_at, steward, demo, disabled_at, created_at) ON person TO ${APP_ROLE};
CREATE POLICY one_time_link_managed ON one_time_link TO ${APP_ROLE}
  USING (purpose = 'invitation' AND organisation_id = (SELECT acting_for('people.manage')));
GRANT SELECT (link_id, purpose, organisation_id, email, roles, created_by, created_at, expires_at, used_at, revoked_at),
  UPDATE (revoked_at) ON one_time_link TO ${APP_ROLE};
CREATE POLICY session_own ON session TO ${APP_ROLE} USING (person_id = (SELECT acting_in_person())
  OR acting_organisation_id = (SELECT acting_for('people.manage')));
GRANT SELECT (session_id, person_id, acting_organisation_id, second_factor, created_at, last_seen_at, idle_until, expires_at, revoked_at,
  user_agent, address), UPDATE (revoked_at) ON session TO ${APP_ROLE};
-- A token acts for one organisation; it is its maker's, and the managers' to end. By itself it sees no other.
CREATE POLICY api_token_own ON api_token TO ${APP_ROLE} USING (organisation_id = (SELECT acting_organisation_id())
  AND (person_id = (SELECT acting_in_person()) OR token_id = (SELECT (acting()).credential_id)
    OR organisation_id = (SELECT acting_for('people.manage'))));
-- Whoever makes one is there in person: a token that makes tokens would never end.
CREATE POLICY api_token_in_person ON api_token AS RESTRICTIVE FOR INSERT TO ${APP_ROLE}
  -- And lends no more than they may do themselves, which is nothing while their second factor is missing.
  WITH CHECK (person_id = (SELECT acting_in_person()) AND capabilities <@ (SELECT (acting()).capabilities));
GRANT SELECT (token_id, organisation_id, person_id, name, capabilities, created_at, expires_at, last_used_at, revoked_at),
  INSERT, UPDATE (revoked_at) ON api_token TO ${APP_ROLE};

-- What has been ended stays ended: whoever got hold of one secret of a person must not revive another.
CREATE TRIGGER session_ends_once BEFORE UPDATE OF revoked_at ON session FOR EACH ROW
  WHEN (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)
  EXECUTE FUNCTION refuse_rewriting('a session is revoked once');
CREATE TRIGGER api_token_ends_once BEFORE UPDATE OF revoked_at ON api_token FOR EACH ROW
  WHEN (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)
  EXECUTE FUNCTION refuse_rewriting('a token is revoked once');
CREATE TRIGGER one_time_link_opens_once BEFORE UPDATE OF used_at, revoked_at ON one_time_link FOR EACH ROW
  WHEN ((OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)
     OR (OLD.used_at IS NOT NULL AND NEW.used_at IS DISTINCT FROM OLD.used_at))
  EXECUTE FUNCTION refuse_rewriting('a link opens once');`;

const ROLE_ROWS = [...MEMBER_ROLES.map((role) => [role, ROLE_CAPABILITIES[role]] as const), ['steward', STEWARD_CAPABILITIES] as const]
  .flatMap(([role, capabilities]) => capabilities.map((capability) => `('${role}', '${capability}')`))
  .join(', ');

/** People, their sessions and tokens, and the functions that say who acts. */
export const people: Migration = {
  number: 3,
  name: 'people',
  steps: [
    (sql) => createRole(sql, IDENTITY_ROLE),
    ORGANISATIONS,
    PEOPLE,
    `INSERT INTO role_capability (role, capability) VALUES ${ROLE_ROWS}`,
    FUNCTIONS,
    POLICIES,
  ],
};
