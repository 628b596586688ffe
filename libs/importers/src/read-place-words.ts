import type { AccidentDraft, PlaceWord } from '@elektron/domain';
import { isBlank } from './code-book.ts';
import type { SourceRow } from './import-format.ts';

/** Longer texts are no names of places; the attributes keep them whole. */
const LONGEST_WORDS = 200;

/** What columns say of a place in words, as a part of a draft: nothing where all of them are blank. */
export function readPlaceWords(row: SourceRow, columns: Readonly<Partial<Record<PlaceWord, string>>>): Pick<AccidentDraft, 'placeWords'> {
  const said = Object.entries(columns).flatMap(([word, column]): [string, string][] => {
    const text = row.text(column);
    return isBlank(text) ? [] : [[word, text.slice(0, LONGEST_WORDS)]];
  });
  return said.length === 0 ? {} : { placeWords: Object.fromEntries(said) };
}
