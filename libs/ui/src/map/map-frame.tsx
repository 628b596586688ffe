import type { BoundingBox } from '@elektron/domain';
import { Control, type FitBoundsOptions, type LatLngBoundsExpression, type Map as LeafletMap } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useEffect, useState, type ReactNode } from 'react';
import { AttributionControl, MapContainer, ScaleControl, TileLayer, useMap } from 'react-leaflet';
import { useUiText } from '../language-context.tsx';
import styles from './map-frame.module.css';

/** Panes of our own, bottom to top; Leaflet's tile pane is at 200, its overlay pane at 400. */
export const GROUND_PANE = 'el-ground';
export const ACCIDENT_PANE = 'el-accidents';
export const SITE_PANE = 'el-sites';
/** Above what is drawn as shapes of Leaflet's own: streets are seen on areas that are filled. */
export const STREET_PANE = 'el-streets';
export const HIGHLIGHT_PANE = 'el-highlight';
/** Names of streets: above the outline of what was chosen, which would strike them through. */
export const STREET_NAME_PANE = 'el-street-names';
const PANES: readonly (readonly [string, number])[] = [
  [GROUND_PANE, 150],
  [SITE_PANE, 300],
  [ACCIDENT_PANE, 350],
  [STREET_PANE, 440],
  [HIGHLIGHT_PANE, 480],
  [STREET_NAME_PANE, 490],
];

export interface Basemap {
  readonly url: string;
  readonly attribution: string;
}

export interface MapView {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

export interface MapFrameProps {
  readonly label: string;
  /** How the keyboard moves it and where else its contents stand; without it what holds for a map with a list beside it. */
  readonly keys?: string;
  /** Whether a screen reader passes over what is drawn: where all of it is said elsewhere, and nothing of it takes the focus. */
  readonly isPicture?: boolean;
  /** Where the map starts; afterwards it belongs to the reader. */
  readonly start: BoundingBox | MapView;
  readonly attribution: string;
  /** Pixels at the top edge that buttons take from the map. */
  readonly topRoom?: number;
  /** An online map below the records; `null` for none. It may fail: the map stays whole. */
  readonly basemap: Basemap | null;
  readonly children?: ReactNode;
  readonly onReady?: (map: LeafletMap) => void;
}

/** Free pixels around what a map is fitted to. */
const EDGE_ROOM = 14;
/** Scale and source stand at the bottom edge, the source in up to three lines on a phone. */
const BOTTOM_ROOM = 46;

/** How an area is fitted into the part of the map that nothing covers. */
export function fitOptions(topRoom: number = EDGE_ROOM): FitBoundsOptions {
  return { paddingTopLeft: [EDGE_ROOM, topRoom], paddingBottomRight: [EDGE_ROOM, BOTTOM_ROOM] };
}

const FARTHEST = 4;
const NEAREST = 19;

/** A Leaflet map on quiet ground, with scale, zoom and keyboard, that needs no network. */
export function MapFrame({
  label,
  keys,
  isPicture = false,
  start,
  attribution,
  basemap,
  children,
  topRoom = EDGE_ROOM,
  onReady,
}: MapFrameProps) {
  const startAt =
    'zoom' in start
      ? { center: [start.latitude, start.longitude] as [number, number], zoom: start.zoom }
      : { bounds: toLatLngBounds(start) };
  return (
    <MapContainer
      {...startAt}
      className={styles['map'] ?? ''}
      zoomSnap={0.5}
      zoomDelta={1}
      wheelPxPerZoomLevel={90}
      minZoom={FARTHEST}
      maxZoom={NEAREST}
      zoomControl={false}
      attributionControl={false}
      zoomAnimation={!prefersReducedMotion()}
      fadeAnimation={false}
      markerZoomAnimation={false}
      boundsOptions={fitOptions(topRoom)}
    >
      <Panes>
        <MapSetup label={label} keys={keys} isPicture={isPicture} onReady={onReady} />
        <ScaleControl imperial={false} position="bottomleft" maxWidth={110} />
        <AttributionControl prefix={false} position="bottomright" />
        <SourceLine text={attribution} />
        {basemap !== null && <BasemapLayer basemap={basemap} />}
        {children}
      </Panes>
    </MapContainer>
  );
}

export function toLatLngBounds([west, south, east, north]: BoundingBox): LatLngBoundsExpression {
  return [
    [south, west],
    [north, east],
  ];
}

export function prefersReducedMotion(): boolean {
  return typeof window.matchMedia === 'function' && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The panes exist before anything is drawn into them. */
function Panes({ children }: { readonly children: ReactNode }) {
  const map = useMap();
  for (const [name, zIndex] of PANES) {
    const pane = map.getPane(name) ?? map.createPane(name);
    pane.style.zIndex = String(zIndex);
    if (name !== HIGHLIGHT_PANE) pane.style.pointerEvents = 'none';
  }
  return children;
}

function MapSetup({
  label,
  keys,
  isPicture,
  onReady,
}: {
  readonly label: string;
  readonly keys: string | undefined;
  readonly isPicture: boolean;
  readonly onReady: ((map: LeafletMap) => void) | undefined;
}) {
  const map = useMap();
  const text = useUiText();
  useEffect(() => {
    const container = map.getContainer();
    container.setAttribute('role', 'region');
    container.setAttribute('aria-label', `${label}. ${keys ?? text('mapKeys')}`);
    if (isPicture) map.getPane('mapPane')?.setAttribute('aria-hidden', 'true');
  }, [map, label, keys, isPicture, text]);
  useEffect(() => {
    const zoom = new Control.Zoom({ position: 'topright', zoomInTitle: text('zoomIn'), zoomOutTitle: text('zoomOut') });
    map.addControl(zoom);
    return () => {
      map.removeControl(zoom);
    };
  }, [map, text]);
  useEffect(() => {
    const watcher = new ResizeObserver(() => map.invalidateSize({ pan: false }));
    watcher.observe(map.getContainer());
    return () => watcher.disconnect();
  }, [map]);
  useEffect(() => onReady?.(map), [map, onReady]);
  return null;
}

/** Names the source of the records in the corner, where people look for it. */
function SourceLine({ text }: { readonly text: string }) {
  const map = useMap();
  useEffect(() => {
    const safe = text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
    map.attributionControl.addAttribution(safe);
    return () => {
      map.attributionControl.removeAttribution(safe);
    };
  }, [map, text]);
  return null;
}

function BasemapLayer({ basemap }: { readonly basemap: Basemap }) {
  const text = useUiText();
  const [failed, setFailed] = useState(false);
  return (
    <>
      <TileLayer
        url={basemap.url}
        attribution={basemap.attribution}
        // Some tile servers refuse requests that do not say where they come from.
        referrerPolicy="strict-origin-when-cross-origin"
        opacity={0.85}
        className={styles['basemap'] ?? ''}
        eventHandlers={{ tileerror: () => setFailed(true), tileload: () => setFailed(false) }}
      />
      {failed && <p className={styles['quiet']}>{text('basemapMissing')}</p>}
    </>
  );
}
