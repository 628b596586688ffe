import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a load was answered. */
export interface LoadReport {
  readonly requests: number;
  /** By status; 0 is a connection that broke. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly megabytes: number;
  /** Milliseconds from when a request was due until its last byte. */
  readonly median: number;
  readonly p99: number;
  readonly most: number;
}

export interface LoadOptions {
  readonly perSecond: number;
  readonly seconds: number;
  /** Address of the n-th request. */
  readonly urlOf: (n: number) => string;
}

/**
 * Asks so often in a second, whether or not what was asked before has been answered: a server that is behind gets no rest. A request that could not be
 * sent in time counts from when it was due.
 */
export async function loadSteadily({ perSecond, seconds, urlOf }: LoadOptions): Promise<LoadReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const began = performance.now();
  const asked: Promise<Answered>[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = began + (n * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    asked.push(ask(urlOf(n), agent, due));
  }
  const answered = await Promise.all(asked);
  agent.destroy();
  return report(answered);
}

interface Answered {
  readonly status: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

function ask(url: string, agent: Agent, due: number): Promise<Answered> {
  return new Promise((resolve) => {
    let bytes = 0;
    const end = (status: number): void => resolve({ status, bytes, milliseconds: performance.now() - due });
    const sent = request(url, { agent, headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => end(response.statusCode ?? 0));
      response.on('error', () => end(0));
    });
    sent.on('error', () => end(0));
    sent.end();
  });
}

function report(answered: readonly Answered[]): LoadReport {
  const times = answered.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? NaN);
  const statuses: Record<number, number> = {};
  for (const { status } of answered) statuses[status] = (statuses[status] ?? 0) + 1;
  const bytes = answered.reduce((sum, each) => sum + each.bytes, 0);
  return { requests: answered.length, statuses, megabytes: Math.round(bytes / 1e6), median: at(0.5), p99: at(0.99), most: at(1) };
}
