import { Notice, useLanguage } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ANY_ORGANISATION } from '../../graphql/client.ts';
import { SIGN_IN, type SignInOptions } from '../../graphql/sign-in.ts';
import { useCommand } from '../../graphql/use-command.ts';
import type { Viewer } from '../../graphql/viewer.ts';
import styles from './sign-in.module.css';

export interface DemoAccountsProps {
  readonly accounts: SignInOptions['demoAccounts'];
  readonly onSignedIn: (viewer: Viewer) => void;
}

/** The accounts of a demonstration: one click each. They exist nowhere else. */
export function DemoAccounts({ accounts, onSignedIn }: DemoAccountsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { run, loading, refusal } = useCommand(SIGN_IN, 'signIn', { context: ANY_ORGANISATION });
  const enter = async ({ email, password }: SignInOptions['demoAccounts'][number]): Promise<void> => {
    const answer = await run({ input: { email, password } });
    if (answer?.viewer != null) onSignedIn(answer.viewer);
  };
  return (
    <section className={styles['demo']} aria-labelledby="demo-title">
      <h2 id="demo-title">{t('entrance.demo.title')}</h2>
      <p className={styles['soft']}>{t('entrance.demo.text', { password: accounts[0]?.password ?? '' })}</p>
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <ul className={styles['accounts']}>
        {accounts.map((account) => (
          <li key={account.email}>
            <UnstyledButton
              className={styles['account']}
              disabled={loading}
              data-account={account.email}
              onClick={() => void enter(account)}
            >
              <span className="el-hidden">{t('entrance.demo.use', { name: account.displayName })}: </span>
              <span className={styles['accountRoles']}>{account.description[language]}</span>
              <span className={styles['accountName']}>
                <span aria-hidden="true">{account.displayName} · </span>
                {account.email}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
