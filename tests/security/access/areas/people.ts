import { fields, inPerson, rule, type Area } from '../rule.ts';

export const people: Area = {
  title: 'People and machines of an organisation',
  queries: {
    members: rule('people.manage', 'own', 'Members with names, addresses, roles'),
    invitations: rule('people.manage', 'own', 'Invitations that wait'),
    organisationSessions: rule('people.manage', 'own', 'Where members are signed in for the organisation'),
    apiTokens: rule('records.read', 'own', 'Tokens of machines: one’s own, and for a manager everybody’s; never the secret itself'),
  },
  mutations: {
    inviteMember: rule('people.manage', 'own', 'Invites somebody'),
    revokeInvitation: rule('people.manage', 'own', 'Takes an invitation back', 'an invitation'),
    changeRoles: rule('people.manage', 'own', 'Gives a member other roles', 'a member'),
    endMembership: rule('people.manage', 'own', 'Ends a membership', 'a member'),
    createApiToken: inPerson('records.read', 'own', 'Makes a token for some of what one may do oneself'),
    revokeApiToken: rule('records.read', 'own', 'Ends a token: one’s own, and a manager everybody’s', 'a token'),
  },
  routes: {},
  types: {
    Member: fields('personId email displayName roles hasSecondFactor joinedAt'),
    MembersPayload: fields('members userErrors'),
    PendingInvitation: fields('id email roles createdAt expiresAt'),
    Invitation: fields('email path'),
    InvitationPayload: fields('invitation userErrors'),
    ApiToken: fields('id personId name capabilities createdAt expiresAt lastUsedAt'),
    ApiTokenPayload: fields('token userErrors'),
  },
};
