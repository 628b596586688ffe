import type { Text } from '@elektron/domain';
import { keptColumn, normalizeHeading, requiredColumn, usedColumn, type ColumnDeclaration, type ColumnRole } from '../../import-format.ts';
import type { TemplateList } from './template-lists.ts';

/** One column of the template: the reader, the workbook that people download and its page of explanations are drawn from it. */
export interface TemplateColumn {
  /** The English heading in the form in which headings are compared. */
  readonly id: string;
  readonly headings: Text;
  /** Other headings by which it is known, in either language. */
  readonly synonyms?: readonly string[];
  /** What to write, for whoever fills it. */
  readonly meaning: Text;
  readonly role: ColumnRole;
  /** No other table has a column of this name: it tells what a file is. */
  readonly identifying?: true;
  readonly form: 'text' | 'date' | 'time' | 'whole' | 'decimal';
  /** Of numbers. */
  readonly range?: readonly [minimum: number, maximum: number];
  readonly list?: TemplateList;
  /** In the example row. */
  readonly example: Text;
}

/** What is written alike in both languages. */
export const same = (text: string): Text => ({ el: text, en: text });

/** A column of words that are chosen from a list. */
export function chosen(id: string, headings: Text, list: TemplateList, example: Text): TemplateColumn {
  return { id, headings, meaning: { el: 'Από τον κατάλογο.', en: 'From the list.' }, role: 'used', form: 'text', list, example };
}

/** Who stands in the column of record numbers shows how a row is filled, and is no accident. */
export const EXAMPLE_KEY: Text = { el: 'ΠΑΡΑΔΕΙΓΜΑ', en: 'EXAMPLE' };

export const RECORD_NUMBER: TemplateColumn = {
  id: 'accident_record_number',
  headings: { el: 'Κωδικός εγγραφής ατυχήματος', en: 'Accident record number' },
  meaning: {
    el: 'Ο αριθμός του ατυχήματος στο αρχείο σας. Διαφορετικός για κάθε ατύχημα και πάντα ο ίδιος για το ίδιο: με αυτόν βρίσκονται τα οχήματα, οι παθόντες και οι διορθώσεις.',
    en: 'The number of the accident in your records. Another one for each accident, and always the same for the same: units, casualties and corrections are found by it.',
  },
  role: 'required',
  form: 'text',
  example: EXAMPLE_KEY,
};

const DECLARE = { required: requiredColumn, used: usedColumn, kept: keptColumn } as const;

/** The columns as a table of THE list declares them: known by either heading, in small letters or in capitals (which have no accents in Greek). */
export function declareColumns(columns: readonly TemplateColumn[]): ColumnDeclaration[] {
  return columns.map(({ id, headings: { el, en }, synonyms = [], role, identifying = false }) => {
    const names = [el, en, ...synonyms].flatMap((name) => [name, name.toLocaleUpperCase('el')]).map(normalizeHeading);
    const otherNames = [...new Set(names)].filter((name) => name !== id);
    return DECLARE[role](id, { heading: `${el} / ${en}`, otherNames, identifying, inDraft: true });
  });
}
