import { graphql } from '../../../graphql/generated/gql.ts';
import type { AccessibilityPrioritiesQuery } from '../../../graphql/generated/graphql.ts';

/** Sites of the network by the excess of pedestrian accidents and by what their crossings and footways lack. */
export const ACCESSIBILITY_PRIORITIES = graphql(`
  query AccessibilityPriorities($filter: AccidentFilterInput, $partMeters: Int, $highPercent: Int, $cell: Int, $first: Int) {
    accessibilityPriorities(filter: $filter, partMeters: $partMeters, highPercent: $highPercent) {
      reason
      level
      junctionMeters
      partMeters
      highPercent
      accessibilityVersion
      sources
      onNoSite
      withoutPlace
      run {
        id
        status
        progress
        createdAt
        dataVersion
        current
        problem {
          message {
            el
            en
          }
        }
      }
      cells {
        excess
        deficit
        sites
      }
      sites(cell: $cell, first: $first) {
        totalCount
        edges {
          node {
            id
            kind
            roadName
            geometry
            accidents
            excessPerYear
            excessLower
            excessUpper
            excessClass
            deficitClass
            crossings
            footways
            seenSince
            seenUntil
            noExcessText {
              el
              en
            }
            deficit {
              known
              unknown
              applicable
              lower
              upper
            }
            barriers {
              profile
              count
            }
          }
        }
      }
    }
  }
`);

/** Starts the ranking of the sites by pedestrian accidents. */
export const RUN_EXCESS = graphql(`
  mutation RunExcess($input: RunHotspotsInput!) {
    runHotspots(input: $input) {
      run {
        id
      }
      userErrors {
        message {
          el
          en
        }
      }
    }
  }
`);

export type Priorities = AccessibilityPrioritiesQuery['accessibilityPriorities'];
export type PrioritySite = Priorities['sites']['edges'][number]['node'];
