import { EmptyState, Section, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { CodeForm } from '../features/account/code-form.tsx';
import { useSession } from '../graphql/session.tsx';
import { SHOW_SECOND_FACTOR } from '../graphql/sign-in.ts';
import { useCommand } from '../graphql/use-command.ts';
import { actingMembership, type Viewer } from '../graphql/viewer.ts';
import { ACCOUNT_PAGE } from './first-page.ts';
import { keepLanguage } from './shared-parameters.ts';
import { useSignOut } from './use-sign-out.ts';
import styles from './failures.module.css';

/** The organisation asks for a code that this session has not shown: to be shown now, or to be set up first. */
export function SecondFactorNeeded({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search } = useLocation();
  const title = t('workspace.secondFactor.title', { organisation: actingMembership(viewer)?.organisation.name[language] ?? '' });
  return (
    <div className={styles['page']}>
      {viewer.hasSecondFactor ? (
        <Section card title={title} lead={t('workspace.secondFactor.show')}>
          <ShowCode />
        </Section>
      ) : (
        <EmptyState
          title={title}
          action={
            <Button component={Link} to={{ pathname: ACCOUNT_PAGE, search: keepLanguage(search) }}>
              {t('workspace.secondFactor.action')}
            </Button>
          }
        >
          {t('workspace.secondFactor.setUp')}
        </EmptyState>
      )}
    </div>
  );
}

function ShowCode() {
  const { t } = useTranslation();
  const { begin } = useSession();
  const { signOut, problem } = useSignOut();
  const { run, loading, refusal } = useCommand(SHOW_SECOND_FACTOR, 'showSecondFactor');
  const show = async (code: string): Promise<void> => {
    const viewer = (await run({ code }))?.viewer ?? null;
    if (viewer !== null) begin(viewer);
  };
  return (
    <CodeForm
      label={t('entrance.signIn.code')}
      submit={t('workspace.secondFactor.goOn')}
      cancel={t('workspace.account.signOut')}
      loading={loading}
      refused={refusal?.message ?? problem}
      onCode={(code) => void show(code)}
      onCancel={() => void signOut()}
    />
  );
}

/** Signed in, and a member of nothing. */
export function NoOrganisation({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  return (
    <div className={styles['page']}>
      <EmptyState title={t('workspace.noOrganisation.title')}>{t('workspace.noOrganisation.text', { email: viewer.email })}</EmptyState>
    </div>
  );
}

/** A page that there is only for the own records, or that their owner has not opened. */
export function NotOpened() {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <div className={styles['page']}>
      <EmptyState
        title={t('workspace.notOpened.title')}
        action={
          <Button component={Link} to={{ pathname: '/app', search: keepLanguage(search) }}>
            {t('workspace.band.back')}
          </Button>
        }
      >
        {t('workspace.notOpened.text')}
      </EmptyState>
    </div>
  );
}
