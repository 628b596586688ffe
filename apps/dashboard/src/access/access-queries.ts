import { graphql } from '../graphql/generated/gql.ts';

export const REVOKE_SESSION = graphql(`
  mutation RevokeSession($input: SessionInput!) {
    revokeSession(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
