import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * Areas and points of interest of an organisation, for the one filter and for counts place by place. A collection is what one file brought of one
 * kind. It never changes: a newer file is another collection, and one that is out of date is retired, which hides it from whoever chooses and
 * leaves every stored result, link and report that names it as it was. Who added and retired it stands in the audit trail.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;

/** Those of this step; later ones bring more. */
const POLYGONS = ['district', 'school-surroundings', 'other-area'];
const POINTS = ['school', 'health', 'elderly', 'stop', 'other-point'];

const listOf = (kinds: readonly string[]): string => kinds.map((kind) => `'${kind}'`).join(', ');

const COLLECTIONS = `
CREATE TABLE area_collection (
  organisation_id uuid NOT NULL REFERENCES organisation,
  collection_id integer NOT NULL CHECK (collection_id BETWEEN 1 AND 999999999),
  kind text NOT NULL CHECK (kind IN (${listOf([...POLYGONS, ...POINTS])})),
  name_el text NOT NULL CHECK (length(name_el) BETWEEN 1 AND 200),
  name_en text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 300),
  -- Under which terms the file may be used, and whom to name; empty where nobody is to be named.
  licence text NOT NULL CHECK (length(licence) BETWEEN 1 AND 300),
  attribution text NOT NULL CHECK (length(attribution) <= 300),
  item_count integer NOT NULL CHECK (item_count > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz,
  PRIMARY KEY (organisation_id, collection_id)
);
CREATE TRIGGER area_collection_once BEFORE UPDATE ON area_collection FOR EACH ROW WHEN (OLD.retired_at IS NOT NULL)
  EXECUTE FUNCTION refuse_rewriting('areas are retired once');
ALTER TABLE area_collection ENABLE ROW LEVEL SECURITY;
CREATE POLICY area_collection_read ON area_collection FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY area_collection_insert ON area_collection FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('records.import')});
CREATE POLICY area_collection_retire ON area_collection FOR UPDATE TO ${APP_ROLE}
  USING (${OWN('records.import')}) WITH CHECK (${OWN('records.import')});
GRANT SELECT, INSERT, UPDATE (retired_at) ON area_collection TO ${APP_ROLE};`;

const ITEMS = `
-- Numbered from 1 in the order of the file. Names are empty where the file gives none. x and y: of a point, millimetres in the organisation's plane.
CREATE TABLE area_item (
  organisation_id uuid NOT NULL,
  collection_id integer NOT NULL,
  item_id integer NOT NULL CHECK (item_id > 0),
  source_id text NOT NULL CHECK (length(source_id) <= 200),
  name_el text NOT NULL CHECK (length(name_el) <= 200),
  name_en text NOT NULL CHECK (length(name_en) <= 200),
  shape geometry(Geometry, 4326) NOT NULL CHECK (GeometryType(shape) IN ('POINT', 'MULTIPOLYGON')),
  x_mm bigint,
  y_mm bigint,
  PRIMARY KEY (organisation_id, collection_id, item_id),
  FOREIGN KEY (organisation_id, collection_id) REFERENCES area_collection (organisation_id, collection_id),
  CHECK ((GeometryType(shape) = 'POINT') = (x_mm IS NOT NULL) AND (x_mm IS NULL) = (y_mm IS NULL))
);
ALTER TABLE area_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY area_item_read ON area_item FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY area_item_insert ON area_item FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('records.import')});
-- As many as the collection says, and of its shape: with the primary key, a collection that is whole takes no more.
CREATE POLICY area_item_of_collection ON area_item AS RESTRICTIVE FOR INSERT TO ${APP_ROLE} WITH CHECK (EXISTS (
  SELECT FROM area_collection c WHERE c.organisation_id = area_item.organisation_id AND c.collection_id = area_item.collection_id
    AND area_item.item_id <= c.item_count AND c.retired_at IS NULL
    AND (GeometryType(area_item.shape) = 'POINT') = (c.kind IN (${listOf(POINTS)}))));
GRANT SELECT, INSERT ON area_item TO ${APP_ROLE};`;

/** Areas and points of interest of an organisation. */
export const areas: Migration = { number: 17, name: 'areas', steps: [COLLECTIONS, ITEMS] };
