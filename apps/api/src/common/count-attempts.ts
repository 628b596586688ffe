import { SetMetadata, type CustomDecorator } from '@nestjs/common';

import type { RateBudgetName } from './rate-budgets.ts';

export const COUNTED_IN = 'elektron:counted-in';

/** On what somebody could use to guess a password, a code or a link: each call counts, also each of several in one request. */
export function CountAttempts(): CustomDecorator {
  return CountIn('attempts');
}

/** On what an address may do only so often, whoever it is. */
export function CountIn(budget: RateBudgetName): CustomDecorator {
  return SetMetadata(COUNTED_IN, budget);
}
