import { graphql } from '../../graphql/generated/gql.ts';
import type { AccessibilityFeaturesQuery, AccessibilityInventoryQuery } from '../../graphql/generated/graphql.ts';

/** The inventory under a filter, and what each chart would show without its own part of it. */
export const ACCESSIBILITY_INVENTORY = graphql(`
  query AccessibilityInventory(
    $filter: AccessibilityFilterInput
    $withoutItems: AccessibilityFilterInput
    $withoutStates: AccessibilityFilterInput
    $withoutConditions: AccessibilityFilterInput
  ) {
    accessibilityInventory(filter: $filter) {
      version
      total
      withoutPlace
      extent
      thresholdsVersion
      items {
        item
        total
        measures {
          measure
          measured
          meeting
          missing
        }
      }
      coverage {
        month
        surveyed
        ofFile
        undated
      }
      crossingEnds {
        crossings
        known
        bothRamps
        oneRamp
        noRamp
      }
    }
    everything: accessibilityInventory {
      total
      sources
      extent
    }
    byItem: accessibilityInventory(filter: $withoutItems) {
      total
      items {
        item
        total
      }
    }
    byState: accessibilityInventory(filter: $withoutStates) {
      total
      items {
        states {
          state
          count
        }
      }
    }
    byCondition: accessibilityInventory(filter: $withoutConditions) {
      total
      items {
        inOrder
        defective
      }
    }
  }
`);

export const ACCESSIBILITY_FEATURES = graphql(`
  query AccessibilityFeatures($filter: AccessibilityFilterInput, $box: [Float!], $first: Int, $withNotes: Boolean!) {
    accessibilityFeatures(filter: $filter, box: $box, first: $first) {
      totalCount
      edges {
        node {
          id
          item
          side
          longitude
          latitude
          lines
          roadName
          state
          condition
          observedOn
          dateBasis
          method
          temporary
          presentFrom
          presentUntil
          note @include(if: $withNotes)
          measures {
            clearWidthMeters
            widthMeters
            headroomMeters
            longitudinalSlopePercent
            crossSlopePercent
            upstandMillimeters
          }
        }
      }
    }
  }
`);

export type Inventory = AccessibilityInventoryQuery;
export type FeatureInView = AccessibilityFeaturesQuery['accessibilityFeatures']['edges'][number]['node'];
