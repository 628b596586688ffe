import { isProblem, Problem } from '@elektron/domain';
import type { ByteSource } from './byte-source.ts';
import { detectTable, type DetectedTable } from './detect-table.ts';
import { NO_TABLE, withRest } from './detect-tables.ts';
import { listContents, MAXIMUM_SHEETS, nameOf, type Content } from './list-contents.ts';
import { withListedCasualties } from './mapping/listed-casualties.ts';
import { isHeadlessMapping } from './mapping/match-mapped.ts';
import type { TableMapping } from './mapping/table-mapping.ts';
import { areNearlyAlike, describeDifference, findReasonAside, findReasonByName, type SetAside } from './set-aside.ts';
import { surveyTable, type SurveyedTable } from './survey-table.ts';

export interface DetectMappedOptions {
  /** Somebody has seen what else the file holds, and has said that it is not read. */
  readonly leavesOthers?: boolean;
}

/**
 * The tables of a file as a person has decided to read it: every content with the headings that a mapping was made for, such as a sheet for each
 * month. Of tables without headings, of which nobody can tell that they are alike, the content that the mapping names, else the first that fits.
 * @param mappings those of one import; what the file has no table for is left out
 * @returns at least one, in the order of the mappings and within one of them of the file
 * @throws Problem FILE_MAPPING_DIFFERENT and others where no mapping fits, FILE_TABLES_DIFFER for a content that is nearly like one that is read;
 * as detectTable
 */
export async function detectMappedTables(
  source: ByteSource,
  fileName: string,
  mappings: readonly TableMapping[],
  options: DetectMappedOptions = {},
): Promise<DetectedTable[]> {
  const listed = await listContents(source, fileName);
  const contents: readonly Partial<Content>[] =
    listed.kind === 'one' ? [listed.part === undefined ? {} : { part: listed.part }] : listed.contents.slice(0, MAXIMUM_SHEETS);
  const choices = withListedCasualties(mappings);
  const tables = new Map<Partial<Content>, DetectedTable>();
  const others: OtherContent[] = [];
  for (const content of contents) {
    const free = choices.filter((mapping) => !isTaken(mapping, content, { contents, tables }));
    const table = await tryEach(source, fileName, content, nameFirst(free, content));
    if (isProblem(table)) others.push({ content, problem: table });
    else tables.set(content, table);
  }
  if (tables.size === 0) throw others[0]?.problem ?? new Problem('FILE_EMPTY', { file: fileName });
  const found = [...tables.values()].toSorted((a, b) => choices.indexOf(a.mapping!) - choices.indexOf(b.mapping!));
  const rest = await sortOthers(source, fileName, found, others, options);
  const beyond = listed.kind === 'one' ? [] : listed.contents.slice(MAXIMUM_SHEETS).map(({ name }) => name);
  return withRest(found, { ...rest, leftOut: [...rest.leftOut, ...beyond] });
}

/** The mapping that names the content comes first: next month's sheet may have another name. */
function nameFirst(mappings: readonly TableMapping[], { name }: Partial<Content>): readonly TableMapping[] {
  const names = ({ reading }: TableMapping): boolean => name !== undefined && reading?.content === name;
  return [...mappings.filter(names), ...mappings.filter((mapping) => !names(mapping))];
}

/** One for a table without headings reads one content. */
function isTaken(
  mapping: TableMapping,
  content: Partial<Content>,
  { contents, tables }: { readonly contents: readonly Partial<Content>[]; readonly tables: ReadonlyMap<Partial<Content>, DetectedTable> },
): boolean {
  if (!isHeadlessMapping(mapping)) return false;
  const named = mapping.reading?.content;
  const isElsewhere = named !== content.name && contents.some(({ name }) => name !== undefined && name === named);
  return isElsewhere || [...tables.values()].some((table) => table.mapping === mapping);
}

/** Why a content is no table by any of the mappings. */
interface OtherContent {
  readonly content: Partial<Content>;
  readonly problem: Problem;
}

/** @returns the table by the first that fits, or why the first does not */
async function tryEach(
  source: ByteSource,
  fileName: string,
  { part, name }: Partial<Content>,
  mappings: readonly TableMapping[],
): Promise<DetectedTable | Problem> {
  const shownName = name === undefined ? fileName : nameOf(fileName, name);
  let refusal: Problem | undefined;
  for (const mapping of mappings) {
    try {
      return await detectTable(source, shownName, { mapping, ...(part === undefined ? {} : { part }) });
    } catch (error) {
      if (!isProblem(error) || !(NO_TABLE.includes(error.code) || error.code === 'FILE_NO_LINES')) throw error;
      // Headings that fit one of them say more than those that fit none.
      if (refusal === undefined || error.code === 'FILE_NO_LINES') refusal = error;
    }
  }
  return refusal ?? new Problem('FILE_FORMAT_UNKNOWN', { file: shownName, found: [], known: { el: '–', en: '–' } });
}

interface OthersSorted {
  readonly leftOut: readonly string[];
  readonly setAside: readonly SetAside[];
}

/** What of the rest is known to be no table, and what nobody can tell. */
async function sortOthers(
  source: ByteSource,
  fileName: string,
  found: readonly DetectedTable[],
  others: readonly OtherContent[],
  { leavesOthers = false }: DetectMappedOptions,
): Promise<OthersSorted> {
  const leftOut: string[] = [];
  const setAside: SetAside[] = [];
  for (const { content, problem } of others) {
    const { name } = content;
    if (name === undefined) continue;
    const look = problem.code === 'FILE_MAPPING_DIFFERENT' ? await surveyOther(source, nameOf(fileName, name), content) : null;
    const known = findReasonAside(
      problem,
      look?.firstLines.map(({ cells }) => cells),
    );
    const like = leavesOthers || look === null ? undefined : found.find(({ header }) => areNearlyAlike(look.header, header));
    if (known === null && look !== null && like !== undefined) throw describeDifference(look, like);
    const because = known ?? findReasonByName(name);
    if (because === null) leftOut.push(name);
    else setAside.push({ name, because });
  }
  return { leftOut, setAside };
}

/** Where its headings probably are: no mapping has found them. */
async function surveyOther(source: ByteSource, name: string, { part }: Partial<Content>): Promise<SurveyedTable | null> {
  try {
    return await surveyTable(source, name, part === undefined ? {} : { part });
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}
