import type { OpenAreaCount } from '@elektron/domain';
import { MapFrame, useLanguage } from '@elektron/ui';
import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useRef, useState } from 'react';
import { Borders } from '../map/area-layers.tsx';
import { useScheme } from '../use-scheme.ts';
import styles from './report.module.css';

export interface PickedPlace {
  readonly longitude: number;
  readonly latitude: number;
}

export interface PlaceMapProps {
  readonly label: string;
  readonly bounds: readonly [number, number, number, number];
  readonly municipalities: readonly OpenAreaCount[];
  /** Where somebody wants the map to be: written, or found by the device. */
  readonly wanted: PickedPlace | null;
  readonly onPick: (place: PickedPlace) => void;
}

/** Some metre. */
const DIGITS = 5;
const STREET_ZOOM = 17;

/** A map whose middle is the place: a finger or the arrow keys move it, and nothing has to be hit. */
export function PlaceMap({ label, bounds, municipalities, wanted, onPick }: PlaceMapProps) {
  const [map, setMap] = useState<LeafletMap | null>(null);
  const language = useLanguage();
  const scheme = useScheme();
  const latest = useRef(onPick);
  useEffect(() => {
    latest.current = onPick;
  });
  useEffect(() => {
    if (map === null) return;
    const tell = (): void => {
      const { lat, lng } = map.getCenter();
      latest.current({ longitude: Number(lng.toFixed(DIGITS)), latitude: Number(lat.toFixed(DIGITS)) });
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
      <MapFrame label={label} start={[...bounds]} attribution="" basemap={null} onReady={setMap}>
        <Borders municipalities={municipalities} scheme={scheme} language={language} />
      </MapFrame>
      <span className={styles['cross']} aria-hidden />
    </div>
  );
}
