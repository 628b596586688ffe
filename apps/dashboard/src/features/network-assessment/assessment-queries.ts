import { graphql } from '../../graphql/generated/gql.ts';
import type { NetworkAssessmentQuery, RankingsQuery } from '../../graphql/generated/graphql.ts';

/** Runs, of which those that rank the network can be assessed. */
export const RANKINGS = graphql(`
  query Rankings {
    hotspotRuns {
      id
      methodId
      status
      createdAt
      dataVersion
      filter
      parameters
    }
  }
`);

export const NETWORK_ASSESSMENT = graphql(`
  query NetworkAssessment($runId: ID!, $question: NetworkAssessmentInput) {
    networkAssessment(runId: $runId, question: $question) {
      run {
        id
        methodLabels {
          el
          en
        }
        createdAt
        dataVersion
        filter
        resultDigest
      }
      sentence {
        el
        en
      }
      notices {
        code
        message {
          el
          en
        }
      }
      runWarnings {
        code
        message {
          el
          en
        }
      }
      parameters
      coverage
      level
      period {
        start
        end
      }
      years
      accidents
      roadsVersion
      trafficVersion
      softwareVersion
      totals
      roadClasses
      roads
      siteCount
      sites
      reasons
      bases
    }
  }
`);

/** Some of the sites, where an assessment has more than its answer. */
export const ASSESSED_SITES = graphql(`
  query AssessedSites($runId: ID!, $question: NetworkAssessmentInput, $kind: String, $order: String, $within: [Float!], $first: Int) {
    networkAssessment(runId: $runId, question: $question) {
      sites(kind: $kind, order: $order, within: $within, first: $first)
    }
  }
`);

export type Ranking = RankingsQuery['hotspotRuns'][number];
export type AssessmentAnswer = NetworkAssessmentQuery['networkAssessment'];
