import { graphql } from '../../graphql/generated/gql.ts';
import type { AuditEventsQuery, AuditStateQuery } from '../../graphql/generated/graphql.ts';

export const AUDIT_STATE = graphql(`
  query AuditState {
    auditState {
      sealed
      unsealed
      lastSealedAt
      checkpoints
    }
  }
`);

export const AUDIT_EVENTS = graphql(`
  query AuditEvents($first: Int!, $after: String, $action: String, $personId: ID, $from: String, $until: String) {
    auditEvents(first: $first, after: $after, action: $action, personId: $personId, from: $from, until: $until) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          occurredAt
          actorKind
          person {
            personId
            displayName
            email
          }
          action
          actionLabel {
            el
            en
          }
          subjectKind
          subjectId
          fields
          details
          sealed
        }
      }
    }
  }
`);

/** To call organisations by their names. */
export const ORGANISATION_NAMES = graphql(`
  query OrganisationNames {
    organisations {
      id
      name {
        el
        en
      }
    }
  }
`);

export type AuditEvent = AuditEventsQuery['auditEvents']['edges'][number]['node'];
export type AuditState = AuditStateQuery['auditState'];
