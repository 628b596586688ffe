import { rm } from 'node:fs/promises';

import { openEmbeddedPostgis } from '../embedded-postgis.ts';

// Keeps an embedded database open for the test files of one Jest worker, and takes it away when that process has ended, however it ended:
// then the pipe closes.
const dataDirectory = process.argv[2] ?? '';
const embedded = await openEmbeddedPostgis(dataDirectory);
process.stdin.resume().once('close', () => void takeAway());
process.stdout.write('open\n');

async function takeAway(): Promise<void> {
  await embedded.close();
  await rm(dataDirectory, { recursive: true, force: true });
}
