import { join, resolve } from 'node:path';
import { z } from 'zod';

// Every instant is computed and written in UTC; places have their own time zones, the machine's is nobody's business.
process.env['TZ'] = 'UTC';

const HIGHEST_PORT = 65_535;

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/./, 'must look like postgres://user:password@host:5432/database')
  .optional();

/** A name or an IPv4 address, or an IPv6 address with or without its brackets; no scheme, no port, no wildcard. */
const HOST_NAME = /^([a-z\d]([a-z\d._-]*[a-z\d])?|\[?[\da-f]*:[\da-f:.]*\]?)$/i;

const flag = z.enum(['true', 'false', '1', '0'], 'must be true or false').transform((text) => text === 'true' || text === '1');

const variables = z.object({
  /** Folder with everything of an installation: the embedded database, uploads. */
  DATA_DIR: z.string().default('.data'),
  /** Folder for uploaded files; shared between api and worker where they are two machines. */
  UPLOAD_DIR: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  /** Names that requests may give as their host besides localhost and HOST, without ports: what a proxy in front is called. */
  ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    )
    .refine(
      (names) => names.every((name) => HOST_NAME.test(name)),
      'must be names such as roads.example.gr, parted by commas, without ports',
    ),
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a whole number')
    .min(0, 'must not be negative')
    .max(HIGHEST_PORT, `must be at most ${HIGHEST_PORT}`)
    .default(3000),
  /** A PostGIS server instead of the embedded database: the limited login. */
  DATABASE_URL: databaseUrl,
  /** The login that owns the tables and migrates them. */
  DATABASE_OWNER_URL: databaseUrl,
  /** Whether this process runs background jobs; off where a worker of its own does. */
  RUN_JOBS: flag.default(true),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be a log level such as info or debug')
    .default('info'),
  /** Short name of the organisation that is acted for while there is no sign-in. */
  ORGANISATION: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be small letters, digits and hyphens')
    .default('demo'),
  /** Address pattern of an online basemap, with {z}, {x} and {y}. Without it the map draws what was imported. */
  BASEMAP_URL: z
    .string()
    .regex(/^https?:\/\/.*\{z\}.*$/, 'must be an address with {z}, {x} and {y}')
    .optional(),
  /** What the basemap's owner wants to be said under the map. */
  BASEMAP_ATTRIBUTION: z.string().optional(),
  /** Largest file that may be uploaded, in megabytes. */
  UPLOAD_LIMIT_MB: z.coerce.number('must be a number of megabytes').int('must be a whole number').min(1, 'must be at least 1').default(512),
  /** Whether GraphQL tells its schema to whoever asks; the schema is public, so this only keeps scanners quiet. */
  GRAPHQL_INTROSPECTION: flag.default(true),
});

/** The settings of this process. Paths are absolute. */
export interface Environment {
  readonly dataDirectory: string;
  readonly uploadDirectory: string;
  readonly host: string;
  /** Names that requests may give besides those of this machine. */
  readonly allowedHosts: readonly string[];
  readonly port: number;
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  readonly runJobs: boolean;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly organisation: string;
  readonly basemapUrl: string | undefined;
  readonly basemapAttribution: string | undefined;
  readonly uploadLimitMegabytes: number;
  readonly graphqlIntrospection: boolean;
}

/** The environment cannot be used as it is; the message names every variable that is wrong. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/**
 * Reads and checks all settings at once.
 * @param source the process's environment; an empty text counts as not set
 * @throws EnvironmentError
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(Object.keys(variables.shape).map((name) => [name, source[name]?.trim() || undefined]));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new EnvironmentError(['The environment cannot be used:', ...lines].join('\n'));
  }
  const values = parsed.data;
  if (values.DATABASE_OWNER_URL && !values.DATABASE_URL) {
    throw new EnvironmentError(
      'The environment cannot be used:\n  DATABASE_OWNER_URL needs DATABASE_URL, the login that the application uses',
    );
  }
  const dataDirectory = resolve(values.DATA_DIR);
  return {
    dataDirectory,
    uploadDirectory: values.UPLOAD_DIR ? resolve(values.UPLOAD_DIR) : join(dataDirectory, 'uploads'),
    host: values.HOST,
    allowedHosts: values.ALLOWED_HOSTS,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    runJobs: values.RUN_JOBS,
    logLevel: values.LOG_LEVEL,
    organisation: values.ORGANISATION,
    basemapUrl: values.BASEMAP_URL,
    basemapAttribution: values.BASEMAP_ATTRIBUTION,
    uploadLimitMegabytes: values.UPLOAD_LIMIT_MB,
    graphqlIntrospection: values.GRAPHQL_INTROSPECTION,
  };
}
