import { Global, Module } from '@nestjs/common';

import { JobQueue } from '../common/job-queue.ts';
import { PgBossJobQueue } from './pg-boss-job-queue.ts';

@Global()
@Module({ providers: [{ provide: JobQueue, useClass: PgBossJobQueue }], exports: [JobQueue] })
export class JobsModule {}
