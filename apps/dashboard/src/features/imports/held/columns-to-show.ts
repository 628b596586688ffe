import type { HeldLine, HeldTable } from './held-queries.ts';

/** Of a wide table, so many columns are shown where no remark names one. */
const SHOWN_AT_FIRST = 6;

/** A column of a table that a person can write in. */
export interface EditableColumn {
  readonly position: number;
  readonly heading: string;
}

/** All columns that can be shown. */
export function listEditable({ header, hidden }: Pick<HeldTable, 'header' | 'hidden'>): EditableColumn[] {
  return header.flatMap((heading, position) => (hidden.includes(position) ? [] : [{ position, heading }]));
}

/** The columns that a line's remarks name; where they name none, the first ones. */
export function chooseColumns(table: Pick<HeldTable, 'header' | 'hidden'>, { remarks }: Pick<HeldLine, 'remarks'>): EditableColumn[] {
  const editable = listEditable(table);
  const named = editable.filter(({ heading }) => remarks.some(({ column }) => column !== null && column === heading.trim()));
  return named.length > 0 ? named : editable.slice(0, SHOWN_AT_FIRST);
}
