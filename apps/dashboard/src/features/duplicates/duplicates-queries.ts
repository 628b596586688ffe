import { graphql } from '../../graphql/generated/gql.ts';
import type { DuplicateCandidatesQuery } from '../../graphql/generated/graphql.ts';

export const DUPLICATE_CANDIDATES = graphql(`
  query DuplicateCandidates($status: String!, $after: String) {
    duplicateCandidates(status: $status, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          score
          status
          secondaryId
          decidedByName
          decidedAt
          parts {
            part
            label {
              el
              en
            }
            points
            most
            measured {
              el
              en
            }
          }
          one {
            ...DuplicateSideParts
          }
          other {
            ...DuplicateSideParts
          }
        }
      }
    }
  }

  fragment DuplicateSideParts on DuplicateSide {
    batchId
    unitCount
    casualtyCount
    formatLabels {
      el
      en
    }
    accident {
      id
      severity
      year
      month
      day
      hour
      minute
      roadName
      place {
        longitude
        latitude
      }
    }
  }
`);

export const MARK_SAME_ACCIDENT = graphql(`
  mutation MarkSameAccident($input: MarkSameAccidentInput!) {
    markSameAccident(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const MARK_DIFFERENT_ACCIDENTS = graphql(`
  mutation MarkDifferentAccidents($input: DuplicateInput!) {
    markDifferentAccidents(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const UNDO_DUPLICATE_DECISION = graphql(`
  mutation UndoDuplicateDecision($input: DuplicateInput!) {
    undoDuplicateDecision(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type DuplicatePair = DuplicateCandidatesQuery['duplicateCandidates']['edges'][number]['node'];
