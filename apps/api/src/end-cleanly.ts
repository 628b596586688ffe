import { setTimeout as sleep } from 'node:timers/promises';

/** An orderly end takes a second or two; what takes longer than this hangs. */
const PATIENCE_MS = 15_000;

/** What a shell says of a program that Ctrl-C has ended. */
const FORCED_BY_CTRL_C = 130;

/**
 * Ends the process on Ctrl-C and SIGTERM after an orderly close; a second Ctrl-C ends it at once.
 * @param close finishes requests, interrupts jobs, closes the database
 */
export function endCleanly(close: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(FORCED_BY_CTRL_C);
    ending = true;
    const late = sleep(PATIENCE_MS, undefined, { ref: false }).then(() => {
      throw new Error(`The process did not end within ${PATIENCE_MS / 1000} s.`);
    });
    Promise.race([close(), late]).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}
