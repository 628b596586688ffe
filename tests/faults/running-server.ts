import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { programEnvironment } from '../program-environment.ts';

const SERVE = fileURLToPath(new URL('../../apps/api/dist/serve.js', import.meta.url));

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** Of the demonstration: what everybody reads on its sign-in page. */
export const DEMO_ACCOUNT: Account = { email: 'all@demo.example', password: 'demonstration only' };

/** Tests ask more often than people do, wait for nothing, and share the machine with no demonstration but the one that they name. */
const PATIENT_LIMITS = { DEMO_ORGANISATIONS: 'demo', RATE_LIMIT_PERSON: '1000000/60', RATE_LIMIT_ADDRESS: '1000000/60' };

/** The built server as a process of its own, met over HTTP like by anybody else. */
export class RunningServer {
  readonly url: string;
  /** What it has told its operator so far. */
  readonly output: string[];
  readonly #child: ChildProcess;
  #cookie = '';

  private constructor(url: string, output: string[], child: ChildProcess) {
    this.url = url;
    this.output = output;
    this.#child = child;
  }

  /**
   * @param environment variables of the process; nothing else is handed on but what Node needs to start
   * @param account with which everything is asked; null for nobody's yet
   */
  static async start(
    environment: Readonly<Record<string, string>>,
    account: Account | null = environment['DEMO'] === 'false' ? null : DEMO_ACCOUNT,
  ): Promise<RunningServer> {
    const child = spawn(process.execPath, [SERVE], {
      env: { ...programEnvironment(), PORT: '0', LOG_LEVEL: 'warn', ...PATIENT_LIMITS, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        output.push(chunk.toString());
        const address = /https?:\/\/[\d.]+:\d+/.exec(output.join(''))?.[0];
        if (address !== undefined) resolve(address);
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output.join('')}`)));
    });
    const server = new RunningServer(url, output, child);
    try {
      if (account !== null) await server.signIn(account);
    } catch (error) {
      await server.end('SIGKILL');
      throw error;
    }
    return server;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** From here on everything is asked with this account. */
  async signIn({ email, password }: Account): Promise<void> {
    const response = await this.#post(
      'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } userErrors { code } } }',
      { input: { email, password } },
    );
    const [cookie] = response.headers.getSetCookie();
    if (cookie === undefined) throw new Error(`Nobody was signed in: ${await response.text()}`);
    this.#cookie = cookie.split(';')[0] ?? '';
  }

  /** @returns its exit code, or the signal that ended it */
  async end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    const exited = once(this.#child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    this.#child.kill(signal);
    const [code, endedBy] = await exited;
    return code ?? endedBy ?? 0;
  }

  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const response = await this.#post(query, variables);
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Uploads one table and starts its import. @returns the batch's id */
  async startImport(name: string, text: string): Promise<string> {
    const form = new FormData();
    form.append('files', new Blob([text]), name);
    const headers = { 'x-elektron-upload': '1', cookie: this.#cookie };
    const response = await fetch(`${this.url}/api/uploads`, { method: 'POST', headers, body: form });
    const { uploadId } = (await response.json()) as { uploadId: string };
    const { startImport } = await this.ask<{ startImport: { batch: { id: string } } }>(
      'mutation ($input: StartImportInput!) { startImport(input: $input) { batch { id } } }',
      { input: { uploadId } },
    );
    return startImport.batch.id;
  }

  async act(mutation: string, batchId: string): Promise<{ readonly status: string } | null> {
    const data = await this.ask<Record<string, { batch: { status: string } | null }>>(
      `mutation ($input: BatchInput!) { ${mutation}(input: $input) { batch { status } userErrors { code } } }`,
      { input: { batchId } },
    );
    return data[mutation]?.batch ?? null;
  }

  async batch(id: string): Promise<Batch> {
    const fields = `status progress committedVersion canResume canDiscard
      counts { lines skipped added changed unchanged duplicates held rejected }`;
    const { importBatch } = await this.ask<{ importBatch: Batch }>(`query ($id: ID!) { importBatch(id: $id) { ${fields} } }`, { id });
    return importBatch;
  }

  /** Asks for a batch until something holds. */
  async until(id: string, holds: (batch: Batch) => boolean): Promise<Batch> {
    for (;;) {
      const batch = await this.batch(id);
      if (holds(batch)) return batch;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  #post(query: string, variables: Readonly<Record<string, unknown>>): Promise<Response> {
    return fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify({ query, variables }),
    });
  }
}

export interface Batch {
  readonly status: string;
  readonly progress: number;
  readonly committedVersion: number | null;
  readonly canResume: boolean;
  readonly canDiscard: boolean;
  readonly counts: Readonly<Record<string, number>>;
}

export function isFinished({ status }: Batch): boolean {
  return status !== 'queued' && status !== 'running';
}
