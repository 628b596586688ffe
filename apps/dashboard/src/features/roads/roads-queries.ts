import { graphql } from '../../graphql/generated/gql.ts';
import type {
  AccidentRoadsQuery,
  AccidentsOnRoadsQuery,
  CountSitesOnRoadsQuery,
  RoadNetworkQuery,
} from '../../graphql/generated/graphql.ts';

export const ROAD_NETWORK = graphql(`
  query RoadNetwork {
    roadNetwork {
      version
      segments
      lengthMeters
      junctions
      deadEnds
      extent
      classes {
        roadClass
        segments
        lengthMeters
        lengthWithSpeedLimitMeters
        lines
      }
      networks {
        network
        label {
          el
          en
        }
        classes {
          roadClass
          segments
        }
      }
      partsTotal
      parts {
        id
        segments
        lengthMeters
        roadName
        longitude
        latitude
      }
      disconnectedLines
      gapMeters
      gapsTotal
      gaps {
        id
        distanceMeters
        roadName
        otherRoadName
        longitude
        latitude
      }
    }
  }
`);

export type RoadNetwork = RoadNetworkQuery['roadNetwork'];
export type RoadGap = RoadNetwork['gaps'][number];
export type RoadPart = RoadNetwork['parts'][number];
export type NamedRoadNetwork = RoadNetwork['networks'][number];
export type RoadClassRow = RoadNetwork['classes'][number];

export const ACCIDENTS_ON_ROADS = graphql(`
  query AccidentsOnRoads($filter: AccidentFilterInput) {
    accidentsOnRoads(filter: $filter) {
      accidentsVersion
      roadsVersion
      accidents
      onRoads
      onOtherNumber
      placements {
        placement
        count
      }
      classes {
        roadClass
        accidents
        atJunctions
      }
      rules {
        ...PlacementRulesParts
      }
      placedLines
      unplacedPoints
    }
  }
`);

export const PLACEMENT_RULES_PARTS = graphql(`
  fragment PlacementRulesParts on RoadPlacementRules {
    tolerances {
      roadClass
      meters
    }
    junctionMeters
    doubtMeters
    nearestMeters
  }
`);

export const ACCIDENT_ROADS = graphql(`
  query AccidentRoads($filter: AccidentFilterInput, $placements: [RoadPlacement!], $first: Int!, $after: String) {
    accidentRoads(filter: $filter, placements: $placements, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          severity
          year
          month
          day
          hour
          minute
          roadName
          longitude
          latitude
          placement
          otherRoadName
          road {
            segmentId
            roadName
            roadReference
            roadClass
            distanceMeters
            alongMeters
            segmentLengthMeters
            agreement
          }
        }
      }
    }
  }
`);

export const COUNT_SITES_ON_ROADS = graphql(`
  query CountSitesOnRoads {
    countSitesOnRoads {
      trafficVersion
      roadsVersion
      attached
      placements {
        placement
        count
      }
      rules {
        ...PlacementRulesParts
      }
      sites {
        id
        sourceRecordId
        roadName
        longitude
        latitude
        years
        placement
        otherRoadName
        road {
          segmentId
          roadName
          roadReference
          roadClass
          distanceMeters
          longitude
          latitude
          agreement
        }
      }
    }
  }
`);

export type AccidentsOnRoads = AccidentsOnRoadsQuery['accidentsOnRoads'];
export type AccidentOnRoad = AccidentRoadsQuery['accidentRoads']['edges'][number]['node'];
export type CountSitesOnRoads = CountSitesOnRoadsQuery['countSitesOnRoads'];
export type SiteOnRoad = CountSitesOnRoads['sites'][number];
export type PlacementCount = AccidentsOnRoads['placements'][number];
