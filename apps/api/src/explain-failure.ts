import { EnvironmentError } from './common/env.ts';
import { InstallationError } from './common/installation-error.ts';
import { OrganisationMissing } from './identity/organisations/organisations-directory.ts';

type CodedError = Error & { readonly code: string; readonly port?: number; readonly path?: string; readonly address?: string };

/** What an operator can put right, by the code of the error: Node's for the system, PostgreSQL's for the database. */
const EXPLANATIONS: Readonly<Record<string, (error: CodedError) => string>> = {
  EADDRINUSE: ({ port }) => `The port ${port ?? ''} is in use by another program. Stop it, or choose another port with PORT.`,
  EADDRNOTAVAIL: ({ address }) => `This machine has no address ${address ?? ''} (HOST).`,
  EACCES: ({ message }) => `A file or folder may not be used: ${message}`,
  EPERM: ({ message }) => `A file or folder may not be used: ${message}`,
  ENOENT: ({ message }) => `A file or folder is missing: ${message}`,
  EISDIR: ({ message }) => `A folder was given where a file is needed: ${message}`,
  ENOTDIR: ({ message }) => `A file stands where a folder is needed: ${message}`,
  EEXIST: ({ message }) => `A file stands where a folder is needed: ${message}`,
  EROFS: ({ message }) => `The file system is read-only: ${message}`,
  ENOSPC: ({ message }) => `The disk is full: ${message}`,
  ECONNREFUSED: ({ message }) => `No database server answers (DATABASE_URL, DATABASE_OWNER_URL): ${message}`,
  ENOTFOUND: ({ message }) => `The database server's name is not known (DATABASE_URL, DATABASE_OWNER_URL): ${message}`,
  EAI_AGAIN: ({ message }) => `The database server's name cannot be looked up (DATABASE_URL, DATABASE_OWNER_URL): ${message}`,
  ETIMEDOUT: ({ message }) => `The database server does not answer (DATABASE_URL, DATABASE_OWNER_URL): ${message}`,
  '28P01': ({ message }) =>
    `The database server refuses the login; check name and password in DATABASE_URL and DATABASE_OWNER_URL: ${message}`,
  '28000': ({ message }) => `The database server refuses the login: ${message}`,
  '3D000': ({ message }) => `The database does not exist: ${message}. docs/operations.md says how to create it.`,
  '42501': ({ message }) =>
    `The database login lacks a right: ${message}. Migrations and organisations need DATABASE_OWNER_URL, the login that owns the tables; docs/operations.md lists what each login is granted.`,
  '53100': ({ message }) => `The database server's disk is full: ${message}`,
  '53300': ({ message }) => `The database server has no connection left: ${message}`,
};

/** One sentence for whoever runs the program, `null` for a failure that is the program's own and deserves its stack. */
export function explainFailure(error: unknown): string | null {
  if (error instanceof EnvironmentError || error instanceof InstallationError || error instanceof OrganisationMissing) return error.message;
  // Several addresses of one name were tried: the first failure stands for all.
  if (error instanceof AggregateError && error.errors.length > 0) return explainFailure(error.errors[0]);
  return isCoded(error) ? (EXPLANATIONS[error.code]?.(error) ?? null) : null;
}

function isCoded(error: unknown): error is CodedError {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && 'message' in error;
}
