import type { Language, Text } from '@elektron/domain';
import { TEMPLATE_LISTS, type TemplateColumn } from '@elektron/importers';
import type { DataValidation } from 'exceljs';

import type { ListPlace } from './list-places.ts';

const TEXTS = {
  list: { el: 'Διαλέξτε μία από τις τιμές του καταλόγου.', en: 'Choose one of the values of the list.' },
  date: { el: 'Γράψτε ημέρα, μήνα και έτος: 05/03/2024.', en: 'Write day, month and year: 05/03/2024.' },
  time: { el: 'Γράψτε ώρα και λεπτά: 14:30.', en: 'Write hour and minutes: 14:30.' },
  number: { el: 'Γράψτε έναν αριθμό από {{minimum}} έως {{maximum}}.', en: 'Write a number from {{minimum}} to {{maximum}}.' },
} as const satisfies Readonly<Record<string, Text>>;

/** No accident of a file is older. */
const FIRST_DAY = new Date('1900-01-01T00:00:00Z');
/** A second before midnight, in days. */
const LAST_TIME = 86_399 / 86_400;
/** Programs refuse a longer hint. */
const LONGEST_HINT = 255;

/** What a spreadsheet accepts in a column, and what it says beside it; `null` for free text. */
export function validationOf(column: TemplateColumn, places: ReadonlyMap<string, ListPlace>, language: Language): DataValidation | null {
  const { form, range, list, headings, meaning } = column;
  const say = (
    error: string,
  ): Pick<DataValidation, 'allowBlank' | 'showErrorMessage' | 'error' | 'showInputMessage' | 'promptTitle' | 'prompt'> => ({
    allowBlank: true,
    showErrorMessage: true,
    error,
    showInputMessage: true,
    promptTitle: headings[language],
    prompt: meaning[language].slice(0, LONGEST_HINT),
  });
  if (list !== undefined) return { type: 'list', formulae: [referTo(list.id, places, language)], ...say(TEXTS.list[language]) };
  if (form === 'date') return { type: 'date', operator: 'greaterThan', formulae: [FIRST_DAY], ...say(TEXTS.date[language]) };
  if (form === 'time') return { type: 'decimal', operator: 'between', formulae: [0, LAST_TIME], ...say(TEXTS.time[language]) };
  if (form === 'text' || range === undefined) return null;
  const [minimum, maximum] = range;
  const error = TEXTS.number[language].replace('{{minimum}}', String(minimum)).replace('{{maximum}}', String(maximum));
  return { type: form, operator: 'between', formulae: [minimum, maximum], ...say(error) };
}

/** `'Lists'!$C$2:$C$9`. */
function referTo(listId: string, places: ReadonlyMap<string, ListPlace>, language: Language): string {
  const place = places.get(listId);
  if (place === undefined) throw new RangeError(`no list ${listId}`);
  const letter = String.fromCharCode('A'.charCodeAt(0) + place.column - 1);
  return `'${TEMPLATE_LISTS[language]}'!$${letter}$2:$${letter}$${place.count + 1}`;
}
