const FOREIGN_KEY_VIOLATION = '23503';

/** Whether a statement failed because what it names is not there, or has just gone. */
export function isForeignKeyViolation(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === FOREIGN_KEY_VIOLATION;
}
