import { graphql } from '../../graphql/generated/gql.ts';

export const RETIRE_SITE_TABLE = graphql(`
  mutation RetireSiteTable($siteTableId: Int!) {
    retireSiteTable(siteTableId: $siteTableId) {
      siteTable {
        siteTableId
        retiredAt
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);
