import { request as sendOverHttp } from 'node:http';
import { connect } from 'node:net';

/** Something that nobody with good intentions sends. */
export interface HostileRequest {
  /** What it tries, unique among all. */
  readonly name: string;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** A value for which a refusal is not asked: only the answer to one of the twins. */
  readonly likeOneOf?: { readonly value: string; readonly twins: readonly Twin[] };
}

/** The same with another value in the place of this one: of something that nobody has, or that cannot be. */
export interface Twin {
  readonly request: HostileRequest;
  readonly value: string;
}

/** Bytes as they go over the line, where no client would send them. */
export interface HostileBytes {
  readonly name: string;
  readonly bytes: string | Buffer;
}

export interface Answer {
  /** 0 where the server has ended the connection without one. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  readonly milliseconds: number;
}

const LONGEST_WAIT_MS = 20_000;

/** Sends a request and waits for the whole answer. */
export function send(url: string, { method = 'POST', path, headers = {}, body }: HostileRequest): Promise<Answer> {
  const started = performance.now();
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = sendOverHttp({ hostname, port, method, path, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(pieces).toString(),
          milliseconds: performance.now() - started,
        }),
      );
    });
    sent.setTimeout(LONGEST_WAIT_MS, () => sent.destroy(new Error(`No answer to ${method} ${path.slice(0, 200)}`)));
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends bytes on a connection of their own and takes what comes back until the server ends it or has nothing more to say. */
export function sendBytes(url: string, { bytes }: HostileBytes): Promise<Answer> {
  const started = performance.now();
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const end = (): void => {
      const text = Buffer.concat(pieces).toString('latin1');
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), headers: {}, text, milliseconds: performance.now() - started });
    };
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    // Longer than any answer takes; a second answer to what was one request would be here by then.
    socket.setTimeout(700, end);
    socket.once('close', end);
    socket.once('error', end);
  });
}

export const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** A question or an action over GraphQL, as a program sends it. */
export function graphql(name: string, query: string, variables: unknown = {}, headers: HostileRequest['headers'] = {}): HostileRequest {
  return { name, path: '/graphql', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify({ query, variables }) };
}
