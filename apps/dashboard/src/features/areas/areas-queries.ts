import { graphql } from '../../graphql/generated/gql.ts';

export const MUNICIPALITIES_FOR_AREAS = graphql(`
  query MunicipalitiesForAreas {
    municipalitiesForAreas {
      el
      en
    }
  }
`);

export const ADD_MUNICIPALITY_AREAS = graphql(`
  mutation AddMunicipalityAreas($licence: String!, $attribution: String!) {
    addMunicipalityAreas(licence: $licence, attribution: $attribution) {
      collection {
        collectionId
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const RETIRE_AREAS = graphql(`
  mutation RetireAreas($collectionId: Int!) {
    retireAreas(collectionId: $collectionId) {
      collection {
        collectionId
        retiredAt
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
