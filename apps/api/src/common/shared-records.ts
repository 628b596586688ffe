import type { SharingKind } from '@elektron/domain';

import type { Actor } from './acting-context.ts';

/**
 * To what use something is opened: to read single records and results, to see the fixed tables, to fit functions on sites of several organisations, or to
 * pool evaluations, which are contributed to the whole network and need no grant.
 */
export const SHARING_USES = {
  reading: ['records', 'evaluations'],
  aggregates: ['aggregates'],
  pooling: ['site-counts'],
  evidence: [],
} as const satisfies Readonly<Record<string, readonly SharingKind[]>>;
export type SharingUse = keyof typeof SHARING_USES;

/** What organisations have opened to each other. Every room may ask; the room `identity` knows. */
export abstract class SharedRecords {
  /**
   * Lets somebody use what another organisation has opened to theirs, and sees to it that the owner's audit trail says so. To be called in
   * every request, so that a grant that is revoked ends with the next one.
   * @param ownerId as a header or a path says it
   * @returns what is open for this use: at least one kind
   * @throws Problem ORGANISATION_NOT_FOUND where nothing is, as for an organisation that does not exist
   */
  abstract open(actor: Actor, ownerId: string, use: SharingUse): Promise<ReadonlySet<SharingKind>>;
}
