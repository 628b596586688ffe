import type { BoundingBox } from '@elektron/domain';
import { CanvasOverlay, Highlight, MapFrame, OrientationLayers, SITE_PANE, type OverlayView, type Scheme } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import { useMapBackground } from '../../../graphql/use-map-background.ts';
import { joinAttributions } from '../join-attributions.ts';

interface DrawnPlace {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** What whoever lists places says of the map of them. */
export interface ListedPlacesProps<Place extends DrawnPlace> {
  /** Who must be named where the features are shown. */
  readonly sources: readonly string[];
  readonly start: BoundingBox | null;
  readonly lit: Place | null;
  readonly onPick: (id: string) => void;
}

export interface PlacesMapProps<Place extends DrawnPlace> extends ListedPlacesProps<Place> {
  readonly label: string;
  readonly places: readonly Place[];
  readonly draw: (view: OverlayView, places: readonly Place[], scheme: Scheme) => void;
  /** Pixels from the mark to its edge; none for one that is nowhere large. */
  readonly radiusOf?: (place: Place) => number;
}

/** A finger is less exact than a mark is small. */
const LEAST_REACH = 14;

/** The places of a list; whoever clicks near one picks it. */
export function PlacesMap<Place extends DrawnPlace>({ label, sources, start, lit, ...layer }: PlacesMapProps<Place>) {
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  // Squares of count sites would pass for crossings.
  const ground = useMemo(() => ({ ...orientation, countSites: [] }), [orientation]);
  if (!ready) return null;
  return (
    <MapFrame label={label} start={start ?? extent} attribution={joinAttributions(attribution, sources)} basemap={basemap}>
      <OrientationLayers orientation={ground} scheme={scheme} />
      <PlacesLayer scheme={scheme} {...layer} />
      <Highlight at={lit} scheme={scheme} radius={16} />
    </MapFrame>
  );
}

type PlacesLayerProps<Place extends DrawnPlace> = Pick<PlacesMapProps<Place>, 'places' | 'draw' | 'radiusOf' | 'onPick'> & {
  readonly scheme: Scheme;
};

function PlacesLayer<Place extends DrawnPlace>({ places, draw, radiusOf = () => 0, scheme, onPick }: PlacesLayerProps<Place>) {
  const map = useMap();
  useEffect(() => {
    const overlay = new CanvasOverlay(SITE_PANE, (view) => draw(view, places, scheme));
    map.addLayer(overlay);
    return () => {
      overlay.remove();
    };
  }, [map, places, draw, scheme]);
  useMapEvents({
    click: ({ containerPoint }) => {
      const near = places
        .map((place) => {
          const { x, y } = map.latLngToContainerPoint([place.latitude, place.longitude]);
          const away = Math.hypot(x - containerPoint.x, y - containerPoint.y);
          return { id: place.id, away, reach: Math.max(LEAST_REACH, radiusOf(place)) };
        })
        .filter(({ away, reach }) => away <= reach)
        .sort((a, b) => a.away - b.away)[0];
      if (near !== undefined) onPick(near.id);
    },
  });
  return null;
}
