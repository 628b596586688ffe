import type { ActingContext } from './acting-context.ts';

/** That somebody has looked at evidence which other organisations have contributed. The room `identity` writes it down. */
export abstract class EvidenceUse {
  /** Sees to it that the trail of each owner says so, once an hour for each person. */
  abstract note(context: ActingContext, ownerIds: readonly string[]): Promise<void>;
}
