import { InstallationError } from '../common/installation-error.ts';
import type { KeyRing } from '../common/key-ring.ts';
import { hashSecret, SECRET_KINDS } from '../common/secrets.ts';
import type { Sql } from './sql.ts';

/** With this the installation proves to its database that it is itself, and no other program that has the same login. */
export function installationSecretOf(keys: KeyRing): string {
  return SECRET_KINDS.installation + keys.derive('database').toString('base64url');
}

/**
 * Tells a new database which installation it belongs to.
 * @param sql as the owner of the tables
 * @throws InstallationError when it belongs to another one
 */
export async function registerInstallation(sql: Sql, keys: KeyRing): Promise<void> {
  const hash = hashSecret(installationSecretOf(keys));
  await sql.execute('INSERT INTO installation (secret_hash) VALUES ($1) ON CONFLICT DO NOTHING', [hash]);
  const [known] = await sql.query<{ same: boolean }>('SELECT secret_hash = $1 AS same FROM installation', [hash]);
  if (known?.same !== true) throw wrongKey();
}

export function wrongKey(): InstallationError {
  return new InstallationError(
    'The database was set up with another SECRET_KEY than this process has. Sessions, sealed files and the audit trail rest on that key: ' +
      'use the one that the installation was set up with (the embedded database keeps it in secret.key in DATA_DIR).',
  );
}
