import { Highlight, MapFrame, OrientationLayers } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMapEvents } from 'react-leaflet';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { readTypedPlace } from '../../forms/record-values.ts';
import styles from './entry.module.css';

/** Six digits are a tenth of a metre. */
const DIGITS = 6;

export interface EntryMapProps {
  /** As it is typed. */
  readonly place: string;
  readonly onPick: (typed: string) => void;
}

/** Where the accident happened, picked by a click; whoever cannot click types it. */
export function EntryMap({ place, onPick }: EntryMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  const read = readTypedPlace(place);
  const at = typeof read === 'object' && read !== null && 'latitude' in read ? read : null;
  return (
    <div className={styles['map']}>
      {ready && (
        <MapFrame label={t('entry.map')} start={extent} attribution={attribution} basemap={basemap}>
          <OrientationLayers orientation={orientation} scheme={scheme} />
          <PickByClick onPick={onPick} />
          <Highlight at={at} scheme={scheme} radius={12} />
        </MapFrame>
      )}
    </div>
  );
}

function PickByClick({ onPick }: Pick<EntryMapProps, 'onPick'>) {
  useMapEvents({ click: ({ latlng }) => onPick(`${latlng.lat.toFixed(DIGITS)}, ${latlng.lng.toFixed(DIGITS)}`) });
  return null;
}
