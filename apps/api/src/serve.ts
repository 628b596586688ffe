import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment, type Environment } from './common/env.ts';
import { JobQueue } from './common/job-queue.ts';
import { FIRST_DEMO_PLACE, FURTHER_DEMO_PLACES } from './demo/demo-places.ts';
import { DemoBackground } from './demo-background.ts';
import { SubjectExecution } from './data-protection/subject-execution.ts';
import { endCleanly } from './end-cleanly.ts';
import { HotspotRunsService } from './hotspots/hotspot-runs.service.ts';
import { createHttpServer } from './http-server.ts';
import { AuditSealer } from './identity/audit/audit-sealer.ts';
import { OrganisationsDirectory } from './identity/organisations/organisations-directory.ts';
import { LinksService } from './identity/people/links.service.ts';
import { ImportRecovery } from './imports/import-recovery.ts';
import { loadDemo, prepareDemo } from './load-demo.ts';
import { MonthReminderWatch } from './months/month-reminder-watch.ts';
import { openInstallation } from './open-installation.ts';
import { ReleasesService } from './publication/releases.service.ts';
import { startEntry } from './start-entry.ts';

const SETUP_NOTE = 'Nobody can sign in yet. Open this link once, within a day, to become the administrator:';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Opens the installation, looks after what a former process left behind, loads the demo on the first start, and listens. */
async function serve(environment: Environment): Promise<void> {
  const database = await openInstallation(environment, { whenOpenElsewhere: 'refuse' });
  const app = await createHttpServer(environment, database);
  const background = new DemoBackground(app, tell);
  endCleanly(async () => {
    await background.end();
    await app.close();
  });
  const furtherPlaces = FURTHER_DEMO_PLACES.filter(
    ({ organisation }) => environment.demo && environment.demoOrganisations.includes(organisation.slug),
  );
  await lookAround(app, environment, database.profile === 'embedded');
  await prepareDemo(app, furtherPlaces);
  await app.listen(environment.port, environment.host);
  if (environment.demo && !LOOPBACK.has(environment.host))
    console.error(
      `HOST=${environment.host}: whoever reaches this machine's port ${environment.port} can sign in with the demonstration's accounts. DEMO=false starts an installation of your own.`,
    );
  const url = environment.publicUrl ?? (await app.getUrl());
  const setup = environment.demo ? null : await app.get(LinksService).makeSetupLink();
  console.log(`Elektron Road Safety: ${url}\nTo sign in: ${url}/app${setup === null ? '' : `\n${SETUP_NOTE}\n  ${url}${setup}`}`);
  background.begin(furtherPlaces, environment.demo ? [FIRST_DEMO_PLACE, ...furtherPlaces] : []);
}

function tell(line: string): void {
  console.error(line);
}

/** @param alone nobody else can be working in this database: it was opened by this process */
async function lookAround(app: NestExpressApplication, environment: Environment, alone: boolean): Promise<void> {
  const directory = app.get(OrganisationsDirectory);
  const recovery = app.get(ImportRecovery, { strict: false });
  for (const context of await directory.listInstallationContexts()) {
    const interrupted = await recovery.recover(context, alone);
    if (interrupted.length > 0)
      console.error(`Interrupted, with nothing of it visible: import ${interrupted.join(', ')}. Resume or discard it on the imports page.`);
  }
  // Early, so that whatever the demo does is sealed like everything else.
  if (environment.runJobs || alone) app.get(AuditSealer).watch();
  if (environment.demo) await loadDemo(app, tell);
  if (!environment.runJobs) return;
  recovery.watch(() => directory.listInstallationContexts());
  await app.get(SubjectExecution, { strict: false }).watch(() => directory.listInstallationContexts());
  app.get(MonthReminderWatch, { strict: false }).watch(() => directory.listInstallationContexts());
  for (const context of await directory.listInstallationContexts()) {
    await app.get(HotspotRunsService, { strict: false }).recover(context);
    await app.get(ReleasesService, { strict: false }).recover(context, alone);
  }
  await app.get(JobQueue).work();
}

await startEntry(() => serve(readEnvironment()));
