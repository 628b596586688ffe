import { ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { ReferenceProposal } from './road-sites-queries.ts';
import styles from './evaluations.module.css';

/** Whether treated and reference sites moved together in the years before. */
export function ProposalComparability({ proposal }: { readonly proposal: ReferenceProposal }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { comparability, treatedByYear, referenceByYear } = proposal;
  const { mean, standardError, varianceOfOddsRatio } = comparability;
  return (
    <>
      <h3>{t('evaluations.roads.comparability')}</h3>
      <p>{proposal.comparabilityText[language]}</p>
      {mean !== null && standardError !== null && varianceOfOddsRatio !== null && (
        <p className={styles['soft']}>
          {t('evaluations.roads.oddsRatios', {
            mean: formats.decimal(mean, 2),
            error: formats.decimal(standardError, 2),
            variance: formats.decimal(varianceOfOddsRatio, 3),
          })}
        </p>
      )}
      {treatedByYear.length > 0 && (
        <ScrollBox label={t('evaluations.roads.yearsCaption')}>
          <table className={styles['table']}>
            <caption className="el-hidden">{t('evaluations.roads.yearsCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('evaluations.roads.yearBefore')}</th>
                <th scope="col" className={styles['number']}>
                  {t('evaluations.roads.treated')}
                </th>
                <th scope="col" className={styles['number']}>
                  {t('evaluations.roads.reference')}
                </th>
              </tr>
            </thead>
            <tbody>
              {treatedByYear.map((treated, year) => (
                <tr key={year}>
                  <th scope="row">{formats.count(year + 1)}</th>
                  <td className={styles['number']}>{formats.count(treated)}</td>
                  <td className={styles['number']}>{formats.count(referenceByYear[year] ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </>
  );
}
