import type { Row } from '../make-row.ts';
import type { OrganisationName, TestOrganisation } from '../organisations.ts';

/** The rows that a table has of an organisation: what the rules of the table ask beyond its types. */
export type Shape = (organisation: TestOrganisation, organisations: Readonly<Record<OrganisationName, TestOrganisation>>) => Row[];

/** As a stored run has it. */
export const NO_FILTER = { period: null, area: null, selections: [] };
