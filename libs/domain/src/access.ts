import type { Text } from './language.ts';

/** What kinds of body there are in the network. A region is a road authority, as a municipality is. */
export const ORGANISATION_KINDS = ['municipality', 'police', 'region', 'research', 'network'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const ORGANISATION_KIND_LABELS: Readonly<Record<OrganisationKind, Text>> = {
  municipality: { el: 'Δήμος', en: 'Municipality' },
  police: { el: 'Αστυνομική υπηρεσία', en: 'Police service' },
  region: { el: 'Περιφέρεια', en: 'Region' },
  research: { el: 'Ερευνητικός φορέας', en: 'Research body' },
  network: { el: 'Δίκτυο', en: 'Network' },
};

/** Those that look after roads: they may have standing access to what police have recorded in their territory. */
export const ROAD_AUTHORITY_KINDS: readonly OrganisationKind[] = ['municipality', 'region'];

/** What a member does in an organisation. One person may have several roles, and belong to several organisations. */
export const MEMBER_ROLES = ['uploader', 'analyst', 'publisher', 'manager', 'data-protection-officer'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const MEMBER_ROLE_LABELS: Readonly<Record<MemberRole, Text>> = {
  uploader: { el: 'Καταχώριση', en: 'Uploader' },
  analyst: { el: 'Ανάλυση', en: 'Analyst' },
  publisher: { el: 'Δημοσίευση', en: 'Publisher' },
  manager: { el: 'Διαχείριση', en: 'Manager' },
  'data-protection-officer': { el: 'Υπεύθυνος Προστασίας Δεδομένων', en: 'Data protection officer' },
};

/** What somebody may do: the words in which every door, every policy of the database and every menu speaks. */
export const CAPABILITIES = [
  /** Counts, map, list and results, without single persons. */
  'records.read',
  /** Units and casualties of one accident, and what the source wrote about them. Every such look is in the audit trail. */
  'records.personal',
  /** Uploads, imports, undoing them. */
  'records.import',
  /** Hotspot runs, interventions and their evaluation. */
  'analyses.run',
  /** Public releases. */
  'releases.publish',
  /** To object to a public release and to withdraw it. */
  'releases.veto',
  'people.manage',
  'sharing.manage',
  'audit.read',
  /** Register of personal fields, decisions on requests of data subjects. */
  'registers.manage',
  /** The network's organisations and reference data, and its totals; no record. */
  'organisations.manage',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** THE table of who may do what. The database is filled from it, and asks it again behind every door. */
export const ROLE_CAPABILITIES: Readonly<Record<MemberRole, readonly Capability[]>> = {
  uploader: ['records.read', 'records.personal', 'records.import'],
  analyst: ['records.read', 'records.personal', 'analyses.run'],
  publisher: ['records.read', 'releases.publish'],
  manager: ['records.read', 'people.manage', 'sharing.manage', 'audit.read'],
  'data-protection-officer': ['audit.read', 'registers.manage', 'releases.veto'],
};

/** A steward looks after the whole network: its organisations and reference data. It is no membership, and gives no record. */
export const STEWARD_CAPABILITIES: readonly Capability[] = ['organisations.manage'];

/** What a machine's token may be allowed: what its owner may do, and nothing that manages people or decides about them. */
export const TOKEN_CAPABILITIES: readonly Capability[] = ['records.read', 'records.personal', 'records.import', 'analyses.run'];

/** A machine's token lasts no longer than this, so that whoever looks after it looks at it now and then. */
export const TOKEN_LONGEST_DAYS = 366;

/** @returns the capabilities of a membership, each once, in the order of the list */
export function capabilitiesOf(roles: readonly MemberRole[]): Capability[] {
  return CAPABILITIES.filter((capability) => roles.some((role) => ROLE_CAPABILITIES[role].includes(capability)));
}

/** What one organisation may let another see. */
export const SHARING_KINDS = ['records', 'aggregates', 'evaluations', 'site-counts'] as const;
export type SharingKind = (typeof SHARING_KINDS)[number];

/** The longest time for which something is shared at a stretch: whoever needs it longer asks again, and somebody thinks about it again. */
export const LONGEST_GRANT_YEARS = 5;
