import { readFileSync } from 'node:fs';

import pg from 'pg';

/** What an administrator runs on the server of a real installation. */
const LOGINS_SQL = new URL('../../../../../docker/postgis/logins.sql', import.meta.url);

/** The two logins of tests: made by the statements of a real installation, under names of their own. */
export const TEST_LOGINS = {
  owner: { name: 'elektron_test_owner', password: 'elektron-test-owner' },
  application: { name: 'elektron_test_login', password: 'elektron-test' },
} as const;

const DUPLICATE_ROLE = '42710';

/** The addresses of a database for the application's login and for the owner of its tables. */
export function loginUrls(serverUrl: string, database: string): { readonly databaseUrl: string; readonly databaseOwnerUrl: string } {
  const urlOf = ({ name, password }: { readonly name: string; readonly password: string }): string => {
    const url = new URL(serverUrl);
    url.username = name;
    url.password = password;
    url.pathname = `/${database}`;
    return url.href;
  };
  return { databaseUrl: urlOf(TEST_LOGINS.application), databaseOwnerUrl: urlOf(TEST_LOGINS.owner) };
}

/** Makes the logins of an installation in a new database, as its administrator would. They belong to the server, and stay. */
export async function makeLogins(serverUrl: string, database: string): Promise<void> {
  await runStatements(serverUrl, database, readLoginStatements(database));
}

/** The part of it that is not copied from a template: who owns a database and what may be done in it. */
export async function handOverDatabase(serverUrl: string, database: string): Promise<void> {
  const statements = readLoginStatements(database).filter((statement) => / DATABASE /.test(statement));
  await runStatements(serverUrl, database, statements);
}

function readLoginStatements(database: string): string[] {
  return readFileSync(LOGINS_SQL, 'utf8')
    .replaceAll(/^--.*$/gm, '')
    .replaceAll(`:'owner_password'`, `'${TEST_LOGINS.owner.password}'`)
    .replaceAll(`:'app_password'`, `'${TEST_LOGINS.application.password}'`)
    .replaceAll(':"DBNAME"', `"${database}"`)
    .replaceAll('elektron_owner', TEST_LOGINS.owner.name)
    .replaceAll('elektron_login', TEST_LOGINS.application.name)
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

async function runStatements(serverUrl: string, database: string, statements: readonly string[]): Promise<void> {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    for (const statement of statements) {
      await admin.query(statement).catch((error: unknown) => {
        if ((error as { code?: string }).code !== DUPLICATE_ROLE) throw error;
        return admin.query(statement.replace('CREATE ROLE', 'ALTER ROLE'));
      });
    }
  } finally {
    await admin.end();
  }
}
