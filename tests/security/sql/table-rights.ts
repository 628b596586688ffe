import { ACCIDENT_RIGHTS } from './rights/accidents.ts';
import { APPRAISAL_RIGHTS } from './rights/appraisals.ts';
import { AREA_RIGHTS } from './rights/areas.ts';
import { AUDIT_RIGHTS } from './rights/audit.ts';
import { DATA_PROTECTION_RIGHTS } from './rights/data-protection.ts';
import { EVALUATION_RIGHTS } from './rights/evaluations.ts';
import { HOTSPOT_RIGHTS } from './rights/hotspots.ts';
import { IMPORT_RIGHTS } from './rights/imports.ts';
import { MONTH_RIGHTS } from './rights/months.ts';
import { NETWORK_RIGHTS } from './rights/networks.ts';
import { ORGANISATION_RIGHTS } from './rights/organisations.ts';
import { PEOPLE_RIGHTS } from './rights/people.ts';
import { PUBLICATION_RIGHTS } from './rights/publication.ts';
import type { TableRights } from './rights/right.ts';
import { SHARING_RIGHTS } from './rights/sharing.ts';

/** THE rights at every table, declared here and not read from the migrations. A table that is not here fails the test. */
export const TABLE_RIGHTS: Readonly<Record<string, TableRights>> = {
  ...PEOPLE_RIGHTS,
  ...ORGANISATION_RIGHTS,
  ...AREA_RIGHTS,
  ...SHARING_RIGHTS,
  ...IMPORT_RIGHTS,
  ...ACCIDENT_RIGHTS,
  ...MONTH_RIGHTS,
  ...NETWORK_RIGHTS,
  ...HOTSPOT_RIGHTS,
  ...EVALUATION_RIGHTS,
  ...APPRAISAL_RIGHTS,
  ...AUDIT_RIGHTS,
  ...PUBLICATION_RIGHTS,
  ...DATA_PROTECTION_RIGHTS,
};
