/** Codes of Node and PostgreSQL that mean: nobody is there, or it is going away. */
const UNAVAILABLE = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|08\w{3}|57P0[1-5]|53300)$/;
/** What the driver says, without a code, when a connection ends under a query. */
const CONNECTION_ENDED = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** Whether the database, and not what was asked of it, is the reason of an error. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string' && UNAVAILABLE.test(current.code)) return true;
    if (CONNECTION_ENDED.test(current.message)) return true;
  }
  return false;
}
