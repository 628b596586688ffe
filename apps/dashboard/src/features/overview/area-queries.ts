import { graphql } from '../../graphql/generated/gql.ts';
import type { AreaCountsQuery } from '../../graphql/generated/graphql.ts';

graphql(`
  fragment PlaceCountsParts on PlaceCounts {
    accidents
    casualties
    killed
    seriouslyInjured
    slightlyInjured
    withoutCasualties
  }
`);

export const AREA_COUNTS = graphql(`
  query AreaCounts($collectionId: Int!, $radiusMeters: Int, $filter: AccidentFilterInput) {
    areaCounts(collectionId: $collectionId, radiusMeters: $radiusMeters, filter: $filter) {
      key
      places
      placesWithout
      collection {
        fileName
        licence
        attribution
      }
      rows {
        key
        itemId
        name {
          el
          en
        }
        accidents
        casualties
        killed
        seriouslyInjured
        slightlyInjured
        withoutCasualties
      }
      inAny {
        ...PlaceCountsParts
      }
      outside {
        ...PlaceCountsParts
      }
      uncertain {
        ...PlaceCountsParts
      }
    }
  }
`);

export const AREA_KIND_COUNTS = graphql(`
  query AreaKindCounts($radiusMeters: Int, $filter: AccidentFilterInput) {
    areaKindCounts(radiusMeters: $radiusMeters, filter: $filter) {
      rows {
        kind
        shape
        keys
        accidents
        casualties
        killed
        seriouslyInjured
        slightlyInjured
        withoutCasualties
      }
      inAny {
        ...PlaceCountsParts
      }
      outside {
        ...PlaceCountsParts
      }
      uncertain {
        ...PlaceCountsParts
      }
    }
  }
`);

export type AreaCounts = AreaCountsQuery['areaCounts'];
