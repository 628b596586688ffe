import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { LoggerModule } from 'nestjs-pino';

import { AccidentsModule } from './accidents/accidents.module.ts';
import { ColumnsModule } from './columns/columns.module.ts';
import type { Environment } from './common/env.ts';
import { EnvironmentModule } from './common/environment.module.ts';
import { graphqlOptions } from './common/graphql-options.ts';
import { loggingOptions } from './common/logging.ts';
import { CorrectionsModule } from './corrections/corrections.module.ts';
import { DataProtectionModule } from './data-protection/data-protection.module.ts';
import type { Database } from './database/database.ts';
import { DatabaseModule } from './database/database.module.ts';
import { ExportsModule } from './exports/exports.module.ts';
import { EvaluationsModule } from './evaluations/evaluations.module.ts';
import { HealthModule } from './health/health.module.ts';
import { HotspotsModule } from './hotspots/hotspots.module.ts';
import { IdentityModule } from './identity/identity.module.ts';
import { ImportsModule } from './imports/imports.module.ts';
import { JobsModule } from './jobs/jobs.module.ts';
import { NetworkModule } from './network/network.module.ts';
import { TemplatesModule } from './templates/templates.module.ts';

/** THE rooms, in the direction of the street: records, columns, imports, analyses. */
export const ROOMS = [
  IdentityModule,
  HealthModule,
  AccidentsModule,
  ColumnsModule,
  ExportsModule,
  ImportsModule,
  CorrectionsModule,
  TemplatesModule,
  HotspotsModule,
  EvaluationsModule,
  NetworkModule,
  DataProtectionModule,
];

/** One application with three entries: server, worker, command line. */
@Module({})
export class AppModule {
  /** @param database opened and migrated by the entry */
  static with(environment: Environment, database: Database): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggingOptions(environment)),
        EnvironmentModule.forRoot(environment),
        DatabaseModule.with(database),
        JobsModule,
        GraphQLModule.forRoot(graphqlOptions(environment.graphqlIntrospection)),
        ...ROOMS,
      ],
    };
  }
}
