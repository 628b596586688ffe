import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * How much the sites of a table take, kept with the table: what an organisation may store is asked with every file that comes in, and must not read all of
 * its sites each time. Reckoned by the database as sites are stored, so that nobody says less of them.
 */

const STORED = `
ALTER TABLE site_table ADD COLUMN stored_bytes bigint NOT NULL DEFAULT 0 CHECK (stored_bytes >= 0);
-- Tables that are retired are counted as the others, and their trigger refuses any change.
ALTER TABLE site_table DISABLE TRIGGER site_table_once;
UPDATE site_table t SET stored_bytes = s.bytes FROM (
  SELECT organisation_id, site_table_id, sum(pg_column_size(k.*)) AS bytes FROM site_table_site k GROUP BY 1, 2
) s WHERE s.organisation_id = t.organisation_id AND s.site_table_id = t.site_table_id;
ALTER TABLE site_table ENABLE TRIGGER site_table_once;`;

const COUNTED = `
CREATE FUNCTION count_site_table_bytes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE site_table t SET stored_bytes = t.stored_bytes + s.bytes FROM (
    SELECT organisation_id, site_table_id, sum(pg_column_size(k.*)) AS bytes FROM stored k GROUP BY 1, 2
  ) s WHERE s.organisation_id = t.organisation_id AND s.site_table_id = t.site_table_id;
  RETURN NULL;
END $$;
CREATE TRIGGER site_table_site_bytes AFTER INSERT ON site_table_site REFERENCING NEW TABLE AS stored FOR EACH STATEMENT
  EXECUTE FUNCTION count_site_table_bytes();
REVOKE ALL ON FUNCTION count_site_table_bytes() FROM PUBLIC, ${APP_ROLE};`;

/** How many bytes the sites of each table take. */
export const siteTableBytes: Migration = { number: 40, name: 'site-table-bytes', steps: [STORED, COUNTED] };
