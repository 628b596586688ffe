import type { OpenAreaCount } from '@elektron/domain';
import { MapFrame, StreetLayer, type Scheme, type TakenPlace } from '@elektron/ui';
import type { Map as LeafletMap } from 'leaflet';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PublicView } from '../address.ts';
import { AreaLayer, Borders, PlaceMarks, type MapPlace } from './area-layers.tsx';
import styles from './area-map.module.css';
import { HATCH_ID } from './hatch.ts';
import { MapWords } from './map-words.tsx';

export type OnView = (view: PublicView, moved: boolean) => void;

export interface AreaMapProps {
  readonly label: string;
  readonly keys: string;
  readonly attribution: string;
  /** Path of the tiles of streets; null where the release has none. */
  readonly streets: string | null;
  /** Where the address says that the map stands; null for the bounds. */
  readonly view: PublicView | null;
  readonly bounds: readonly [number, number, number, number];
  readonly areas: readonly OpenAreaCount[];
  readonly municipalities: readonly OpenAreaCount[];
  readonly places: readonly MapPlace[];
  readonly breaks: readonly number[];
  readonly scheme: Scheme;
  readonly chosen: OpenAreaCount | null;
  /** @param moved whether somebody has moved the map, and not only opened it */
  readonly onView: OnView;
  readonly onPick: (area: OpenAreaCount) => void;
}

/** Areas by their numbers, streets on them, borders with names, and places above them: all of it of the release, and nothing of another server. */
export function AreaMap({ view, bounds, label, keys, attribution, areas, onView, onPick, chosen, scheme, ...layers }: AreaMapProps) {
  const [map, setMap] = useState<LeafletMap | null>(null);
  const taken = useRef<readonly TakenPlace[]>([]);
  const written = useCallback((places: readonly TakenPlace[]) => void (taken.current = places), []);
  useView(map, view, onView);
  useFollowed(map, chosen);
  return (
    <div className={styles['frame']}>
      <svg width="0" height="0" aria-hidden className={styles['patterns']}>
        <defs>
          <pattern id={HATCH_ID} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="7" height="7" fill="var(--el-card)" />
            <line x1="0" y1="0" x2="0" y2="7" stroke="var(--el-control)" strokeWidth="2.4" />
          </pattern>
        </defs>
      </svg>
      <MapFrame label={label} keys={keys} isPicture start={view ?? [...bounds]} attribution={attribution} basemap={null} onReady={setMap}>
        <AreaLayer areas={areas} breaks={layers.breaks} scheme={scheme} chosen={chosen} onPick={onPick} />
        <Borders municipalities={layers.municipalities} scheme={scheme} />
        <MapWords areas={areas} municipalities={layers.municipalities} breaks={layers.breaks} scheme={scheme} onWritten={written} />
        {layers.streets !== null && <StreetLayer path={layers.streets} scheme={scheme} taken={() => taken.current} />}
        <PlaceMarks places={layers.places} />
      </MapFrame>
    </div>
  );
}

/** Tells where the map stands when it has come to rest, and goes where the address says. */
function useView(map: LeafletMap | null, view: PublicView | null, onView: OnView): void {
  const told = useRef<PublicView | null>(null);
  const latest = useRef(onView);
  useEffect(() => {
    latest.current = onView;
  });
  useEffect(() => {
    if (map === null) return;
    const read = (): PublicView => {
      const { lat, lng } = map.getCenter();
      return { latitude: lat, longitude: lng, zoom: map.getZoom() };
    };
    const tell = (): void => {
      told.current = read();
      latest.current(told.current, true);
    };
    told.current = read();
    latest.current(told.current, false);
    map.on('moveend', tell);
    return () => void map.off('moveend', tell);
  }, [map]);
  useEffect(() => {
    if (map === null || view === null || told.current === null || isSameView(view, told.current)) return;
    map.setView([view.latitude, view.longitude], view.zoom, { animate: false });
  }, [map, view]);
}

/** An address keeps fewer digits than a map. */
const SAME_DEGREES = 2e-5;
const SAME_ZOOM = 0.06;

function isSameView(a: PublicView, b: PublicView): boolean {
  const degrees = Math.max(Math.abs(a.latitude - b.latitude), Math.abs(a.longitude - b.longitude));
  return degrees < SAME_DEGREES && Math.abs(a.zoom - b.zoom) < SAME_ZOOM;
}

/** An area that was chosen elsewhere, such as in the table, is brought into sight. */
function useFollowed(map: LeafletMap | null, chosen: OpenAreaCount | null): void {
  const id = chosen?.id;
  const latest = useRef(chosen);
  useEffect(() => {
    latest.current = chosen;
  });
  useEffect(() => {
    const area = latest.current;
    if (map === null || area === null || id === undefined) return;
    const [longitude, latitude] = area.centre;
    if (!map.getBounds().contains([latitude, longitude])) map.panTo([latitude, longitude]);
  }, [map, id]);
}
