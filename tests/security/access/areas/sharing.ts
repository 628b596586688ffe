import { fields, rule, type Area } from '../rule.ts';

export const sharing: Area = {
  title: 'Sharing with other organisations',
  queries: {
    openableRuns: rule('sharing.manage', 'own', 'Rankings of the organisation whose sites can be opened to others'),
    sharingGrants: rule('sharing.manage', 'own', 'What the organisation has opened to others, past and revoked too'),
    receivedGrants: rule('records.read', 'own', 'What others have opened to the organisation'),
    municipalities: rule('records.read', 'network', 'Names of the network’s municipalities'),
    sharedAggregates: rule(
      'records.read',
      'network',
      'The fixed tables of an organisation that has opened them; small numbers are not shown',
      'an organisation',
    ),
  },
  mutations: {
    share: rule('sharing.manage', 'own', 'Opens records, tables, evaluations or numbers of sites to another organisation, for a time'),
    revokeSharing: rule('sharing.manage', 'own', 'Takes that back at once', 'a grant'),
  },
  routes: {},
  types: {
    SharingGrant: fields('id recipient kind municipalities runId validFrom validUntil purpose createdAt revokedAt live'),
    OpenableRun: fields('runId createdAt years sites accidents'),
    SharingGrantPayload: fields('grant userErrors'),
    ReceivedGrant: fields('id owner kind municipalities validUntil purpose attribution speedUnit standing'),
    Municipality: fields('id name'),
    SharedAggregates: fields('tables period note'),
    AggregateTable: fields('id title columns rows'),
  },
};
