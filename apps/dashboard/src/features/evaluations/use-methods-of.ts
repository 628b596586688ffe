import { useQuery } from '@apollo/client/react';
import { BEFORE_AFTER_METHODS, type BeforeAfterMethod } from './evaluations-queries.ts';
import type { SitesDraft } from './sites-draft.ts';

/** The methods as they can be asked of such sites. @param known of hexagons, while others are on their way */
export function useMethodsOf({ roadSites }: SitesDraft, known: readonly BeforeAfterMethod[]): readonly BeforeAfterMethod[] {
  const { data, previousData } = useQuery(BEFORE_AFTER_METHODS, { variables: { siteKind: roadSites === null ? 'HEXAGON' : 'ROAD_SITE' } });
  return (data ?? previousData)?.beforeAfterMethods ?? known;
}
