import { graphql } from '../../graphql/generated/gql.ts';
import type { SharingGrantsQuery } from '../../graphql/generated/graphql.ts';

export const SHARING_GRANTS = graphql(`
  query SharingGrants {
    sharingGrants {
      id
      recipient {
        id
        name {
          el
          en
        }
      }
      kind
      municipalities {
        id
        name {
          el
          en
        }
      }
      runId
      validFrom
      validUntil
      purpose
      revokedAt
      live
    }
  }
`);

export const SHARE_CHOICES = graphql(`
  query ShareChoices {
    organisations {
      id
      kind
      name {
        el
        en
      }
    }
    municipalities {
      id
      name {
        el
        en
      }
    }
  }
`);

export const OPENABLE_RUNS = graphql(`
  query OpenableRuns {
    openableRuns {
      runId
      createdAt
      years
      sites
      accidents
    }
  }
`);

export const SHARE = graphql(`
  mutation Share($input: ShareInput!) {
    share(input: $input) {
      grant {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const REVOKE_SHARING = graphql(`
  mutation RevokeSharing($input: RevokeSharingInput!) {
    revokeSharing(input: $input) {
      grant {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type SharingGrant = SharingGrantsQuery['sharingGrants'][number];
