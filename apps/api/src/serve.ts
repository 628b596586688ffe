import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment, type Environment } from './common/env.ts';
import { JobQueue } from './common/job-queue.ts';
import { endCleanly } from './end-cleanly.ts';
import { HotspotRunsService } from './hotspots/hotspot-runs.service.ts';
import { createHttpServer } from './http-server.ts';
import { ActingOrganisation } from './identity/acting-organisation.ts';
import { ImportRecovery } from './imports/import-recovery.ts';
import { loadDemo } from './load-demo.ts';
import { openInstallation } from './open-installation.ts';
import { startEntry } from './start-entry.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Opens the installation, looks after what a former process left behind, loads the demo on the first start, and listens. */
async function serve(environment: Environment): Promise<void> {
  const database = await openInstallation(environment, { whenOpenElsewhere: 'refuse' });
  const app = await createHttpServer(environment, database);
  endCleanly(() => app.close());
  await lookAround(app, environment, database.profile === 'embedded');
  await app.listen(environment.port, environment.host);
  if (!LOOPBACK.has(environment.host))
    console.error(
      `HOST=${environment.host}: whoever reaches this machine's port ${environment.port} can read and change everything, because there is no sign-in yet.`,
    );
  console.log(`Elektron Road Safety: ${await app.getUrl()}`);
}

/** @param alone nobody else can be working in this database: it was opened by this process */
async function lookAround(app: NestExpressApplication, environment: Environment, alone: boolean): Promise<void> {
  const context = await app.get(ActingOrganisation).getContext();
  const recovery = app.get(ImportRecovery, { strict: false });
  const interrupted = await recovery.recover(context, alone);
  if (interrupted.length > 0)
    console.error(`Interrupted, with nothing of it visible: import ${interrupted.join(', ')}. Resume or discard it on the imports page.`);
  await loadDemo(app, context, (line) => console.error(line));
  if (!environment.runJobs) return;
  recovery.watch(context);
  await app.get(HotspotRunsService, { strict: false }).recover(context);
  await app.get(JobQueue).work();
}

await startEntry(() => serve(readEnvironment()));
