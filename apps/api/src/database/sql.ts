import type { ClientBase, QueryResult } from 'pg';

/** What a transaction offers to the code that runs in it. It stops working when its transaction has ended. */
export interface Sql {
  /**
   * Runs one statement and returns its rows (`RETURNING` included).
   * @param text SQL with `$1, $2 …` for the parameters
   * @param parameters values to bind, in order; arrays become PostgreSQL arrays
   */
  query<Row extends object>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Runs one statement and returns how many rows it touched; without parameters the text may hold several statements. */
  execute(text: string, parameters?: readonly unknown[]): Promise<number>;
}

/**
 * @param client a connection inside a transaction
 * @returns the statements' way in, and what shuts it
 */
export function sqlOf(client: ClientBase): { readonly sql: Sql; end(): void } {
  let ended = false;
  // One after the other, whoever asks at once: a connection answers one statement at a time.
  let last: Promise<unknown> = Promise.resolve();
  function run(text: string, parameters: readonly unknown[] | undefined): Promise<QueryResult | QueryResult[]> {
    if (ended)
      return Promise.reject(new Error('This transaction has ended: SQL must be awaited inside the function that was given to it.'));
    const result = last.then<QueryResult | QueryResult[]>(() => client.query(text, parameters && [...parameters]));
    last = result.catch(() => undefined);
    return result;
  }
  return {
    sql: {
      query: async <Row extends object>(text: string, parameters?: readonly unknown[]) => {
        const result = await run(text, parameters);
        if (Array.isArray(result)) throw new Error('query() takes one statement; execute() takes several.');
        return result.rows as Row[];
      },
      execute: async (text, parameters) => {
        const results = [await run(text, parameters)].flat();
        return results.reduce((total, result) => total + (result.rowCount ?? 0), 0);
      },
    },
    end: () => {
      ended = true;
    },
  };
}
