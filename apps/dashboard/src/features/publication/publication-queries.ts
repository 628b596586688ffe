import { graphql } from '../../graphql/generated/gql.ts';
import type { ReleaseDraftQuery, ReleaseDraftsQuery, ReleasePreviewQuery, ReleaseTermsQuery } from '../../graphql/generated/graphql.ts';

export const RELEASE_DRAFTS = graphql(`
  query ReleaseDrafts {
    releaseDrafts {
      id
      status
      statusLabels {
        el
        en
      }
      blocks {
        from
        to
      }
      personName
      madeAt
      progress
      result {
        releaseId
        utility {
          period
          accidents
        }
      }
    }
  }
`);

export const RELEASE_TERMS = graphql(`
  query ReleaseTerms {
    releaseTerms {
      years
      proposedBlocks {
        from
        to
      }
      earlierBlocks {
        from
        to
      }
      attribution {
        el
        en
      }
      needsDeclaration
      openMonths
      otherPublishers
    }
  }
`);

export const RELEASE_DRAFT = graphql(`
  query ReleaseDraft($id: ID!) {
    releaseDraft(id: $id) {
      id
      status
      statusLabels {
        el
        en
      }
      blocks {
        from
        to
      }
      threshold
      licence
      attribution
      includesBlackSpots
      includesInterventions
      includesBarriers
      illustrative
      progress
      cancelRequested
      personName
      madeAt
      isOwnProposal
      events {
        kind
        reason
        personName
        madeAt
      }
      problem {
        code
        message {
          el
          en
        }
      }
      result {
        releaseId
        digest
        auditPassed
        sentence {
          el
          en
        }
        failures {
          code
          message {
            el
            en
          }
        }
        remarks {
          code
          message {
            el
            en
          }
        }
        utility {
          period
          accidents
          severe
          accidentsShown
          severeShown
          severeShownAsSuch
          medianAreaKm2
          rankCorrelation
          shown
          hiddenSmall
          hiddenBeside
        }
        geographies {
          id
          labels {
            el
            en
          }
        }
        periods {
          id
          labels {
            el
            en
          }
        }
        tables {
          id
          labels {
            el
            en
          }
          geographies
          periods
        }
      }
    }
  }
`);

export const RELEASE_PREVIEW = graphql(`
  query ReleasePreview($input: ReleasePreviewInput!) {
    releasePreview(input: $input) {
      values {
        el
        en
      }
      areas {
        id
        names {
          el
          en
        }
        areaKm2
        outline
        numbers {
          count
          hiddenBecause
        }
      }
      sites {
        id
        kind
        names {
          el
          en
        }
        from
        to
        accidentsAbout
      }
      barriers
      bounds
    }
  }
`);

export const DRAFT_RELEASE = graphql(`
  mutation DraftRelease($input: DraftReleaseInput!) {
    draftRelease(input: $input) {
      release {
        id
        status
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const REPEAT_RELEASE_DRAFT = graphql(`
  mutation RepeatReleaseDraft($input: ReleaseIdInput!) {
    repeatReleaseDraft(input: $input) {
      release {
        id
        status
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const CANCEL_RELEASE_DRAFT = graphql(`
  mutation CancelReleaseDraft($input: ReleaseIdInput!) {
    cancelReleaseDraft(input: $input) {
      release {
        id
        status
        cancelRequested
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const PROPOSE_RELEASE = graphql(`
  mutation ProposeRelease($input: ReleaseIdInput!) {
    proposeRelease(input: $input) {
      release {
        id
        status
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const PUBLISH_RELEASE = graphql(`
  mutation PublishRelease($input: PublishReleaseInput!) {
    publishRelease(input: $input) {
      release {
        id
        status
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const REJECT_RELEASE = graphql(`
  mutation RejectRelease($input: ReleaseReasonInput!) {
    rejectRelease(input: $input) {
      release {
        id
        status
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const WITHDRAW_RELEASE = graphql(`
  mutation WithdrawRelease($input: ReleaseReasonInput!) {
    withdrawRelease(input: $input) {
      release {
        id
        status
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type DraftSummary = ReleaseDraftsQuery['releaseDrafts'][number];
export type Draft = NonNullable<ReleaseDraftQuery['releaseDraft']>;
export type DraftResult = NonNullable<Draft['result']>;
export type Terms = ReleaseTermsQuery['releaseTerms'];
export type Preview = NonNullable<ReleasePreviewQuery['releasePreview']>;
