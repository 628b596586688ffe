/** The languages every visible string exists in; Greek is the first. */
export const LANGUAGES = ['el', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** In which form each of them writes numbers and dates. */
export const LOCALES: Readonly<Record<Language, string>> = { el: 'el-GR', en: 'en-GB' };

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** One text in every language. */
export type Text = Readonly<Record<Language, string>>;

/** What a place in a text may be filled with; a `Text` is said in the reader's language. */
export type TextValue = string | number | readonly string[] | Text;

/**
 * A text whose places are filled with values: `{{name}}` with the value (numbers and ISO dates in the reader's format; lists joined by
 * commas), `{{name|form for one|form for others}}` with the word that agrees with it.
 */
export function fillText(text: string, values: Readonly<Record<string, TextValue>>, language: Language): string {
  const numbers = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 6 });
  return text.replace(/\{\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}\}/g, (place, name: string, one?: string, others?: string) => {
    const value = values[name];
    if (value === undefined) return place;
    // Greek and English alike have one form for exactly one and another for all other numbers.
    if (one !== undefined && others !== undefined) return value === 1 ? one : others;
    if (typeof value === 'number') return numbers.format(value);
    if (typeof value === 'string') return value.replace(ISO_DATE, '$3/$2/$1');
    return 'el' in value ? value[language] : value.join(', ');
  });
}
