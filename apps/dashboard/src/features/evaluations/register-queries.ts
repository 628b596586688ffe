import { graphql } from '../../graphql/generated/gql.ts';

export const CORRECT_INTERVENTION = graphql(`
  mutation CorrectIntervention($input: CorrectInterventionInput!) {
    correctIntervention(input: $input) {
      intervention {
        id
      }
      userErrors {
        path
        code
        message {
          el
          en
        }
      }
    }
  }
`);

export const DELETE_INTERVENTION = graphql(`
  mutation DeleteIntervention($interventionId: ID!) {
    deleteIntervention(interventionId: $interventionId) {
      intervention {
        id
      }
      userErrors {
        path
        code
        message {
          el
          en
        }
      }
    }
  }
`);

/** What only the own organisation sees of an intervention. */
export const INTERVENTION_RECORD = graphql(`
  query InterventionRecord($interventionId: ID!) {
    interventionDocuments(interventionId: $interventionId) {
      id
      name
      sizeBytes
      path
      addedAt
    }
    interventionChanges(interventionId: $interventionId) {
      version
      replacedAt
      changed
    }
  }
`);

export const REMOVE_INTERVENTION_DOCUMENT = graphql(`
  mutation RemoveInterventionDocument($interventionId: ID!, $documentId: ID!) {
    removeInterventionDocument(interventionId: $interventionId, documentId: $documentId) {
      documents {
        id
      }
      userErrors {
        path
        code
        message {
          el
          en
        }
      }
    }
  }
`);
