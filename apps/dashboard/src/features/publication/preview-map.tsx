import {
  amountBreaks,
  amountColor,
  AmountLegend,
  classOf,
  MapFrame,
  MapLegend,
  MAP_COLORS,
  OrientationLayers,
  type Scheme,
} from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { canvas, CircleMarker, GeoJSON as GeoJsonLayer, type Layer, type PathOptions } from 'leaflet';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap } from 'react-leaflet';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import type { Preview } from './publication-queries.ts';
import styles from './publication.module.css';

export interface PreviewMapProps {
  readonly preview: Preview;
  /** Position of the value among those of the table. */
  readonly value: number;
}

type Box = readonly [number, number, number, number];

/** Areas in the colour of their number; hidden ones grey, those hidden beside small ones hollow. */
export function PreviewMap({ preview, value }: PreviewMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { orientation, basemap, attribution } = useMapBackground();
  const counts = preview.areas.map(({ numbers }) => numbers[value]?.count ?? 0);
  const breaks = amountBreaks(counts.reduce((most, count) => Math.max(most, count), 0));
  const [west = 0, south = 0, east = 0, north = 0] = preview.bounds;
  const start: Box = [west, south, east, north];
  // A block that is repeated as it was published has its reasons in the release that had it first.
  const hasReasons = preview.areas.every(({ numbers }) => numbers[value]?.count != null || numbers[value]?.hiddenBecause != null);
  return (
    <div>
      <div className={styles['map']}>
        <MapFrame label={t('publication.mapLabel')} start={start} attribution={attribution} basemap={basemap}>
          <OrientationLayers orientation={orientation} scheme={scheme} />
          <AreasLayer areas={preview.areas} value={value} breaks={breaks} scheme={scheme} />
        </MapFrame>
      </div>
      <MapLegend title={t('publication.legend')}>
        <AmountLegend title={t('publication.legend')} breaks={breaks} scheme={scheme} />
        <ul className={styles['marks']}>
          <li>
            <span className={styles['swatch']} style={{ background: MAP_COLORS[scheme].ink, opacity: SMALL_OPACITY }} />
            {t(hasReasons ? 'publication.hiddenSmall' : 'publication.hidden')}
          </li>
          {hasReasons && (
            <li>
              <span className={styles['swatch']} data-hollow />
              {t('publication.hiddenBeside')}
            </li>
          )}
        </ul>
      </MapLegend>
      {!hasReasons && <p className={styles['soft']}>{t('publication.repeatedReasons')}</p>}
    </div>
  );
}

const SMALL_OPACITY = 0.28;

interface AreasLayerProps {
  readonly areas: Preview['areas'];
  readonly value: number;
  readonly breaks: readonly number[];
  readonly scheme: Scheme;
}

function AreasLayer({ areas, value, breaks, scheme }: AreasLayerProps) {
  const map = useMap();
  const shapes = useMemo(() => areas.map(({ outline }) => JSON.parse(outline) as GeoJSON.Geometry), [areas]);
  useEffect(() => {
    const renderer = canvas({ pane: 'overlayPane', padding: 0.3 });
    const drawn = shapes.map((shape, i): Layer => {
      const style = styleOf(areas[i]!.numbers[value], breaks, scheme);
      if (shape.type === 'Point') {
        const [longitude = 0, latitude = 0] = shape.coordinates;
        return new CircleMarker([latitude, longitude], { ...style, renderer, radius: 5, interactive: false });
      }
      return new GeoJsonLayer(shape, { renderer, interactive: false, style: asLine(style, shape) } as ConstructorParameters<
        typeof GeoJsonLayer
      >[1]);
    });
    for (const layer of drawn) layer.addTo(map);
    return () => {
      for (const layer of drawn) layer.remove();
    };
  }, [map, areas, shapes, value, breaks, scheme]);
  return null;
}

function styleOf(number: Preview['areas'][number]['numbers'][number] | undefined, breaks: readonly number[], scheme: Scheme): PathOptions {
  const { ink, ground } = MAP_COLORS[scheme];
  if (number === undefined || number.count === 0) return { color: ink, weight: 0.5, opacity: 0.3, fillOpacity: 0 };
  if (number.count == null)
    return number.hiddenBecause === 'beside'
      ? { color: ink, weight: 1.5, opacity: 0.7, dashArray: '4 3', fillOpacity: 0 }
      : { color: ground, weight: 1, fillColor: ink, fillOpacity: SMALL_OPACITY };
  const share = classOf(number.count, breaks) / Math.max(1, breaks.length - 1);
  return { color: ground, weight: 1, fillColor: amountColor(share, scheme), fillOpacity: 0.85 };
}

/** A section of road is a line: its colour is its stroke. */
function asLine(style: PathOptions, shape: GeoJSON.Geometry): PathOptions {
  if (shape.type !== 'LineString' && shape.type !== 'MultiLineString') return style;
  return {
    ...style,
    color: style.fillColor ?? style.color ?? '',
    weight: style.fillColor === undefined ? 2 : 5,
    opacity: style.fillOpacity || 0.7,
  };
}
