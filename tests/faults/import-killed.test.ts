import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { makeDemoDirectory } from '../demo-installation.ts';
import { collisionTable } from '../stats19-table.ts';
import { isFinished, RunningServer } from './running-server.ts';

const LINES = 20_000;
const TABLE = [...collisionTable(LINES)].join('');
/** A first start loads the demo; a busy machine takes its time for it. */
const PATIENCE_MS = 240_000;

describe('a server that ends in the middle of an import', () => {
  let folder: string;
  /** A test goes on with the one that the test before it has left. */
  let server: RunningServer;
  let isStarted = false;

  beforeAll(async () => {
    folder = await makeDemoDirectory('elektron-faults-');
  }, PATIENCE_MS);

  afterAll(async () => {
    if (isStarted) await server.end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    server = await RunningServer.start({ DATA_DIR: folder });
    isStarted = true;
  }

  async function end(signal: NodeJS.Signals): Promise<number | string> {
    isStarted = false;
    return server.end(signal);
  }

  /** Starts an import and ends the server when a fifth of it is written. */
  async function endInTheMiddle(signal: NodeJS.Signals): Promise<{ readonly id: string; readonly exit: number | string }> {
    if (!isStarted) await start();
    const id = await server.startImport('collisions.csv', TABLE);
    const { status } = await server.until(id, (batch) => batch.progress > 0.2 || isFinished(batch));
    expect(status).toBe('running');
    const exit = await end(signal);
    await start();
    return { id, exit };
  }

  it(
    'by SIGKILL says so at the next start, and goes on where it stopped',
    async () => {
      const { id } = await endInTheMiddle('SIGKILL');
      expect(server.output.join('')).toContain(`Interrupted, with nothing of it visible: import ${id}`);
      const left = await server.batch(id);
      expect(left).toMatchObject({ status: 'interrupted', committedVersion: null, canResume: true, canDiscard: true });
      // Only whole chunks are there.
      expect(left.counts['added']).toBe(left.counts['lines']);
      expect(left.counts['lines']).toBeGreaterThan(0);
      expect(left.counts['lines']).toBeLessThan(LINES);
      expect(await server.act('resumeImport', id)).toMatchObject({ status: 'queued' });
      expect(await server.until(id, isFinished)).toMatchObject({
        status: 'committed',
        counts: { lines: LINES, added: LINES, duplicates: 0 },
      });
      expect(await server.act('undoImport', id)).toMatchObject({ status: 'undone' });
    },
    PATIENCE_MS,
  );

  it(
    'by SIGKILL has written nothing once it is discarded',
    async () => {
      const { id } = await endInTheMiddle('SIGKILL');
      expect(await server.act('discardImport', id)).toMatchObject({ status: 'discarded' });
      const again = await server.startImport('collisions.csv', TABLE);
      // A line that had been left behind would be found unchanged, or in the way.
      expect(await server.until(again, isFinished)).toMatchObject({ status: 'committed', counts: { added: LINES, unchanged: 0 } });
      await server.act('undoImport', again);
    },
    PATIENCE_MS,
  );

  it(
    'by SIGTERM ends in order, and the import can be resumed',
    async () => {
      const { id, exit } = await endInTheMiddle('SIGTERM');
      expect(exit).toBe(0);
      expect(await server.batch(id)).toMatchObject({ status: 'interrupted', canResume: true });
      await server.act('resumeImport', id);
      expect(await server.until(id, isFinished)).toMatchObject({ status: 'committed', counts: { lines: LINES, added: LINES } });
    },
    PATIENCE_MS,
  );
});
