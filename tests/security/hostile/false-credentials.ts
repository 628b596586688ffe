import { randomBytes } from 'node:crypto';

import { secretNamed } from '../world/secrets.ts';
import { graphql, type HostileRequest } from './hostile-request.ts';

const RECORDS = '{ dataVersions { accidents } }';
const NAME = 'elektron_session';

/** Secrets of people who may, in the world in which access is tried. */
export interface Secrets {
  readonly session: string;
  /** Signed out a moment ago. */
  readonly signedOut: string;
  /** Replaced when its person switched to another organisation, or proved a second factor. */
  readonly replaced: string;
  readonly token: string;
  readonly job: string;
}

const asks = (name: string, headers: HostileRequest['headers']): HostileRequest => graphql(name, RECORDS, {}, { cookie: '', ...headers });
const cookie = (name: string, value: string): HostileRequest => asks(name, { cookie: value });
const bearer = (name: string, value: string, more: HostileRequest['headers'] = {}): HostileRequest =>
  asks(name, { authorization: value, ...more });

/** A secret as ours, but nobody's. */
function randomSecret(kind: string): string {
  return `${kind}_${randomBytes(32).toString('base64url')}`;
}

function changed(secret: string, at: number): string {
  return secret.slice(0, at) + (secret[at] === 'A' ? 'B' : 'A') + secret.slice(at + 1);
}

/** Cookies and tokens that are made up, cut, changed, of others, or were good once. */
export function falseCredentials({ session, signedOut, replaced, token, job }: Secrets): HostileRequest[] {
  const dead = ['expired session', 'idle session', 'revoked session', 'disabled', 'demo'];
  const deadTokens = ['expired token', 'revoked token', 'token of a former member', 'token of a disabled person'];
  const withoutEnd = 's_'.padEnd(3_000, 'A');
  return [
    asks('no cookie at all', { cookie: '' }),
    cookie('a session that was signed out', `${NAME}=${signedOut}`),
    cookie('a session secret that was replaced', `${NAME}=${replaced}`),
    ...dead.map((name) => cookie(`the cookie of a dead session: ${name}`, `${NAME}=${secretNamed('session', name)}`)),
    ...Array.from({ length: 5 }, (_, i) => cookie(`a made-up session, ${i + 1}`, `${NAME}=${randomSecret('s')}`)),
    ...[3, 10, session.length - 1].map((length) =>
      cookie(`the first ${length} characters of a session`, `${NAME}=${session.slice(0, length)}`),
    ),
    ...[2, 20, session.length - 1].map((at) => cookie(`a session with character ${at} changed`, `${NAME}=${changed(session, at)}`)),
    cookie('a session with more behind it', `${NAME}=${session}A`),
    cookie('a session in capitals', `${NAME}=${session.toUpperCase()}`),
    cookie('a session in the other cookie, which needs TLS', `__Host-${NAME}=${session}`),
    cookie('a session under a name in capitals', `${NAME.toUpperCase()}=${session}`),
    cookie('a session under an encoded name', `elektron%5Fsession=${session}`),
    cookie('a session behind a forged one of the same name', `${NAME}=${randomSecret('s')}; ${NAME}=${session}`),
    cookie('a session in quotes', `${NAME}="${session.slice(0, -1)}\\141"`),
    cookie('a cookie with an encoded NUL', `${NAME}=s_%00`),
    cookie('a cookie with a NUL where the end was', `${NAME}=${session}%00`),
    cookie('a cookie of half a character', `${NAME}=s_%E0%A4%A`),
    cookie('a cookie with SQL in it', `${NAME}=s_' OR ''='`),
    cookie('a cookie with encoded SQL in it', `${NAME}=s_${encodeURIComponent("' OR 1=1; DROP TABLE session; --")}`),
    cookie('a cookie that sets a setting', `${NAME}=s_x'; SET LOCAL ROLE postgres; --`),
    cookie('a cookie that is very long', `${NAME}=${withoutEnd}`),
    cookie('five thousand cookies', Array.from({ length: 1_500 }, (_, i) => `a${i}=1`).join('; ')),
    cookie('a cookie named like a prototype', `__proto__=${session}; constructor=${session}`),
    cookie('nothing but separators', ';;;===;;='),
    cookie('a token in the cookie', `${NAME}=${token}`),
    cookie('the secret of a job in the cookie', `${NAME}=${job}`),
    cookie('the secret of a link in the cookie', `${NAME}=${randomSecret('l')}`),
    cookie('the secret of an installation in the cookie', `${NAME}=${randomSecret('i')}`),
    ...deadTokens.map((name) => bearer(`a dead token: ${name}`, `Bearer ${secretNamed('token', name)}`)),
    ...Array.from({ length: 3 }, (_, i) => bearer(`a made-up token, ${i + 1}`, `Bearer ${randomSecret('t')}`)),
    bearer('a session as a token', `Bearer ${session}`),
    bearer('the secret of a job as a token', `Bearer ${job}`),
    bearer('the secret of an installation as a token', `Bearer ${randomSecret('i')}`),
    bearer('a token without its kind', `Bearer ${token.slice(2)}`),
    bearer('a token with one character less', `Bearer ${token.slice(0, -1)}`),
    bearer('two tokens', `Bearer ${token} ${token}`),
    bearer('a token in quotes', `Bearer "${token}"`),
    bearer('a token by another scheme', `Basic ${Buffer.from(`user:${token}`).toString('base64')}`),
    bearer('a token with nothing before it', token),
    bearer('a token with a NUL encoded', `Bearer ${token}%00`),
    bearer('an empty token', 'Bearer '),
    bearer('a web token without a signature', `Bearer ${base64({ alg: 'none' })}.${base64({ sub: 'admin', role: 'manager' })}.`),
    // Whoever shows a wrong token is nobody, and not the person who has the browser.
    bearer('a wrong token beside a good cookie', `Bearer ${randomSecret('t')}`, { cookie: `${NAME}=${session}` }),
    bearer('another scheme beside a good cookie', 'Basic YTpi', { cookie: `${NAME}=${session}` }),
    asks('another organisation than the session acts for', {
      cookie: `${NAME}=${session}`,
      'x-elektron-acting': '77777777-7777-4777-8777-777777777777',
    }),
    asks('no organisation where the session acts for one', { cookie: `${NAME}=${session}`, 'x-elektron-acting': '' }),
    asks('the records of an organisation that has opened nothing', {
      cookie: `${NAME}=${session}`,
      'x-elektron-records-of': 'bbbbbbbb-0000-4000-8000-000000000000',
    }),
    asks('the records of no organisation', {
      cookie: `${NAME}=${session}`,
      'x-elektron-records-of': '77777777-7777-4777-8777-777777777777',
    }),
    asks('the records of SQL', { cookie: `${NAME}=${session}`, 'x-elektron-records-of': "' OR 1=1 --" }),
    asks('an address that a proxy did not say', {
      cookie: `${NAME}=${randomSecret('s')}`,
      'x-forwarded-for': '127.0.0.1',
      'x-real-ip': '127.0.0.1',
      forwarded: 'for=127.0.0.1',
    }),
    asks('a user in a header', { 'x-user': 'admin', 'x-forwarded-user': 'admin', 'remote-user': 'admin' }),
    graphql(
      'a sign-in that sets its own session',
      'mutation { signIn(input: { email: "all@demo.example", password: "demonstration only" }) { viewer { email } userErrors { code } } }',
      {},
      { cookie: '' },
    ),
    graphql(
      'a sign-in with an empty password',
      'mutation { signIn(input: { email: "nobody@test.example", password: "" }) { viewer { email } userErrors { code } } }',
      {},
      { cookie: '' },
    ),
    graphql(
      'a sign-in with a password of 200,000 characters',
      'mutation ($p: String!) { signIn(input: { email: "nobody@test.example", password: $p }) { viewer { email } userErrors { code } } }',
      { p: 'x'.repeat(190_000) },
      { cookie: '' },
    ),
    graphql('a link that nobody made', 'mutation { lookAtLink(secret: "l_nothing") { purpose email } }', {}, { cookie: '' }),
    graphql(
      'a session’s secret as a link',
      'mutation ($s: String!) { lookAtLink(secret: $s) { purpose email } }',
      { s: session },
      { cookie: '' },
    ),
    graphql(
      'a link accepted that nobody made',
      'mutation { acceptLink(input: { secret: "l_nothing", password: "four words of mine", email: "x@test.example", displayName: "X" }) { email userErrors { code } } }',
      {},
      { cookie: '' },
    ),
    graphql(
      'a token that makes tokens',
      'mutation { createApiToken(input: { name: "x", capabilities: ["records.read"], days: 300 }) { token userErrors { code } } }',
      {},
      { cookie: '', authorization: `Bearer ${token}` },
    ),
    graphql(
      'a token that asks for its person’s sessions',
      '{ sessions { id address } }',
      {},
      { cookie: '', authorization: `Bearer ${token}` },
    ),
    graphql(
      'a token that sets up a second factor',
      'mutation { beginSecondFactor { draft { secret } userErrors { code } } }',
      {},
      { cookie: '', authorization: `Bearer ${token}` },
    ),
  ];
}

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
