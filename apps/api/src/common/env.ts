import { join, resolve } from 'node:path';
import { z } from 'zod';

import { findOidcMistakes, OIDC_VARIABLES, toOidcSettings, type OidcSettings } from './oidc-settings.ts';
import { RATE_BUDGETS, type RateBudget, type RateBudgets } from './rate-budgets.ts';

// Every instant is computed and written in UTC; places have their own time zones, the machine's is nobody's business.
process.env['TZ'] = 'UTC';

const HIGHEST_PORT = 65_535;
const LONGEST_REQUEST_SECONDS = 600;
/** 32 hexadecimal digits drawn by chance have fewer different ones less than once in a million. */
const FEWEST_KEY_CHARACTERS = 8;

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/./, 'must look like postgres://user:password@host:5432/database')
  .optional();

/** A name or an IPv4 address, or an IPv6 address with or without its brackets; no scheme, no port, no wildcard. */
const HOST_NAME = /^([a-z\d]([a-z\d._-]*[a-z\d])?|\[?[\da-f]*:[\da-f:.]*\]?)$/i;

const flag = z.enum(['true', 'false', '1', '0'], 'must be true or false').transform((text) => text === 'true' || text === '1');

/** Short names of the organisations that a demonstration can have; the first is always there. */
export const DEMO_SLUGS = ['demo', 'demo-leeds', 'demo-helsinki'] as const;

/** As 600/60: points, and seconds in which they may be used. */
function budget({ points, seconds }: RateBudget): z.ZodDefault<z.ZodPipe<z.ZodString, z.ZodTransform<RateBudget, string>>> {
  const [most, longest] = [10_000_000, 86_400];
  return z
    .string()
    .regex(/^[1-9]\d{0,7}\/[1-9]\d{0,4}$/, 'must look like 600/60: so many in so many seconds')
    .transform((text) => {
      const [given = 0, within = 0] = text.split('/').map(Number);
      return { points: Math.min(given, most), seconds: Math.min(within, longest) };
    })
    .default({ points, seconds });
}

const variables = z.object({
  /** Folder with everything of an installation: the embedded database, uploads. */
  DATA_DIR: z.string().default('.data'),
  /** Folder for uploaded files; shared between api and worker where they are two machines. */
  UPLOAD_DIR: z.string().optional(),
  /** Folder for the heads of the audit trail, which are kept outside of the database; shared between all processes that seal it. */
  AUDIT_HEAD_DIR: z.string().optional(),
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
  /** What the installation's own secrets are derived from; the embedded database keeps one of its own in DATA_DIR. */
  SECRET_KEY: z
    .string()
    .min(32, 'must have 32 characters or more that nobody can guess')
    .refine((key) => new Set(key).size >= FEWEST_KEY_CHARACTERS, 'must be drawn by chance, for example by: openssl rand -base64 48')
    .optional(),
  /** Whether this is the demonstration: its organisation, records and accounts. By default with the embedded database only. */
  DEMO: flag.optional(),
  /** Which organisations the demonstration has, by commas. */
  DEMO_ORGANISATIONS: z
    .string()
    .default(DEMO_SLUGS.join())
    .transform((text) => text.split(',').map((slug) => slug.trim()))
    .pipe(z.array(z.enum(DEMO_SLUGS, `must be some of ${DEMO_SLUGS.join(', ')}`))),
  /** The address under which people reach the server, for links and for cookies that travel over TLS only. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://roads.example.gr' })
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  /** Where letters are handed in, as smtp://user:password@mail.example.gr:587. Without it links are shown to whoever makes them. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, 'must look like smtp://user:password@mail.example.gr:587')
    .optional(),
  /** What letters say they come from. */
  MAIL_FROM: z.string().optional(),
  ...OIDC_VARIABLES,
  /** How many proxies stand in front of the server, whose word on a client's address and on TLS counts. */
  TRUSTED_PROXIES: z.coerce.number('must be a number').int('must be a whole number').min(0).max(9).default(0),
  /** Short name of the organisation that the command line works for. */
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
  /** Where people write who have something to say about the public site: an address of mail, or of a form. */
  PUBLIC_FEEDBACK: z
    .string()
    .regex(/^([^\s@:/]+@[^\s@:/]+\.[^\s@:/]+|https:\/\/\S+)$/, 'must be an address such as roads@example.gr or https://example.gr/form')
    .optional(),
  /** Largest file that may be uploaded, in megabytes. */
  UPLOAD_LIMIT_MB: z.coerce.number('must be a number of megabytes').int('must be a whole number').min(1, 'must be at least 1').default(512),
  /** Files that an organisation has handed in and not imported, and what they may weigh together, in megabytes. */
  UPLOADS_WAITING: z.coerce.number('must be a number').int('must be a whole number').min(1, 'must be at least 1').default(50),
  UPLOADS_WAITING_MB: z.coerce
    .number('must be a number of megabytes')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .default(4096),
  /** Documents of cases and tables of sites that an organisation keeps, together, in megabytes. */
  STORED_FILES_MB: z.coerce
    .number('must be a number of megabytes')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .default(4096),
  /** Whether GraphQL tells its schema to whoever asks, by default in the demonstration only; else to whoever is signed in. */
  GRAPHQL_INTROSPECTION: flag.optional(),
  /** After so many seconds a request is given up. */
  REQUEST_TIMEOUT_SECONDS: z.coerce
    .number('must be a number of seconds')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(LONGEST_REQUEST_SECONDS, `must be at most ${LONGEST_REQUEST_SECONDS}`)
    .default(30),
  RATE_LIMIT_ADDRESS: budget(RATE_BUDGETS.address),
  RATE_LIMIT_OPEN: budget(RATE_BUDGETS.open),
  RATE_LIMIT_ANONYMOUS: budget(RATE_BUDGETS.anonymous),
  RATE_LIMIT_PERSON: budget(RATE_BUDGETS.person),
  RATE_LIMIT_TILES: budget(RATE_BUDGETS.tiles),
  RATE_LIMIT_UPLOADS: budget(RATE_BUDGETS.uploads),
  RATE_LIMIT_EXPORTS: budget(RATE_BUDGETS.exports),
  RATE_LIMIT_ATTEMPTS: budget(RATE_BUDGETS.attempts),
  RATE_LIMIT_REPORTS: budget(RATE_BUDGETS.reports),
});

type Variables = z.output<typeof variables>;

/** The settings of this process. Paths are absolute. */
export interface Environment {
  readonly dataDirectory: string;
  readonly uploadDirectory: string;
  readonly auditHeadDirectory: string;
  readonly host: string;
  /** Names that requests may give besides those of this machine. */
  readonly allowedHosts: readonly string[];
  readonly port: number;
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  readonly runJobs: boolean;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly secretKey: string | undefined;
  readonly demo: boolean;
  /** Short names of those that a demonstration has. */
  readonly demoOrganisations: readonly string[];
  readonly publicUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** The other sign-in; undefined where there is none. */
  readonly oidc: OidcSettings | undefined;
  readonly trustedProxies: number;
  /** Short name of the organisation that the command line works for. */
  readonly organisation: string;
  readonly basemapUrl: string | undefined;
  readonly basemapAttribution: string | undefined;
  /** For people who read the public site. */
  readonly publicFeedback: string | undefined;
  readonly uploadLimitMegabytes: number;
  readonly uploadsWaiting: number;
  readonly uploadsWaitingMegabytes: number;
  readonly storedFilesMegabytes: number;
  readonly graphqlIntrospection: boolean;
  readonly requestTimeoutSeconds: number;
  readonly rateLimits: RateBudgets;
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
  return toEnvironment(readVariables(source));
}

/** @throws EnvironmentError */
function readVariables(source: Readonly<Record<string, string | undefined>>): Variables {
  const given = Object.fromEntries(Object.keys(variables.shape).map((name) => [name, source[name]?.trim() || undefined]));
  const parsed = variables.safeParse(given);
  if (!parsed.success) throw unusable(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  const mistakes = findMistakes(parsed.data);
  if (mistakes.length > 0) throw unusable(mistakes);
  return parsed.data;
}

function unusable(mistakes: readonly string[]): EnvironmentError {
  return new EnvironmentError(['The environment cannot be used:', ...mistakes.map((line) => `  ${line}`)].join('\n'));
}

function toEnvironment(values: Variables): Environment {
  const dataDirectory = resolve(values.DATA_DIR);
  const demo = values.DEMO ?? values.DATABASE_URL === undefined;
  return {
    dataDirectory,
    uploadDirectory: values.UPLOAD_DIR ? resolve(values.UPLOAD_DIR) : join(dataDirectory, 'uploads'),
    auditHeadDirectory: values.AUDIT_HEAD_DIR ? resolve(values.AUDIT_HEAD_DIR) : join(dataDirectory, 'audit'),
    host: values.HOST,
    allowedHosts: values.ALLOWED_HOSTS,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    runJobs: values.RUN_JOBS,
    logLevel: values.LOG_LEVEL,
    secretKey: values.SECRET_KEY,
    demo,
    demoOrganisations: values.DEMO_ORGANISATIONS,
    publicUrl: values.PUBLIC_URL,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    oidc: toOidcSettings(values),
    trustedProxies: values.TRUSTED_PROXIES,
    organisation: values.ORGANISATION,
    basemapUrl: values.BASEMAP_URL,
    basemapAttribution: values.BASEMAP_ATTRIBUTION,
    publicFeedback: values.PUBLIC_FEEDBACK,
    uploadLimitMegabytes: values.UPLOAD_LIMIT_MB,
    uploadsWaiting: values.UPLOADS_WAITING,
    uploadsWaitingMegabytes: values.UPLOADS_WAITING_MB,
    storedFilesMegabytes: values.STORED_FILES_MB,
    graphqlIntrospection: values.GRAPHQL_INTROSPECTION ?? demo,
    requestTimeoutSeconds: values.REQUEST_TIMEOUT_SECONDS,
    rateLimits: toRateLimits(values),
  };
}

function toRateLimits(values: Variables): RateBudgets {
  return {
    address: values.RATE_LIMIT_ADDRESS,
    open: values.RATE_LIMIT_OPEN,
    anonymous: values.RATE_LIMIT_ANONYMOUS,
    person: values.RATE_LIMIT_PERSON,
    tiles: values.RATE_LIMIT_TILES,
    uploads: values.RATE_LIMIT_UPLOADS,
    exports: values.RATE_LIMIT_EXPORTS,
    attempts: values.RATE_LIMIT_ATTEMPTS,
    reports: values.RATE_LIMIT_REPORTS,
  };
}

/** What is wrong between variables that are right by themselves. */
function findMistakes(values: Variables): string[] {
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: url, SMTP_URL: smtpUrl, MAIL_FROM: mailFrom, PUBLIC_URL: publicUrl } = values;
  return [
    ...(ownerUrl !== undefined && url === undefined ? ['DATABASE_OWNER_URL needs DATABASE_URL, the login that the application uses'] : []),
    ...(smtpUrl !== undefined && mailFrom === undefined ? ['SMTP_URL needs MAIL_FROM, the address that letters come from'] : []),
    ...(smtpUrl !== undefined && publicUrl === undefined
      ? ['SMTP_URL needs PUBLIC_URL, the address that links in letters begin with']
      : []),
    ...findOidcMistakes(values, publicUrl),
  ];
}
