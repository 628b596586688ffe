import { graphql } from '../../graphql/generated/gql.ts';
import type { PersonalFieldsQuery, SubjectRequestsQuery } from '../../graphql/generated/graphql.ts';

export const SUBJECT_REQUESTS = graphql(`
  query SubjectRequests {
    subjectRequests {
      id
      kind
      accidentLabel
      unitReference
      casualtyReference
      reason
      openedAt
      openedBy {
        personId
        displayName
      }
      status
      decision
      decidedAt
      decidedBy {
        personId
        displayName
      }
      exportPath
    }
  }
`);

export const OPEN_SUBJECT_REQUEST = graphql(`
  mutation OpenSubjectRequest($input: OpenSubjectRequestInput!) {
    openSubjectRequest(input: $input) {
      request {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const DECIDE_SUBJECT_REQUEST = graphql(`
  mutation DecideSubjectRequest($input: DecideSubjectRequestInput!) {
    decideSubjectRequest(input: $input) {
      request {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const PERSONAL_FIELDS = graphql(`
  query PersonalFields {
    personalFields {
      table
      field
      label {
        el
        en
      }
      purpose {
        el
        en
      }
      basis {
        el
        en
      }
      retention {
        el
        en
      }
      source {
        el
        en
      }
    }
  }
`);

export type SubjectRequest = SubjectRequestsQuery['subjectRequests'][number];
export type PersonalField = PersonalFieldsQuery['personalFields'][number];

export const REQUEST_KINDS = ['erasure', 'export'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
