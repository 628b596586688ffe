import type { OpenAreaCount } from '@elektron/domain';
import { MapFrame, StreetLayer, type TakenPlace } from '@elektron/ui';
import type { Map as LeafletMap } from 'leaflet';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Borders } from '../map/area-layers.tsx';
import { MapWords } from '../map/map-words.tsx';
import { useScheme } from '../use-scheme.ts';
import { roundDegrees } from './degrees.tsx';
import styles from './report.module.css';

export interface PickedPlace {
  readonly longitude: number;
  readonly latitude: number;
}

export interface PlaceMapProps {
  readonly label: string;
  readonly keys: string;
  readonly attribution: string;
  /** Path of the tiles of streets; null where there are none. */
  readonly streets: string | null;
  readonly bounds: readonly [number, number, number, number];
  readonly municipalities: readonly OpenAreaCount[];
  /** Where somebody wants the map to be: written, or found by the device. */
  readonly wanted: PickedPlace | null;
  readonly onPick: (place: PickedPlace) => void;
}

const STREET_ZOOM = 17;

const NO_AREAS: readonly OpenAreaCount[] = [];
const NO_BREAKS: readonly number[] = [];

/** A map whose middle is the place: a finger or the arrow keys move it, and nothing has to be hit. */
export function PlaceMap({ label, keys, attribution, streets, bounds, municipalities, wanted, onPick }: PlaceMapProps) {
  const [map, setMap] = useState<LeafletMap | null>(null);
  const taken = useRef<readonly TakenPlace[]>([]);
  const written = useCallback((places: readonly TakenPlace[]) => void (taken.current = places), []);
  const scheme = useScheme();
  const latest = useRef(onPick);
  useEffect(() => {
    latest.current = onPick;
  });
  useEffect(() => {
    if (map === null) return;
    const tell = (): void => {
      const { lat, lng } = map.getCenter();
      latest.current({ longitude: roundDegrees(lng), latitude: roundDegrees(lat) });
    };
    const goTo = ({ latlng }: { readonly latlng: Parameters<LeafletMap['panTo']>[0] }): void => void map.panTo(latlng, { animate: false });
    map.on('moveend', tell).on('click', goTo);
    return () => void map.off('moveend', tell).off('click', goTo);
  }, [map]);
  useEffect(() => {
    if (map === null || wanted === null) return;
    map.setView([wanted.latitude, wanted.longitude], Math.max(map.getZoom(), STREET_ZOOM), { animate: false });
  }, [map, wanted]);
  return (
    <div className={styles['map']}>
      <MapFrame label={label} keys={keys} isPicture start={[...bounds]} attribution={attribution} basemap={null} onReady={setMap}>
        <Borders municipalities={municipalities} scheme={scheme} />
        <MapWords areas={NO_AREAS} municipalities={municipalities} breaks={NO_BREAKS} scheme={scheme} onWritten={written} />
        {streets !== null && <StreetLayer path={streets} scheme={scheme} taken={() => taken.current} />}
      </MapFrame>
      <span className={styles['cross']} aria-hidden />
    </div>
  );
}
