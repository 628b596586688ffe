import { graphql } from '../../graphql/generated/gql.ts';
import type {
  CountSiteOnRoadQuery,
  SitesWithoutAverageQuery,
  TrafficFactorsQuery,
  TrafficQuery,
  TrafficSiteQuery,
} from '../../graphql/generated/graphql.ts';

export const TRAFFIC = graphql(`
  query Traffic($filter: TrafficFilterInput!) {
    traffic(filter: $filter) {
      dataVersion
      modes
      roadCategories
      years {
        year
        sites
        counted
        oneDirection
      }
      sites {
        id
        sourceRecordId
        roadName
        startName
        endName
        longitude
        latitude
        year
        annualAverageDaily
        bothDirections
        counted
      }
    }
  }
`);

export const TRAFFIC_SITE = graphql(`
  query TrafficSite($id: ID!, $mode: TrafficMode!) {
    trafficSite(id: $id, mode: $mode) {
      id
      sourceRecordId
      roadName
      roadCategory
      startName
      endName
      years {
        year
        counted
        bothDirections
        counts {
          mode
          count
        }
        directions {
          direction
          counted
          speedUnit
          meanSpeed
          speedV85
          counts {
            mode
            count
          }
        }
      }
      shortCounts {
        startDate
        startHour
        hours
        bothDirections
        total
        annualAverageDaily
        failure
        coefficientOfVariation
        lower
        upper
        factorSites
        factorVersion
        factorSource
        speeds {
          direction
          unit
          mean
          v85
          measured
        }
      }
      seasons {
        year
        monthShares
      }
    }
  }
`);

export const COUNT_SITE_ON_ROAD = graphql(`
  query CountSiteOnRoad($id: ID!) {
    countSiteOnRoad(id: $id) {
      id
      placement
      road {
        segmentId
        roadName
        roadReference
        roadClass
        distanceMeters
        agreement
      }
    }
  }
`);

export const SITES_WITHOUT_AVERAGE = graphql(`
  query SitesWithoutAverage($filter: TrafficFilterInput!) {
    sitesWithoutAverage(filter: $filter) {
      id
      sourceRecordId
      roadName
      startName
      endName
      status
      year
      annualAverageDaily
      coefficientOfVariation
      failure
      bothDirections
    }
  }
`);

export const TRAFFIC_FACTORS = graphql(`
  query TrafficFactors {
    trafficFactors {
      roadCategory
      mode
      validYear
      version
      origin
      source
      countedYear
      createdAt
      sites
      months
      weekdays
      hours
      hourDays
      coefficientOfVariation
    }
  }
`);

export const DERIVE_TRAFFIC_FACTORS = graphql(`
  mutation DeriveTrafficFactors($input: DeriveTrafficFactorsInput!) {
    deriveTrafficFactors(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const ENTER_TRAFFIC_FACTORS = graphql(`
  mutation EnterTrafficFactors($input: EnterTrafficFactorsInput!) {
    enterTrafficFactors(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const WITHDRAW_TRAFFIC_FACTORS = graphql(`
  mutation WithdrawTrafficFactors($input: TrafficFactorGroupInput!) {
    withdrawTrafficFactors(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type SiteOnRoad = NonNullable<CountSiteOnRoadQuery['countSiteOnRoad']>;
export type FactorTable = TrafficFactorsQuery['trafficFactors'][number];
export type SiteWithoutAverage = SitesWithoutAverageQuery['sitesWithoutAverage'][number];
export type Traffic = TrafficQuery['traffic'];
export type TrafficSite = Traffic['sites'][number];
export type SiteDetails = NonNullable<TrafficSiteQuery['trafficSite']>;
export type SiteYear = SiteDetails['years'][number];
export type ShortCount = SiteDetails['shortCounts'][number];
