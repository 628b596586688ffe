import {
  ACCIDENT_FILE_KINDS,
  FILTER_PARAMETERS,
  LANGUAGES,
  parseFilterParameters,
  Problem,
  type AccidentFileKind,
  type AccidentFilter,
  type FilterParameters,
  type Language,
} from '@elektron/domain';

/** What somebody wants to take away. */
export interface ExportRequest {
  readonly kind: AccidentFileKind;
  readonly filter: AccidentFilter;
  /** Of headings and words; null for the language of whoever asks. */
  readonly language: Language | null;
}

/** As Express gives it: a parameter that stands twice is a list. */
export type Query = Readonly<Record<string, unknown>>;

const LANGUAGE = 'lang';
/** `of=<uuid>`, whose records a page shows where they are another organisation's. */
const RECORDS_OF = 'of';

/**
 * The filter is written as in the address of the overview. What is not understood is refused: a file with more than was asked for would be taken
 * for what was asked for.
 * @throws Problem INPUT_INVALID, EXPORT_NOT_OPENED, and those of a filter
 */
export function parseExportRequest(kind: string, query: Query): ExportRequest {
  const known = ACCIDENT_FILE_KINDS.find((candidate) => candidate === kind);
  if (known === undefined) throw new Problem('INPUT_INVALID', { field: 'kind', value: kind.slice(0, 100) });
  if (RECORDS_OF in query) throw new Problem('EXPORT_NOT_OPENED');
  const allowed: readonly string[] = [...FILTER_PARAMETERS, LANGUAGE];
  const strange = Object.keys(query).find((name) => !allowed.includes(name));
  if (strange !== undefined) throw new Problem('INPUT_INVALID', { field: 'parameter', value: strange.slice(0, 100) });
  const parameters = Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, textOf(query, name)])) as FilterParameters;
  return { kind: known, filter: parseFilterParameters(parameters), language: parseLanguage(textOf(query, LANGUAGE)) };
}

function textOf(query: Query, name: string): string | null {
  const value = query[name];
  if (value === undefined) return null;
  if (typeof value !== 'string') throw new Problem('INPUT_INVALID', { field: name, value: '' });
  return value;
}

function parseLanguage(text: string | null): Language | null {
  if (text === null) return null;
  const known = LANGUAGES.find((language) => language === text);
  if (known === undefined) throw new Problem('INPUT_INVALID', { field: LANGUAGE, value: text.slice(0, 100) });
  return known;
}
