import type { Text } from '@elektron/domain';
import { ACTING_HEADER } from '../../graphql/client.ts';
import { interruptionOfProblem, type Interruption } from '../../graphql/interruption.ts';
import { readProblemBody } from '../../graphql/problem-of.ts';
import type { Survey } from './mapping/survey.ts';

/** What the server recognised in the files. */
export interface DetectedUpload {
  readonly uploadId: string;
  readonly formatId: string;
  readonly formatLabels: Text;
  readonly kind: string;
  /** Of roads which network they belong to; null where it has no name. */
  readonly network: string | null;
  /** What the files can be read as, where that is more than one thing. */
  readonly choices: readonly { readonly formatId: string; readonly labels: Text }[];
  readonly files: readonly {
    readonly name: string;
    readonly size: number;
    readonly tableLabels: Text;
    readonly unknownColumns: readonly string[];
  }[];
  readonly notes: readonly { readonly code: string; readonly message: Text }[];
}

export type UploadOutcome =
  | { readonly kind: 'detected'; readonly upload: DetectedUpload }
  /** A person has to say what its columns are. */
  | { readonly kind: 'unknown'; readonly survey: Survey }
  /** With what concerns the whole page, such as a session that has ended. */
  | { readonly kind: 'refused'; readonly message: Text | null; readonly interruption?: Interruption };

export interface UploadOptions {
  /** For which organisation, as the page shows it: a session that has switched in another window refuses the files. */
  readonly acting: string | null;
  /** @param share of the bytes that have been sent, 0 to 1 */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Sends files for recognition; nothing is imported yet. */
export function uploadFiles(files: readonly File[], { acting, onProgress, signal }: UploadOptions): Promise<UploadOutcome> {
  const body = new FormData();
  for (const file of files) body.append('files', file, file.name);
  return new Promise((resolve) => {
    // fetch() does not say how much of a request has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', '/api/uploads');
    // A page of another site cannot set this header, so it cannot upload in our name.
    request.setRequestHeader('X-Elektron-Upload', '1');
    if (acting !== null) request.setRequestHeader(ACTING_HEADER, acting);
    request.responseType = 'text';
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () => resolve({ kind: 'refused', message: null });
    request.onabort = () => resolve({ kind: 'refused', message: null });
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

/** An answer of the upload route; anything but a detected upload or a problem is "no answer". */
export function readAnswer(status: number, text: string): UploadOutcome {
  if (status >= 200 && status < 300) {
    const answer = readJson(text);
    if (isUpload(answer)) return { kind: 'detected', upload: answer };
    if (isSurvey(answer)) return { kind: 'unknown', survey: answer.unknown };
  }
  const problem = readProblemBody(text);
  const interruption = interruptionOfProblem(problem);
  return { kind: 'refused', message: problem?.message ?? null, ...(interruption === null ? {} : { interruption }) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isUpload(answer: unknown): answer is DetectedUpload {
  return typeof answer === 'object' && answer !== null && 'uploadId' in answer && 'files' in answer;
}

function isSurvey(answer: unknown): answer is { readonly unknown: Survey } {
  return typeof answer === 'object' && answer !== null && 'unknown' in answer;
}
