import { Notice, PersonIcon, SignOutIcon } from '@elektron/ui';
import { Popover, UnstyledButton } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useStepAway } from '../forms/unsaved-entries.tsx';
import type { Viewer } from '../graphql/viewer.ts';
import { ACCOUNT_PAGE } from './first-page.ts';
import { LanguageSwitch, SchemeSwitch } from './language-switch.tsx';
import { keepLanguage } from './shared-parameters.ts';
import { useSignOut } from './use-sign-out.ts';
import styles from './top-bar.module.css';

/** Who is signed in, the way to their account, and out. On a phone also what has no room in the bar. */
export function AccountMenu({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { signOut, problem, clear } = useSignOut();
  const stepAway = useStepAway();
  const button = useRef<HTMLButtonElement>(null);
  const change = (opened: boolean): void => {
    if (!opened) clear();
    setOpen(opened);
  };
  const leave = (): void => {
    // Where it is asked first whether entries may be lost, the menu is out of the way, and comes back for what went wrong.
    change(false);
    button.current?.focus();
    stepAway(async () => {
      if (!(await signOut())) change(true);
    });
  };
  return (
    <Popover opened={open} onChange={change} position="bottom-end" width={280} trapFocus returnFocus shadow="none">
      <Popover.Target>
        <UnstyledButton
          ref={button}
          className={styles['account']}
          aria-label={t('workspace.account.menu', { name: viewer.displayName })}
          aria-expanded={open}
          onClick={() => change(!open)}
        >
          <PersonIcon />
          <span className={styles['accountName']}>{viewer.displayName}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles['menu']} p={0}>
        <Contents viewer={viewer} problem={problem} onGo={() => change(false)} onSignOut={leave} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface ContentsProps {
  readonly viewer: Viewer;
  /** Why the last attempt to sign out was none. */
  readonly problem: string | null;
  readonly onGo: () => void;
  readonly onSignOut: () => void;
}

function Contents({ viewer, problem, onGo, onSignOut }: ContentsProps) {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <>
      <div className={styles['whoami']}>
        <p className={styles['choice']}>{viewer.displayName}</p>
        <p className={styles['roles']}>{viewer.email}</p>
      </div>
      <div className={styles['ways']}>
        <Link className={styles['way']} to={{ pathname: ACCOUNT_PAGE, search: keepLanguage(search) }} onClick={onGo}>
          <PersonIcon size={16} />
          {t('workspace.account.page')}
        </Link>
        <UnstyledButton className={styles['way']} onClick={onSignOut}>
          <SignOutIcon />
          {t('workspace.account.signOut')}
        </UnstyledButton>
        {problem !== null && (
          <Notice kind="danger" title={t('workspace.account.notSignedOut')} announce>
            {problem}
          </Notice>
        )}
      </div>
      <div className={styles['onPhone']}>
        <div className={styles['switches']}>
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
      </div>
    </>
  );
}
