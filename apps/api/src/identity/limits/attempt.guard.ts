import { Injectable, SetMetadata, type CanActivate, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

import { requestOf } from '../../common/acting-context.ts';
import { RequestLimits } from './request-limits.ts';

const ATTEMPT = 'elektron:attempt';

/** On what somebody could use to guess a password, a code or a link: each call counts, also each of several in one request. */
export function CountAttempts(): CustomDecorator {
  return SetMetadata(ATTEMPT, true);
}

/** Makes whoever guesses wait. */
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
    const counts = this.#reflector.getAllAndOverride<boolean | undefined>(ATTEMPT, [execution.getHandler(), execution.getClass()]);
    if (counts === true) await this.#limits.attempt(requestOf(execution));
    return true;
  }
}
