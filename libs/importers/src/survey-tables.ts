import { isProblem, Problem } from '@elektron/domain';
import type { ByteSource } from './byte-source.ts';
import { IS_NOT_OF_A_SHEET } from './detect-tables.ts';
import { listContents, MAXIMUM_CONTENTS, nameOf } from './list-contents.ts';
import type { TableReading } from './mapping/table-reading.ts';
import { surveyTable, type SurveyedTable } from './survey-table.ts';

/** One place of a file where a table may lie, as it looks. */
export interface SurveyedContent {
  /** Of the sheet, layer or content; `null` where the file is the table. */
  readonly content: string | null;
  /** What it looks like, or why nobody can tell. */
  readonly outcome: SurveyedTable | Problem;
}

/**
 * All that a file of no known format holds: a cover sheet or a letter beside the tables does not hide them.
 * @throws Problem for what is wrong with the whole file, as listContents
 */
export async function surveyTables(source: ByteSource, fileName: string): Promise<SurveyedContent[]> {
  const found = await listContents(source, fileName);
  if (found.kind === 'one') return [{ content: null, outcome: await look(source, fileName, found) }];
  const surveyed: SurveyedContent[] = [];
  for (const { part, name } of found.contents.slice(0, MAXIMUM_CONTENTS))
    surveyed.push({ content: name, outcome: await look(source, nameOf(fileName, name), { part }) });
  return surveyed;
}

type Options = NonNullable<Parameters<typeof surveyTable>[2]>;

async function look(source: ByteSource, name: string, { part, reading }: Options): Promise<SurveyedTable | Problem> {
  try {
    return await surveyTable(source, name, { ...(part === undefined ? {} : { part }), ...(reading === undefined ? {} : { reading }) });
  } catch (error) {
    if (!isProblem(error) || IS_NOT_OF_A_SHEET.includes(error.code)) throw error;
    return error;
  }
}

/**
 * One of them as a person says that it is to be read.
 * @returns the first of them where none has the name that was said
 * @throws Problem FILE_EMPTY; as surveyTable
 */
export async function surveyContent(source: ByteSource, fileName: string, reading: TableReading): Promise<SurveyedTable> {
  const found = await listContents(source, fileName);
  if (found.kind === 'one') return surveyTable(source, fileName, { ...(found.part === undefined ? {} : { part: found.part }), reading });
  const content = found.contents.find(({ name }) => name === reading.content) ?? found.contents[0];
  if (content === undefined) throw new Problem('FILE_EMPTY', { file: fileName });
  return surveyTable(source, nameOf(fileName, content.name), { part: content.part, reading });
}
