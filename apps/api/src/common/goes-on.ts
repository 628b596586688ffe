import { setTimeout as sleep } from 'node:timers/promises';

/** How often whoever carries something out tells how far it is, and hears whether it shall stop. People look once a second. */
const PULSE_MS = 500;

/** Whether it is not over yet: after a pause, or at once when it is. */
export async function goesOn(over: AbortSignal): Promise<boolean> {
  await sleep(PULSE_MS, undefined, { ref: false, signal: over }).catch(() => undefined);
  return !over.aborted;
}
