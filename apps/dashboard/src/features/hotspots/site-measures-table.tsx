import { ScrollBox, useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { ScreenedSite } from './screening.ts';
import styles from './hotspots.module.css';

/** What else sites are ranked by elsewhere, in the order of this ranking; none of it takes out the luck of the period. */
export function SiteMeasuresTable({ sites }: { readonly sites: readonly ScreenedSite[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const number = (value: number | null, digits: number): string => (value === null ? '–' : formats.decimal(value, digits));
  return (
    <>
      <p className={styles['soft']}>{t('screening.otherMeasuresText')}</p>
      <ScrollBox framed label={t('screening.otherMeasures')}>
        <table className={styles['table']}>
          <caption className="el-hidden">{t('screening.otherMeasures')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('hotspots.rank')}</th>
              <th scope="col">{t('screening.site')}</th>
              {(['perYear', 'rate', 'criticalRate', 'weighted', 'severityIndex', 'levelOfService', 'excessPredicted'] as const).map(
                (name) => (
                  <th key={name} scope="col" className={styles['number']}>
                    {t(`screening.measures.${name}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {sites.map(({ id, kind, rank, roadName, measures }) => (
              <tr key={`${kind} ${id}`}>
                <td>{rank ?? '–'}</td>
                <th scope="row">{roadName ?? t('hotspots.noRoad')}</th>
                <td className={styles['number']}>{formats.decimal(measures.accidentsPerYear, 1)}</td>
                <td className={styles['number']}>
                  {number(measures.rate, 2)}
                  {measures.rate !== null && measures.criticalRate !== null && measures.rate > measures.criticalRate && (
                    <span className={styles['limits']}>{t('screening.measures.above')}</span>
                  )}
                </td>
                <td className={styles['number']}>{number(measures.criticalRate, 2)}</td>
                <td className={styles['number']}>{formats.decimal(measures.weightedAccidents, 0)}</td>
                <td className={styles['number']}>
                  {number(measures.relativeSeverityIndex ?? null, 2)}
                  {measures.groupSeverityIndex != null && (
                    <span className={styles['limits']}>
                      {t('screening.measures.ofGroup', { value: formats.decimal(measures.groupSeverityIndex, 2) })}
                    </span>
                  )}
                </td>
                <td className={styles['number']}>{measures.levelOfService ?? '–'}</td>
                <td className={styles['number']}>{number(measures.excessPredictedPerYear, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
