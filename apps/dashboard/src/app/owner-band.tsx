import { Button } from '@mantine/core';
import { useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useOwner, useReceivedGrants } from '../graphql/received-grants.ts';
import { useSession } from '../graphql/session.tsx';
import { keepLanguage } from './shared-parameters.ts';
import styles from './owner-band.module.css';

/** Whose records are shown, where they are not the own ones: in sight on every page, with the way back. */
export function OwnerBand() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const { recordsOf } = useSession();
  const owner = useOwner();
  const { loading } = useReceivedGrants();
  if (recordsOf === null || (owner === null && loading)) return null;
  const what = pathname.startsWith('/app/evaluations') ? 'evaluations' : pathname.startsWith('/app/tables') ? 'aggregates' : 'records';
  return (
    <div className={styles['band']} role="status" data-owner={recordsOf}>
      <p>{owner === null ? t('workspace.band.none') : t(`workspace.band.${what}`, { name: owner.name[language] })}</p>
      <Button component={Link} to={{ pathname: '/app', search: keepLanguage(search) }} size="xs" variant="default">
        {t('workspace.band.back')}
      </Button>
    </div>
  );
}
