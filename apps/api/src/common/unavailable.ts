/** Codes of Node and PostgreSQL that mean: nobody is there, or it is going away. */
const UNAVAILABLE = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|08\w{3}|57P0[1-5]|53300)$/;
/** What the driver says, without a code, when a connection ends under a query. */
const CONNECTION_ENDED = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** The disk of this machine, or the database server's. */
const FULL = /^(ENOSPC|EDQUOT|53100)$/;

/** Whether the database, and not what was asked of it, is the reason of an error. */
export function isDatabaseUnavailable(error: unknown): boolean {
  return causesOf(error).some(({ code, message }) => UNAVAILABLE.test(code) || CONNECTION_ENDED.test(message));
}

/** A server gave a statement up that took too long. */
const QUERY_CANCELED = '57014';

export function isStatementTimeout(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code === QUERY_CANCELED);
}

/** Whether a full disk is the reason of an error. */
export function isStorageFull(error: unknown): boolean {
  return causesOf(error).some(({ code }) => FULL.test(code));
}

function causesOf(error: unknown): { readonly code: string; readonly message: string }[] {
  const causes = [];
  for (let current = error; current instanceof Error; current = current.cause) {
    causes.push({ code: 'code' in current && typeof current.code === 'string' ? current.code : '', message: current.message });
  }
  return causes;
}
