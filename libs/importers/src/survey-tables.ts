import { isProblem, Problem } from '@elektron/domain';
import type { ByteSource } from './byte-source.ts';
import { IS_NOT_OF_A_SHEET } from './detect-tables.ts';
import { listContents, MAXIMUM_SHEETS, nameOf } from './list-contents.ts';
import { hideWhatIsFound } from './hide-what-is-found.ts';
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
  for (const { part, name } of found.contents.slice(0, MAXIMUM_SHEETS))
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
 * One of them as a person says that it is to be read; without what tells of persons, however they say that it is to be cut.
 * @returns the first of them where none has the name that was said
 * @throws Problem FILE_EMPTY; as surveyTable
 */
export async function surveyContent(source: ByteSource, fileName: string, reading: TableReading): Promise<SurveyedTable> {
  const table = await surveyOne(source, fileName, reading);
  const { content, encoding, ...cut } = reading;
  const place = content === undefined ? {} : { content };
  // Where nobody could find out how it is cut, a person may say that, and still not in which encoding the names are to be passed over.
  const others = encoding === undefined ? [place] : [place, { ...place, ...cut }];
  for (const other of encoding === undefined && Object.keys(cut).length === 0 ? [] : others) {
    const found = await surveyOne(source, fileName, other).catch(orNothing);
    if (found !== null) return hideWhatIsFound(table, found);
  }
  return table;
}

function orNothing(error: unknown): null {
  if (isProblem(error)) return null;
  throw error;
}

async function surveyOne(source: ByteSource, fileName: string, reading: TableReading): Promise<SurveyedTable> {
  const found = await listContents(source, fileName);
  if (found.kind === 'one') return surveyTable(source, fileName, { ...(found.part === undefined ? {} : { part: found.part }), reading });
  const content = found.contents.find(({ name }) => name === reading.content) ?? found.contents[0];
  if (content === undefined) throw new Problem('FILE_EMPTY', { file: fileName });
  return surveyTable(source, nameOf(fileName, content.name), { part: content.part, reading });
}
