import type { BoundingBox } from '@elektron/domain';
import { CanvasOverlay, Highlight, MapFrame, OrientationLayers, SITE_PANE, useLanguage, type Scheme } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import { useTranslation } from 'react-i18next';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { MARK_SIZE, drawFeatures, placeMarks, type DrawnFeature, type PlacedFeature } from './draw-features.ts';
import { joinAttributions } from './join-attributions.ts';

export interface AccessibilityMapProps {
  readonly features: readonly DrawnFeature[];
  /** Who must be named where the features are shown. */
  readonly sources: readonly string[];
  readonly start: BoundingBox | null;
  readonly lit: DrawnFeature | null;
  readonly onView: (box: BoundingBox) => void;
  readonly onPick: (id: string) => void;
}

/** Features in view; the list beside the map holds the same ones. */
export function AccessibilityMap({ features, sources, start, lit, onView, onPick }: AccessibilityMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  const placed = useMemo(() => placeMarks(features), [features]);
  if (!ready) return null;
  return (
    <MapFrame
      label={t('accessibility.mapLabel')}
      start={start ?? extent}
      attribution={joinAttributions(attribution, sources)}
      basemap={basemap}
    >
      <OrientationLayers orientation={orientation} scheme={scheme} />
      <FeaturesLayer features={placed} scheme={scheme} />
      <View features={placed} onView={onView} onPick={onPick} />
      <Highlight at={lit} scheme={scheme} radius={16} />
    </MapFrame>
  );
}

function FeaturesLayer({ features, scheme }: { readonly features: readonly PlacedFeature[]; readonly scheme: Scheme }) {
  const map = useMap();
  const language = useLanguage();
  useEffect(() => {
    const overlay = new CanvasOverlay(SITE_PANE, (view) => drawFeatures(view, features, scheme, language));
    map.addLayer(overlay);
    return () => {
      overlay.remove();
    };
  }, [map, features, scheme, language]);
  return null;
}

/** A finger is less exact than a mark is small. */
const REACH = MARK_SIZE;

/** Tells what is in view, and which mark was meant by a click. */
function View({
  features,
  onView,
  onPick,
}: Pick<AccessibilityMapProps, 'onView' | 'onPick'> & { readonly features: readonly PlacedFeature[] }) {
  const latest = useRef(onView);
  useEffect(() => {
    latest.current = onView;
  });
  const map = useMapEvents({
    moveend: () => latest.current(boxOf(map)),
    click: ({ containerPoint }) => {
      const near = features
        .map(({ id, latitude, longitude, aside }) => {
          const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
          return { id, away: Math.hypot(x + aside - containerPoint.x, y - containerPoint.y) };
        })
        .filter(({ away }) => away <= REACH)
        .sort((a, b) => a.away - b.away)[0];
      if (near !== undefined) onPick(near.id);
    },
  });
  useEffect(() => latest.current(boxOf(map)), [map]);
  return null;
}

function boxOf(map: ReturnType<typeof useMap>): BoundingBox {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}
