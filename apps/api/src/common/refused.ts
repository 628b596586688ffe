import { Problem } from '@elektron/domain';

/** Of what was written, in the message about it. */
const LONGEST_SHOWN = 100;

/** What somebody has written into a field and nobody understands. */
export function refused(field: string, value: string): Problem {
  return new Problem('INPUT_INVALID', { field, value: value.slice(0, LONGEST_SHOWN) });
}
