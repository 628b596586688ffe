import { Notice, useLanguage } from '@elektron/ui';
import { PROBLEM_CODES, PROBLEM_MESSAGES } from '@elektron/domain';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import styles from './sign-in.module.css';

/** The other way in: by the account that somebody has with the municipality or the police already. It leaves the page, and comes back. */
export function SingleSignOn({ label, to }: { readonly label: string; readonly to: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const code = new URLSearchParams(useLocation().search).get('problem');
  const problem = PROBLEM_CODES.find((known) => known === code);
  return (
    <>
      {code !== null && (
        <Notice kind="danger" announce title={t('entrance.signIn.singleSignOnFailed')}>
          <p>{PROBLEM_MESSAGES[problem ?? 'SINGLE_SIGN_ON_FAILED'][language]}</p>
        </Notice>
      )}
      <Button component="a" href={`/api/sign-in/oidc?${new URLSearchParams({ to }).toString()}`} variant="default" fullWidth>
        {t('entrance.signIn.with', { label })}
      </Button>
      <p className={styles['or']}>{t('entrance.signIn.or')}</p>
    </>
  );
}
