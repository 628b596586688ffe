import { bytesNamed, type Row } from './make-row.ts';
import { ACCIDENT_SHAPES } from './shapes/accidents.ts';
import { APPRAISAL_SHAPES } from './shapes/appraisals.ts';
import { AREA_SHAPES } from './shapes/areas.ts';
import { BLACK_SPOT_SHAPES } from './shapes/black-spots.ts';
import { DATA_PROTECTION_SHAPES } from './shapes/data-protection.ts';
import { DUPLICATE_SHAPES } from './shapes/duplicates.ts';
import { EVALUATION_SHAPES } from './shapes/evaluations.ts';
import { EVIDENCE_SHAPES } from './shapes/evidence.ts';
import { HOTSPOT_SHAPES } from './shapes/hotspots.ts';
import { IMPORT_SHAPES } from './shapes/imports.ts';
import { MONTH_SHAPES } from './shapes/months.ts';
import { NETWORK_SHAPES } from './shapes/networks.ts';
import { ORGANISATION_SHAPES } from './shapes/organisations.ts';
import { PEOPLE_SHAPES } from './shapes/people.ts';
import { PLACE_SHAPES } from './shapes/places.ts';
import { PUBLICATION_SHAPES } from './shapes/publication.ts';
import type { Shape } from './shapes/shape.ts';
import { SHARING_SHAPES } from './shapes/sharing.ts';
import { HERE, THERE } from './shapes/where.ts';
import { FUTURE } from './times.ts';

/**
 * What the rules of a table ask beyond its types: one entry a row. A table that is not named has one row an organisation, made of its types
 * alone; where the database refuses that, the table belongs here.
 */
export const SHAPES: Readonly<Record<string, Shape>> = {
  ...IMPORT_SHAPES,
  ...ACCIDENT_SHAPES,
  ...DUPLICATE_SHAPES,
  ...PLACE_SHAPES,
  ...MONTH_SHAPES,
  ...NETWORK_SHAPES,
  ...HOTSPOT_SHAPES,
  ...BLACK_SPOT_SHAPES,
  ...EVALUATION_SHAPES,
  ...EVIDENCE_SHAPES,
  ...APPRAISAL_SHAPES,
  ...PUBLICATION_SHAPES,
  ...PEOPLE_SHAPES,
  ...ORGANISATION_SHAPES,
  ...SHARING_SHAPES,
  ...AREA_SHAPES,
  ...DATA_PROTECTION_SHAPES,
};

/** Tables that hold nothing of any organisation. */
export const OF_NOBODY: Readonly<Record<string, readonly Row[]>> = {
  installation: [],
  role_capability: [],
  rate_limit: [{ budget_key: bytesNamed('a budget'), points: 1, resets_at: FUTURE }],
  municipality: [HERE, THERE].map((municipality_id) => ({
    municipality_id,
    name_el: `Δήμος ${municipality_id}`,
    name_en: `Municipality ${municipality_id}`,
    boundary: 'SRID=4326;MULTIPOLYGON(((23 37, 25 37, 25 39, 23 39, 23 37)))',
  })),
};
