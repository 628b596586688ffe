/** The languages every visible string exists in; Greek is the first. */
export const LANGUAGES = ['el', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type Text = Readonly<Record<Language, string>>;

/** What a place in a text may be filled with; a `Text` is said in the reader's language. */
export type TextValue = string | number | readonly string[] | Text;

/** A text whose `{{name}}` places are filled with values (numbers in the reader's format; lists joined by commas). */
export function fillText(text: string, values: Readonly<Record<string, TextValue>>, language: Language): string {
  const numbers = new Intl.NumberFormat(language === 'el' ? 'el-GR' : 'en-GB', { maximumFractionDigits: 6 });
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    if (typeof value === 'number') return numbers.format(value);
    if (typeof value === 'string') return value;
    return 'el' in value ? value[language] : value.join(', ');
  });
}
