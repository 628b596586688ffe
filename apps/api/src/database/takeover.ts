import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { PRIVATE_FOLDER } from './private-files.ts';

/*
 * How a restored installation takes the place of the one in a data directory. The data directory itself may be a mounted volume, which cannot
 * be renamed, and an installation is several things in it. So the restored one is made in a folder inside, that folder gets the name
 * `restore.ready` (that is the moment when the restore has happened), and its parts are moved to their places one by one; whoever opens the
 * data directory next finishes what a killed process has left of that.
 */

const READY = 'restore.ready';
const DRAFT = /^restore\.\d+\.new$/;
/** What is moved; everything else in a data directory may be kept elsewhere. */
const PARTS = ['secret.key', 'pgdata'] as const;
const REPLACED = 'replaced.';

/**
 * A folder inside a data directory in which another installation can be made; one that is left behind is removed at the next opening.
 * @returns its path; it has to be a data directory itself when it is taken over
 */
export async function makeTakeoverDraft(dataDirectory: string): Promise<string> {
  const draft = join(dataDirectory, `restore.${process.pid}.new`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: PRIVATE_FOLDER });
  return draft;
}

/** Whether there is a database in a data directory, in its place or about to be moved there. */
export async function holdsDatabase(dataDirectory: string): Promise<boolean> {
  const candidates = [join(dataDirectory, READY), join(dataDirectory, 'pgdata', 'PG_VERSION')];
  const found = await Promise.all(
    candidates.map((path) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

/** Puts a closed installation in the place of the one there is. Whoever calls this holds the data directory. */
export async function takeOver(dataDirectory: string, draft: string): Promise<void> {
  await rename(draft, join(dataDirectory, READY));
  await finishTakeover(dataDirectory);
}

/** Finishes a takeover that has happened, and removes what is left of one that has not. Whoever calls this holds the data directory. */
export async function finishTakeover(dataDirectory: string): Promise<void> {
  const content = await readdir(dataDirectory);
  for (const name of content.filter((entry) => DRAFT.test(entry))) await rm(join(dataDirectory, name), { recursive: true, force: true });
  if (!content.includes(READY)) return;
  const ready = join(dataDirectory, READY);
  for (const part of PARTS) {
    // Gone from here means moved already. What was replaced is put aside first: a folder is not renamed over another.
    if (!(await readdir(ready)).includes(part)) continue;
    if ((await readdir(dataDirectory)).includes(part)) await rename(join(dataDirectory, part), join(ready, REPLACED + part));
    await rename(join(ready, part), join(dataDirectory, part));
  }
  await rm(ready, { recursive: true });
}
