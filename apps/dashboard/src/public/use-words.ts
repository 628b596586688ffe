import { fillText, type Text, type TextValue } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';

export type Texts = Readonly<Record<string, Text>>;

/** Says a text of one catalogue in the reader's language, its places filled. */
export type Words<T extends Texts> = (key: keyof T & string, values?: Readonly<Record<string, TextValue>>) => string;

/** Each page brings its own catalogue: nobody loads the words of pages that they do not open. */
export function useWords<T extends Texts>(texts: T): Words<T> {
  const language = useLanguage();
  return (key, values = {}) => fillText(texts[key]![language], values, language);
}
