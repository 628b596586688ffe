import { writeFilterParameters, type AccidentFileKind, type AccidentFilter, type Language, type Text } from '@elektron/domain';
import { ACTING_HEADER } from '../graphql/client.ts';
import { interruptionOfProblem, type Interruption } from '../graphql/interruption.ts';
import { readProblemBody } from '../graphql/problem-of.ts';

export type ExportOutcome =
  | { readonly kind: 'fetched'; readonly name: string; readonly file: Blob }
  | { readonly kind: 'cancelled' }
  /** `message` is null where no server has said anything; `interruption` is what concerns the whole page, such as a session that has ended. */
  | { readonly kind: 'failed'; readonly message: Text | null; readonly interruption: Interruption | null };

export interface ExportOptions {
  /** For which organisation, as the page shows it: a session that has switched in another window is refused. */
  readonly acting: string | null;
  readonly signal: AbortSignal;
}

/**
 * Where the file of accidents is; a spreadsheet that is shown a token can read it from there too.
 * @param areas keys of collections that each become a column; a file in the variables of CADaS has none
 */
export function exportPath(kind: AccidentFileKind, filter: AccidentFilter, language: Language, areas: readonly string[] = []): string {
  const search = accidentSearch(filter, language);
  if (areas.length > 0 && kind !== 'cadas') search.set('areas', areas.join(','));
  return `/api/export/accidents.${kind}?${search.toString()}`;
}

/** A filter of accidents as the address of a file says it. */
export function accidentSearch(filter: AccidentFilter, language: Language): URLSearchParams {
  // To the last digit, or the file would hold others than the page counts.
  const asked = { ...writeFilterParameters(filter), area: filter.area?.join(',') ?? null };
  const search = new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  search.set('lang', language);
  return search;
}

/**
 * Fetches the file whole. A plain link would save what the server says of a failure as if it were the file, and a file that broke off as if it
 * were complete.
 */
export async function fetchExport(path: string, { acting, signal }: ExportOptions): Promise<ExportOutcome> {
  try {
    const headers: Record<string, string> = acting === null ? {} : { [ACTING_HEADER]: acting };
    const answer = await fetch(path, { headers, signal });
    if (!answer.ok) return refusedBy(await answer.text());
    const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? nameOf(path);
    return { kind: 'fetched', name, file: await answer.blob() };
  } catch {
    return signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', message: null, interruption: null };
  }
}

/** What stands before the question. */
function nameOf(path: string): string {
  return path.replace(/\?.*$/, '').replace(/^.*\//, '');
}

function refusedBy(body: string): ExportOutcome {
  const problem = readProblemBody(body);
  return { kind: 'failed', message: problem?.message ?? null, interruption: interruptionOfProblem(problem) };
}

/** The browser has the file until it is saved. */
const KEPT_MS = 60_000;

/** Hands a file to the browser, which saves it where it saves files. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
