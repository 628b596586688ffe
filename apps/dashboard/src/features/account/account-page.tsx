import { Notice, Page } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../graphql/session.tsx';
import { useSignInOptions } from '../../graphql/sign-in.ts';
import { useViewer } from '../../graphql/viewer.ts';
import { ApiTokensSection } from './api-tokens-section.tsx';
import { NoPassword, PasswordSection } from './password-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import styles from './account.module.css';

/** What somebody sees and changes of their own account. */
export function AccountPage() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const mayRead = useMay('records.read');
  const options = useSignInOptions().data?.signInOptions;
  if (viewer === null) return null;
  // An account that everybody uses; others who have come into a demonstration have one of their own.
  const shared = viewer.demo && options?.demoAccounts.every(({ email }) => email !== viewer.email) !== true;
  return (
    <Page title={t('account.title')} lead={t('account.lead')}>
      {shared && <Notice kind="note">{t('account.demo')}</Notice>}
      <div className={styles['columns']}>
        <ProfileSection viewer={viewer} shared={shared} />
        {!shared && (viewer.hasPassword ? <PasswordSection email={viewer.email} /> : <NoPassword />)}
        {!shared && <SecondFactorSection viewer={viewer} />}
      </div>
      <SessionsSection />
      {mayRead && <ApiTokensSection viewer={viewer} />}
    </Page>
  );
}
