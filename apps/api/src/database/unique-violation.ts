const UNIQUE_VIOLATION = '23505';

/** Whether a statement failed because there is such a row already, often of somebody who came at the same moment. */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === UNIQUE_VIOLATION;
}
