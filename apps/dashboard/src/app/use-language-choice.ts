import { LANGUAGES, type Language } from '@elektron/domain';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useEffect } from 'react';
import { i18next } from './i18n.ts';

const REMEMBERED = 'elektron-language';

/** The language of a first visit: what was chosen here before, else the first of the browser's languages that we speak, else Greek. */
export function firstLanguage(remembered: string | null, preferred: readonly string[]): Language {
  const known = LANGUAGES.find((language) => language === remembered);
  if (known !== undefined) return known;
  for (const tag of preferred) {
    const language = LANGUAGES.find((candidate) => tag.toLowerCase().startsWith(candidate));
    if (language !== undefined) return language;
  }
  return LANGUAGES[0];
}

/** Language of the page: `?lang=el` wins, so that a link opens as it was sent. */
export function useLanguageChoice(): readonly [Language, (language: Language) => void] {
  const [asked, setAsked] = useQueryState('lang', parseAsStringLiteral(LANGUAGES).withOptions({ history: 'replace', scroll: false }));
  const language = asked ?? firstLanguage(readRemembered(), navigator.languages);
  if (i18next.language !== language) void i18next.changeLanguage(language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (next: Language): void => {
    try {
      localStorage.setItem(REMEMBERED, next);
    } catch {
      // Private windows may forbid storage; the address still carries the choice.
    }
    void setAsked(next);
  };
  return [language, choose];
}

function readRemembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
