import { MapFrame, MAP_COLORS, Notice, OrientationLayers, RecordTable, toLatLngBounds, useFormats } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { CircleMarker } from 'leaflet';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap } from 'react-leaflet';
import { useMapBackground } from '../../../graphql/use-map-background.ts';
import type { LookedPlace, LookedTable } from './survey.ts';
import styles from './mapping.module.css';

/** Longitude and latitude. */
const DEGREES = 4326;
/** A metre. */
const DEGREE_DIGITS = 5;

interface SamplePlacesProps {
  readonly sample: LookedTable | null;
  readonly isLooking: boolean;
  readonly refused: string | null;
  /** The table says where. */
  readonly isPlaced: boolean;
}

/** Three places of the first lines on a map, before anything is read in full: in a wrong system they lie in the sea. */
export function SamplePlaces({ sample, isLooking, refused, isPlaced }: SamplePlacesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const places = sample?.places ?? [];
  const inSystem = (value: number, srid: number): string => formats.decimal(value, srid === DEGREES ? DEGREE_DIGITS : 1);
  return (
    <div aria-busy={isLooking} className={styles['codes']}>
      <h4>{t('mapping.places')}</h4>
      <p className={styles['soft']}>{t(isPlaced ? 'mapping.placesLead' : 'mapping.placesNone')}</p>
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
      {isPlaced && <PlacesMap places={places} />}
      {isPlaced && sample !== null && places.length === 0 && <Notice kind="warning">{t('mapping.placesUnread')}</Notice>}
      {places.length > 0 && (
        <RecordTable
          caption={t('mapping.places')}
          rows={places}
          rowKey={({ row }) => String(row)}
          columns={[
            { head: t('mapping.line'), kind: 'name', cell: ({ row }) => t('mapping.lineOf', { row }) },
            {
              head: t('mapping.written'),
              cell: ({ first, second, srid }) =>
                t('mapping.writtenIn', { first: inSystem(first, srid), second: inSystem(second, srid), srid }),
            },
            {
              head: t('mapping.inDegrees'),
              kind: 'wide',
              cell: ({ longitude, latitude, isTaken }) => {
                const degrees =
                  longitude === null || latitude === null
                    ? ''
                    : `${formats.decimal(longitude, DEGREE_DIGITS)} / ${formats.decimal(latitude, DEGREE_DIGITS)}`;
                return isTaken ? degrees : `${degrees} ${t('mapping.outside')}`.trim();
              },
            },
          ]}
        />
      )}
    </div>
  );
}

function PlacesMap({ places }: { readonly places: readonly LookedPlace[] }) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { ready, extent, orientation, basemap, attribution } = useMapBackground();
  return (
    <div className={styles['map']}>
      {ready && (
        <MapFrame label={t('mapping.placesMap')} start={extent} attribution={attribution} basemap={basemap}>
          <OrientationLayers orientation={orientation} scheme={scheme} />
          <Marks places={places} />
        </MapFrame>
      )}
    </div>
  );
}

const NEAREST_ZOOM = 14;

function Marks({ places }: { readonly places: readonly LookedPlace[] }) {
  const map = useMap();
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const { accent, card } = MAP_COLORS[scheme];
    const points = places.flatMap(({ row, longitude, latitude }) =>
      longitude === null || latitude === null ? [] : [{ row, longitude, latitude }],
    );
    const marks = points.map(({ row, longitude, latitude }) =>
      new CircleMarker([latitude, longitude], { interactive: false, radius: 7, color: card, weight: 2, fillColor: accent, fillOpacity: 1 })
        .bindTooltip(String(row), { permanent: true, direction: 'right' })
        .addTo(map),
    );
    const [longitudes, latitudes] = [points.map(({ longitude }) => longitude), points.map(({ latitude }) => latitude)];
    if (points.length > 0) {
      const box = [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)] as const;
      map.fitBounds(toLatLngBounds([...box]), { padding: [50, 50], maxZoom: NEAREST_ZOOM, animate: false });
    }
    return () => {
      for (const mark of marks) mark.remove();
    };
  }, [map, places, scheme]);
  return null;
}
