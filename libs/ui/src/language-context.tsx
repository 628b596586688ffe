import { fillText, type Language, type Text } from '@elektron/domain';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { makeFormats, type Formats } from './formats.ts';
import { UI_TEXTS, type UiTextKey } from './ui-texts.ts';

const LanguageContext = createContext<Language>('el');

export function LanguageProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => makeFormats(language), [language]);
}

/** Picks the reader's language out of a text that exists in all. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return (text) => text[language];
}

/** A word of the shared components, its places filled. */
export function useUiText(): (key: UiTextKey, values?: Readonly<Record<string, string>>) => string {
  const language = useLanguage();
  return (key, values = {}) => fillText(UI_TEXTS[key][language], values, language);
}
