import { skipToken, useQuery } from '@apollo/client/react';
import type { Text } from '@elektron/domain';
import { graphql } from './generated/gql.ts';
import type { MapContextQuery, OrganisationQuery } from './generated/graphql.ts';
import { useGrantsInUse, useIsOpen } from './received-grants.ts';
import { useSession } from './session.tsx';

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
      roadFormats
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

const DATA_VERSIONS = graphql(`
  query DataVersions {
    dataVersions {
      accidents
      traffic
      accessibility
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

/** Of which kinds anything was ever imported: a version above zero. */
export function useDataVersions() {
  return useQuery(DATA_VERSIONS, useIsOpen('records') ? {} : skipToken);
}

/** All records without any filter: their period, their extent, and which values occur at all. */
export function useBaseline() {
  return useQuery(BASELINE, useIsOpen('records') ? {} : skipToken);
}

/** Whose records the pages show, and how that organisation writes them. */
export interface RecordsOwner {
  readonly name: Text;
  /** Where the records come from, as a reader is told it. */
  readonly attribution: Text;
  /** Of the speed limits among them. */
  readonly speedUnit: string;
}

/** The own organisation, or the one that has opened its records; nothing is said of either until it is known. */
export function useRecordsOwner(): RecordsOwner {
  const own = useOrganisation().data?.organisation;
  const { recordsOf } = useSession();
  const [grant] = useGrantsInUse();
  if (recordsOf === null) return own ?? NOBODY;
  if (grant === undefined) return NOBODY;
  const { owner, attribution, speedUnit } = grant;
  // Who names no source is one.
  return { name: owner.name, attribution: attribution.el === '' && attribution.en === '' ? owner.name : attribution, speedUnit };
}

const NOTHING: Text = { el: '', en: '' };
const NOBODY: RecordsOwner = { name: NOTHING, attribution: NOTHING, speedUnit: 'km/h' };
