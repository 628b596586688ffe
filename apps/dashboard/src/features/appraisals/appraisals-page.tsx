import { useQuery } from '@apollo/client/react';
import { EmptyState, Page, QueryState, Section, Tag, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { useOrganisation } from '../../graphql/workspace.ts';
import { APPRAISALS } from './appraisals-queries.ts';
import { UnitValuesSection } from './unit-values-section.tsx';
import styles from './appraisals.module.css';

/** Is it worth what it costs? Appraisals, and the values that they use. */
export function AppraisalsPage() {
  const { t } = useTranslation();
  const mayRun = useMay('analyses.run');
  const { search } = useLocation();
  return (
    <Page
      title={t('appraisals.title')}
      lead={t('appraisals.lead')}
      actions={
        mayRun && (
          <Button component={Link} to={{ pathname: '/app/appraisals/new', search }}>
            {t('appraisals.new')}
          </Button>
        )
      }
    >
      <Section title={t('appraisals.list')}>
        <AppraisalsList />
      </Section>
      <UnitValuesSection />
    </Page>
  );
}

function AppraisalsList() {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { search } = useLocation();
  const { data: organisation } = useOrganisation();
  const result = useQuery(APPRAISALS, { fetchPolicy: 'cache-and-network' });
  return (
    <QueryState
      status={toStatus(result, language)}
      isEmpty={(data) => data.appraisals.length === 0}
      empty={<EmptyState title={t('appraisals.noneTitle')}>{t('appraisals.noneText')}</EmptyState>}
    >
      {(data) => (
        <ul className={styles['list']}>
          {data.appraisals.map(({ id, name, illustrative, createdAt, sentence }) => (
            <li key={id} className={styles['card']}>
              <h3>
                <Link to={{ pathname: `/app/appraisals/${id}`, search }}>{name}</Link>{' '}
                {illustrative && <Tag>{t('appraisals.illustrative')}</Tag>}
              </h3>
              <p>{sentence[language]}</p>
              <p className={styles['soft']}>{formats.dateTime(createdAt, organisation?.organisation.timeZone)}</p>
            </li>
          ))}
        </ul>
      )}
    </QueryState>
  );
}
