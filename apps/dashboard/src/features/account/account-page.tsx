import { LANGUAGES } from '@elektron/domain';
import { Facts, Notice, Page, Section, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { useRoleNames } from '../../access/role-names.ts';
import { useMay } from '../../graphql/session.tsx';
import { useSignInOptions } from '../../graphql/sign-in.ts';
import { useViewer, type Viewer } from '../../graphql/viewer.ts';
import { ApiTokensSection } from './api-tokens-section.tsx';
import { PasswordSection } from './password-section.tsx';
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
        <Profile viewer={viewer} />
        {!shared && <PasswordSection email={viewer.email} />}
        {!shared && <SecondFactorSection viewer={viewer} />}
      </div>
      <SessionsSection />
      {mayRead && <ApiTokensSection viewer={viewer} />}
    </Page>
  );
}

function Profile({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const roleNames = useRoleNames();
  const known = LANGUAGES.find((each) => each === viewer.language);
  return (
    <Section card title={t('account.profile.title')}>
      <Facts
        facts={[
          [t('account.profile.name'), viewer.displayName],
          [t('account.profile.email'), viewer.email],
          ...(known === undefined ? [] : [[t('account.profile.letters'), t(`account.profile.languages.${known}`)] as const]),
          [
            t('account.profile.organisations'),
            <ul key="organisations" className={styles['plain']}>
              {viewer.memberships.map(({ organisation, roles }) => (
                <li key={organisation.id}>
                  {organisation.name[language]} <span className={styles['soft']}>{roleNames(roles)}</span>
                </li>
              ))}
              {viewer.steward && <li>{t('account.profile.steward')}</li>}
            </ul>,
          ],
        ]}
      />
      <p className={styles['soft']}>{t('account.profile.change')}</p>
    </Section>
  );
}
