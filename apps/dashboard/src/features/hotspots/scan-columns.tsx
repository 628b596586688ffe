import { useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Hotspot } from './hotspots-queries.ts';
import styles from './hotspots.module.css';

/** What the scan statistic says of a circle: `Hotspot.scan` of the API. */
interface ScanFigures {
  readonly radiusMeters: number;
  readonly cases: number;
  readonly expectedCases: number;
  readonly relativeRisk: number | null;
  readonly pseudoPValue: number;
}

/** Null of other methods. */
export function readScan({ scan }: Pick<Hotspot, 'scan'>): ScanFigures | null {
  return (scan ?? null) as ScanFigures | null;
}

export function ScanHeads() {
  const { t } = useTranslation();
  return (
    <>
      {(['cases', 'expectedCases', 'relativeRisk', 'radius'] as const).map((name) => (
        <th key={name} scope="col" className={styles['number']}>
          {t(`methods.${name}`)}
        </th>
      ))}
      <th scope="col" className={styles['number']}>
        <abbr title={t('methods.circleP')}>p</abbr>
      </th>
    </>
  );
}

export function ScanCells({ hotspot }: { readonly hotspot: Hotspot }) {
  const formats = useFormats();
  const scan = readScan(hotspot);
  if (scan === null) return null;
  const { cases, expectedCases, relativeRisk, radiusMeters, pseudoPValue } = scan;
  return (
    <>
      <td className={styles['number']}>{formats.count(cases)}</td>
      <td className={styles['number']}>{formats.decimal(expectedCases, 1)}</td>
      <td className={styles['number']}>{relativeRisk === null ? '–' : formats.decimal(relativeRisk, 2)}</td>
      <td className={styles['number']}>{formats.count(Math.round(radiusMeters))}</td>
      <td className={styles['number']}>{formats.pValue(pseudoPValue)}</td>
    </>
  );
}
