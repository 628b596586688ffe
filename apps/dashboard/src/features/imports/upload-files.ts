import { PROBLEM_CODES, describeProblem, type Language, type ProblemCode, type ProblemDetails, type Text } from '@elektron/domain';

/** What the server recognised in the files. */
export interface DetectedUpload {
  readonly uploadId: string;
  readonly formatLabels: Text;
  readonly files: readonly {
    readonly name: string;
    readonly size: number;
    readonly tableLabels: Text;
    readonly unknownColumns: readonly string[];
  }[];
  readonly notes: readonly { readonly code: string; readonly message: Text }[];
}

export type UploadOutcome =
  { readonly kind: 'detected'; readonly upload: DetectedUpload } | { readonly kind: 'refused'; readonly message: Text | null };

/**
 * Sends files for recognition; nothing is imported yet.
 * @param onProgress share of the bytes that have been sent, 0 to 1
 */
export function uploadFiles(files: readonly File[], onProgress: (share: number) => void, signal: AbortSignal): Promise<UploadOutcome> {
  const body = new FormData();
  for (const file of files) body.append('files', file, file.name);
  return new Promise((resolve) => {
    // fetch() does not say how much of a request has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', '/api/uploads');
    // A page of another site cannot set this header, so it cannot upload in our name.
    request.setRequestHeader('X-Elektron-Upload', '1');
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
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return { kind: 'refused', message: null };
  }
  if (status >= 200 && status < 300 && isUpload(answer)) return { kind: 'detected', upload: answer };
  return { kind: 'refused', message: messageOf(answer) };
}

function isUpload(answer: unknown): answer is DetectedUpload {
  return typeof answer === 'object' && answer !== null && 'uploadId' in answer && 'files' in answer;
}

function messageOf(answer: unknown): Text | null {
  const problem = typeof answer === 'object' && answer !== null && 'problem' in answer ? answer.problem : null;
  if (typeof problem !== 'object' || problem === null) return null;
  if ('message' in problem && isText(problem.message)) return problem.message;
  const code = 'code' in problem ? PROBLEM_CODES.find((known): known is ProblemCode => known === problem.code) : undefined;
  if (code === undefined) return null;
  const details = ('details' in problem ? problem.details : {}) as ProblemDetails;
  const inLanguage = (language: Language): string => describeProblem({ code, details }, language);
  return { el: inLanguage('el'), en: inLanguage('en') };
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'el' in value && 'en' in value;
}
