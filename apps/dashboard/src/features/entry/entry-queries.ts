import { graphql } from '../../graphql/generated/gql.ts';
import type { EnterAccidentMutation } from '../../graphql/generated/graphql.ts';

export const ENTER_ACCIDENT = graphql(`
  mutation EnterAccident($input: EnterAccidentInput!) {
    enterAccident(input: $input) {
      entered {
        batchId
        warnings {
          code
          message {
            el
            en
          }
        }
        accident {
          id
          sourceRecordId
        }
      }
      userErrors {
        code
        path
        message {
          el
          en
        }
      }
    }
  }
`);

export type EnteredAccident = NonNullable<EnterAccidentMutation['enterAccident']['entered']>;
