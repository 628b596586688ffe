import { Highlight, HIGHLIGHT_PANE, MapFrame, MAP_COLORS, OrientationLayers, useFormats } from '@elektron/ui';
import { Button, useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Circle, useMap, useMapEvents } from 'react-leaflet';
import { useMapBackground } from '../../../graphql/use-map-background.ts';
import type { StreetPlace } from './street-form.ts';
import { useReceiver } from './use-receiver.ts';
import styles from './survey.module.css';

export interface PlacePickerProps {
  readonly place: StreetPlace | null;
  readonly onPlace: (place: StreetPlace) => void;
  readonly error: string | undefined;
}

const DIGITS = 5;

/** Where it is: as the phone says it, or as somebody shows it on the map. */
export function PlacePicker({ place, onPlace, error }: PlacePickerProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { ask, asking, fault } = useReceiver(onPlace);
  const [hasMap, setHasMap] = useState(false);
  const accuracy = place?.accuracyMeters ?? null;
  return (
    <fieldset className={styles['choices']} aria-describedby={error === undefined ? undefined : 'place-error'}>
      <legend>
        {t('survey.place')}
        <span aria-hidden="true"> *</span>
      </legend>
      <div className={styles['twoButtons']}>
        <Button size="lg" loading={asking} onClick={ask}>
          {t('survey.here')}
        </Button>
        <Button size="lg" variant="default" aria-expanded={hasMap} onClick={() => setHasMap(!hasMap)}>
          {t('survey.onMap')}
        </Button>
      </div>
      <p role="status" className={styles['place']}>
        {asking && t('survey.asking')}
        {!asking && place !== null && (
          <>
            {t(accuracy === null ? 'survey.placePointed' : 'survey.placeReceived', { meters: formats.number(accuracy ?? 0) })}{' '}
            <span className={styles['soft']}>
              {place.latitude.toFixed(DIGITS)}, {place.longitude.toFixed(DIGITS)}
            </span>
          </>
        )}
      </p>
      {fault !== null && (
        <p role="alert" className={styles['error']}>
          {t(`survey.receiver.${fault}`)}
        </p>
      )}
      {error !== undefined && (
        <p id="place-error" role="alert" className={styles['error']}>
          {error}
        </p>
      )}
      {hasMap && <PlaceMap place={place} onPlace={onPlace} />}
    </fieldset>
  );
}

/** As near as one sees a kerb. */
const NEAR = 18;

function PlaceMap({ place, onPlace }: Pick<PlacePickerProps, 'place' | 'onPlace'>) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  if (!ready) return <p role="status">{t('survey.mapComing')}</p>;
  return (
    <>
      <p className={styles['soft']}>{t('survey.mapHelp')}</p>
      <div className={styles['map']}>
        <MapFrame
          label={t('survey.map')}
          start={place === null ? extent : { ...place, zoom: NEAR }}
          attribution={attribution}
          basemap={basemap}
        >
          <OrientationLayers orientation={orientation} scheme={scheme} />
          <PickByTap onPlace={onPlace} />
          {place !== null && <FollowPlace place={place} />}
          {place?.accuracyMeters != null && (
            <Circle
              center={[place.latitude, place.longitude]}
              radius={place.accuracyMeters}
              pane={HIGHLIGHT_PANE}
              interactive={false}
              pathOptions={{ color: MAP_COLORS[scheme].accent, weight: 1.5, fillOpacity: 0.12 }}
            />
          )}
          <Highlight at={place} scheme={scheme} radius={12} />
        </MapFrame>
      </div>
    </>
  );
}

function PickByTap({ onPlace }: Pick<PlacePickerProps, 'onPlace'>) {
  const map = useMap();
  useMapEvents({
    // A map may be turned around the world once more.
    click: ({ latlng }) => {
      const { lat, lng } = map.wrapLatLng(latlng);
      onPlace({ longitude: lng, latitude: lat, accuracyMeters: null });
    },
  });
  return null;
}

/** What the receiver says comes into view; what somebody points at is there already. */
function FollowPlace({ place: { longitude, latitude, accuracyMeters } }: { readonly place: StreetPlace }) {
  const map = useMap();
  useEffect(() => {
    if (accuracyMeters !== null) map.setView([latitude, longitude], Math.max(map.getZoom(), NEAR), { animate: false });
  }, [map, latitude, longitude, accuracyMeters]);
  return null;
}
