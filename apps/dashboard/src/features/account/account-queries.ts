import { graphql } from '../../graphql/generated/gql.ts';
import type { ApiTokensQuery, SessionsQuery } from '../../graphql/generated/graphql.ts';

export const SESSIONS = graphql(`
  query Sessions {
    sessions {
      id
      current
      secondFactor
      userAgent
      address
      createdAt
      lastSeenAt
    }
  }
`);

export const CHANGE_PROFILE = graphql(`
  mutation ChangeProfile($input: ChangeProfileInput!) {
    changeProfile(input: $input) {
      viewer {
        ...ViewerParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const CHANGE_PASSWORD = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const BEGIN_SECOND_FACTOR = graphql(`
  mutation BeginSecondFactor {
    beginSecondFactor {
      draft {
        secret
        uri
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const CONFIRM_SECOND_FACTOR = graphql(`
  mutation ConfirmSecondFactor($code: String!) {
    confirmSecondFactor(code: $code) {
      recoveryCodes
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const REMOVE_SECOND_FACTOR = graphql(`
  mutation RemoveSecondFactor($code: String!) {
    removeSecondFactor(code: $code) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const API_TOKENS = graphql(`
  query ApiTokens {
    apiTokens {
      id
      personId
      name
      capabilities
      createdAt
      expiresAt
      lastUsedAt
    }
  }
`);

export const CREATE_API_TOKEN = graphql(`
  mutation CreateApiToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) {
      token
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const REVOKE_API_TOKEN = graphql(`
  mutation RevokeApiToken($input: ApiTokenInput!) {
    revokeApiToken(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type Session = SessionsQuery['sessions'][number];
export type ApiToken = ApiTokensQuery['apiTokens'][number];
