import { graphql } from '../../../graphql/generated/gql.ts';

export const CORRECT_ACCIDENT = graphql(`
  mutation CorrectAccident($input: CorrectAccidentInput!) {
    correctAccident(input: $input) {
      accident {
        id
      }
      userErrors {
        code
        path
        message {
          el
          en
        }
      }
      warnings {
        code
        message {
          el
          en
        }
      }
    }
  }
`);

export const WITHDRAW_CORRECTION = graphql(`
  mutation WithdrawCorrection($input: WithdrawCorrectionInput!) {
    withdrawCorrection(input: $input) {
      accident {
        id
      }
      userErrors {
        code
        path
        message {
          el
          en
        }
      }
      warnings {
        code
        message {
          el
          en
        }
      }
    }
  }
`);
