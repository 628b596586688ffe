import { ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { ReferenceProposal } from './road-sites-queries.ts';
import styles from './evaluations.module.css';

/** How many sites of the network are left after each criterion. */
export function ProposalSteps({ steps }: Pick<ReferenceProposal, 'steps'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <ScrollBox label={t('evaluations.roads.stepsCaption')}>
      <table className={styles['table']}>
        <caption className="el-hidden">{t('evaluations.roads.stepsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('evaluations.roads.criterion')}</th>
            <th scope="col" className={styles['number']}>
              {t('evaluations.roads.left')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, labels, left }) => (
            <tr key={step}>
              <th scope="row">{labels[language]}</th>
              <td className={styles['number']}>{formats.count(left)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
