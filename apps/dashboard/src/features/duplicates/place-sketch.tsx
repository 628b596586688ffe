import { useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { offsetBetween, type DuplicateSide } from './duplicate-side.ts';
import styles from './duplicates.module.css';

/** Half of the sketch's width (metres): the furthest that two records of one accident are looked for. */
const REACH_METERS = 150;
const RADIUS = 50;

/** Where the second place lies from the first: north is up, the ring is 50 metres. */
export function PlaceSketch({ one, other }: { readonly one: DuplicateSide; readonly other: DuplicateSide }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const offset = offsetBetween(one, other);
  if (offset === null) return null;
  const { east, north } = offset;
  const meters = Math.hypot(east, north);
  const scale = RADIUS / REACH_METERS;
  return (
    <figure className={styles['sketch']}>
      <svg viewBox="-56 -56 112 112" role="img" aria-label={t('duplicates.sketch', { meters: formats.count(Math.round(meters)) })}>
        <circle r={50 * scale} className={styles['ring']} />
        <circle r={100 * scale} className={styles['ring']} />
        <circle r={RADIUS} className={styles['ring']} />
        <text y={-RADIUS + 9} textAnchor="middle" className={styles['north']}>
          ↑
        </text>
        <line x2={east * scale} y2={-north * scale} className={styles['line']} />
        <rect x={-4} y={-4} width={8} height={8} className={styles['one']} />
        <circle cx={east * scale} cy={-north * scale} r={4.5} className={styles['other']} />
      </svg>
      <figcaption>{t('duplicates.sketchKey')}</figcaption>
    </figure>
  );
}
