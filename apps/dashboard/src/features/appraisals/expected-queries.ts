import { graphql } from '../../graphql/generated/gql.ts';

/** Black spots that were accepted, and the rankings whose sites have an expected number. */
export const PLACES_TO_EXPECT = graphql(`
  query PlacesToExpect {
    blackSpots {
      id
      name
    }
    hotspotRuns {
      id
      methodId
      methodLabels {
        el
        en
      }
      status
      createdAt
      hotspotCount
    }
  }
`);

export const EXPECTED_ACCIDENTS = graphql(`
  query ExpectedAccidents($place: ExpectedPlaceInput!) {
    expectedAccidents(place: $place) {
      name
      perYear
      standardError
      recordedPerYear
      source {
        el
        en
      }
      reason {
        el
        en
      }
    }
  }
`);
