import type { Text } from '@elektron/domain';
import { ACTING_HEADER } from '../../../graphql/client.ts';
import type { TableReading } from './survey.ts';

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
