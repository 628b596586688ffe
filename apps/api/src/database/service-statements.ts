import type { QueryResult } from 'pg';
import type { DataSource } from 'typeorm';

import { onConnection, openingAs } from './in-organisation.ts';
import { SERVICE_ROLE } from './migrations/0000-roles.ts';

/** What the job queue needs of a database. */
export interface JobQueueConnection {
  executeSql(text: string, values?: unknown[]): Promise<QueryResult>;
}

/**
 * Statements of somebody else's making, each as the service role: the login may be one that can do nothing by itself. The role ends with
 * the transaction of its statement, because neither the embedded database's one session nor a pooler in front of a server keeps more.
 */
export function serviceStatements(dataSource: DataSource): JobQueueConnection {
  return {
    executeSql: (text, values = []) =>
      onConnection(dataSource, async (client) => {
        if (values.length === 0) {
          // One message is one transaction, also where the text brings BEGIN and COMMIT of its own.
          return withoutFirst((await client.query(`SET LOCAL ROLE ${SERVICE_ROLE}; ${text}`)) as unknown as QueryResult[]);
        }
        await client.query(openingAs(SERVICE_ROLE));
        const result = await client.query(text, values);
        await client.query('COMMIT');
        return result;
      }),
  };
}

/** The driver answers several statements with an array, which its types do not say, and one with its result. */
function withoutFirst([, ...results]: readonly QueryResult[]): QueryResult {
  const [only, second] = results;
  return second === undefined && only !== undefined ? only : (results as unknown as QueryResult);
}
