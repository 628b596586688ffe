import type { BrowserContextOptions } from 'playwright-core';

/** What a browser is given that has signed in before. */
export type SignedIn = Exclude<BrowserContextOptions['storageState'], string | undefined>;

export type DemoAccount = 'all' | 'uploader' | 'analyst' | 'manager' | 'officer' | 'steward';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { personId } } }';
const OPTIONS = '{ signInOptions { demoAccounts { email password } } }';

/** Somebody who speaks to the API as the pages do, to prepare what a test then looks at. */
export class Caller {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  /** With the password that stands on the sign-in page. */
  static async of(url: string, account: DemoAccount): Promise<Caller> {
    const caller = new Caller(url);
    const { signInOptions } = await caller.ask<{ signInOptions: { demoAccounts: { email: string; password: string }[] } }>(OPTIONS);
    const found = signInOptions.demoAccounts.find(({ email }) => email === `${account}@demo.example`);
    if (found === undefined) throw new Error(`there is no demonstration account "${account}"`);
    await caller.signIn(found.email, found.password);
    return caller;
  }

  async signIn(email: string, password: string): Promise<void> {
    const { signIn } = await this.ask<{ signIn: { viewer: object | null } }>(SIGN_IN, { input: { email, password } });
    if (signIn.viewer === null) throw new Error(`${email} could not sign in`);
  }

  async ask<T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify({ query, variables }),
    });
    const [given] = response.headers.getSetCookie();
    if (given !== undefined) this.#cookie = given.split(';')[0] ?? '';
    const { data, errors } = (await response.json()) as Answer;
    if (errors !== undefined) throw new Error(`${errors.map(({ message }) => message).join(' ')}\n${query}`);
    return data as T;
  }

  /** For a browser that goes on as this person. */
  get signedIn(): SignedIn {
    const [name = '', value = ''] = this.#cookie.split('=');
    const { hostname } = new URL(this.#url);
    const cookie = { name, value, domain: hostname, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' } as const;
    return { cookies: [cookie], origins: [] };
  }
}
