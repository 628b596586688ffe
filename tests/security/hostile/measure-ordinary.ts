import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Enough for a median that one hiccup does not move. */
const TIMES = 9;
/** Before the first measurement: what runs for the first time is slow. */
const WARM_UP = 3;

/** How long things take, in milliseconds. */
export interface Measured {
  /** An ordinary request to the server. */
  readonly ordinary: number;
  /** The same work in a process that nobody attacks. */
  readonly control: number;
}

/** Measures how fast a server answers ordinary requests, beside a process that tells how fast the machine is at that moment. */
export class Stopwatch {
  readonly #child: ChildProcess;
  readonly #control: string;
  readonly #ask: () => Promise<unknown>;

  private constructor(child: ChildProcess, port: string, ask: () => Promise<unknown>) {
    this.#child = child;
    this.#control = `http://127.0.0.1:${port}/`;
    this.#ask = ask;
  }

  /** @param ask sends an ordinary request and waits for its answer */
  static async start(ask: () => Promise<unknown>): Promise<Stopwatch> {
    const file = fileURLToPath(new URL('./control-process.ts', import.meta.url));
    const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    const stopwatch = new Stopwatch(child, port.toString().trim(), ask);
    for (let i = 0; i < WARM_UP; i++) await stopwatch.measure();
    return stopwatch;
  }

  stop(): void {
    this.#child.kill();
  }

  /** Medians of several in a row; the first ordinary request comes at once. */
  async measure(): Promise<Measured> {
    const ordinary: number[] = [];
    const control: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      ordinary.push(await timeOf(this.#ask));
      control.push(await timeOf(() => fetch(this.#control).then((response) => response.text())));
    }
    return { ordinary: medianOf(ordinary), control: medianOf(control) };
  }
}

/** How many times as slow the server has become, apart from what the machine has. */
export function slownessOf(before: Measured, after: Measured): number {
  return after.ordinary / before.ordinary / Math.max(1, after.control / before.control);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;
}
