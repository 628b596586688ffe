import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { LoggerModule } from 'nestjs-pino';

import { AccidentsModule } from './accidents/accidents.module.ts';
import { AppraisalsModule } from './appraisals/appraisals.module.ts';
import { AreasModule } from './areas/areas.module.ts';
import { BlackSpotsModule } from './black-spots/black-spots.module.ts';
import { CitizenReportsModule } from './citizen-reports/citizen-reports.module.ts';
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
import { EvidenceModule } from './evidence/evidence.module.ts';
import { HealthModule } from './health/health.module.ts';
import { HotspotsModule } from './hotspots/hotspots.module.ts';
import { IdentityModule } from './identity/identity.module.ts';
import { ImportsModule } from './imports/imports.module.ts';
import { JobsModule } from './jobs/jobs.module.ts';
import { MonthsModule } from './months/months.module.ts';
import { NetworkModule } from './network/network.module.ts';
import { NetworkAssessmentModule } from './network-assessment/network-assessment.module.ts';
import { PlacesModule } from './places/places.module.ts';
import { PrioritiesModule } from './priorities/priorities.module.ts';
import { PublicationModule } from './publication/publication.module.ts';
import { PublishedModule } from './published/published.module.ts';
import { SiteTablesModule } from './site-tables/site-tables.module.ts';
import { TemplatesModule } from './templates/templates.module.ts';

/** THE rooms, in the direction of the street: records, columns, imports, analyses. */
export const ROOMS = [
  IdentityModule,
  HealthModule,
  AccidentsModule,
  AreasModule,
  SiteTablesModule,
  ColumnsModule,
  ExportsModule,
  ImportsModule,
  CorrectionsModule,
  PlacesModule,
  TemplatesModule,
  MonthsModule,
  HotspotsModule,
  BlackSpotsModule,
  NetworkAssessmentModule,
  PrioritiesModule,
  EvaluationsModule,
  EvidenceModule,
  AppraisalsModule,
  NetworkModule,
  DataProtectionModule,
  PublicationModule,
  PublishedModule,
  CitizenReportsModule,
];

/** One application with three entries: server, worker, command line. */
@Module({})
export class AppModule {
  /**
   * @param database opened and migrated by the entry
   * @param use `works-alone` where nobody asks it anything: making the schema takes a quarter of a second
   */
  static with(environment: Environment, database: Database, use: 'answers' | 'works-alone' = 'answers'): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggingOptions(environment)),
        EnvironmentModule.forRoot(environment),
        DatabaseModule.with(database),
        JobsModule,
        ...(use === 'answers' ? [GraphQLModule.forRoot(graphqlOptions(environment.graphqlIntrospection))] : []),
        ...ROOMS,
      ],
    };
  }
}
