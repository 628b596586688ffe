import type { Server } from 'node:http';
import { Problem } from '@elektron/domain';
import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';

import { AppModule } from './app.module.ts';
import { AllowedHosts, refuseForeignHosts } from './common/allowed-hosts.ts';
import { DASHBOARD_FOLDER, dashboardFiles } from './common/dashboard-files.ts';
import type { Environment } from './common/env.ts';
import { refuseForeignOrigins } from './common/foreign-origin.ts';
import { ProblemFilter } from './common/problem-filter.ts';
import { requestDeadline } from './common/request-deadline.ts';
import { requestScope } from './common/request-scope.ts';
import { notKept, securityHeaders } from './common/security-headers.ts';
import type { Database } from './database/database.ts';
import { Door } from './identity/access/door.ts';
import { RequestLimits } from './identity/limits/request-limits.ts';
import { letIn, openSurface } from './published/open-surface.ts';

/** A query is text; records come in over the upload route, which reads its own body. */
const JSON_BODY_LIMIT = '512kb';

/** What programs ask, as opposed to the files of the page. */
const OF_PROGRAMS = ['/api', '/graphql'];
/** What everybody may read. */
const OPEN = '/open';

/** A client that sends its headers one by one, or neither sends nor reads anything for so long, has gone away or never came. */
const LONGEST_HEADERS_MS = 20_000;
const LONGEST_SILENCE_MS = 120_000;
/** Between two requests. Longer than proxies (a minute, as a rule) keep a connection: where this server is the one to end it, it may do so to a request that is on its way. */
const LONGEST_IDLENESS_MS = 75_000;

/** The application with everything that speaks HTTP, not listening yet. */
export async function createHttpServer(environment: Environment, database: Database): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(environment, database), {
    // Until everything is in place only what goes wrong is worth a line.
    logger: ['fatal', 'error', 'warn'],
    bodyParser: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('trust proxy', environment.trustedProxies);
  protect(app, environment, database);
  app.useBodyParser('json', { limit: JSON_BODY_LIMIT });
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(new ValidationPipe({ transform: true, forbidUnknownValues: false, exceptionFactory: toProblem }));
  app.use(dashboardFiles(DASHBOARD_FOLDER, environment));
  await app.init();
  app.useLogger(app.get(Logger));
  return app;
}

/** Everything that a request passes before anybody reads it, from what costs nothing to what asks the database. */
function protect(app: NestExpressApplication, environment: Environment, { profile }: Database): void {
  const hosts = new AllowedHosts(environment);
  const limits = app.get(RequestLimits);
  const seconds = environment.requestTimeoutSeconds;
  const server: Server = app.getHttpServer();
  server.headersTimeout = LONGEST_HEADERS_MS;
  server.keepAliveTimeout = LONGEST_IDLENESS_MS;
  // Whoever waits for an answer is silent too.
  server.setTimeout(Math.max(LONGEST_SILENCE_MS, 2 * seconds * 1_000));
  app.use(requestScope({ statementTimeoutSeconds: profile === 'server' ? seconds : undefined }));
  app.use(requestDeadline(seconds));
  app.use(securityHeaders(environment));
  app.use(refuseForeignHosts(hosts));
  app.use(OPEN, letIn(), limits.ofReader(), openSurface);
  app.use([...OF_PROGRAMS, '/health'], notKept);
  app.use(OF_PROGRAMS, limits.ofAddress(), refuseForeignOrigins(hosts), app.get(Door).middleware(), limits.ofActor());
}

function toProblem(errors: ValidationError[]): Problem {
  const [first] = errors;
  const reason = Object.values(first?.constraints ?? {}).join(', ');
  return new Problem('INPUT_INVALID', { field: first?.property ?? 'input', value: reason });
}
