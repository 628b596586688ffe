import { graphql } from '../../graphql/generated/gql.ts';
import type { ProposeTrafficQuery } from '../../graphql/generated/graphql.ts';

export const PROPOSE_TRAFFIC = graphql(`
  query ProposeTraffic($input: EvaluateInput!) {
    proposeTraffic(input: $input) {
      ...TrafficNearParts
    }
  }
`);

/** What the count sites near the places said to a run. */
export const TRAFFIC_OF_RUN = graphql(`
  query TrafficOfRun($id: ID!) {
    evaluationRun(id: $id) {
      id
      trafficFound {
        ...TrafficNearParts
      }
    }
  }
`);

graphql(`
  fragment TrafficNearParts on TrafficNear {
    radiusMeters
    before
    after
    errorBefore
    errorAfter
    reason {
      el
      en
    }
    source {
      el
      en
    }
    stations {
      siteId
      roadName
      distanceMeters
      used
      before {
        averageDaily
        years
        counted
      }
      after {
        averageDaily
        years
        counted
      }
    }
  }
`);

export type TrafficNear = ProposeTrafficQuery['proposeTraffic'];
export type TrafficStation = TrafficNear['stations'][number];
