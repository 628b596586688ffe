import type { BoundingBox } from '@elektron/domain';
import { CanvasOverlay, Highlight, MapFrame, OrientationLayers, SITE_PANE, type Scheme } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import { useTranslation } from 'react-i18next';
import { useMapBackground } from '../../../graphql/use-map-background.ts';
import { joinAttributions } from '../join-attributions.ts';
import { drawStreets, radiusOf, type DrawnStreet } from './draw-streets.ts';

export interface StreetsMapProps {
  readonly streets: readonly DrawnStreet[];
  /** Who must be named where the features are shown. */
  readonly sources: readonly string[];
  readonly start: BoundingBox | null;
  readonly lit: DrawnStreet | null;
  readonly onPick: (id: string) => void;
}

/** The listed crossings and footways; the list beside the map holds the same ones. */
export function StreetsMap({ streets, sources, start, lit, onPick }: StreetsMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  // Squares of count sites would pass for crossings.
  const ground = useMemo(() => ({ ...orientation, countSites: [] }), [orientation]);
  if (!ready) return null;
  return (
    <MapFrame
      label={t('priorities.mapLabel')}
      start={start ?? extent}
      attribution={joinAttributions(attribution, sources)}
      basemap={basemap}
    >
      <OrientationLayers orientation={ground} scheme={scheme} />
      <StreetsLayer streets={streets} scheme={scheme} onPick={onPick} />
      <Highlight at={lit} scheme={scheme} radius={16} />
    </MapFrame>
  );
}

/** A finger is less exact than a mark is small. */
const LEAST_REACH = 14;

function StreetsLayer({ streets, scheme, onPick }: Pick<StreetsMapProps, 'streets' | 'onPick'> & { readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const overlay = new CanvasOverlay(SITE_PANE, (view) => drawStreets(view, streets, scheme));
    map.addLayer(overlay);
    return () => {
      overlay.remove();
    };
  }, [map, streets, scheme]);
  useMapEvents({
    click: ({ containerPoint }) => {
      const near = streets
        .map(({ id, latitude, longitude, accidents }) => {
          const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
          const away = Math.hypot(x - containerPoint.x, y - containerPoint.y);
          return { id, away, reach: Math.max(LEAST_REACH, radiusOf(accidents)) };
        })
        .filter(({ away, reach }) => away <= reach)
        .sort((a, b) => a.away - b.away)[0];
      if (near !== undefined) onPick(near.id);
    },
  });
  return null;
}
