import { HIGHLIGHT_PANE, MAP_COLORS, MapFrame, OrientationLayers, type Scheme } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { GeoJSON as GeoJsonLayer, CircleMarker, Marker, canvas, divIcon, type Map as LeafletMap, type PathOptions } from 'leaflet';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap } from 'react-leaflet';
import type { Language } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import type { ComparedPlace, ComparedRun, Comparison } from './comparison.ts';
import { styleOfRun } from './run-style.ts';

export interface ComparisonMapProps {
  readonly comparison: Comparison | null;
  readonly lit: ComparedPlace | null;
  readonly onPick: (run: number, rank: number) => void;
  readonly onReady: (map: LeafletMap) => void;
}

/** The hotspots of each run in its own outline, with its letter. */
export function ComparisonMap({ comparison, lit, onPick, onReady }: ComparisonMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { extent, orientation, basemap, attribution } = useMapBackground();
  return (
    <MapFrame label={t('comparison.mapLabel')} start={extent} attribution={attribution} basemap={basemap} onReady={onReady}>
      <OrientationLayers orientation={orientation} scheme={scheme} />
      {comparison?.runs.map((run, position) => (
        <RunLayer key={run.id} run={run} position={position} lit={lit} scheme={scheme} onPick={onPick} />
      ))}
    </MapFrame>
  );
}

/** So many ranks of each run are written on the map; the table names them all. */
const NUMBERED_RANKS = 5;

interface RunLayerProps extends Pick<ComparisonMapProps, 'lit' | 'onPick'> {
  readonly run: ComparedRun;
  readonly position: number;
  readonly scheme: Scheme;
}

function RunLayer({ run, position, lit, scheme, onPick }: RunLayerProps) {
  const map = useMap();
  const language = useLanguage();
  const layers = useRef(new Map<number, GeoJsonLayer>());
  useEffect(() => {
    const renderer = canvas({ pane: HIGHLIGHT_PANE, padding: 0.3 });
    const shown = layers.current;
    const markers: Marker[] = [];
    for (const { rank, geometry } of run.hotspots) {
      if (geometry === null) continue;
      const layer = toLayer(geometry, { renderer, pane: HIGHLIGHT_PANE, ...outlineOf(position, false, scheme) });
      layer.on('click', () => onPick(position, rank));
      layer.addTo(map);
      shown.set(rank, layer);
      if (rank <= NUMBERED_RANKS) markers.push(letterMarker(layer, run, rank, position, language).addTo(map));
    }
    return () => {
      for (const layer of shown.values()) layer.remove();
      shown.clear();
      for (const marker of markers) marker.remove();
    };
  }, [map, run, position, scheme, language, onPick]);
  useEffect(() => {
    const lighted = (lit?.readings[position]?.ranks ?? []).flatMap((rank) => layers.current.get(rank) ?? []);
    for (const layer of lighted) layer.setStyle(outlineOf(position, true, scheme)).bringToFront();
    return () => {
      for (const layer of lighted) layer.setStyle(outlineOf(position, false, scheme));
    };
  }, [lit, position, run, scheme]);
  return null;
}

const POINT_RADIUS = 7;

function toLayer(geometry: GeoJSON.Geometry, options: PathOptions): GeoJsonLayer {
  // Points are drawn as rings, so that they have an outline like all others.
  return new GeoJsonLayer(geometry, {
    ...options,
    style: options,
    pointToLayer: (_, at) => new CircleMarker(at, { ...options, radius: POINT_RADIUS }),
  });
}

function outlineOf(position: number, isLit: boolean, scheme: Scheme): PathOptions {
  const { color, dashArray, weight } = styleOfRun(position, scheme);
  const fill = isLit ? MAP_COLORS[scheme].accent : color;
  return { color, dashArray, weight: isLit ? weight + 3 : weight, opacity: 1, fillColor: fill, fillOpacity: isLit ? 0.3 : 0.06 };
}

/** Each run's letters stand at another corner, so that they do not hide each other where runs agree. */
const ANCHORS = [[28, 22], [0, 22], [28, 0], [0, 0]] as const; // prettier-ignore

function letterMarker(layer: GeoJsonLayer, { letter }: ComparedRun, rank: number, position: number, language: Language): Marker {
  // A decoration: pointer and keyboard use the outline and the table.
  return new Marker(layer.getBounds().getCenter(), {
    icon: divIcon({
      className: 'el-run-rank',
      html: `${letter[language]}${rank}`,
      iconSize: [28, 20],
      iconAnchor: [...ANCHORS[position % ANCHORS.length]!],
    }),
    interactive: false,
    keyboard: false,
    pane: HIGHLIGHT_PANE,
  });
}
