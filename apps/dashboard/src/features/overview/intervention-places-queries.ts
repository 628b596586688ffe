import { graphql } from '../../graphql/generated/gql.ts';
import type { InterventionPlacesQuery } from '../../graphql/generated/graphql.ts';

export const INTERVENTION_PLACES = graphql(`
  query InterventionPlaces {
    interventions {
      id
      name {
        el
        en
      }
      shape
      sites {
        longitude
        latitude
      }
    }
    evaluationRuns {
      id
      interventionId
      createdAt
    }
  }
`);

export type InterventionPlaces = InterventionPlacesQuery;
export type PlacedIntervention = InterventionPlaces['interventions'][number];
