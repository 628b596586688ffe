import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

import { requestOf } from '../../common/acting-context.ts';
import { COUNTED_IN } from '../../common/count-attempts.ts';
import type { RateBudgetName } from '../../common/rate-budgets.ts';
import { RequestLimits } from './request-limits.ts';

/** Makes whoever guesses, or floods, wait. */
@Injectable()
export class AttemptGuard implements CanActivate {
  readonly #reflector: Reflector;
  readonly #limits: RequestLimits;

  constructor(reflector: Reflector, limits: RequestLimits) {
    this.#reflector = reflector;
    this.#limits = limits;
  }

  /** @throws Problem RATE_LIMITED */
  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const budget = this.#reflector.getAllAndOverride<RateBudgetName | undefined>(COUNTED_IN, [
      execution.getHandler(),
      execution.getClass(),
    ]);
    if (budget !== undefined) await this.#limits.attempt(requestOf(execution), budget);
    return true;
  }
}
