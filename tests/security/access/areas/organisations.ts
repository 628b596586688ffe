import { fields, rule, type Area } from '../rule.ts';

export const organisations: Area = {
  title: 'Organisations and the network',
  queries: {
    organisation: rule('signed-in', 'own', 'The organisation for which one acts: name, time zone, grid, unit of speed'),
    organisations: rule('signed-in', 'network', 'Which organisations are in the network: name and kind, nothing of what they hold'),
    organisationSettings: rule('people.manage', 'own', 'What the organisation decides about itself'),
    awaitedManagers: rule(
      'organisations.manage',
      'network',
      'Which organisations wait for their first manager, and the address that a steward has invited',
    ),
    networkTotals: rule('organisations.manage', 'network', 'How many accidents the network holds, each counted once, by year and severity'),
  },
  mutations: {
    changeOrganisationSettings: rule('people.manage', 'own', 'Changes it: second factor, standing access, retention'),
    createOrganisation: rule('organisations.manage', 'network', 'Adds an organisation to the network and invites its manager'),
    renewManagerInvitation: rule(
      'organisations.manage',
      'network',
      'Invites the same first manager anew, while nobody has managed the organisation yet; the former link opens no more',
      'an organisation',
    ),
  },
  routes: {},
  types: {
    Organisation: fields('id slug kind name attribution timeZone srid speedUnit basemapUrl basemapAttribution softwareVersion'),
    OrganisationEntry: fields('id slug kind name'),
    AwaitedManager: fields('organisation email expiresAt live'),
    OrganisationSettings: fields(
      'defaultLanguage standingAccess secondFactorRequired uploadRetentionDays auditRetentionDays outsideBoundary placeConfidence monthLetters',
    ),
    OrganisationSettingsPayload: fields('settings userErrors'),
    NetworkTotals: fields('organisations records accidents duplicates notComparable byYear period method'),
    NetworkYear: fields('year fatal serious slight injury damageOnly unknown'),
  },
};
