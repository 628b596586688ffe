import { graphql } from '../../graphql/generated/gql.ts';
import type { EvidenceChoiceQuery } from '../../graphql/generated/graphql.ts';

export const EVIDENCE_CHOICE = graphql(`
  query EvidenceChoice($runId: ID!) {
    evidenceChoice(runId: $runId) {
      runId
      contribution
      reason {
        el
        en
      }
      isOpen
      decisions {
        decision
        personName
        madeAt
      }
    }
  }
`);

export const DECIDE_ON_EVIDENCE = graphql(`
  mutation DecideOnEvidence($input: DecideOnEvidenceInput!) {
    decideOnEvidence(input: $input) {
      choice {
        runId
        isOpen
        decisions {
          decision
          personName
          madeAt
        }
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

export type EvidenceChoice = EvidenceChoiceQuery['evidenceChoice'];
