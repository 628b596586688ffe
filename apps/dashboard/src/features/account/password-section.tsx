import { Notice, PasswordField, Section } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLongEnough, NewPasswordField } from '../../forms/new-password-field.tsx';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useSignInOptions } from '../../graphql/sign-in.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { CHANGE_PASSWORD, SESSIONS } from './account-queries.ts';
import styles from './account.module.css';

const EMPTY = { current: '', next: '' };

/** Of somebody who signs in elsewhere. */
export function NoPassword() {
  const { t } = useTranslation();
  return (
    <Section card title={t('account.password.title')}>
      <p className={styles['soft']}>{t('account.password.none')}</p>
    </Section>
  );
}

/** Another password; what is signed in with the old one elsewhere is signed out. */
export function PasswordSection({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(EMPTY);
  const [attempts, setAttempts] = useState(0);
  const [changed, setChanged] = useState(false);
  const minimum = useSignInOptions().data?.signInOptions.passwordMinimum;
  const { run, loading, refusal } = useCommand(CHANGE_PASSWORD, 'changePassword', { refetch: [SESSIONS] });
  const form = useFirstFaultFocused(attempts);
  const wrong = refusal?.code === 'SIGN_IN_FAILED';
  const submit = async (): Promise<void> => {
    setChanged(false);
    setAttempts(attempts + 1);
    if (typed.current === '' || !isLongEnough(typed.next, minimum)) return;
    const answer = await run({ input: { currentPassword: typed.current, newPassword: typed.next } });
    setAttempts(answer === null ? attempts + 2 : 0);
    if (answer === null) return;
    setTyped(EMPTY);
    setChanged(true);
  };
  return (
    <Section card title={t('account.password.title')} lead={t('account.password.lead')}>
      <form
        ref={form}
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {/* For password managers: whose password it is. */}
        <TextInput className="el-hidden" type="email" autoComplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />
        <PasswordField
          label={t('account.password.current')}
          autoComplete="current-password"
          value={typed.current}
          error={
            attempts > 0 && typed.current === '' ? t('entrance.signIn.missing.password') : wrong ? t('account.password.wrong') : undefined
          }
          onChange={(current) => setTyped({ ...typed, current })}
        />
        <NewPasswordField
          label={t('account.password.next')}
          value={typed.next}
          complains={attempts > 0}
          onChange={(next) => setTyped({ ...typed, next })}
        />
        {refusal !== null && !wrong && (
          <Notice kind="danger" announce>
            {refusal.message}
          </Notice>
        )}
        <div className={styles['go']}>
          <Button type="submit" variant="default" loading={loading}>
            {t('account.password.submit')}
          </Button>
          <span role="status">{changed ? t('account.password.done') : ''}</span>
        </div>
      </form>
    </Section>
  );
}
