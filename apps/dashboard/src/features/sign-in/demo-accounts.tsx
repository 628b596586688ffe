import { Notice, useLanguage } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ANY_ORGANISATION } from '../../graphql/client.ts';
import { SIGN_IN, useDemoOrganisations, type SignInOptions } from '../../graphql/sign-in.ts';
import { useCommand } from '../../graphql/use-command.ts';
import type { Viewer } from '../../graphql/viewer.ts';
import { DemoOrganisationChoice } from './demo-organisation-choice.tsx';
import styles from './sign-in.module.css';

export interface DemoAccountsProps {
  readonly accounts: SignInOptions['demoAccounts'];
  readonly onSignedIn: (viewer: Viewer) => void;
}

type Account = SignInOptions['demoAccounts'][number];

/** The accounts of a demonstration, organisation by organisation: one click each. They exist nowhere else. */
export function DemoAccounts({ accounts, onSignedIn }: DemoAccountsProps) {
  const { t } = useTranslation();
  const organisations = useDemoOrganisations(null);
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = picked ?? organisations[0]?.slug ?? '';
  const { run, loading, refusal } = useCommand(SIGN_IN, 'signIn', { context: ANY_ORGANISATION });
  const enter = async ({ email, password }: Account): Promise<void> => {
    const answer = await run({ input: { email, password } });
    if (answer?.viewer != null) onSignedIn(answer.viewer);
  };
  const shown = accounts.filter(({ organisation }) => organisation == null || organisation === chosen);
  return (
    <section className={styles['demo']} aria-labelledby="demo-title">
      <h2 id="demo-title">{t('entrance.demo.title')}</h2>
      <p className={styles['soft']}>{t('entrance.demo.text', { password: accounts[0]?.password ?? '' })}</p>
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      {organisations.length > 1 && <DemoOrganisationChoice organisations={organisations} chosen={chosen} onChoose={setPicked} />}
      <ul className={styles['accounts']}>
        {shown.map((account) => (
          <li key={account.email}>
            <AccountButton account={account} disabled={loading} onUse={() => void enter(account)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AccountButtonProps {
  readonly account: Account;
  readonly disabled: boolean;
  readonly onUse: () => void;
}

function AccountButton({ account, disabled, onUse }: AccountButtonProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <UnstyledButton className={styles['account']} disabled={disabled} data-account={account.email} onClick={onUse}>
      <span className="el-hidden">{t('entrance.demo.use', { name: account.displayName })}: </span>
      <span className={styles['accountRoles']}>{account.description[language]}</span>
      <span className={styles['accountName']}>
        <span aria-hidden="true">{account.displayName} · </span>
        {account.email}
      </span>
    </UnstyledButton>
  );
}
