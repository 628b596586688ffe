import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';

import { AppModule } from './app.module.ts';
import { readEnvironment, type Environment } from './common/env.ts';
import { InstallationError } from './common/installation-error.ts';
import { JobQueue } from './common/job-queue.ts';
import { SubjectExecution } from './data-protection/subject-execution.ts';
import { endCleanly } from './end-cleanly.ts';
import { HotspotRunsService } from './hotspots/hotspot-runs.service.ts';
import { AuditSealer } from './identity/audit/audit-sealer.ts';
import { OrganisationsDirectory } from './identity/organisations/organisations-directory.ts';
import { ImportRecovery } from './imports/import-recovery.ts';
import { MonthReminderWatch } from './months/month-reminder-watch.ts';
import { openInstallation } from './open-installation.ts';
import { ReleasesService } from './publication/releases.service.ts';
import { startEntry } from './start-entry.ts';

/** Runs background jobs of an installation on a database server, beside servers that only answer. */
async function work(environment: Environment): Promise<void> {
  if (environment.databaseUrl === undefined) {
    throw new InstallationError(
      'A worker of its own needs a database server (DATABASE_URL); with the embedded database the server runs the jobs.',
    );
  }
  const database = await openInstallation(environment, { whenOpenElsewhere: 'refuse' });
  const app = await NestFactory.createApplicationContext(AppModule.with(environment, database, 'works-alone'), {
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  endCleanly(() => app.close());
  app.get(AuditSealer).watch();
  const directory = app.get(OrganisationsDirectory);
  const recovery = app.get(ImportRecovery, { strict: false });
  for (const context of await directory.listInstallationContexts()) {
    await recovery.recover(context, false);
    await app.get(HotspotRunsService, { strict: false }).recover(context);
    await app.get(ReleasesService, { strict: false }).recover(context, false);
  }
  recovery.watch(() => directory.listInstallationContexts());
  await app.get(SubjectExecution, { strict: false }).watch(() => directory.listInstallationContexts());
  app.get(MonthReminderWatch, { strict: false }).watch(() => directory.listInstallationContexts());
  await app.get(JobQueue).work();
  console.log('Elektron Road Safety: worker ready');
}

await startEntry(() => work(readEnvironment()));
