import { parseAccidentFilter } from '@elektron/domain';

import { APPRAISAL_FIELDS, refuse, type AppraisalField } from './appraisal-fields.ts';
import type { AlternativeDraft, AppraisalDraft } from './appraisal-question.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * A question as a file says it: members as of the mutation `makeAppraisal`. Numbers are judged where they are used; here only what would not even be a
 * question is refused.
 * @throws Problem INPUT_INVALID, PERIOD_EMPTY, FILTER_VALUE_UNKNOWN
 */
export function readAppraisal(text: string): AppraisalDraft {
  const file = requireObject('alternatives', parseJson(text));
  for (const field of ['name', 'effectsAre'] as const) requireWords(field, file[field]);
  requireWords('values', file['valuesId']);
  requireRows('reporting', file['reporting'] ?? []);
  const alternatives = requireRows('alternatives', file['alternatives']).map(readAlternative);
  return { ...(file as unknown as AppraisalDraft), alternatives };
}

function readAlternative(alternative: Json): AlternativeDraft {
  for (const field of ['name', 'place'] as const) requireWords(field, alternative[field]);
  if (alternative['numbersSource'] != null) requireWords('numbersSource', alternative['numbersSource']);
  requireRows('numbers', alternative['numbers'] ?? []);
  readEffectSource(alternative);
  requireRows('together', alternative['together'] ?? []).forEach(readEffectSource);
  if (alternative['combining'] != null) requireWords('combining', alternative['combining']);
  if (alternative['expected'] != null) requireObject('expected', alternative['expected']);
  const records = alternative['records'] == null ? null : parseAccidentFilter(requireObject('records', alternative['records']));
  return { ...(alternative as unknown as AlternativeDraft), records };
}

function readEffectSource(source: Json): void {
  if (source['effectSource'] != null) requireWords('effectSource', source['effectSource']);
  requireRows('effects', source['effects'] ?? []);
  if (source['evaluationId'] != null) requireWords('evaluation', source['evaluationId']);
  if (source['library'] != null) requireWords('library', requireObject('library', source['library'])['kind']);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function requireObject(field: AppraisalField, value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse(field, NO_OBJECT);
  return value as Json;
}

function requireRows(field: AppraisalField, value: unknown): readonly Json[] {
  if (!Array.isArray(value)) throw refuse(field, NO_LIST);
  return value.map((row) => requireObject(field, row));
}

function requireWords(field: AppraisalField, value: unknown): void {
  if (typeof value !== 'string') throw refuse(field, value === undefined ? APPRAISAL_FIELDS[field] : JSON.stringify(value));
}

const NO_OBJECT = { el: 'δεν είναι αντικείμενο JSON', en: 'it is no JSON object' };
const NO_LIST = { el: 'δεν είναι κατάλογος JSON', en: 'it is no JSON list' };
