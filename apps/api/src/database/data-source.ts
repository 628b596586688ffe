import { types, type Pool } from 'pg';
import { DataSource, type DataSourceOptions, type Logger } from 'typeorm';

import { toTypeOrmMigration } from './migrations/migration.ts';
import { migrations } from './migrations/migrations.ts';

/** The table in which TypeORM remembers the migrations that have run. */
export const MIGRATIONS_TABLE = 'schema_migration';

/** Where a database answers: the address of a server, or the folder of the embedded database's socket. */
export type DatabaseAddress = { readonly url: string } | { readonly socketFolder: string };

/** @param poolSize connections at most; a request holds one only while its short transaction runs */
export async function connectDataSource(address: DatabaseAddress, poolSize: number): Promise<DataSource> {
  const common = {
    type: 'postgres',
    applicationName: 'elektron',
    poolSize,
    // Both keep TypeORM from creating extensions by itself; the first migration does that, with an error that can be read.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    migrationsTableName: MIGRATIONS_TABLE,
    migrationsTransactionMode: 'each',
    migrations: migrations.map(toTypeOrmMigration),
    logger: SILENT,
    extra: { types: { getTypeParser: parserOf } },
  } as const satisfies Partial<DataSourceOptions>;
  const options: DataSourceOptions =
    'url' in address
      ? { ...common, url: address.url }
      : { ...common, host: address.socketFolder, port: 5432, username: 'postgres', database: 'postgres' };
  return new DataSource(options).initialize();
}

/** Whatever fails is thrown, and told once by who catches it. */
const SILENT: Logger = {
  log: () => undefined,
  logMigration: () => undefined,
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
};

/** The pool of connections under a data source. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { readonly master: Pool }).master;
}

/** Identifiers of PostgreSQL's own types (its catalog `pg_type`); they never change. */
const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE = 1082;
const DATE_ARRAY = 1182;
const TIMESTAMP = 1114;
const TIMESTAMP_ARRAY = 1115;
const TEXT_ARRAY = 1009;

type Parser = (text: string) => unknown;
/** pg's own types name the types that it has parsers for; it answers for any number. */
const standardParserOf = types.getTypeParser.bind(types) as (oid: number, format: string) => Parser;

/**
 * `date` and `timestamp` stay texts: pg would read them in the process's own time zone and move them. `bigint` becomes a number,
 * because every count(*) is one; a value beyond 2^53 is an error and not a rounded number. `timestamptz` is an instant: a Date.
 */
const PARSERS = new Map<number, Parser>([
  [INT8, toSafeInteger],
  [INT8_ARRAY, (text) => parseTextArray(text).map((item) => (item === null ? null : toSafeInteger(item)))],
  [DATE, (text) => text],
  [DATE_ARRAY, parseTextArray],
  [TIMESTAMP, (text) => text],
  [TIMESTAMP_ARRAY, parseTextArray],
]);

function parserOf(oid: number, format: 'text' | 'binary' = 'text'): Parser {
  return (format === 'text' && PARSERS.get(oid)) || standardParserOf(oid, format);
}

function parseTextArray(text: string): (string | null)[] {
  return parserOf(TEXT_ARRAY)(text) as (string | null)[];
}

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number without loss; read it as text (::text)`);
  return value;
}
