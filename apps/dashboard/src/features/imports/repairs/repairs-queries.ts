import { graphql } from '../../../graphql/generated/gql.ts';

export const ACCEPT_REPAIRS = graphql(`
  mutation AcceptRepairs($input: AcceptRepairsInput!) {
    acceptRepairs(input: $input) {
      batch {
        id
        status
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
