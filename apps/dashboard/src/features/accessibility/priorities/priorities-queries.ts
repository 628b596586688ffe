import { graphql } from '../../../graphql/generated/gql.ts';
import type { StreetDeficitsQuery } from '../../../graphql/generated/graphql.ts';

/** What crossings and footways lack, and the pedestrian accidents near them. */
export const STREET_DEFICITS = graphql(`
  query StreetDeficits(
    $filter: AccidentFilterInput
    $nearMeters: Int
    $partMeters: Int
    $items: [JudgedItem!]
    $order: StreetOrder
    $first: Int
  ) {
    streetDeficits(filter: $filter, nearMeters: $nearMeters, partMeters: $partMeters) {
      accidentsVersion
      accessibilityVersion
      thresholdsVersion
      barriersVersion
      nearMeters
      partMeters
      level
      temporary
      sources
      period {
        start
        end
      }
      accidents {
        meant
        near
        away
        areaOnly
        withoutPlace
        roadUsersUnknown
      }
      items {
        item
        total
        withoutPlace
      }
      profiles {
        profile
        item
        verdicts {
          verdict
          count
        }
      }
      streets(items: $items, order: $order, first: $first) {
        totalCount
        edges {
          node {
            id
            item
            roadName
            side
            longitude
            latitude
            seenSince
            seenUntil
            undated
            accidents
            accidentsLower
            accidentsUpper
            deficit {
              known
              unknown
              applicable
              lower
              upper
            }
            checks {
              part
              measure
              finding
            }
            barriers {
              profile
              verdict
              deciding
            }
          }
        }
      }
    }
  }
`);

export type StreetDeficits = StreetDeficitsQuery['streetDeficits'];
export type Street = StreetDeficits['streets']['edges'][number]['node'];
