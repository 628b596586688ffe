import type { Language } from '@elektron/domain';
import type { TemplateColumn } from '@elektron/importers';

/** Where the words of a drop-down stand on the sheet of lists: a column of it, below its heading. */
export interface ListPlace {
  /** 1 = the first column. */
  readonly column: number;
  readonly count: number;
}

export interface PlacedLists {
  /** By the id of a list. */
  readonly places: ReadonlyMap<string, ListPlace>;
  /** The columns of the sheet: a heading, then the words. */
  readonly lists: readonly (readonly string[])[];
}

/**
 * The drop-downs of a template, each once. Their words stand on a sheet of their own: written beside a cell they would be parted by commas, which some
 * of them have, and could not be longer than 255 characters together.
 */
export function placeLists(sheets: readonly { readonly columns: readonly TemplateColumn[] }[], language: Language): PlacedLists {
  const places = new Map<string, ListPlace>();
  const lists: string[][] = [];
  for (const { list, headings } of sheets.flatMap(({ columns }) => columns)) {
    if (list === undefined || places.has(list.id)) continue;
    lists.push([headings[language], ...list.choices.map((choice) => choice[language])]);
    places.set(list.id, { column: lists.length, count: list.choices.length });
  }
  return { places, lists };
}
