import { useQuery } from '@apollo/client/react';
import { QueryState, Section, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { UNIT_VALUE_SETS } from './appraisals-queries.ts';
import { OwnValuesForm } from './own-values-form.tsx';
import { TransferForm } from './transfer-form.tsx';
import { ValuesTable } from './values-table.tsx';
import styles from './appraisals.module.css';

/** What accidents and casualties are taken to cost, by whom. */
export function UnitValuesSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayRun = useMay('analyses.run');
  const result = useQuery(UNIT_VALUE_SETS, { fetchPolicy: 'cache-and-network' });
  return (
    <Section title={t('appraisals.values.title')} lead={t('appraisals.values.lead')}>
      <QueryState status={toStatus(result, language)}>
        {({ unitValueSets }) => (
          <div className={styles['stack']}>
            <ValuesTable sets={unitValueSets} />
            {mayRun && (
              <>
                <details className={styles['box']}>
                  <summary className={styles['summary']}>{t('appraisals.values.enter')}</summary>
                  <OwnValuesForm sets={unitValueSets} />
                </details>
                <details className={styles['box']}>
                  <summary className={styles['summary']}>{t('appraisals.values.transfer')}</summary>
                  <TransferForm sets={unitValueSets} />
                </details>
              </>
            )}
          </div>
        )}
      </QueryState>
    </Section>
  );
}
