import { graphql } from '../../graphql/generated/gql.ts';
import type { EvidenceLibraryQuery } from '../../graphql/generated/graphql.ts';

export const EVIDENCE_LIBRARY = graphql(`
  query EvidenceLibrary($filter: EvidenceFilterInput) {
    evidenceLibrary(filter: $filter) {
      kind
      kindLabels {
        el
        en
      }
      sentence {
        el
        en
      }
      studies
      publishedStudies
      withheld
      undecided
      factor
      confidenceInterval {
        lower
        upper
        level
      }
      predictionInterval {
        lower
        upper
        level
      }
      lowestPoints
      highestPoints
      scoredStudies
    }
  }
`);

export const KIND_EVIDENCE = graphql(`
  query KindEvidence($kind: String!, $filter: EvidenceFilterInput) {
    kindEvidence(kind: $kind, filter: $filter) {
      entry {
        kind
        kindLabels {
          el
          en
        }
        sentence {
          el
          en
        }
        studies
        withheld
        undecided
        factor
        confidenceInterval {
          lower
          upper
          level
        }
        predictionInterval {
          lower
          upper
          level
        }
      }
      studies
      pooled
      notices {
        code
        message {
          el
          en
        }
      }
    }
  }
`);

export const ENTER_PUBLISHED_FACTOR = graphql(`
  mutation EnterPublishedFactor($input: EnterPublishedFactorInput!) {
    enterPublishedFactor(input: $input) {
      factor {
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

export const DECIDE_ON_PUBLISHED_FACTOR = graphql(`
  mutation DecideOnPublishedFactor($input: DecideOnFactorInput!) {
    decideOnPublishedFactor(input: $input) {
      factor {
        id
        isContributed
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

export const RETIRE_PUBLISHED_FACTOR = graphql(`
  mutation RetirePublishedFactor($input: RetirePublishedFactorInput!) {
    retirePublishedFactor(input: $input) {
      factor {
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

export type EvidenceEntry = EvidenceLibraryQuery['evidenceLibrary'][number];
