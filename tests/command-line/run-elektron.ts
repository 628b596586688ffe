import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { runElektron } from '../../apps/api/src/cli/run-elektron.ts';
import { programEnvironment } from '../program-environment.ts';

const BUILT = fileURLToPath(new URL('../../apps/api/dist/cli.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

type Variables = Readonly<Record<string, string>>;

/** The built program as a process of its own, as people start it: it has thousands of modules to load before it begins. */
export function elektronProcess(args: readonly string[], variables: Variables): Promise<Outcome> {
  const child = spawn(process.execPath, [BUILT, ...args], {
    env: { ...programEnvironment(), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

/** The same without a process: everything but the lines of `cli.ts`, which hand over what the process has. */
export async function elektronHere(args: readonly string[], variables: Variables): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await runElektron(args, {
    variables,
    out: { write: (text) => (out += text) },
    err: { write: (text) => (err += text) },
    signal: new AbortController().signal,
  });
  return { code, out, err };
}
