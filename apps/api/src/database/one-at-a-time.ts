import { mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 20;

/**
 * Lets one process at a time do `work`. The gate is a folder, which only one process can make.
 * @param abandonedAfterMs older than this, the gate was left behind by a process that was killed
 */
export async function oneAtATime<T>(gate: string, abandonedAfterMs: number, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(gate), { recursive: true });
  while (!(await entered(gate))) {
    if ((await ageMs(gate)) > abandonedAfterMs) await removeFolder(gate);
    await sleep(PAUSE_MS);
  }
  try {
    return await work();
  } finally {
    await removeFolder(gate);
  }
}

async function entered(gate: string): Promise<boolean> {
  try {
    await mkdir(gate);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Zero when it has gone meanwhile. */
async function ageMs(gate: string): Promise<number> {
  try {
    return Date.now() - (await stat(gate)).mtimeMs;
  } catch {
    return 0;
  }
}

async function removeFolder(gate: string): Promise<void> {
  // Somebody else may have done it.
  await rmdir(gate).catch(() => undefined);
}
