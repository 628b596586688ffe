import { graphql } from '../../graphql/generated/gql.ts';
import type { InvitationsQuery, MembersQuery, OrganisationSessionsQuery } from '../../graphql/generated/graphql.ts';

export const MEMBERS = graphql(`
  query Members {
    members {
      personId
      email
      displayName
      roles
      hasSecondFactor
      joinedAt
    }
  }
`);

export const INVITATIONS = graphql(`
  query Invitations {
    invitations {
      id
      email
      roles
      createdAt
      expiresAt
    }
  }
`);

export const ORGANISATION_SESSIONS = graphql(`
  query OrganisationSessions {
    organisationSessions {
      id
      personId
      current
      userAgent
      address
      lastSeenAt
    }
  }
`);

export const INVITE_MEMBER = graphql(`
  mutation InviteMember($input: InviteInput!) {
    inviteMember(input: $input) {
      invitation {
        email
        path
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const REVOKE_INVITATION = graphql(`
  mutation RevokeInvitation($input: InvitationInput!) {
    revokeInvitation(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const CHANGE_ROLES = graphql(`
  mutation ChangeRoles($input: ChangeRolesInput!) {
    changeRoles(input: $input) {
      members {
        personId
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const END_MEMBERSHIP = graphql(`
  mutation EndMembership($input: MemberInput!) {
    endMembership(input: $input) {
      members {
        personId
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type Member = MembersQuery['members'][number];
export type PendingInvitation = InvitationsQuery['invitations'][number];
export type MemberSession = OrganisationSessionsQuery['organisationSessions'][number];
