import { Notice, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { useSiteOwners } from '../../graphql/received-grants.ts';

/** Who has opened sites for functions to rest on, beside the choice whether they shall. */
export function PoolNote() {
  const { t } = useTranslation();
  const language = useLanguage();
  const owners = useSiteOwners();
  if (owners === null) return null;
  const names = owners.map(({ name }) => name[language]).join(', ');
  return (
    <Notice kind="note">
      {owners.length === 0 ? t('screening.pool.nobody') : t('screening.pool.opened', { count: owners.length, names })}
    </Notice>
  );
}
