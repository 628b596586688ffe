import type { Language, Text } from '@elektron/domain';

const PATH = '/api/reports';
/** As the server names it (apps/api/src/citizen-reports). */
const SECRET_HEADER = 'x-elektron-report';
const TOO_MANY = 429;

export interface ReportDraft {
  readonly category: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly happenedOn: string | null;
  readonly words: string;
}

export interface SentReport {
  readonly secret: string;
  readonly organisation: Text;
  /** A photograph that was chosen and has not arrived: to be tried again. */
  readonly unsentPhoto: Blob | null;
}

/** Why a report was not taken: in words of the server, or by what stood in its way. */
export type SendFault = { readonly message: string } | 'offline' | 'too-often' | 'failed';

export function describeFault(fault: SendFault, words: (id: 'noConnection' | 'tooOften' | 'failed') => string): string {
  if (typeof fault === 'object') return fault.message;
  return words(({ offline: 'noConnection', 'too-often': 'tooOften', failed: 'failed' } as const)[fault]);
}

/** @param photo a JPEG file without anything of the camera */
export async function sendReport(draft: ReportDraft, photo: Blob | null, language: Language): Promise<SentReport | SendFault> {
  const answer = await ask(PATH, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(draft) });
  if (answer === null) return 'offline';
  if (!answer.ok) return faultOf(answer, language);
  const { secret, organisation } = (await answer.json()) as { readonly secret: string; readonly organisation: Text };
  const isWhole = photo === null || (await attachPhoto(secret, photo, language)) === null;
  return { secret, organisation, unsentPhoto: isWhole ? null : photo };
}

/** Why a photograph did not arrive: `too-late` where the report takes none any more, since it has one, was decided, or is older than an hour. */
export type PhotoFault = SendFault | 'too-late';

/** @returns null once it has arrived */
export async function attachPhoto(secret: string, photo: Blob, language: Language): Promise<PhotoFault | null> {
  const headers = { 'content-type': 'application/octet-stream', [SECRET_HEADER]: secret };
  const answer = await ask(`${PATH}/photo`, { method: 'POST', headers, body: photo });
  if (answer === null) return 'offline';
  if (answer.ok) return null;
  return (await isNotFound(answer)) ? 'too-late' : faultOf(answer, language);
}

export interface ToldState {
  readonly kind: string;
  readonly category: string;
  readonly state: string;
  readonly answer: string;
  readonly receivedAt: string;
  readonly erasedOn: string;
  readonly organisation: Text;
}

/** What became of a report; null where no report has this secret. @throws Error without an answer */
export async function readReport(secret: string): Promise<ToldState | null> {
  const answer = await fetch(`${PATH}/state`, { headers: { [SECRET_HEADER]: secret } });
  if (answer.ok) return (await answer.json()) as ToldState;
  if (await isNotFound(answer)) return null;
  throw new Error(`status ${answer.status}`);
}

/** @returns whether it is gone */
export async function takeBackReport(secret: string): Promise<boolean> {
  const answer = await ask(`${PATH}/take-back`, { method: 'POST', headers: { [SECRET_HEADER]: secret } });
  return answer !== null && (answer.ok || (await isNotFound(answer)));
}

export interface Recipient {
  readonly organisation: Text | null;
  readonly keptDays: number | null;
}

export function recipientPath(longitude: number, latitude: number): string {
  return `${PATH}/recipient?longitude=${longitude}&latitude=${latitude}`;
}

async function ask(path: string, request: RequestInit): Promise<Response | null> {
  try {
    return await fetch(path, request);
  } catch {
    return null;
  }
}

interface ToldProblem {
  readonly code: string;
  readonly message: Text;
}

async function faultOf(answer: Response, language: Language): Promise<SendFault> {
  if (answer.status === TOO_MANY) return 'too-often';
  const problem = await readProblem(answer);
  return problem === null ? 'failed' : { message: problem.message[language] };
}

async function isNotFound(answer: Response): Promise<boolean> {
  return (await readProblem(answer))?.code === 'CITIZEN_REPORT_NOT_FOUND';
}

async function readProblem(answer: Response): Promise<ToldProblem | null> {
  try {
    return ((await answer.json()) as { readonly problem?: ToldProblem }).problem ?? null;
  } catch {
    return null;
  }
}
