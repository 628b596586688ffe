import { graphql } from './generated/gql.ts';
import type { SiteTablesQuery } from './generated/graphql.ts';

export const SITE_TABLES = graphql(`
  query SiteTables {
    siteTables {
      siteTableId
      kind
      name
      source
      fileName
      firstYear
      lastYear
      trafficMeasure
      trafficOrigin
      trafficColumn
      siteCount
      leftOut
      createdAt
      retiredAt
    }
  }
`);

export type SiteTableAnswer = SiteTablesQuery['siteTables'][number];
