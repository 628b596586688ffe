import { Problem, type Capability } from '@elektron/domain';

import type { Actor } from './acting-context.ts';

/** For what is open to several kinds of members, whose guard asks only whether somebody is there. @throws Problem SECOND_FACTOR_MISSING, FORBIDDEN */
export function requireOneOf(actor: Actor, capabilities: readonly Capability[]): void {
  if (actor.secondFactorMissing) throw new Problem('SECOND_FACTOR_MISSING');
  if (!capabilities.some((capability) => actor.capabilities.has(capability))) throw new Problem('FORBIDDEN');
}
