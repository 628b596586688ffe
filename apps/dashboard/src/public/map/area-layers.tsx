import type { OpenAreaCount } from '@elektron/domain';
import { MAP_COLORS, type Scheme } from '@elektron/ui';
import { CircleMarker, divIcon, GeoJSON, LayerGroup, Marker, type LatLng, type Map as LeafletMap, type PathOptions } from 'leaflet';
import { useEffect, useMemo, useRef } from 'react';
import { useMap } from 'react-leaflet';
import { amountLook, kindOf } from '../area-fill.ts';
import { boxOf, findAreaAt } from '../place-in-area.ts';
import styles from './area-map.module.css';
import { HATCH_ID } from './hatch.ts';

interface AreaLayerProps {
  readonly areas: readonly OpenAreaCount[];
  readonly breaks: readonly number[];
  readonly scheme: Scheme;
  readonly chosen: OpenAreaCount | null;
  readonly onPick: (area: OpenAreaCount) => void;
}

/** Of the map's size, drawn around it: what comes into sight while it is moved. */
const AROUND = 0.3;

/** Areas in sight, coloured by their numbers; hatched where a number is not shown. */
export function AreaLayer({ areas, breaks, scheme, chosen, onPick }: AreaLayerProps) {
  const map = useMap();
  const boxes = useMemo(() => areas.map(({ outline }) => boxOf(outline)), [areas]);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    const group = new LayerGroup().addTo(map);
    const draw = (): void => {
      group.clearLayers();
      const bounds = map.getBounds().pad(AROUND);
      const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
      for (const [index, area] of areas.entries()) {
        const [left, bottom, right, top] = boxes[index]!;
        if (right < west || left > east || top < south || bottom > north) continue;
        const layer = new GeoJSON(area.outline, { style: styleOf(area, breaks, scheme), pointToLayer: toDot });
        layer.on('click', () => pick.current(area)).addTo(group);
      }
    };
    draw();
    map.on('moveend', draw);
    return () => {
      map.off('moveend', draw);
      group.remove();
    };
  }, [map, areas, boxes, breaks, scheme]);
  usePickByKey(map, areas, pick);
  useChosenOutline(map, chosen, scheme);
  return null;
}

function styleOf({ count, outline }: OpenAreaCount, breaks: readonly number[], scheme: Scheme): PathOptions {
  const { soft, card } = MAP_COLORS[scheme];
  const kind = kindOf(count);
  const ground = kind === 'shown' ? amountLook(count ?? 0, breaks, scheme).ground : null;
  if (outline.type === 'LineString' || outline.type === 'MultiLineString')
    return { fill: false, color: ground ?? soft, weight: ground === null ? 3 : 7, ...(kind === 'hidden' ? { dashArray: '2 5' } : {}) };
  const fillColor = ground ?? (kind === 'hidden' ? `url(#${HATCH_ID})` : card);
  return { color: soft, weight: 0.7, opacity: 0.6, fillOpacity: 1, fillColor };
}

const DOT_PIXELS = 12;

/** A junction has no land: as large as what a finger can touch. */
const toDot = (_: unknown, at: LatLng): CircleMarker => new CircleMarker(at, { radius: DOT_PIXELS });

/** Enter chooses what lies in the middle: a map of areas has no other place to stand for the keyboard. */
function usePickByKey(map: LeafletMap, areas: readonly OpenAreaCount[], pick: { readonly current: (area: OpenAreaCount) => void }): void {
  useEffect(() => {
    const container = map.getContainer();
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.target !== container) return;
      const { lat, lng } = map.getCenter();
      const area = findAreaAt(areas, [lng, lat]);
      if (area !== null) pick.current(area);
    };
    // Leaflet takes the focus at a touch too: the ring in the middle is for whoever moves the map by keys.
    const mark = ({ type }: Event): void => {
      if (type === 'keyup') container.dataset['keys'] = 'true';
      else delete container.dataset['keys'];
    };
    container.addEventListener('keydown', press);
    container.addEventListener('keyup', mark);
    container.addEventListener('pointerdown', mark);
    return () => {
      container.removeEventListener('keydown', press);
      container.removeEventListener('keyup', mark);
      container.removeEventListener('pointerdown', mark);
    };
  }, [map, areas, pick]);
}

function useChosenOutline(map: LeafletMap, chosen: OpenAreaCount | null, scheme: Scheme): void {
  useEffect(() => {
    if (chosen === null) return;
    const { accent, card } = MAP_COLORS[scheme];
    const group = new LayerGroup(
      [
        { color: card, weight: 7 },
        { color: accent, weight: 3.5 },
      ].map(
        (style) =>
          new GeoJSON(chosen.outline as GeoJSON.Geometry, { interactive: false, style: { ...style, fill: false, pane: 'el-highlight' } }),
      ),
    ).addTo(map);
    return () => void group.remove();
  }, [map, chosen, scheme]);
}

/** Borders of municipalities. */
export function Borders({ municipalities, scheme }: { readonly municipalities: readonly OpenAreaCount[]; readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const { ink } = MAP_COLORS[scheme];
    const borders = new LayerGroup(
      municipalities.map(
        ({ outline }) =>
          new GeoJSON(outline as GeoJSON.Geometry, {
            interactive: false,
            style: { color: ink, weight: 1.8, opacity: 0.85, fill: false, pane: 'el-highlight' },
          }),
      ),
    ).addTo(map);
    return () => void borders.remove();
  }, [map, municipalities, scheme]);
  return null;
}

/** A place that is shown above the areas. */
export interface MapPlace {
  readonly id: string;
  readonly sign: string;
  readonly kind: 'black-spot' | 'intervention' | 'barrier';
  readonly title: string;
  readonly centre: readonly [number, number];
}

/** Signs, each kind with a letter and a shape of its own; the keyboard finds them in the table. */
export function PlaceMarks({ places }: { readonly places: readonly MapPlace[] }) {
  const map = useMap();
  useEffect(() => {
    const marks = new LayerGroup(
      places.map(({ centre: [longitude, latitude], sign, kind, title }) => {
        const element = document.createElement('span');
        element.textContent = sign;
        element.dataset['kind'] = kind;
        const icon = divIcon({ html: element, className: styles['place'] ?? '', iconSize: [26, 26] });
        return new Marker([latitude, longitude], { icon, title, keyboard: false });
      }),
    ).addTo(map);
    return () => void marks.remove();
  }, [map, places]);
  return null;
}
