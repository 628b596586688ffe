import { APP_ROLE, createRole } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/** What anybody may read who has not signed in: published releases, and nothing else of the database. */
export const PUBLIC_ROLE = 'elektron_public';

/*
 * A release is written once, and withdrawn at most: its numbers were computed and judged before, and are never made again from records. The role of the public has
 * rights on a few columns of this one table; it can read no record, whatever statement reaches the database.
 */
const RELEASES = `
CREATE TABLE published_release (
  organisation_id uuid NOT NULL REFERENCES organisation,
  release_no integer NOT NULL CHECK (release_no > 0),
  -- The organisation's short name and the number: what an address says.
  release_id text NOT NULL CHECK (release_id ~ '^[a-z0-9][a-z0-9-]{0,62}-[0-9]{1,9}$'),
  -- What the release says of itself.
  head jsonb NOT NULL,
  -- The whole of it, JSON packed by gzip.
  content bytea NOT NULL,
  -- SHA-256 of the unpacked content.
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  published_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (organisation_id, release_no)
);
CREATE TRIGGER published_release_once BEFORE UPDATE ON published_release FOR EACH ROW WHEN (OLD.withdrawn_at IS NOT NULL)
  EXECUTE FUNCTION refuse_rewriting('releases are withdrawn once');
ALTER TABLE published_release ENABLE ROW LEVEL SECURITY;
CREATE POLICY published_release_public ON published_release FOR SELECT TO ${PUBLIC_ROLE} USING (withdrawn_at IS NULL);
GRANT USAGE ON SCHEMA public TO ${PUBLIC_ROLE};
GRANT SELECT (release_id, release_no, head, content, digest, published_at, withdrawn_at) ON published_release TO ${PUBLIC_ROLE};
CREATE POLICY published_release_own ON published_release FOR SELECT TO ${APP_ROLE} USING (organisation_id = (SELECT acting_for('records.read')));
GRANT SELECT ON published_release TO ${APP_ROLE};`;

/** Releases that anybody may read. */
export const publishedReleases: Migration = {
  number: 46,
  name: 'published-releases',
  steps: [(sql) => createRole(sql, PUBLIC_ROLE), RELEASES],
};
