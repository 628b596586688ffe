import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { BenchRow } from './bench-row.ts';

const run = promisify(execFile);

/** A program in another language that does the same work, from a package of Debian. It is never timed with its start or its reading of files. */
export interface RivalProgram {
  readonly script: string;
  /** What must be installed, as Debian calls it. */
  readonly packages: readonly string[];
}

/** What a rival has found: its best time, its versions, and its arrays by name. */
export interface RivalAnswer {
  readonly ms: number;
  readonly version: string;
  readonly arrays: Readonly<Record<string, Float64Array>>;
}

type Input = Readonly<Record<string, ArrayLike<number>>>;

/** Debian's own Python, whose packages are meant; another on the PATH may lack them. */
const INTERPRETERS: Readonly<Record<string, readonly string[]>> = { R: ['Rscript', '--vanilla'], py: ['/usr/bin/python3'] };
/** What a script says when a package is missing (rivals/*). */
const ABSENT = 3;

/**
 * Runs a rival on arrays of doubles, which it reads from files.
 * @param outputs names of the arrays that it writes
 * @returns `null` where the language or the package is not installed
 * @throws Error when it fails otherwise
 */
export async function askRival({ script }: RivalProgram, input: Input, outputs: readonly string[]): Promise<RivalAnswer | null> {
  const folder = await mkdtemp(join(tmpdir(), 'elektron-rival-'));
  const [program, ...options] = INTERPRETERS[script.slice(script.lastIndexOf('.') + 1)]!;
  try {
    for (const [name, values] of Object.entries(input))
      await writeFile(join(folder, name), new Uint8Array(Float64Array.from(values).buffer));
    const { stdout } = await run(program!, [...options, join(import.meta.dirname, 'rivals', script), folder], { maxBuffer: 1 << 24 });
    const { ms, version } = JSON.parse(stdout.slice(stdout.lastIndexOf('{'))) as { ms: number; version: string };
    const arrays: Record<string, Float64Array> = {};
    for (const name of outputs) arrays[name] = new Float64Array(Uint8Array.from(await readFile(join(folder, name))).buffer);
    return { ms, version, arrays };
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ENOENT' || code === ABSENT) return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The row of a comparison, which says what is not there where there is no rival. */
export function rowAgainst(
  { script, packages }: RivalProgram,
  answer: RivalAnswer | null,
  { name, size, oursMs }: Pick<BenchRow, 'name' | 'size' | 'oursMs'>,
): BenchRow {
  if (answer !== null) return { name, size, oursMs, rivalMs: answer.ms, ratio: answer.ms / oursMs, rival: answer.version };
  console.log(`${name}: no rival, since ${script} needs ${packages.join(', ')} (apt-get install)`);
  return { name, size, oursMs, rivalMs: null, ratio: null, rival: `not installed: ${packages.join(', ')}` };
}

/**
 * The largest difference between two lists of numbers, over `1 + |expected|`.
 * @throws Error when it is more than allowed, when one is NaN where the other is not, or when they differ in length
 */
export function checkAlike(what: string, ours: ArrayLike<number>, theirs: ArrayLike<number>, allowed: number): void {
  if (ours.length !== theirs.length) throw new Error(`${what}: ${ours.length} numbers here, ${theirs.length} there`);
  for (let i = 0; i < ours.length; i += 1) {
    const [a, b] = [ours[i]!, theirs[i]!];
    if (Number.isNaN(a) && Number.isNaN(b)) continue;
    if (!(Math.abs(a - b) <= allowed * (1 + Math.abs(b)))) throw new Error(`${what} ${i}: ${a} here, ${b} there`);
  }
}
