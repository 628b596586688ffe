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
  /** Of a photograph that was chosen, whether it has arrived too. */
  readonly photoFailed: boolean;
}

/** Why a report was not taken: in words of the server, or by what stood in its way. */
export type SendFault = { readonly message: string } | 'offline' | 'too-often' | 'failed';

/** @param photo a JPEG file without anything of the camera */
export async function sendReport(draft: ReportDraft, photo: Blob | null, language: Language): Promise<SentReport | SendFault> {
  const answer = await ask(PATH, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(draft) });
  if (answer === null) return 'offline';
  if (!answer.ok) return faultOf(answer, language);
  const { secret, organisation } = (await answer.json()) as { readonly secret: string; readonly organisation: Text };
  if (photo === null) return { secret, organisation, photoFailed: false };
  const headers = { 'content-type': 'application/octet-stream', [SECRET_HEADER]: secret };
  const attached = await ask(`${PATH}/photo`, { method: 'POST', headers, body: photo });
  return { secret, organisation, photoFailed: attached?.ok !== true };
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
