import { graphql } from '../../graphql/generated/gql.ts';
import type { PlacesAccountQuery, SkippedPlacesQuery, UnplacedAccidentsQuery } from '../../graphql/generated/graphql.ts';

export const PLACES_ACCOUNT = graphql(`
  query PlacesAccount {
    placesAccount {
      total
      ready
      proposed
      skipped
      searching {
        done
        total
        hasFailed
      }
      threshold
      reasons {
        reason
        label {
          el
          en
        }
        count
      }
      placements {
        placementId
        placed
        standing
        person
        madeAt
        reason
      }
    }
  }
`);

export const UNPLACED_ACCIDENTS = graphql(`
  query UnplacedAccidents($after: String) {
    unplacedAccidents(first: 10, after: $after) {
      totalCount
      searching
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          revision
          accident {
            id
            severity
            year
            month
            day
            hour
            minute
          }
          words {
            word
            label {
              el
              en
            }
            text
          }
          reason {
            el
            en
          }
          candidates {
            longitude
            latitude
            confidence
            foundBy
            foundByLabel {
              el
              en
            }
            source
            streets
            rows
            agreeing
            outside
          }
        }
      }
    }
  }
`);

/** What people have left for later, the surest first. With the same words as the queue asks for: the cache keeps them once. */
export const SKIPPED_PLACES = graphql(`
  query SkippedPlaces {
    unplacedAccidents(first: 50, skipped: true) {
      edges {
        node {
          id
          accident {
            id
            severity
            year
            month
            day
            hour
            minute
          }
          words {
            word
            label {
              el
              en
            }
            text
          }
          skipped {
            person
            skippedAt
          }
        }
      }
    }
  }
`);

/** All accidents on record, which show where the roads are. */
export const PLACED_TILES = graphql(`
  query PlacedTiles {
    accidentFacets {
      tilePath
      figures {
        accidents
      }
    }
  }
`);

export const ACCEPT_PLACES = graphql(`
  mutation AcceptPlaces($input: AcceptPlacesInput!) {
    acceptPlaces(input: $input) {
      count
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const UNDO_PLACEMENT = graphql(`
  mutation UndoPlacement($input: UndoPlacementInput!) {
    undoPlacement(input: $input) {
      count
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const PLACE_ACCIDENT = graphql(`
  mutation PlaceAccident($input: PlaceAccidentInput!) {
    placeAccident(input: $input) {
      correctionNo
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const SKIP_PLACE = graphql(`
  mutation SkipPlace($input: SkipPlaceInput!) {
    skipPlace(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const UNSKIP_PLACE = graphql(`
  mutation UnskipPlace($input: SkipPlaceInput!) {
    unskipPlace(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const TAKE_PLACE_BACK = graphql(`
  mutation TakePlaceBack($input: WithdrawCorrectionInput!) {
    withdrawCorrection(input: $input) {
      accident {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type PlacesAccount = PlacesAccountQuery['placesAccount'];
export type Unplaced = UnplacedAccidentsQuery['unplacedAccidents']['edges'][number]['node'];
export type Skipped = SkippedPlacesQuery['unplacedAccidents']['edges'][number]['node'];
export type Candidate = Unplaced['candidates'][number];
