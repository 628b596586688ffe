import { graphql } from './generated/gql.ts';
import type { AreaCollectionsQuery } from './generated/graphql.ts';

export const AREA_COLLECTIONS = graphql(`
  query AreaCollections {
    areaCollections {
      collectionId
      kind
      shape
      name {
        el
        en
      }
      fileName
      licence
      attribution
      itemCount
      createdAt
      retiredAt
    }
  }
`);

export type AreaCollection = AreaCollectionsQuery['areaCollections'][number];
