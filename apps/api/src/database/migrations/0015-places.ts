import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * What sources say of places in words, and places that were found by such words. A found place is a correction like any other (0009): who accepted
 * it, when, from which data version on, withdrawn once. It differs in one thing: where its source had no position and later has one, the source's
 * counts (`yields` in its value). Those that were accepted together have the same placement.
 */

const WORDS = `
ALTER TABLE accident_version ADD COLUMN place_words jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(place_words) = 'object');`;

const SETTINGS = `
-- From which confidence (docs/geocoding.md) places may be accepted together, in hundredths.
ALTER TABLE organisation ADD COLUMN place_confidence smallint NOT NULL DEFAULT 90 CHECK (place_confidence BETWEEN 50 AND 100);
GRANT UPDATE (place_confidence) ON organisation TO ${APP_ROLE};`;

const PLACEMENTS = `
ALTER TABLE accident_correction ADD COLUMN placement_id uuid;
CREATE INDEX accident_correction_placement ON accident_correction (organisation_id, placement_id) WHERE placement_id IS NOT NULL;
GRANT INSERT (placement_id) ON accident_correction TO ${APP_ROLE};`;

/** The same view as in 0009, but for found places that their source has overtaken. */
const TERRITORY = `
CREATE OR REPLACE VIEW open_accident WITH (security_barrier) AS
  SELECT organisation_id, accident_id FROM (
    SELECT found.organisation_id, found.accident_id,
      CASE WHEN placed.value IS NULL OR (found.located AND (placed.value -> 'yields') = 'true') THEN found.municipality_id
        ELSE (placed.value ->> 'municipalityId')::integer END AS municipality_id
    FROM (
      SELECT DISTINCT ON (v.organisation_id, v.accident_id) v.organisation_id, v.accident_id, v.municipality_id,
        v.longitude_e7 IS NOT NULL AS located
      FROM accident_version v JOIN import_batch b USING (organisation_id, batch_id)
      WHERE v.organisation_id = (SELECT readable_organisation_id('records')) AND b.committed_version IS NOT NULL AND b.undone_version IS NULL
      ORDER BY v.organisation_id, v.accident_id, b.committed_version DESC) found
    LEFT JOIN (
      SELECT DISTINCT ON (c.organisation_id, c.accident_id) c.organisation_id, c.accident_id, c.value
      FROM accident_correction c
      WHERE c.organisation_id = (SELECT readable_organisation_id('records')) AND c.field = 'place' AND c.withdrawn_version IS NULL
      ORDER BY c.organisation_id, c.accident_id, c.correction_no DESC) placed
      ON placed.organisation_id = found.organisation_id AND placed.accident_id = found.accident_id) newest
  WHERE municipality_id = ANY ((SELECT readable_territory())::integer[]);`;

/** Places in words, and places that were found by them. */
export const places: Migration = { number: 15, name: 'places', steps: [WORDS, SETTINGS, PLACEMENTS, TERRITORY] };
