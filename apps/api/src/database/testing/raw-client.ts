import pg from 'pg';

/** A connection to an embedded database as any PostgreSQL client would make it, without our data source around it. */
export async function connectTo(socketFolder: string): Promise<pg.Client> {
  const client = new pg.Client({ host: socketFolder, user: 'postgres', database: 'postgres' });
  // A connection that is ended from the other side says so twice: to the query that waits, and here.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
