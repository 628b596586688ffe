import { skipToken, useQuery } from '@apollo/client/react';
import type { Text } from '@elektron/domain';
import { graphql } from './generated/gql.ts';
import type { MapContextQuery, OrganisationQuery } from './generated/graphql.ts';
import { useIsOpen, useOwner } from './received-grants.ts';

const ORGANISATION = graphql(`
  query Organisation {
    organisation {
      id
      slug
      name {
        el
        en
      }
      timeZone
      speedUnit
      attribution {
        el
        en
      }
      basemapUrl
      basemapAttribution
      softwareVersion
    }
  }
`);

const MAP_CONTEXT = graphql(`
  query MapContext {
    mapContext {
      extent
      boundary
      roads
      countSites {
        id
        roadName
        startName
        endName
        longitude
        latitude
        latestYear
        annualAverageDailyTraffic
        annualAverageDailyCycles
        bothDirections
        counted
      }
    }
  }
`);

const BASELINE = graphql(`
  query Baseline {
    accidentFacets {
      dataVersion
      allAccidents
      extent
      dataPeriod {
        start
        end
      }
      facets {
        dimension
        buckets {
          key
          count
        }
      }
    }
  }
`);

export type Organisation = OrganisationQuery['organisation'];
export type CountSite = MapContextQuery['mapContext']['countSites'][number];
export type MapContext = MapContextQuery['mapContext'];

/** Whom the person is acting for. */
export function useOrganisation() {
  return useQuery(ORGANISATION);
}

/** What was imported that orients a reader on the map. */
export function useMapContext() {
  return useQuery(MAP_CONTEXT, useIsOpen('records') ? {} : skipToken);
}

/** All records without any filter: their period, their extent, and which values occur at all. */
export function useBaseline() {
  return useQuery(BASELINE, useIsOpen('records') ? {} : skipToken);
}

/** Where the records come from, as a reader is told it; of another organisation's that is all that is known here. */
export function useAttribution(): Text {
  const own = useOrganisation().data?.organisation.attribution;
  const owner = useOwner();
  return owner?.name ?? own ?? NOTHING;
}

const NOTHING: Text = { el: '', en: '' };
