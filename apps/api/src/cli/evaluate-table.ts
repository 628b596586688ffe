import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { STUDY_FIELDS } from '@elektron/domain';
import { inMemory, lookAtStudyTables, readStudyTable, type StudyTableLook } from '@elektron/importers';

import { evaluateStudy } from '../evaluations/study-tables/evaluate-study.ts';
import { parseSaidOfStudy } from '../evaluations/study-tables/parse-said-of-study.ts';
import { presentStudy } from '../evaluations/study-tables/present-study.ts';
import { UsageError, type Command, type Session } from './command.ts';
import { describeEstimate } from './evaluate.ts';
import { parseGivenParameters } from './given-parameters.ts';

const many = { type: 'string', multiple: true } as const;
const OPTIONS = {
  'years-before': { type: 'string' },
  'years-after': { type: 'string' },
  'chosen-for-counts': { type: 'string', default: 'unknown' },
  'traffic-variation': { type: 'string' },
  table: { type: 'string' },
  column: many,
  param: many,
  json: { type: 'boolean' },
} as const;

const ANSWERS: Readonly<Record<string, boolean | null>> = { yes: true, no: false, unknown: null };

/** Evaluates a spreadsheet: neither records nor an installation are needed, and nothing is kept. */
export const evaluateTable: Command = {
  name: 'evaluate-table',
  usage: `FILE --years-before N --years-after N [--chosen-for-counts yes|no|unknown] [--traffic-variation SHARE] [--table NAME] [--column FIELD=HEADING]… [--param NAME=VALUE]… [--json] (FIELD: ${STUDY_FIELDS.join(', ')})`,
  summary: {
    el: 'Αξιολογεί «πριν και μετά» έναν πίνακα θέσεων που μετρήθηκε αλλού, με όλες τις μεθόδους',
    en: 'Evaluates before/after a table of sites that was counted elsewhere, with all methods',
  },
  async run(session, args) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError('FILE');
    const selectedForHighCounts = ANSWERS[values['chosen-for-counts']];
    if (selectedForHighCounts === undefined) throw new UsageError('--chosen-for-counts');
    const [source, fileName] = [inMemory(await readFile(file)), basename(file)];
    const look = choose(await lookAtStudyTables(source, fileName), values.table);
    const said = parseSaidOfStudy(
      JSON.stringify({
        content: look.content,
        columns: { ...look.columns, ...parseGivenParameters(values.column ?? [], '--column') },
        yearsBefore: parseNumber(values['years-before'], '--years-before'),
        yearsAfter: parseNumber(values['years-after'], '--years-after'),
        selectedForHighCounts,
        trafficVariation:
          values['traffic-variation'] === undefined ? null : parseNumber(values['traffic-variation'], '--traffic-variation'),
        parameters: parseGivenParameters(values.param ?? []),
      }),
    );
    const { sites, faults } = await readStudyTable(source, fileName, said.reading);
    const evaluation = faults.length > 0 ? null : evaluateStudy(sites, said);
    const answer = presentStudy(evaluation === null ? { evaluation, faults } : { evaluation, faults: [] }, said);
    return tell(session, answer, values.json === true);
  },
};

function tell(session: Session, answer: ReturnType<typeof presentStudy>, asJson: boolean): 0 | 1 {
  const { evaluation, told } = answer;
  if (asJson) session.print(JSON.stringify(answer));
  for (const { row, message } of told) session.say({ el: `Γραμμή ${row}: ${message.el}.`, en: `Line ${row}: ${message.en}.` });
  if (evaluation === null) return 1;
  if (asJson) return 0;
  session.print(evaluation.sentence[session.language]);
  for (const estimate of evaluation.estimates) session.print(`  ${describeEstimate(estimate, session.language)}`);
  for (const { message } of evaluation.warnings) session.print(`! ${message[session.language]}`);
  return 0;
}

/** @throws UsageError for a table that the file does not hold */
function choose(looks: readonly StudyTableLook[], name: string | undefined): StudyTableLook {
  const found =
    name === undefined
      ? (looks.find(({ columns }) => columns.before !== undefined) ?? looks[0])
      : looks.find(({ content }) => content === name);
  if (found === undefined) throw new UsageError('--table');
  return found;
}

function parseNumber(text: string | undefined, option: string): number {
  const value = Number(text ?? 'none');
  if (!Number.isFinite(value)) throw new UsageError(option);
  return value;
}
