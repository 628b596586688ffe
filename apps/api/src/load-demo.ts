import { basename } from 'node:path';

import type { INestApplicationContext } from '@nestjs/common';

import type { ActingContext } from './common/acting-context.ts';
import { Database } from './database/database.ts';
import { listDemoImports } from './demo/demo-files.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { DemoAccounts } from './identity/people/demo-accounts.ts';
import { BatchActionsService } from './imports/batch-actions.service.ts';
import type { ImportBatch } from './imports/import-batch.ts';
import { ImportsService } from './imports/imports.service.ts';
import { LocalFilesImport } from './imports/local-files-import.ts';
import { createDemoAnalyses, lacksAnalyses } from './load-demo-analyses.ts';

export interface DemoStep {
  /** What is being done, for whoever waits in front of a terminal. */
  readonly name: string;
  /** Whether it has never been done. A first start that was killed is taken up again, what a person has undone stays undone. */
  isMissing(app: INestApplicationContext, context: ActingContext): Promise<boolean>;
  run(app: INestApplicationContext, context: ActingContext, say: Say): Promise<void>;
}

export type Say = (line: string) => void;

/** THE steps of the demo, in order: records first, then what is made of them. */
const DEMO_STEPS: readonly DemoStep[] = [
  { name: 'records', isMissing: isUntouched, run: importRecords },
  { name: 'analyses', isMissing: lacksAnalyses, run: createDemoAnalyses },
];

/**
 * Fills the demo organisation on its first start, and never again: what a person has undone stays undone.
 * @returns whether there was anything to do
 */
export async function loadDemo(app: INestApplicationContext, say: Say): Promise<boolean> {
  const context = app.get(Database).actAsInstallation(DEMO_ORGANISATION.organisationId);
  await app.get(DemoAccounts).ensure(DEMO_ORGANISATION.organisationId);
  let isAnythingNew = false;
  for (const step of DEMO_STEPS) {
    if (!(await step.isMissing(app, context))) continue;
    await step.run(app, context, say);
    isAnythingNew = true;
  }
  return isAnythingNew;
}

/** Nothing but the demo was ever imported, and of that nothing but what a killed first start has left. */
async function isUntouched(app: INestApplicationContext, context: ActingContext): Promise<boolean> {
  const imports = app.get(ImportsService, { strict: false });
  const batches = await imports.list(context, 500, null);
  if (batches.some((batch) => batch.status === 'committed' || batch.status === 'undone' || !isOfDemo(batch))) return false;
  const actions = app.get(BatchActionsService, { strict: false });
  for (const batch of batches) if (batch.status === 'interrupted') await actions.discard(context, batch.batchId);
  return true;
}

/** By its files' names: a person's own interrupted import is theirs to resume. */
function isOfDemo({ files }: ImportBatch): boolean {
  const names = files.map(({ name }) => name).sort();
  return listDemoImports().some(
    (paths) =>
      names.join('/') ===
      paths
        .map((path) => basename(path))
        .sort()
        .join('/'),
  );
}

async function importRecords(app: INestApplicationContext, context: ActingContext, say: Say): Promise<void> {
  const local = app.get(LocalFilesImport, { strict: false });
  for (const paths of listDemoImports()) {
    const started = performance.now();
    const { outcome, batch } = await local.run(context, paths, NEVER_ABORTED);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (outcome !== 'committed') throw new Error(`The demo could not be imported: ${JSON.stringify(batch.problem ?? outcome)}`);
    say(`  ${batch.files.map((file) => file.name).join(', ')}: ${batch.counts.added} records in ${seconds} s`);
  }
}

/** A demo that is cut off is loaded from the start the next time. */
const NEVER_ABORTED = new AbortController().signal;
