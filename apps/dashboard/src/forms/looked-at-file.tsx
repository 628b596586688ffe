import { Notice, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { FileLook } from './use-file-look.ts';

/** How far the look into a file of tables has come: why there is nothing to decide yet. */
export function LookedAtFile({ state }: { readonly state: FileLook<{ readonly tables: readonly unknown[] }> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (state.stage === 'looking') return <p role="status">{t('siteTables.looking')}</p>;
  const message = state.stage === 'refused' ? (state.message?.[language] ?? t('areas.sendFailed')) : null;
  const isEmpty = state.stage === 'seen' && state.found.tables.length === 0;
  if (message === null && !isEmpty) return null;
  return (
    <Notice kind="danger" announce>
      {message ?? t('siteTables.noTable')}
    </Notice>
  );
}
