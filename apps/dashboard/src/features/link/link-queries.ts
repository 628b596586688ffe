import { graphql } from '../../graphql/generated/gql.ts';
import type { LookAtLinkMutation } from '../../graphql/generated/graphql.ts';

export const LOOK_AT_LINK = graphql(`
  mutation LookAtLink($secret: String!) {
    lookAtLink(secret: $secret) {
      purpose
      email
      organisationName {
        el
        en
      }
      hasAccount
      forViewer
    }
  }
`);

export const ACCEPT_LINK = graphql(`
  mutation AcceptLink($input: AcceptLinkInput!) {
    acceptLink(input: $input) {
      email
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type OpenLink = LookAtLinkMutation['lookAtLink'];
