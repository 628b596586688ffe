import { graphql } from '../../graphql/generated/gql.ts';

export const REQUEST_PASSWORD_RESET = graphql(`
  mutation RequestPasswordReset($email: String!) {
    requestPasswordReset(email: $email) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
