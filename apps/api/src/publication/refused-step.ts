import { isUniqueViolation } from '../database/unique-violation.ts';

/** SQLSTATE integrity_constraint_violation, as the database refuses a step from a state that is no longer there. */
const NO_STEP = '23000';

/** Whether somebody else has taken a step meanwhile. */
export function isRefusedStep(error: unknown): boolean {
  return isUniqueViolation(error) || (error as { readonly code?: unknown } | null)?.code === NO_STEP;
}
