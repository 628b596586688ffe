import { Notice, PasswordField } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ANY_ORGANISATION } from '../../graphql/client.ts';
import { SIGN_IN } from '../../graphql/sign-in.ts';
import { useCommand, type Refusal } from '../../graphql/use-command.ts';
import type { Viewer } from '../../graphql/viewer.ts';
import styles from './sign-in.module.css';

interface Typed {
  readonly email: string;
  readonly password: string;
  readonly code: string;
}

export interface SignInFormProps {
  /** The address that is known already, as of whoever was signed in a moment ago. */
  readonly email?: string;
  readonly onSignedIn: (viewer: Viewer) => void;
}

/** Address and password; then, only where it is asked for, the code. */
export function SignInForm({ email = '', onSignedIn }: SignInFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>({ email, password: '', code: '' });
  const [codeNeeded, setCodeNeeded] = useState(false);
  const [attempted, setAttempted] = useState(false);
  const { run, loading, refusal, clear } = useCommand(SIGN_IN, 'signIn', { context: ANY_ORGANISATION });
  const form = useRef<HTMLFormElement>(null);
  useFocus(form, codeNeeded, refusal);
  const missing = missingOf(typed, codeNeeded);
  const error = (field: keyof Typed): string | undefined =>
    attempted && missing.includes(field) ? t(`entrance.signIn.missing.${field}`) : undefined;
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });

  const submit = async (): Promise<void> => {
    setAttempted(true);
    if (missing.length > 0) return form.current?.querySelector<HTMLElement>(`[name=${missing[0]}]`)?.focus();
    const { code, ...rest } = typed;
    const answer = await run({ input: { ...rest, email: typed.email.trim(), ...(codeNeeded ? { code } : {}) } });
    if (answer?.viewer != null) onSignedIn(answer.viewer);
    else if (answer?.codeNeeded === true) {
      setAttempted(false);
      setCodeNeeded(true);
    }
  };

  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {refusal !== null && <Refused refusal={refusal} />}
      {codeNeeded ? (
        <CodeField email={typed.email} value={typed.code} error={error('code')} onChange={(code) => change({ code })} />
      ) : (
        <>
          <TextInput
            name="email"
            type="email"
            label={t('entrance.signIn.email')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={typed.email}
            error={error('email')}
            onChange={(event) => change({ email: event.currentTarget.value })}
          />
          <PasswordField
            name="password"
            label={t('entrance.signIn.password')}
            autoComplete="current-password"
            first={email !== ''}
            value={typed.password}
            error={error('password')}
            onChange={(password) => change({ password })}
          />
        </>
      )}
      <Button type="submit" fullWidth loading={loading}>
        {t('entrance.signIn.submit')}
      </Button>
      {codeNeeded && (
        <Button
          variant="subtle"
          fullWidth
          onClick={() => {
            clear();
            setCodeNeeded(false);
            setTyped({ email: '', password: '', code: '' });
          }}
        >
          {t('entrance.signIn.other')}
        </Button>
      )}
    </form>
  );
}

function missingOf({ email, password, code }: Typed, codeNeeded: boolean): readonly (keyof Typed)[] {
  if (codeNeeded) return code.trim() === '' ? ['code'] : [];
  return [...(email.trim() === '' ? (['email'] as const) : []), ...(password === '' ? (['password'] as const) : [])];
}

/** To where something must be typed: the code that is now asked for, or the password that was not right. */
function useFocus(form: RefObject<HTMLFormElement | null>, codeNeeded: boolean, refusal: Refusal | null): void {
  const code = refusal?.code ?? null;
  useEffect(() => {
    if (!codeNeeded && code !== 'SIGN_IN_FAILED') return;
    const field = form.current?.querySelector<HTMLInputElement>('[name=code], [name=password]');
    field?.focus();
    field?.select();
  }, [form, codeNeeded, code, refusal]);
}

function Refused({ refusal }: { readonly refusal: Refusal }) {
  const { t } = useTranslation();
  return (
    <Notice kind="danger" announce title={refusal.message}>
      {refusal.code === 'SIGN_IN_FAILED' && <p>{t('entrance.signIn.failedHelp')}</p>}
    </Notice>
  );
}

interface CodeFieldProps {
  readonly email: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (code: string) => void;
}

function CodeField({ email, value, error, onChange }: CodeFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <div role="status">
        <p>{t('entrance.signIn.codeNeeded')}</p>
        <p className={styles['soft']}>{email}</p>
      </div>
      <TextInput
        name="code"
        label={t('entrance.signIn.code')}
        description={t('entrance.signIn.codeHelp')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </>
  );
}
