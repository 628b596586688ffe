import { Button } from '@mantine/core';
import { EmptyState, Notice } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './failures.module.css';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className={styles['page']}>
      <EmptyState
        title={t('notFound.title')}
        action={
          <Button component={Link} to="/app">
            {t('notFound.home')}
          </Button>
        }
      >
        {t('notFound.text')}
      </EmptyState>
    </div>
  );
}

/** A page that broke or could not be loaded. The rest of the workspace stays usable. */
export function PageFailure() {
  const { t } = useTranslation();
  return (
    <div className={styles['page']}>
      <Notice kind="danger" title={t('pageFailure.title')} announce>
        <p>{t('pageFailure.text')}</p>
        <Button mt={8} size="sm" variant="default" onClick={() => window.location.reload()}>
          {t('pageFailure.reload')}
        </Button>
      </Notice>
    </div>
  );
}
