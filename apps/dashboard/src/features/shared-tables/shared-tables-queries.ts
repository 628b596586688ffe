import { graphql } from '../../graphql/generated/gql.ts';
import type { SharedAggregatesQuery } from '../../graphql/generated/graphql.ts';

export const SHARED_AGGREGATES = graphql(`
  query SharedAggregates($ownerId: ID!) {
    sharedAggregates(ownerId: $ownerId) {
      period {
        start
        end
      }
      tables {
        id
        title {
          el
          en
        }
        columns {
          el
          en
        }
        rows
      }
      note {
        el
        en
      }
    }
  }
`);

export type SharedTable = SharedAggregatesQuery['sharedAggregates']['tables'][number];
