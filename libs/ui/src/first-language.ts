import { LANGUAGES, type Language } from '@elektron/domain';

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

/** The same, of this browser. */
export function readFirstLanguage(): Language {
  return firstLanguage(readRemembered(), navigator.languages);
}

/** For the next visit, of the workspace and of the public site. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Private windows may forbid storage; the address still carries the choice.
  }
}

function readRemembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
