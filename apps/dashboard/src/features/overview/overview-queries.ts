import { graphql } from '../../graphql/generated/gql.ts';
import type { AccidentQuery, AccidentsQuery, OverviewQuery } from '../../graphql/generated/graphql.ts';

/** All numbers of the page in one answer, so that they agree. */
export const OVERVIEW = graphql(`
  query Overview($filter: AccidentFilterInput, $measure: AccidentMeasure) {
    accidentFacets(filter: $filter, measure: $measure) {
      dataVersion
      allAccidents
      notLocated
      farAway
      beyondRecords
      dateUncertain
      placeUncertain
      measure
      extent
      tilePath
      dataPeriod {
        start
        end
      }
      figures {
        accidents
        killed
        seriouslyInjured
        slightlyInjured
        otherCasualties
        withoutCasualties
      }
      figuresBefore {
        period {
          start
          end
        }
        figures {
          accidents
          killed
          seriouslyInjured
          slightlyInjured
          withoutCasualties
        }
        accidentsRatio {
          ratio
          lower
          upper
          level
        }
      }
      facets {
        dimension
        multiValued
        total
        accidents
        withoutCasualties
        buckets {
          key
          count
        }
      }
    }
  }
`);

export const ACCIDENTS = graphql(`
  query Accidents($filter: AccidentFilterInput, $first: Int!, $after: String) {
    accidents(filter: $filter, first: $first, after: $after) {
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
          weekday
          hour
          minute
          roadName
          roadUsers
          killed
          seriouslyInjured
          slightlyInjured
          place {
            longitude
            latitude
          }
        }
      }
    }
  }
`);

export const ACCIDENT = graphql(`
  query Accident($id: ID!) {
    accident(id: $id) {
      id
      sourceRecordId
      severity
      severityNative
      year
      month
      day
      weekday
      hour
      minute
      accidentType
      light
      weather
      roadType
      junction
      surface
      speedLimit
      speedUnit
      roadName
      place {
        longitude
        latitude
        accuracy
      }
      units {
        unitReference
        roadUser
        roadUserNative
      }
      casualties {
        unitReference
        casualtyReference
        severity
        severityNative
        casualtyClass
        roadUser
        sex
        age
      }
      attributes
      history {
        revision
        corrections {
          correctionNo
          subject
          unitReference
          casualtyReference
          field
          from
          to
          reason
          person
          madeAt
          withdrawnBy
          withdrawnAt
          isInForce
          sourceNow
          sourceHasChanged
        }
        imports {
          batchId
          formatLabels {
            el
            en
          }
          files
          undoneVersion
          finishedAt
          broughtAccident
        }
      }
    }
  }
`);

export const ALSO_HELD_BY = graphql(`
  query AlsoHeldBy($accidentId: ID!) {
    alsoHeldBy(accidentId: $accidentId) {
      id
      name {
        el
        en
      }
    }
  }
`);

export type AccidentFacets = OverviewQuery['accidentFacets'];
export type AccidentRow = AccidentsQuery['accidents']['edges'][number]['node'];
export type AccidentRecord = NonNullable<AccidentQuery['accident']>;
