import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * How a release comes about: somebody asks for it, a job computes it and judges what can be told from it, somebody proposes it, and somebody else publishes
 * it. Nothing is rewritten: how a draft stands follows from its events. Into what is public leads one function, and out of it another.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;
/** Whoever reads records, and whoever may object. */
const READERS = `organisation_id = coalesce((SELECT acting_for('records.read')), (SELECT acting_for('releases.veto')))`;

const DRAFTS = `
CREATE TABLE release_draft (
  organisation_id uuid NOT NULL REFERENCES organisation,
  draft_id uuid NOT NULL,
  -- Blocks of years, licence, and what else is to be in it.
  request jsonb NOT NULL CHECK (jsonb_typeof(request) = 'object'),
  -- k.
  threshold integer NOT NULL CHECK (threshold >= 5),
  illustrative boolean NOT NULL,
  -- Of accidents.
  data_version bigint NOT NULL,
  software_version text NOT NULL,
  -- Of the job that computes it.
  progress real NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
  heartbeat_at timestamptz,
  cancel_requested boolean NOT NULL DEFAULT false,
  person_id uuid,
  person_name text,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, draft_id)
);
CREATE FUNCTION name_release_draft() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.person_id := acting_person_id();
  NEW.person_name := (SELECT p.display_name FROM person p WHERE p.person_id = NEW.person_id);
  NEW.made_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER release_draft_fill BEFORE INSERT ON release_draft FOR EACH ROW EXECUTE FUNCTION name_release_draft();
ALTER TABLE release_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY release_draft_read ON release_draft FOR SELECT TO ${APP_ROLE} USING (${READERS});
CREATE POLICY release_draft_add ON release_draft FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('releases.publish')});
CREATE POLICY release_draft_pulse ON release_draft FOR UPDATE TO ${APP_ROLE}
  USING (${OWN('releases.publish')}) WITH CHECK (${OWN('releases.publish')});
GRANT SELECT, INSERT (organisation_id, draft_id, request, threshold, illustrative, data_version, software_version),
  UPDATE (progress, heartbeat_at, cancel_requested) ON release_draft TO ${APP_ROLE};`;

const CONTENTS = `
-- What was computed: by jobs only, once for each draft.
CREATE TABLE release_content (
  organisation_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  -- What the release says of itself, its number and its bounds among it.
  head jsonb NOT NULL CHECK (jsonb_typeof(head) = 'object'),
  -- The whole of it, JSON packed by gzip; nothing else of it ever becomes public.
  content bytea NOT NULL,
  -- SHA-256 of the unpacked content.
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  audit_passed boolean NOT NULL,
  -- Why it failed, and what was found beside.
  audit jsonb NOT NULL CHECK (jsonb_typeof(audit) = 'object'),
  -- How useful it is. It rests on true counts: for those who judge it.
  utility jsonb NOT NULL CHECK (jsonb_typeof(utility) = 'array'),
  -- JSON packed by gzip: which numbers are hidden because they are small, and which beside them.
  reasons bytea NOT NULL,
  -- Ids of all releases that the audit has taken for known.
  considered text[] NOT NULL,
  PRIMARY KEY (organisation_id, draft_id),
  FOREIGN KEY (organisation_id, draft_id) REFERENCES release_draft (organisation_id, draft_id)
);
ALTER TABLE release_content ENABLE ROW LEVEL SECURITY;
CREATE POLICY release_content_read ON release_content FOR SELECT TO ${APP_ROLE} USING (${READERS});
CREATE POLICY release_content_add ON release_content FOR INSERT TO ${APP_ROLE}
  WITH CHECK (${OWN('releases.publish')} AND (SELECT (acting()).kind) IN ('job', 'installation'));
GRANT SELECT, INSERT (organisation_id, draft_id, head, content, digest, audit_passed, audit, utility, reasons, considered) ON release_content TO ${APP_ROLE};`;

const EVENTS = `
-- What happened to a draft, one after the other. The database fills in who, when, in which order, and what was in it.
CREATE TABLE release_event (
  organisation_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  event_no integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('begun', 'ready', 'failed', 'proposed', 'rejected', 'published', 'withdrawn')),
  -- Why it was rejected or withdrawn.
  reason text CHECK (length(reason) BETWEEN 1 AND 2000),
  -- Why it could not be computed, or the failed audit; null for all else.
  problem jsonb,
  -- SHA-256 of the packed content that was proposed and published.
  content_hash text,
  person_id uuid,
  person_name text,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, draft_id, event_no),
  CHECK ((kind IN ('rejected', 'withdrawn')) = (reason IS NOT NULL)),
  CHECK ((kind = 'failed') = (problem IS NOT NULL)),
  FOREIGN KEY (organisation_id, draft_id) REFERENCES release_draft (organisation_id, draft_id)
);

-- Machines compute and people decide: a job proposes nothing, and nobody says by hand that a draft is ready.
CREATE FUNCTION step_release() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
  last release_event;
  found release_content;
BEGIN
  -- Refused by the policy, and without a word about how another's draft stands.
  IF NEW.organisation_id IS DISTINCT FROM who.organisation_id THEN RETURN NEW; END IF;
  SELECT * INTO last FROM release_event e WHERE e.organisation_id = NEW.organisation_id AND e.draft_id = NEW.draft_id ORDER BY e.event_no DESC LIMIT 1;
  SELECT * INTO found FROM release_content c WHERE c.organisation_id = NEW.organisation_id AND c.draft_id = NEW.draft_id;
  IF NOT coalesce(CASE NEW.kind
      WHEN 'begun' THEN last.kind IS NULL
      WHEN 'ready' THEN last.kind = 'begun' AND found.audit_passed
      WHEN 'failed' THEN coalesce(last.kind = 'begun', true) AND found.audit_passed IS NOT TRUE
      WHEN 'proposed' THEN last.kind = 'ready'
      WHEN 'rejected' THEN last.kind = 'proposed'
      WHEN 'published' THEN last.kind = 'proposed'
      WHEN 'withdrawn' THEN last.kind = 'published' END, false) THEN
    RAISE EXCEPTION 'release_event: this is no step from here' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.kind IN ('begun', 'ready', 'failed') AND who.kind IN ('job', 'installation')
      OR NEW.kind IN ('proposed', 'rejected', 'published') AND who.kind = 'session'
      OR NEW.kind = 'withdrawn' AND who.kind IN ('session', 'installation')) IS NOT TRUE THEN
    RAISE EXCEPTION 'release_event: this step is not theirs' USING ERRCODE = 'insufficient_privilege';
  END IF;
  NEW.event_no := 1 + coalesce(last.event_no, 0);
  NEW.content_hash := CASE WHEN NEW.kind IN ('proposed', 'published') THEN encode(sha256(found.content), 'hex') END;
  NEW.person_id := who.person_id;
  NEW.person_name := (SELECT p.display_name FROM person p WHERE p.person_id = who.person_id);
  NEW.made_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER release_event_step BEFORE INSERT ON release_event FOR EACH ROW EXECUTE FUNCTION step_release();
ALTER TABLE release_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY release_event_read ON release_event FOR SELECT TO ${APP_ROLE} USING (${READERS});
-- What becomes public and what is taken back goes through the functions below.
CREATE POLICY release_event_add ON release_event FOR INSERT TO ${APP_ROLE} WITH CHECK (kind NOT IN ('published', 'withdrawn') AND organisation_id = coalesce(
  (SELECT acting_for('releases.publish')), CASE WHEN kind = 'rejected' THEN (SELECT acting_for('releases.veto')) END));
GRANT SELECT, INSERT (organisation_id, draft_id, kind, reason, problem) ON release_event TO ${APP_ROLE};`;

const OVERLAP = (
  a: string,
  b: string,
): string => `(${a} ->> 0)::float8 <= (${b} ->> 2)::float8 AND (${a} ->> 2)::float8 >= (${b} ->> 0)::float8
    AND (${a} ->> 1)::float8 <= (${b} ->> 3)::float8 AND (${a} ->> 3)::float8 >= (${b} ->> 1)::float8`;

const DOORS = `
-- What was ever public, in so far as it may be about the same accidents: the own releases, and those of others that overlap in space, withdrawn ones too.
CREATE FUNCTION known_releases(bounds jsonb) RETURNS TABLE (release_id text, is_own boolean, head jsonb, content bytea)
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := acting_for('releases.publish');
BEGIN
  IF me IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT r.release_id, r.organisation_id = me, r.head, r.content FROM published_release r
    WHERE r.organisation_id = me OR ${OVERLAP("r.head -> 'bounds'", 'known_releases.bounds')}
    ORDER BY r.published_at, r.release_id;
END $$;

-- How many others of the organisation could publish what one has proposed.
CREATE FUNCTION other_publishers() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM membership m JOIN person p ON p.person_id = m.person_id CROSS JOIN installation i
  WHERE m.organisation_id = (SELECT acting_for('releases.publish')) AND m.ended_at IS NULL AND p.disabled_at IS NULL AND (i.demo OR NOT p.demo)
    AND m.person_id IS DISTINCT FROM (SELECT acting_person_id())
    AND EXISTS (SELECT FROM role_capability c WHERE c.role = ANY (m.roles) AND c.capability = 'releases.publish') $$;

-- Makes a draft public. It takes two people, an audit that has passed with all that was public by then, and the very content that was proposed.
CREATE FUNCTION publish_release(draft uuid, seen_digest text) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := acting_for('releases.publish');
  publisher uuid := acting_in_person();
  last release_event;
  made release_content;
  next_no integer;
BEGIN
  IF me IS NULL OR publisher IS NULL THEN RAISE EXCEPTION 'this takes a publisher in person' USING ERRCODE = 'insufficient_privilege'; END IF;
  -- One after the other, of all organisations: the second would not have considered the first.
  LOCK TABLE published_release IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO last FROM release_event e WHERE e.organisation_id = me AND e.draft_id = draft ORDER BY e.event_no DESC LIMIT 1;
  IF last.kind IS DISTINCT FROM 'proposed' THEN RAISE EXCEPTION 'nobody has proposed this' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  IF last.person_id IS NULL OR last.person_id = publisher THEN
    RAISE EXCEPTION 'somebody else must publish what one has proposed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO made FROM release_content c WHERE c.organisation_id = me AND c.draft_id = draft;
  IF made.audit_passed IS NOT TRUE THEN RAISE EXCEPTION 'the audit has not passed' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  IF made.digest IS DISTINCT FROM seen_digest OR encode(sha256(made.content), 'hex') IS DISTINCT FROM last.content_hash THEN
    RAISE EXCEPTION 'this is not what was proposed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT FROM known_releases(made.head -> 'bounds') k WHERE NOT k.release_id = ANY (made.considered)) THEN
    RAISE EXCEPTION 'another release became public since' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  next_no := 1 + coalesce((SELECT max(r.release_no) FROM published_release r WHERE r.organisation_id = me), 0);
  IF (made.head ->> 'number')::integer <> next_no
    OR made.head ->> 'releaseId' <> (SELECT o.slug FROM organisation o WHERE o.organisation_id = me) || '-' || next_no THEN
    RAISE EXCEPTION 'this release bears another number' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  INSERT INTO published_release (organisation_id, release_no, release_id, head, content, digest, published_at)
    VALUES (me, next_no, made.head ->> 'releaseId', made.head, made.content, made.digest, clock_timestamp());
  INSERT INTO release_event (organisation_id, draft_id, kind) VALUES (me, draft, 'published');
  RETURN made.head ->> 'releaseId';
END $$;

-- Takes a release back at once: whoever publishes may, and whoever may object.
CREATE FUNCTION withdraw_release(draft uuid, why text) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := coalesce(acting_for('releases.publish'), acting_for('releases.veto'));
  withdrawn text;
BEGIN
  IF me IS NULL THEN RAISE EXCEPTION 'this takes a publisher, or whoever may object' USING ERRCODE = 'insufficient_privilege'; END IF;
  INSERT INTO release_event (organisation_id, draft_id, kind, reason) VALUES (me, draft, 'withdrawn', why);
  UPDATE published_release r SET withdrawn_at = clock_timestamp()
    WHERE r.organisation_id = me AND r.release_id = (SELECT c.head ->> 'releaseId' FROM release_content c WHERE c.organisation_id = me AND c.draft_id = draft)
    RETURNING r.release_id INTO withdrawn;
  RETURN withdrawn;
END $$;

REVOKE ALL ON FUNCTION name_release_draft(), step_release(), known_releases(jsonb), other_publishers(), publish_release(uuid, text), withdraw_release(uuid, text)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION known_releases(jsonb), other_publishers(), publish_release(uuid, text), withdraw_release(uuid, text) TO ${APP_ROLE};`;

/** Drafts of releases, and the two doors between them and the public. */
export const releaseDrafts: Migration = { number: 47, name: 'release-drafts', steps: [DRAFTS, CONTENTS, EVENTS, DOORS] };
