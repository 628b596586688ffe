import { LANGUAGES, Problem, type AccidentFileKind, type Language } from '@elektron/domain';

import { refused } from '../common/refused.ts';
import type { Exportable } from './exportable.ts';

/** What somebody wants to take away. */
export interface ExportRequest<Filter> {
  readonly kind: AccidentFileKind;
  readonly filter: Filter;
  /** Of headings and words; null for the language of whoever asks. */
  readonly language: Language | null;
}

/** As Express gives it: a parameter that stands twice is a list. */
export type Query = Readonly<Record<string, unknown>>;

const LANGUAGE = 'lang';
/** `of=<uuid>`, whose records a page shows where they are another organisation's. */
const RECORDS_OF = 'of';

/**
 * The filter is written as in the address of the page that shows it. What is not understood is refused: a file with more than was asked for would be
 * taken for what was asked for.
 * @throws Problem INPUT_INVALID, EXPORT_NOT_OPENED, and those of a filter
 */
export function parseExportRequest<Filter>(exportable: Exportable<Filter>, kind: string, query: Query): ExportRequest<Filter> {
  const { kinds, parameters, access } = exportable;
  const known = kinds.find((candidate) => candidate === kind);
  if (known === undefined) throw refused('kind', kind);
  if (access.ofOthers !== undefined && RECORDS_OF in query) throw new Problem('EXPORT_NOT_OPENED');
  const strange = Object.keys(query).find((name) => name !== LANGUAGE && !parameters.includes(name));
  if (strange !== undefined) throw refused('parameter', strange);
  return { kind: known, filter: exportable.parse((name) => textOf(query, name), known), language: parseLanguage(textOf(query, LANGUAGE)) };
}

function textOf(query: Query, name: string): string | null {
  const value = query[name];
  if (value === undefined) return null;
  if (typeof value !== 'string') throw refused(name, '');
  return value;
}

function parseLanguage(text: string | null): Language | null {
  if (text === null) return null;
  const known = LANGUAGES.find((language) => language === text);
  if (known === undefined) throw refused(LANGUAGE, text);
  return known;
}
