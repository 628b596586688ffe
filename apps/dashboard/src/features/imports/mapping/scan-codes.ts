import type { Text } from '@elektron/domain';
import { ACTING_HEADER } from '../../../graphql/client.ts';
import type { SurveyedTable, TableReading } from './survey.ts';

/** The distinct values of one column of a whole file. */
export interface ScannedColumn {
  readonly position: number;
  readonly values: readonly string[];
  /** It holds no codes. */
  readonly isTooMany: boolean;
}

export interface ScanRequest {
  readonly uploadId: string;
  readonly file: number;
  readonly reading: TableReading;
  readonly columns: readonly number[];
  readonly acting: string | null;
  readonly signal: AbortSignal;
  /** @param share of the file, 0 to 1 */
  readonly onProgress: (share: number) => void;
}

export type ScanOutcome =
  | { readonly kind: 'done'; readonly columns: readonly ScannedColumn[] }
  | { readonly kind: 'cancelled' }
  /** Without a message nobody answered. */
  | { readonly kind: 'refused'; readonly message: Text | null };

/** Looks through a whole file for the values of columns; the server tells how far it has come. */
export async function scanCodes({ uploadId, file, reading, columns, acting, signal, onProgress }: ScanRequest): Promise<ScanOutcome> {
  const query = new URLSearchParams({ file: String(file), reading: JSON.stringify(reading), columns: columns.join(',') });
  const headers = { 'X-Elektron-Upload': '1', ...(acting === null ? {} : { [ACTING_HEADER]: acting }) };
  try {
    const response = await fetch(`/api/uploads/${uploadId}/codes?${query.toString()}`, { headers, signal });
    if (!response.ok || response.body === null) return { kind: 'refused', message: null };
    return await readLines(response.body, onProgress);
  } catch {
    return signal.aborted ? { kind: 'cancelled' } : { kind: 'refused', message: null };
  }
}

/** Which table is looked through, and how it is cut. */
export type ScannedPlace = Pick<ScanRequest, 'file' | 'reading'>;

/** The table that is shown, then those with the same headings: where these stand is found in each anew. */
export function placesOf({ file, alike = [] }: SurveyedTable, reading: TableReading): readonly ScannedPlace[] {
  const { content: _, headerRow: __, ...cut } = reading;
  return [
    { file, reading },
    ...alike.map((other) => ({ file: other.file, reading: other.content === null ? cut : { ...cut, content: other.content } })),
  ];
}

/** Looks through one table after the other. */
export async function scanAllCodes(request: Omit<ScanRequest, keyof ScannedPlace>, places: readonly ScannedPlace[]): Promise<ScanOutcome> {
  const found: ScannedColumn[] = [];
  for (const [i, place] of places.entries()) {
    const onProgress = (share: number): void => request.onProgress((i + share) / places.length);
    const outcome = await scanCodes({ ...request, ...place, onProgress });
    if (outcome.kind !== 'done') return outcome;
    found.push(...outcome.columns);
  }
  return { kind: 'done', columns: joinColumns(found) };
}

/** The values of all tables; a column that holds no codes in one of them holds none. */
export function joinColumns(found: readonly ScannedColumn[]): ScannedColumn[] {
  return [...Map.groupBy(found, ({ position }) => position)].map(([position, columns]) => {
    const isTooMany = columns.some((column) => column.isTooMany);
    return { position, isTooMany, values: isTooMany ? [] : [...new Set(columns.flatMap(({ values }) => values))] };
  });
}

type ScanLine =
  { readonly share: number } | { readonly columns: readonly ScannedColumn[] } | { readonly problem: { readonly message: Text } };

async function readLines(body: ReadableStream<Uint8Array>, onProgress: (share: number) => void): Promise<ScanOutcome> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const line = JSON.parse(text) as ScanLine;
      if ('columns' in line) return { kind: 'done', columns: line.columns };
      if ('problem' in line) return { kind: 'refused', message: line.problem.message };
      onProgress(line.share);
    }
    if (done) return { kind: 'refused', message: null };
  }
}
