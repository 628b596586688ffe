import type { BoundingBox } from '@elektron/domain';
import { useLanguage, type Basemap, type Orientation } from '@elektron/ui';
import { useMemo } from 'react';
import { useBaseline, useMapContext, useOrganisation, useRecordsOwner } from './workspace.ts';

/** The place a map opens on when nothing has been imported yet: Greece. */
const EMPTY_EXTENT: BoundingBox = [19.3, 34.7, 28.4, 41.9];

export interface MapBackground {
  /** False until it is known where the records lie: a map opened before would jump. */
  readonly ready: boolean;
  readonly extent: BoundingBox;
  readonly orientation: Orientation;
  readonly basemap: Basemap | null;
  readonly attribution: string;
}

/** What every map of the workspace stands on. */
export function useMapBackground(): MapBackground {
  const language = useLanguage();
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
  const extent = toBox(mapContext?.extent) ?? toBox(baseline.data?.accidentFacets.extent) ?? EMPTY_EXTENT;
  // A background that failed to load leaves a bare map, which is still a map.
  const ready = !context.loading && !baseline.loading;
  return { ready, extent, orientation, basemap, attribution: attribution[language] };
}

function toBox(extent: readonly number[] | null | undefined): BoundingBox | null {
  const [west, south, east, north] = extent ?? [];
  return west === undefined || south === undefined || east === undefined || north === undefined ? null : [west, south, east, north];
}
