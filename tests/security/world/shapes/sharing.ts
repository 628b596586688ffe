import type { Row } from '../make-row.ts';
import { idIn, ORGANISATIONS, type OrganisationName, type TestOrganisation } from '../organisations.ts';
import { dayFromNow, PAST } from '../times.ts';
import type { Shape } from './shape.ts';
import { HERE } from './where.ts';

/** What was opened to the own organisation, and how. */
const GRANTED: Readonly<Partial<Record<OrganisationName, Row>>> = {
  shared: { kind: 'records', municipality_ids: null },
  territorial: { kind: 'records', municipality_ids: [HERE] },
  studied: { kind: 'evaluations', municipality_ids: null },
  counted: { kind: 'aggregates', municipality_ids: null },
};

function grantsOf(organisation: TestOrganisation, own: string, foreign: string): Row[] {
  const grant = { valid_from: '2020-01-01', valid_until: '2024-01-01', municipality_ids: null, run_id: null, kind: 'records' };
  const present = { valid_from: dayFromNow(-100), valid_until: dayFromNow(100) };
  const recipient_organisation_id = organisation.id === own ? foreign : own;
  // One that is over and one that was revoked: neither opens anything any more.
  const past: Row[] = [
    { ...grant, recipient_organisation_id },
    { ...grant, ...present, recipient_organisation_id, revoked_at: PAST },
  ];
  // To somebody else than whoever asks.
  if (organisation.id === foreign) past.push({ ...grant, ...present, recipient_organisation_id: ORGANISATIONS.shared.id });
  if (organisation.id === foreign) past.push(...closedSites(organisation, { ...grant, ...present }, own));
  const live = GRANTED[organisation.name];
  return live === undefined ? past : [...past, { ...grant, ...present, ...live, recipient_organisation_id }];
}

/** Sites that are open to nobody who asks: to another one, not yet, no longer, and taken back. */
function closedSites(organisation: TestOrganisation, present: Row, own: string): Row[] {
  const ofSites = { ...present, kind: 'site-counts', run_id: idIn(organisation, 'hotspot_run.run_id', 3), recipient_organisation_id: own };
  return [
    { ...ofSites, recipient_organisation_id: ORGANISATIONS.shared.id },
    { ...ofSites, valid_from: dayFromNow(50) },
    { ...ofSites, valid_until: dayFromNow(-50) },
    { ...ofSites, revoked_at: PAST },
  ];
}

export const SHARING_SHAPES: Readonly<Record<string, Shape>> = {
  sharing_grant: (organisation, { own, foreign }) => grantsOf(organisation, own.id, foreign.id),
  sharing_use: ({ id }, { own, foreign }) => [{ what: 'reading', recipient_organisation_id: id === own.id ? foreign.id : own.id }],
};
