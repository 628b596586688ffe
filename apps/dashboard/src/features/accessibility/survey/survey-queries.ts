import { graphql } from '../../../graphql/generated/gql.ts';

export const RECORD_STREET_SURVEY = graphql(`
  mutation RecordStreetSurvey($input: RecordStreetSurveyInput!) {
    recordStreetSurvey(input: $input) {
      results {
        entryId
        outcome
        batchId
        reason {
          message {
            el
            en
          }
        }
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
