import { isProblem, Problem } from '@elektron/domain';
import type { ByteSource } from './byte-source.ts';
import { detectTable, type DetectedTable } from './detect-table.ts';
import { NO_TABLE, withLeftOut } from './detect-tables.ts';
import { listContents, MAXIMUM_CONTENTS, nameOf, type Content } from './list-contents.ts';
import { withListedCasualties } from './mapping/listed-casualties.ts';
import type { TableMapping } from './mapping/table-mapping.ts';

/**
 * The tables of a file as a person has decided to read it: for each mapping the content that it names, else the first whose headings it was made
 * for.
 * @param mappings those of one import; what the file has no table for is left out
 * @returns at least one
 * @throws Problem FILE_MAPPING_DIFFERENT and others where no mapping fits; as detectTable
 */
export async function detectMappedTables(
  source: ByteSource,
  fileName: string,
  mappings: readonly TableMapping[],
): Promise<DetectedTable[]> {
  const listed = await listContents(source, fileName);
  const contents: readonly Partial<Content>[] =
    listed.kind === 'one' ? [listed.part === undefined ? {} : { part: listed.part }] : listed.contents;
  const tables = new Map<Partial<Content>, DetectedTable>();
  let refusal: Problem | undefined;
  for (const mapping of withListedCasualties(mappings)) {
    for (const content of inOrder(contents, mapping).filter((each) => !tables.has(each))) {
      const table = await tryMapping(source, fileName, content, mapping);
      if (isProblem(table)) refusal ??= table;
      else tables.set(content, table);
      if (!isProblem(table)) break;
    }
  }
  if (tables.size === 0) throw refusal ?? new Problem('FILE_EMPTY', { file: fileName });
  const leftOut = contents.filter((content) => !tables.has(content)).flatMap(({ name }) => name ?? []);
  return withLeftOut([...tables.values()], leftOut);
}

/** The content that was named first: next month's sheet may have another name. */
function inOrder(contents: readonly Partial<Content>[], { reading }: TableMapping): readonly Partial<Content>[] {
  const named = contents.filter(({ name }) => name !== undefined && name === reading?.content);
  return [...named, ...contents.filter((content) => !named.includes(content))].slice(0, MAXIMUM_CONTENTS);
}

async function tryMapping(
  source: ByteSource,
  fileName: string,
  { part, name }: Partial<Content>,
  mapping: TableMapping,
): Promise<DetectedTable | Problem> {
  try {
    const shownName = name === undefined ? fileName : nameOf(fileName, name);
    return await detectTable(source, shownName, { mapping, ...(part === undefined ? {} : { part }) });
  } catch (error) {
    if (isProblem(error) && NO_TABLE.includes(error.code)) return error;
    throw error;
  }
}
