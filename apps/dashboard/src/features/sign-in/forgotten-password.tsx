import { Notice } from '@elektron/ui';
import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../graphql/use-command.ts';
import { REQUEST_PASSWORD_RESET } from './sign-in-queries.ts';
import styles from './sign-in.module.css';

/** What to do without a password: a link by mail, or whom to ask where no mail is sent. */
export function ForgottenPassword({ byMail }: { readonly byMail: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles['forgotten']}>
      <UnstyledButton className={styles['quiet']} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('entrance.signIn.forgotten')}
      </UnstyledButton>
      {open && (byMail ? <ByMail /> : <Notice kind="note">{t('entrance.signIn.forgottenNoMail')}</Notice>)}
    </div>
  );
}

function ByMail() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { run, loading, refusal } = useCommand(REQUEST_PASSWORD_RESET, 'requestPasswordReset');
  const send = async (): Promise<void> => {
    const address = email.trim();
    if (address !== '' && (await run({ email: address })) !== null) setSentTo(address);
  };
  if (sentTo !== null) {
    return (
      <div role="status">
        <Notice kind="note">{t('entrance.signIn.forgottenSent', { email: sentTo })}</Notice>
      </div>
    );
  }
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextInput
        type="email"
        label={t('entrance.signIn.email')}
        description={t('entrance.signIn.forgottenMail')}
        autoComplete="username"
        value={email}
        error={refusal?.message}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={loading}>
        {t('entrance.signIn.forgottenSend')}
      </Button>
    </form>
  );
}
