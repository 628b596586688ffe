import type { ProblemDetails } from '@elektron/domain';

import type { CheckState, DesignCheckId, DesignFindingCode } from './design-texts.ts';

/** One line of the list: what was looked at, how it stands, and the numbers that this rests on. */
export interface DesignCheck {
  readonly id: DesignCheckId;
  readonly state: CheckState;
  readonly code: DesignFindingCode;
  readonly details: ProblemDetails;
}

export function check(id: DesignCheckId, state: CheckState, code: DesignFindingCode, details: ProblemDetails = {}): DesignCheck {
  return { id, state, code, details };
}
