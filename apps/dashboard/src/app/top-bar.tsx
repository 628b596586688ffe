import { LANGUAGES, type Language } from '@elektron/domain';
import { MoonIcon, SunIcon } from '@elektron/ui';
import { UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { PeriodPicker } from '../filter/period-picker.tsx';
import { useOrganisation } from '../graphql/workspace.ts';
import styles from './top-bar.module.css';

export interface TopBarProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

const OWN_NAMES: Readonly<Record<Language, { readonly short: string; readonly long: string }>> = {
  el: { short: 'ΕΛ', long: 'Ελληνικά' },
  en: { short: 'EN', long: 'English' },
};

/** Pages on which a period is part of the question; a stored result has its own. */
function asksForPeriod(pathname: string, search: string): boolean {
  const path = pathname.replace(/\/$/, '');
  return path === '/app' || (path === '/app/hotspots' && !new URLSearchParams(search).has('run'));
}

/** Who am I acting for, what period, which language. */
export function TopBar({ language, onLanguage }: TopBarProps) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const { data } = useOrganisation();
  return (
    <header className={styles['bar']}>
      <div className={styles['who']}>
        <span className={styles['product']}>Elektron</span>
        <span className={styles['name']}>{data?.organisation.name[language] ?? ''}</span>
      </div>
      {asksForPeriod(pathname, search) && <PeriodPicker />}
      <div className={styles['languages']} role="group" aria-label={t('shell.language')}>
        {LANGUAGES.map((each) => (
          <UnstyledButton
            key={each}
            lang={each}
            className={styles['language']}
            aria-pressed={each === language}
            aria-label={`${OWN_NAMES[each].short}, ${OWN_NAMES[each].long}`}
            onClick={() => onLanguage(each)}
          >
            {OWN_NAMES[each].short}
          </UnstyledButton>
        ))}
      </div>
      <SchemeSwitch />
    </header>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const next = scheme === 'light' ? 'dark' : 'light';
  const label = next === 'dark' ? t('shell.dark') : t('shell.light');
  return (
    <UnstyledButton className={styles['scheme']} onClick={() => setColorScheme(next)} aria-label={label} title={label}>
      {next === 'dark' ? <MoonIcon /> : <SunIcon />}
    </UnstyledButton>
  );
}
