import { LANGUAGES, type Language } from '@elektron/domain';
import { MoonIcon, SunIcon } from '@elektron/ui';
import { UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguageChoice } from './use-language-choice.ts';
import styles from './top-bar.module.css';

const OWN_NAMES: Readonly<Record<Language, { readonly short: string; readonly long: string }>> = {
  el: { short: 'ΕΛ', long: 'Ελληνικά' },
  en: { short: 'EN', long: 'English' },
};

export function LanguageSwitch() {
  const { t } = useTranslation();
  const [language, setLanguage] = useLanguageChoice();
  return (
    <div className={styles['languages']} role="group" aria-label={t('shell.language')}>
      {LANGUAGES.map((each) => (
        <UnstyledButton
          key={each}
          lang={each}
          className={styles['language']}
          aria-pressed={each === language}
          aria-label={`${OWN_NAMES[each].short}, ${OWN_NAMES[each].long}`}
          onClick={() => setLanguage(each)}
        >
          {OWN_NAMES[each].short}
        </UnstyledButton>
      ))}
    </div>
  );
}

export function SchemeSwitch() {
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
