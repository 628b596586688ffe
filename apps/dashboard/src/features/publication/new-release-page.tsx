import { useQuery } from '@apollo/client/react';
import { BackIcon, EmptyState, Notice, Page, QueryState, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { NewReleaseForm } from './new-release-form.tsx';
import { RELEASE_TERMS } from './publication-queries.ts';
import styles from './publication.module.css';

/** What is to be in a release. */
export function NewReleasePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search } = useLocation();
  const result = useQuery(RELEASE_TERMS, { fetchPolicy: 'cache-and-network' });
  return (
    <Page
      title={t('publication.newTitle')}
      lead={t('publication.newLead')}
      actions={
        <Button component={Link} to={{ pathname: '/app/publication', search }} variant="default" size="sm" leftSection={<BackIcon />}>
          {t('publication.back')}
        </Button>
      }
    >
      <QueryState
        status={mapStatus(toStatus(result, language), ({ releaseTerms }) => releaseTerms)}
        isEmpty={({ years }) => years.length === 0}
        empty={<EmptyState title={t('publication.noneTitle')}>{t('publication.noYears')}</EmptyState>}
      >
        {(terms) => (
          <div className={styles['stack']}>
            {terms.otherPublishers === 0 && <Notice kind="warning">{t('publication.alone')}</Notice>}
            <NewReleaseForm terms={terms} />
          </div>
        )}
      </QueryState>
    </Page>
  );
}
