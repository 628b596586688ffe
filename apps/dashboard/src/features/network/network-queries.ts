import { graphql } from '../../graphql/generated/gql.ts';
import type { AwaitedManagersQuery, NetworkEvidenceQuery, NetworkTotalsQuery } from '../../graphql/generated/graphql.ts';

export const NETWORK_ORGANISATIONS = graphql(`
  query NetworkOrganisations {
    organisations {
      id
      slug
      kind
      name {
        el
        en
      }
    }
  }
`);

export const AWAITED_MANAGERS = graphql(`
  query AwaitedManagers {
    awaitedManagers {
      organisation {
        id
        name {
          el
          en
        }
      }
      email
      expiresAt
      live
    }
  }
`);

export const RENEW_MANAGER_INVITATION = graphql(`
  mutation RenewManagerInvitation($input: RenewManagerInvitationInput!) {
    renewManagerInvitation(input: $input) {
      invitation {
        email
        path
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const NETWORK_TOTALS = graphql(`
  query NetworkTotals {
    networkTotals {
      organisations
      records
      accidents
      duplicates
      notComparable
      period {
        start
        end
      }
      byYear {
        year
        fatal
        serious
        slight
        injury
        damageOnly
        unknown
      }
      method {
        el
        en
      }
    }
  }
`);

export const NETWORK_EVIDENCE = graphql(`
  query NetworkEvidence {
    networkEvidence {
      entry {
        kind
        kindLabels {
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
        }
        predictionInterval {
          lower
          upper
        }
      }
      studies
    }
  }
`);

export const CREATE_ORGANISATION = graphql(`
  mutation CreateOrganisation($input: CreateOrganisationWithManagerInput!) {
    createOrganisation(input: $input) {
      invitation {
        email
        path
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type AwaitedManager = AwaitedManagersQuery['awaitedManagers'][number];
export type NetworkKind = NetworkEvidenceQuery['networkEvidence'][number];
export type NetworkTotals = NetworkTotalsQuery['networkTotals'];
