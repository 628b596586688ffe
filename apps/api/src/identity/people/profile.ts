import { LANGUAGES, Problem, type Language } from '@elektron/domain';

import { refused } from '../../common/refused.ts';

/** What somebody says of themselves: how others see them, and in which language letters reach them. */
export interface Profile {
  readonly displayName: string;
  readonly language: Language;
}

const LONGEST_NAME = 200;

/** @throws Problem INPUT_INVALID */
export function parseDisplayName(text: string): string {
  const displayName = text.trim();
  if (displayName === '' || displayName.length > LONGEST_NAME || /\p{Cc}/u.test(displayName)) {
    throw refused('displayName', displayName);
  }
  return displayName;
}

/** @throws Problem INPUT_INVALID */
export function parseProfile({ displayName, language: given }: { readonly displayName: string; readonly language: string }): Profile {
  const language = LANGUAGES.find((each) => each === given);
  if (language === undefined) throw new Problem('INPUT_INVALID', { field: 'language', value: given.slice(0, 20) });
  return { displayName: parseDisplayName(displayName), language };
}
