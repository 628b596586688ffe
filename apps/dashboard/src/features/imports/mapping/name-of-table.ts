import type { SurveyedPlace } from './survey.ts';

/** What a table is called: its file, and what holds it in there. */
export function nameOfTable(table: Pick<SurveyedPlace, 'fileName' | 'content'> | undefined): string {
  if (table === undefined) return '';
  return table.content === null ? table.fileName : `${table.fileName} › ${table.content}`;
}
