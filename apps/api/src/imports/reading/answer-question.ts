import { isProblem, Problem } from '@elektron/domain';
import {
  detectMappedTables,
  detectTables,
  proposeMapping,
  readSample,
  scanCodes,
  surveyContent,
  surveyTables,
  type ByteSource,
  type DetectedTable,
  type ProposalContext,
  type SurveyedTable,
  type TableReading,
} from '@elektron/importers';

import type { DetectionQuestion, DetectionResults, LookedTable, ProposedContent, ProposedTable } from './detection-task.ts';

/**
 * What is asked of a file.
 * @param onProgress told the share that was read (0 to 1), where a question needs the whole file
 * @throws Problem as the importers
 */
export function answerQuestion(
  source: ByteSource,
  name: string,
  question: DetectionQuestion,
  onProgress: (share: number) => void = () => undefined,
): Promise<DetectionResults[keyof DetectionResults]> {
  switch (question.kind) {
    case 'recognise':
      return detectTables(source, name, question.formatId);
    case 'map':
      return mapByFirst(source, name, question);
    case 'survey':
      return survey(source, name, question.context);
    case 'look':
      return look(source, name, question);
    case 'scan':
      return surveyContent(source, name, question.reading).then((table) =>
        scanCodes(source, table, { positions: question.positions, onProgress }),
      );
  }
}

/** Next month's file has the headings of the last one. */
async function mapByFirst(
  source: ByteSource,
  name: string,
  { choices, leavesOthers }: Extract<DetectionQuestion, { kind: 'map' }>,
): Promise<DetectedTable[]> {
  let refusal = new Problem('FILE_EMPTY', { file: name });
  for (const mappings of choices) {
    try {
      const tables = await detectMappedTables(source, name, mappings, { leavesOthers });
      // One decision knows of a table that it cannot read: another one must not pass over that.
      if (refusal.code !== 'FILE_TABLES_DIFFER' || tables.every(({ leftOut }) => leftOut === undefined)) return tables;
    } catch (error) {
      if (!isProblem(error)) throw error;
      if (refusal.code !== 'FILE_TABLES_DIFFER') refusal = error;
    }
  }
  throw refusal;
}

async function survey(source: ByteSource, name: string, context: ProposalContext): Promise<ProposedContent[]> {
  const contents = await surveyTables(source, name);
  return contents.map(({ content, outcome }) => ({
    content,
    found: isProblem(outcome)
      ? { code: outcome.code, details: outcome.details }
      : propose(outcome, context, content === null ? {} : { content }),
  }));
}

async function look(
  source: ByteSource,
  name: string,
  { reading, context, sample }: Extract<DetectionQuestion, { kind: 'look' }>,
): Promise<LookedTable> {
  const table = await surveyContent(source, name, reading);
  return { ...propose(table, context, reading), sample: sample === undefined ? [] : readSample(table, sample.mapping, sample.conventions) };
}

/** What was found out of the headings is kept with the mapping: by them the next file is recognised. */
function propose(table: SurveyedTable, context: ProposalContext, said: TableReading): ProposedTable {
  const headless = table.headless === true ? { headerLines: 0 as const, headerRow: table.headerRow } : {};
  const double = table.headerLines === 2 ? { headerLines: 2 as const } : {};
  const reading = { ...said, ...headless, ...double };
  // A proposal repeats the codes that it explains.
  const rows = table.isConcealed === true ? [] : table.preview;
  return { table, proposal: proposeMapping(table.header, rows, { ...context, reading, personal: table.personal }) };
}
