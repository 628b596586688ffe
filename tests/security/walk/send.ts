import { SECRET_KINDS } from '../../../apps/api/src/common/secrets.ts';
import type { HttpWorld } from './http-world.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface QuerySent {
  readonly secret: string | null;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** UUID of an organisation whose records are meant. */
  readonly recordsOf?: string;
}

/** A session comes as a browser's cookie, a token as machines show it. */
export function credentialsOf(secret: string | null): Record<string, string> {
  if (secret === null) return {};
  return secret.startsWith(SECRET_KINDS.session) ? { cookie: `elektron_session=${secret}` } : { authorization: `Bearer ${secret}` };
}

export function sendQuery({ url }: Pick<HttpWorld, 'url'>, { secret, query, variables, recordsOf }: QuerySent): Promise<Answer> {
  const headers: Record<string, string> = { 'content-type': 'application/json', ...credentialsOf(secret) };
  if (recordsOf !== undefined) headers['x-elektron-records-of'] = recordsOf;
  return send(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
}

/** Also of an answer that is no text: words in it can be found all the same. */
export async function send(address: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(address, { ...request, redirect: 'manual' });
  return { status: response.status, body: await response.text() };
}
