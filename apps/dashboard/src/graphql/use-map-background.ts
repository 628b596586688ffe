import type { BoundingBox } from '@elektron/domain';
import { useLanguage, type Basemap, type Orientation } from '@elektron/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDemoOrganisations } from './sign-in.ts';
import { useViewer } from './viewer.ts';
import { useBaseline, useMapContext, useOrganisation, useRecordsOwner } from './workspace.ts';

/** The format of files of OpenStreetMap, whose licence (ODbL) asks every map of its roads for its name. */
const OF_OPEN_STREET_MAP = 'osm-roads';

/** The place a map opens on when nothing has been imported yet: Greece. */
const EMPTY_EXTENT: BoundingBox = [19.3, 34.7, 28.4, 41.9];

export interface MapBackground {
  /** False until it is known where the records lie: a map opened before would jump. */
  readonly ready: boolean;
  readonly extent: BoundingBox;
  readonly orientation: Orientation;
  readonly basemap: Basemap | null;
  /** Whom the map names: whose records these are, and who has drawn the roads under them. */
  readonly attribution: string;
}

/** What every map of the workspace stands on. */
export function useMapBackground(): MapBackground {
  const language = useLanguage();
  const { t } = useTranslation();
  const { data: organisation } = useOrganisation();
  const context = useMapContext();
  const baseline = useBaseline();
  const mapContext = context.data?.mapContext;
  const orientation = useMemo<Orientation>(
    () => ({
      boundary: (mapContext?.boundary ?? null) as Orientation['boundary'],
      roads: (mapContext?.roads ?? null) as Orientation['roads'],
      countSites: (mapContext?.countSites ?? []).map((site) => ({
        id: site.id,
        longitude: site.longitude,
        latitude: site.latitude,
        roadName: site.roadName ?? null,
        startName: site.startName ?? null,
        endName: site.endName ?? null,
        annualAverageDailyTraffic: site.annualAverageDailyTraffic ?? null,
      })),
    }),
    [mapContext],
  );
  const { basemapUrl, basemapAttribution } = organisation?.organisation ?? {};
  const { attribution } = useRecordsOwner();
  const basemap = useMemo(
    () => (basemapUrl == null ? null : { url: basemapUrl, attribution: basemapAttribution ?? '' }),
    [basemapUrl, basemapAttribution],
  );
  const known = toBox(mapContext?.extent) ?? toBox(baseline.data?.accidentFacets.extent);
  const isToCome = useIsDemoToCome(organisation?.organisation.slug) && known === null;
  // A background that failed to load leaves a bare map, which is still a map.
  // One that is asked again meanwhile stays open.
  const ready = !isToCome && isAnswered(context) && isAnswered(baseline);
  // Named once: some organisations name it among their sources.
  const isToBeNamed = mapContext?.roadFormats.includes(OF_OPEN_STREET_MAP) === true && !attribution[language].includes('OpenStreetMap');
  const named = [attribution[language], isToBeNamed ? t('map.roadsAttribution') : ''].filter((text) => text !== '').join(' · ');
  return { ready, extent: known ?? EMPTY_EXTENT, orientation, basemap, attribution: named };
}

function isAnswered({ data, loading }: { readonly data?: unknown; readonly loading: boolean }): boolean {
  return data !== undefined || !loading;
}

/** Whether records of the acting organisation are being loaded: where they lie is known as soon as the first have come. */
function useIsDemoToCome(slug: string | undefined): boolean {
  const isDemo = useViewer()?.demo === true && slug !== undefined;
  return useDemoOrganisations(slug ?? '', { isDemo }).some(({ progress }) => progress != null);
}

/** An extent as the API answers it: west, south, east, north, or nothing. */
export function toBox(extent: readonly number[] | null | undefined): BoundingBox | null {
  const [west, south, east, north] = extent ?? [];
  return west === undefined || south === undefined || east === undefined || north === undefined ? null : [west, south, east, north];
}
