import { createServer, type AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment, type Environment } from '../../common/env.ts';
import { RATE_BUDGETS } from '../../common/rate-budgets.ts';
import type { Database } from '../../database/database.ts';
import { createHttpServer } from '../../http-server.ts';
import { migrateInstallation } from '../../open-installation.ts';

export interface Answer<Data = Readonly<Record<string, never>>> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  /** Codes of the query's errors. */
  readonly errors: readonly string[];
}

interface Body {
  readonly data?: never;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** The whole server on a free port, and browsers that visit it. */
export class TestInstallation {
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly database: Database;

  private constructor(url: string, app: NestExpressApplication, database: Database) {
    this.url = url;
    this.app = app;
    this.database = database;
  }

  /**
   * @param variables of the environment
   * @param port for a server that must know its own address before it listens
   */
  static async start(database: Database, variables: Readonly<Record<string, string>> = {}, port = 0): Promise<TestInstallation> {
    // Tests sign in more often than people do; who guesses is kept out by other means here.
    const rateLimits = { ...RATE_BUDGETS, attempts: { points: 100_000, seconds: 1 }, anonymous: { points: 100_000, seconds: 1 } };
    const environment: Environment = { ...readEnvironment({ DEMO: 'false', ...variables }), logLevel: 'silent', rateLimits };
    await migrateInstallation(environment, database);
    const app = await createHttpServer(environment, keptOpen(database));
    await app.listen(port, '127.0.0.1');
    return new TestInstallation(await app.getUrl(), app, database);
  }

  browser(headers: Readonly<Record<string, string>> = {}): TestBrowser {
    return new TestBrowser(this.url, headers);
  }

  /** A browser that has the session of a secret. */
  browserOf({ secret }: { readonly secret: string }, headers: Readonly<Record<string, string>> = {}): TestBrowser {
    const browser = this.browser(headers);
    browser.cookies.set('elektron_session', secret);
    return browser;
  }

  /** A machine with a token. */
  machine(token: string): TestBrowser {
    return this.browser({ authorization: `Bearer ${token}` });
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

/** As much of a browser as signing in takes: it keeps cookies and follows no redirect by itself. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  /** As the server wrote them. */
  readonly written: string[] = [];
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.#url = url;
    this.#headers = headers;
  }

  /** @param address a path of the server, or any address */
  async open(address: string, options: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie === '' ? {} : { cookie }), ...this.#headers, ...(options.headers as Record<string, string> | undefined) };
    const response = await fetch(new URL(address, this.#url), { redirect: 'manual', ...options, headers });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  async ask<Data = Readonly<Record<string, never>>>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Data>> {
    const response = await this.open('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as Body;
    return {
      status: response.status,
      headers: response.headers,
      data: data as Data,
      errors: errors.map(({ extensions }) => extensions.code),
    };
  }

  /** Calls a mutation that takes one input. @returns its payload; codes of what was refused stand in `refused` */
  async mutate<Payload = Readonly<Record<string, never>>>(
    name: string,
    inputType: string,
    input: unknown,
    fields = 'done',
  ): Promise<Payload & { readonly refused: readonly string[] }> {
    const { data, errors } = await this.ask<Record<string, Payload & { userErrors: { code: string }[] }>>(
      `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${fields} userErrors { code path } } }`,
      { input },
    );
    const payload = (data as typeof data | null | undefined)?.[name];
    if (payload === undefined || errors.length > 0) throw new Error(`${name}: ${errors.join(' ')}`);
    return { ...payload, refused: payload.userErrors.map(({ code }) => code) };
  }

  signIn(email: string, password: string, code?: string): Promise<SignInReply> {
    const input = { email, password, ...(code === undefined ? {} : { code }) };
    return this.mutate(
      'signIn',
      'SignInInput',
      input,
      'codeNeeded viewer { personId email organisationId capabilities secondFactorMissing }',
    );
  }

  /** Null for whoever is not signed in. */
  async viewer(): Promise<ViewerReply | null> {
    const fields = 'personId email organisationId capabilities secondFactorMissing steward hasPassword hasSecondFactor recoveryCodesLeft';
    const { data } = await this.ask<{ viewer: ViewerReply | null }>(`{ viewer { ${fields} memberships { organisation { slug } roles } } }`);
    return data.viewer;
  }

  #keep(line: string): void {
    this.written.push(line);
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/; Max-Age=0(;|$)/i.test(line)) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

export interface ViewerReply {
  readonly personId: string;
  readonly email: string;
  readonly organisationId: string | null;
  readonly capabilities: readonly string[];
  readonly secondFactorMissing: boolean;
  readonly steward: boolean;
  readonly hasSecondFactor: boolean;
  readonly hasPassword: boolean;
  readonly recoveryCodesLeft: number;
  readonly memberships: readonly { readonly organisation: { readonly slug: string }; readonly roles: readonly string[] }[];
}

export interface SignInReply {
  readonly codeNeeded: boolean;
  readonly viewer: ViewerReply | null;
  readonly refused: readonly string[];
}

/** The database is its opener's to close, and may have several servers one after the other. */
function keptOpen(database: Database): Database {
  return new Proxy(database, {
    get(target, name) {
      if (name === 'close') return () => Promise.resolve();
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** A port on which nobody listens at the moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
