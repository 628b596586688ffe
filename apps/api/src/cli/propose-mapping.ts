import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { fillText, Problem, type Language, type Text } from '@elektron/domain';
import {
  getMappingField,
  groupAlike,
  MAPPING_NAME,
  parseReading,
  plainFile,
  proposeCode,
  proposeLinks,
  proposeTogether,
  RECORD_KINDS,
  scanCodes,
  type ByteSource,
  type MappingFieldId,
  type MappingProposal,
  type ProposalContext,
  type TableMapping,
  type TableReading,
} from '@elektron/importers';

import { OrganisationDirectory } from '../common/organisation.ts';
import { answerQuestion } from '../imports/reading/answer-question.ts';
import type { LookedTable, ProposedContent, ProposedTable } from '../imports/reading/detection-task.ts';
import { UsageError, type Command } from './command.ts';

/** What gave a column away. */
const BECAUSE: Readonly<Record<MappingProposal['columns'][number]['because'], Text>> = {
  heading: { el: 'από την επικεφαλίδα', en: 'by its heading' },
  values: { el: 'από τις τιμές', en: 'by its values' },
  both: { el: 'από επικεφαλίδα και τιμές', en: 'by heading and values' },
  variable: { el: 'μεταβλητή CADaS {{variable}}', en: 'CADaS variable {{variable}}' },
  nothing: { el: 'κρατείται όπως είναι', en: 'kept as it is' },
  personal: { el: 'προσωπικά στοιχεία: δεν διαβάζεται', en: 'tells who somebody is: not read' },
};

const USAGE = 'FILE… --name NAME [--reading JSON] [--records accident|traffic]';

export const proposeMappingCommand: Command = {
  name: 'propose-mapping',
  usage: USAGE,
  summary: {
    el: 'Προτείνει αντιστοίχιση στηλών για αρχεία άγνωστης μορφής· διορθώστε το αποτέλεσμα και δώστε το με import --mapping',
    en: 'Proposes what the columns of files of no known format are; correct the result and give it to import --mapping',
  },
  ofOrganisation: true,
  async run(session, args) {
    const options = { name: { type: 'string' }, reading: { type: 'string' }, records: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { name } = values;
    if (positionals.length === 0 || name === undefined) throw new UsageError(USAGE);
    if (!MAPPING_NAME.test(name)) throw new Problem('INPUT_INVALID', { field: 'name', value: name });
    const reading = values.reading === undefined ? null : readReading(values.reading);
    const { app, context } = await session.open();
    const { srid, speedUnit } = await app.get(OrganisationDirectory, { strict: false }).get(context);
    const all: FoundTable[] = [];
    const proposing: ProposalContext = { name, srid, speedUnit, ...readRecords(values.records) };
    for (const path of positionals) all.push(...(await findTables(path, proposing, reading)));
    const found = joinAlike(all, proposing);
    const proposals = found.map(({ proposal }) => proposal.mapping);
    // Of a single table nothing has to be chosen, even where its date is not found.
    const links = found.length === 1 ? proposals : proposeLinks(proposals);
    const mappings: TableMapping[] = [];
    for (const [i, each] of found.entries()) {
      const linked = links[i] ?? null;
      if (linked === null) continue;
      const mapping = await fillCodes(each, linked);
      for (const text of describeProposal(each, mapping.open)) session.say(text);
      mappings.push(mapping.filled);
    }
    if (mappings.length === 0) throw new Problem('FILE_FORMAT_UNKNOWN', describeNothing(positionals, found));
    session.print(JSON.stringify(mappings.length === 1 ? mappings[0] : { tables: mappings }, null, 2));
    return 0;
  },
};

interface FoundTable extends ProposedTable {
  readonly source: ByteSource;
  /** Those with the same headings, which are read in the same way. */
  readonly alike?: readonly FoundTable[];
}

/** A sheet for each month needs one mapping. */
function joinAlike(found: readonly FoundTable[], context: ProposalContext): FoundTable[] {
  return groupAlike(found).flatMap((group) => {
    const [first, ...alike] = group.flatMap((i) => found[i] ?? []);
    return first === undefined ? [] : [{ ...proposeTogether(first, alike, context), alike }];
  });
}

/** @throws Problem INPUT_INVALID for a kind of records that nobody knows */
function readRecords(given: string | undefined): Pick<ProposalContext, 'recordKind'> {
  if (given === undefined) return {};
  const kind = RECORD_KINDS.find(({ id }) => id === given);
  if (kind === undefined) throw new Problem('INPUT_INVALID', { field: 'records', value: given });
  return { recordKind: kind.id };
}

/** @throws Problem INPUT_INVALID for what says nothing of how a file is cut */
function readReading(text: string): TableReading {
  try {
    return parseReading(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem('INPUT_INVALID', { field: 'reading', value: error.message });
    throw error;
  }
}

async function findTables(path: string, context: ProposalContext, reading: TableReading | null): Promise<FoundTable[]> {
  const source = await plainFile(path);
  const name = basename(path);
  if (reading !== null) return [{ source, ...((await answerQuestion(source, name, { kind: 'look', reading, context })) as LookedTable) }];
  const contents = (await answerQuestion(source, name, { kind: 'survey', context })) as readonly ProposedContent[];
  const [only] = contents;
  if (contents.length === 1 && only !== undefined && 'code' in only.found) {
    throw new Problem(only.found.code as Problem['code'], only.found.details as Problem['details']);
  }
  return contents.flatMap(({ found }) => ('table' in found ? [{ source, ...found }] : []));
}

function describeNothing(paths: readonly string[], found: readonly FoundTable[]) {
  const headings = found.flatMap(({ table }) => table.header.map((heading) => heading.trim()).filter((heading) => heading !== ''));
  const none = { el: 'ημερομηνία ή έτος', en: 'a date or a year' };
  return { file: paths.map((path) => basename(path)).join(', '), found: headings, known: none };
}

/** The mapping with the meaning of all codes of the whole file that words explain, and those that none does. */
async function fillCodes(
  { source, table, alike = [] }: FoundTable,
  mapping: TableMapping,
): Promise<{ readonly filled: TableMapping; readonly open: MappingProposal['openCodes'] }> {
  const codes: Partial<Record<MappingFieldId, Record<string, string | null>>> = {};
  const open: Partial<Record<MappingFieldId, readonly string[]>> = {};
  const coded = mapping.fields.flatMap((field, position) =>
    field !== null && getMappingField(field).list !== undefined ? [{ field, position }] : [],
  );
  const positions = coded.map(({ position }) => position);
  const scans = coded.length === 0 ? [] : [{ source, table }, ...alike].map((each) => scanCodes(each.source, each.table, { positions }));
  const scanned = (await Promise.all(scans)).flat();
  for (const { field, position } of coded) {
    const { list } = getMappingField(field);
    const values = [...new Set(scanned.flatMap((column) => (column.position === position ? column.values : [])))];
    const found = values.map((value) => ({ value, code: list === undefined ? undefined : proposeCode(list, value) }));
    codes[field] = Object.fromEntries(found.flatMap(({ value, code }) => (code === undefined ? [] : [[value, code.target]])));
    const unexplained = found.filter(({ code }) => code === undefined).map(({ value }) => value);
    if (unexplained.length > 0) open[field] = unexplained;
  }
  return { filled: { ...mapping, codes }, open };
}

function describeProposal({ table, proposal }: FoundTable, openCodes: MappingProposal['openCodes']): Text[] {
  const inBoth = (write: (language: Language) => string): Text => ({ el: write('el'), en: write('en') });
  const lines = proposal.columns.map(({ field, confidence, because, variable = '' }, i) =>
    inBoth((language) => {
      const meaning = field === null ? '–' : `${getMappingField(field).labels[language]} (${Math.round(confidence * 100)}%)`;
      return `${(table.header[i] ?? '').trim()} → ${meaning}, ${fillText(BECAUSE[because][language], { variable }, language)}`;
    }),
  );
  const open = Object.entries(openCodes).map(([field, values]) =>
    inBoth((language) => {
      const label = getMappingField(field as MappingFieldId).labels[language];
      return language === 'el'
        ? `${label}: συμπληρώστε τι σημαίνουν οι τιμές ${values.join(', ')}`
        : `${label}: say what these values mean: ${values.join(', ')}`;
    }),
  );
  return [...lines, ...open];
}
