import type { Environment } from '../common/env.ts';
import { InstallationError } from '../common/installation-error.ts';
import { KeyRing } from '../common/key-ring.ts';
import { connectDataSource } from './data-source.ts';
import { Database } from './database.ts';
import { openEmbeddedPostgis } from './embedded-postgis.ts';
import { ensureSecretKey } from './secret-key-file.ts';

/** Connections of one process: enough for its requests, few enough for a small server's limit of 100. */
const POOL_SIZE = 10;
/** The owner's work is rare and never parallel. */
const OWNER_POOL_SIZE = 2;

export interface OpenDatabaseOptions {
  /**
   * What to do when another process has the embedded database open: a command works through that process; a server, which
   * would lose its database when the other one ends, refuses to start.
   */
  readonly whenOpenElsewhere: 'join' | 'refuse';
  /** Called when the embedded database of this process ends by itself; by default the process ends with that error. */
  readonly onLost?: (error: Error) => void;
}

/**
 * The database that the environment names: a PostGIS server, or the embedded one of the data directory. It is not migrated.
 * @throws Error when nothing answers, or the data directory is in use and may not be shared
 */
export function openDatabase(
  environment: Pick<Environment, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDirectory' | 'secretKey'>,
  options: OpenDatabaseOptions = { whenOpenElsewhere: 'join' },
): Promise<Database> {
  return environment.databaseUrl
    ? openServer(environment.databaseUrl, environment.databaseOwnerUrl, environment.secretKey)
    : openEmbedded(environment.dataDirectory, environment.secretKey, options);
}

async function openServer(url: string, ownerUrl: string | undefined, secretKey: string | undefined): Promise<Database> {
  if (secretKey === undefined) {
    throw new InstallationError(
      'SECRET_KEY is not set. An installation on a database server needs one, the same for all of its processes: 32 characters or more that ' +
        'nobody can guess, for example from: openssl rand -base64 48',
    );
  }
  const dataSource = await connectDataSource({ url }, POOL_SIZE);
  return new Database({
    profile: 'server',
    joined: false,
    keys: new KeyRing(secretKey),
    dataSource,
    connectOwner: async () => (ownerUrl ? connectDataSource({ url: ownerUrl }, OWNER_POOL_SIZE) : dataSource),
    shutDown: async () => undefined,
  });
}

async function openEmbedded(dataDirectory: string, secretKey: string | undefined, options: OpenDatabaseOptions): Promise<Database> {
  const embedded = await openEmbeddedPostgis(dataDirectory, options.onLost);
  if (!embedded.ours && options.whenOpenElsewhere === 'refuse') {
    throw new InstallationError(
      `The data directory ${dataDirectory} is in use by another Elektron process (${embedded.pid}). Stop it, or wait until it ends.`,
    );
  }
  try {
    const dataSource = await connectDataSource({ socketFolder: embedded.folder }, POOL_SIZE);
    return new Database({
      profile: 'embedded',
      joined: !embedded.ours,
      keys: new KeyRing(secretKey ?? (await ensureSecretKey(dataDirectory))),
      dataSource,
      connectOwner: async () => dataSource,
      shutDown: () => embedded.close(),
    });
  } catch (error) {
    await embedded.close();
    throw error;
  }
}
