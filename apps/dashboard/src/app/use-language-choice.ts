import { LANGUAGES, type Language } from '@elektron/domain';
import { readFirstLanguage, rememberLanguage } from '@elektron/ui';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useEffect } from 'react';
import { i18next } from './i18n.ts';

/** Language of the page: `?lang=el` wins, so that a link opens as it was sent. */
export function useLanguageChoice(): readonly [Language, (language: Language) => void] {
  const [asked, setAsked] = useQueryState('lang', parseAsStringLiteral(LANGUAGES).withOptions({ history: 'replace', scroll: false }));
  const language = asked ?? readFirstLanguage();
  if (i18next.language !== language) void i18next.changeLanguage(language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (next: Language): void => {
    rememberLanguage(next);
    void setAsked(next);
  };
  return [language, choose];
}
