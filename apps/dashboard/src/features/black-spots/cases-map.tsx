import { useQuery } from '@apollo/client/react';
import {
  AccidentTilesLayer,
  AmountLegend,
  HIGHLIGHT_PANE,
  Highlight,
  MAP_COLORS,
  MapFrame,
  MapLegend,
  OrientationLayers,
  SeverityLegend,
  type Scheme,
  type TileLegend,
} from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { Circle, CircleMarker, GeoJSON as GeoJsonLayer, LatLng, latLngBounds } from 'leaflet';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap, useMapEvents } from 'react-leaflet';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { REGISTER_TILES } from './black-spots-queries.ts';
import styles from './black-spots.module.css';

export interface MapPoint {
  readonly longitude: number;
  readonly latitude: number;
}

export interface MapPlace extends MapPoint {
  readonly radiusMeters?: number | null | undefined;
  readonly outline?: unknown;
}

export interface CasesMapProps {
  readonly label: string;
  readonly places: readonly MapPlace[];
  readonly lit?: MapPoint | null;
  /** A click on the map, where places are chosen. */
  readonly onPick?: (point: MapPoint) => void;
  /** A click on a place, by its position in the list. */
  readonly onOpen?: (index: number) => void;
  /** Moves the map to the places whenever they are others; off where a click chooses them. */
  readonly follow?: boolean;
}

/** Six digits are a tenth of a metre. */
const DIGITS = 6;
const NEAREST = 17;
const MARK_RADIUS = 7;
const NO_TILES: TileLegend = { marks: false, breaks: [], failed: false };

/** Places of the register among all accidents on record. What it shows stands in a table beside it. */
export function CasesMap({ label, places, lit = null, onPick, onOpen, follow = true }: CasesMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const [legend, setLegend] = useState<TileLegend>(NO_TILES);
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  const { data } = useQuery(REGISTER_TILES);
  const facets = data?.accidentFacets;
  return (
    <div>
      <div className={styles['map']} data-adding={onPick !== undefined || undefined}>
        {ready && (
          <MapFrame label={label} start={extent} attribution={attribution} basemap={basemap}>
            <OrientationLayers orientation={orientation} scheme={scheme} />
            {facets !== undefined && (
              <AccidentTilesLayer path={facets.tilePath} accidents={facets.figures.accidents} scheme={scheme} onLegend={setLegend} />
            )}
            <Places places={places} scheme={scheme} follow={follow} {...(onOpen === undefined ? {} : { onOpen })} />
            {onPick !== undefined && <ClickToPick onPick={onPick} />}
            <Highlight at={lit} scheme={scheme} radius={16} />
          </MapFrame>
        )}
      </div>
      <MapLegend title={t('map.legend')}>
        {legend.marks ? <SeverityLegend /> : <AmountLegend title={t('map.perCell')} breaks={legend.breaks} scheme={scheme} />}
      </MapLegend>
    </div>
  );
}

type PlacesProps = Pick<CasesMapProps, 'places' | 'onOpen' | 'follow'> & { readonly scheme: Scheme };

function Places({ places, scheme, onOpen, follow }: PlacesProps) {
  const map = useMap();
  useEffect(() => {
    const { accent, card } = MAP_COLORS[scheme];
    const area = { color: accent, weight: 2.5, fillColor: accent, fillOpacity: 0.15, interactive: false };
    const layers = places.flatMap((place, index) => {
      const { longitude, latitude, radiusMeters, outline } = place;
      const ground =
        outline == null
          ? new Circle([latitude, longitude], { ...area, radius: radiusMeters ?? 0 })
          : new GeoJsonLayer(outline as GeoJSON.Geometry, { style: () => area, interactive: false });
      // A place of fifty metres is a dot on a map of a town: a mark that is seen, and can be clicked.
      const style = { pane: HIGHLIGHT_PANE, radius: MARK_RADIUS, color: card, weight: 2, fillColor: accent, fillOpacity: 1 };
      const mark = new CircleMarker([latitude, longitude], { ...style, interactive: onOpen !== undefined });
      if (onOpen !== undefined) mark.on('click', () => onOpen(index));
      return [ground, mark];
    });
    for (const layer of layers) layer.addTo(map);
    return () => {
      for (const layer of layers) layer.remove();
    };
  }, [map, places, scheme, onOpen]);
  useEffect(() => {
    if (follow !== true || places.length === 0) return;
    const bounds = latLngBounds(places.map(({ longitude, latitude }) => [latitude, longitude]));
    for (const place of places) bounds.extend(boundsOf(place));
    map.fitBounds(bounds, { padding: [50, 50], maxZoom: NEAREST, animate: false });
  }, [map, places, follow]);
  return null;
}

/** Of all that belongs to a place, so that it is seen whole. */
function boundsOf({ longitude, latitude, radiusMeters, outline }: MapPlace) {
  if (outline != null) return new GeoJsonLayer(outline as GeoJSON.Geometry).getBounds();
  return new LatLng(latitude, longitude).toBounds(2 * (radiusMeters ?? 0));
}

function ClickToPick({ onPick }: { readonly onPick: (point: MapPoint) => void }) {
  useMapEvents({
    click: ({ latlng }) => onPick({ longitude: Number(latlng.lng.toFixed(DIGITS)), latitude: Number(latlng.lat.toFixed(DIGITS)) }),
  });
  return null;
}
