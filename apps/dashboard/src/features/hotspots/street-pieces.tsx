import { ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LeftOutTable } from './left-out-table.tsx';
import { highestPieces, type Streets } from './streets.ts';
import styles from './hotspots.module.css';

/** So many rows are read. */
const SHOWN_PIECES = 50;

/**
 * What the map of a run along the streets shows, as a table, and the accidents that are not on it.
 * @param hotspots where the map shows nothing but these, their own list is the table
 */
export function StreetPieces({ streets, hotspots }: { readonly streets: Streets; readonly hotspots: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  // Up to ten thousand lines, and the page renders anew at every hover.
  const pieces = useMemo(() => highestPieces(streets, SHOWN_PIECES), [streets]);
  const orDash = (value: number | null, format: (value: number) => string): string => (value === null ? '–' : format(value));
  const decimal = (value: number): string => formats.decimal(value, 2);
  return (
    <>
      {streets.lines.features.length > hotspots && (
        <details className={styles['more']}>
          <summary>{t('streets.pieces', { count: pieces.length, formatted: formats.count(pieces.length) })}</summary>
          <ScrollBox framed label={t('streets.piecesCaption')}>
            <table className={styles['table']}>
              <caption className="el-hidden">{t('streets.piecesCaption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('streets.place')}</th>
                  {[streets.lineLabels[language], t('streets.expected'), 'p', t('streets.adjusted'), t('streets.ofHotspot')].map((head) => (
                    <th key={head} scope="col" className={styles['number']}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {pieces.map(({ geometry: { coordinates }, properties }, i) => (
                  <tr key={i}>
                    <th scope="row" className={styles['siteName']}>
                      {placeOf(coordinates)}
                    </th>
                    <td className={styles['number']}>{decimal(properties.value)}</td>
                    <td className={styles['number']}>{orDash(properties.expected, decimal)}</td>
                    <td className={styles['number']}>{orDash(properties.pValue, formats.pValue)}</td>
                    <td className={styles['number']}>{orDash(properties.adjustedPValue, formats.pValue)}</td>
                    <td className={styles['number']}>{orDash(properties.hotspot, formats.count)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </details>
      )}
      <LeftOutTable caption={t('streets.notOnStreets')} leftOut={streets.notOnStreets} />
    </>
  );
}

/** Latitude and longitude of the middle one of its places, to a metre. */
function placeOf(coordinates: GeoJSON.Position[]): string {
  const [longitude, latitude] = coordinates[Math.floor(coordinates.length / 2)]!;
  return `${latitude!.toFixed(5)}, ${longitude!.toFixed(5)}`;
}
