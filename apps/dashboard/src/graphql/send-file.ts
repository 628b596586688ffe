import type { Text } from '@elektron/domain';
import { ACTING_HEADER } from './client.ts';
import { interruptionOfProblem, type Interruption } from './interruption.ts';
import { readProblemBody } from './problem-of.ts';

export type FileOutcome<Stored> =
  | { readonly kind: 'stored'; readonly stored: Stored }
  /** With what concerns the whole page, such as a session that has ended. */
  | { readonly kind: 'refused'; readonly message: Text | null; readonly interruption: Interruption | null };

/**
 * Sends a file as it is, where it is all that is sent.
 * @param path with what is said of the file
 * @param acting for which organisation, as the page shows it
 */
export async function sendFile<Stored>(path: string, file: File, acting: string | null): Promise<FileOutcome<Stored>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', ...(acting === null ? {} : { [ACTING_HEADER]: acting }) },
      body: file,
    });
    const text = await response.text();
    if (response.ok) return { kind: 'stored', stored: JSON.parse(text) as Stored };
    const problem = readProblemBody(text);
    return { kind: 'refused', message: problem?.message ?? null, interruption: interruptionOfProblem(problem) };
  } catch {
    return { kind: 'refused', message: null, interruption: null };
  }
}
