import { STUDY_FIELDS, type StudyField } from '@elektron/domain';
import type { StudyTableReading } from '@elektron/importers';

import { isObject, refuseInput } from '../../common/parse-geo-json.ts';
import { parseMethodParameters } from '../evaluation-question.ts';
import type { SaidOfStudy } from './study-table.ts';

const LONGEST_HEADING = 200;
const LONGEST_PERIOD_YEARS = 50;
/** Below two weeks there is nothing to be counted. */
const SHORTEST_PERIOD_YEARS = 0.04;

/**
 * What a person has decided of a table of a study: content, columns (headings by field), yearsBefore, yearsAfter, selectedForHighCounts,
 * trafficVariation (share) and parameters (by name; one that several methods share counts for all of them).
 * @throws Problem INPUT_INVALID, which names the member; PARAMETER_UNKNOWN, PARAMETER_OUT_OF_RANGE
 */
export function parseSaidOfStudy(text: string): SaidOfStudy {
  const said = parseObject(text);
  const reading = { content: toText(said['content'] ?? ''), columns: toColumns(said['columns']) };
  const parameters = said['parameters'] ?? {};
  if (!isObject(parameters)) throw refuseInput('parameters', parameters);
  return {
    reading,
    yearsBefore: toYears('yearsBefore', said['yearsBefore']),
    yearsAfter: toYears('yearsAfter', said['yearsAfter']),
    selectedForHighCounts: toAnswer(said['selectedForHighCounts'] ?? null),
    trafficVariation: toShare(said['trafficVariation'] ?? null),
    // Who brings what a function predicts wants it to be used.
    parameters: parseMethodParameters({ ...basisOf(reading), ...parameters }),
  };
}

function basisOf({ columns }: StudyTableReading): Readonly<Record<string, unknown>> {
  return columns['predicted-before'] === undefined ? {} : { basis: 'safety-performance-function' };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    throw refuseInput('said', text);
  }
  if (!isObject(said)) throw refuseInput('said', text);
  return said;
}

function toText(value: unknown): string {
  if (typeof value === 'string' && value.length <= LONGEST_HEADING) return value;
  throw refuseInput('content', value);
}

function toColumns(value: unknown): StudyTableReading['columns'] {
  if (!isObject(value)) throw refuseInput('columns', value);
  const entries = Object.entries(value).map(([field, heading]) => {
    const known = STUDY_FIELDS.find((candidate): candidate is StudyField => candidate === field);
    const isHeading = typeof heading === 'string' && heading !== '' && heading.length <= LONGEST_HEADING;
    if (known === undefined || !isHeading) throw refuseInput('columns', field);
    return [known, heading] as const;
  });
  return Object.fromEntries(entries);
}

function toYears(field: string, value: unknown): number {
  if (typeof value === 'number' && value >= SHORTEST_PERIOD_YEARS && value <= LONGEST_PERIOD_YEARS) return value;
  throw refuseInput(field, value);
}

function toAnswer(value: unknown): boolean | null {
  if (value === null || typeof value === 'boolean') return value;
  throw refuseInput('selectedForHighCounts', value);
}

function toShare(value: unknown): number | null {
  if (value === null || (typeof value === 'number' && value >= 0 && value <= 1)) return value;
  throw refuseInput('trafficVariation', value);
}
