import { Problem } from '@elektron/domain';
import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import { Logger } from 'nestjs-pino';

import { AppModule } from './app.module.ts';
import { AllowedHosts, refuseForeignHosts } from './common/allowed-hosts.ts';
import { DASHBOARD_FOLDER, dashboardFiles } from './common/dashboard-files.ts';
import type { Environment } from './common/env.ts';
import { ProblemFilter } from './common/problem-filter.ts';
import { securityHeaders } from './common/security-headers.ts';
import type { Database } from './database/database.ts';
import { ActingOrganisation } from './identity/acting-organisation.ts';

/** A query is text; records come in over the upload route, which reads its own body. */
const JSON_BODY_LIMIT = '1mb';

/** The application with everything that speaks HTTP, not listening yet. */
export async function createHttpServer(environment: Environment, database: Database): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(environment, database), {
    // Until everything is in place only what goes wrong is worth a line.
    logger: ['fatal', 'error', 'warn'],
    bodyParser: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.use(securityHeaders(environment));
  app.use(refuseForeignHosts(new AllowedHosts(environment)));
  app.use(['/api', '/graphql'], actFor(app.get(ActingOrganisation)));
  app.useBodyParser('json', { limit: JSON_BODY_LIMIT });
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(new ValidationPipe({ transform: true, forbidUnknownValues: false, exceptionFactory: toProblem }));
  app.use(dashboardFiles(DASHBOARD_FOLDER));
  await app.init();
  app.useLogger(app.get(Logger));
  return app;
}

/** The door: who asks, and for whom. Sign-in will stand here. */
function actFor(organisation: ActingOrganisation): RequestHandler {
  return (request, _response, next) => {
    organisation.getContext().then(
      (context) => {
        request.acting = context;
        next();
      },
      (error: unknown) => next(error),
    );
  };
}

function toProblem(errors: ValidationError[]): Problem {
  const [first] = errors;
  const reason = Object.values(first?.constraints ?? {}).join(', ');
  return new Problem('INPUT_INVALID', { field: first?.property ?? 'input', value: reason });
}
