import type { Capability, SharingKind } from '@elektron/domain';
import { applyDecorators, SetMetadata } from '@nestjs/common';

/**
 * `everyone`: signed out too; `signed-in`: whoever there is, a machine with a token too; `in-person`: whoever has a session, for what concerns
 * their own account; otherwise what one must be allowed in the acting organisation.
 */
export type Access = 'everyone' | 'signed-in' | 'in-person' | Capability;

export const ACCESS = 'elektron:access';
/** The kind of sharing that opens a field to others; null for what is never about another organisation's records. */
export const OF_OTHERS = 'elektron:of-others';

export interface AllowOptions {
  /**
   * What the owner must have opened for the field to be about its records, where a request names it (RECORDS_OF_HEADER). Without this the
   * field is closed to such a request: nothing is ever done to another's records, and nothing else of them is read.
   */
  readonly ofOthers?: Exclude<SharingKind, 'aggregates'>;
}

/**
 * Who may enter: on every query, mutation and route, or on the class that holds them. What has no such line is closed to everybody, and a
 * test that walks all doors fails (tests/security).
 */
export function Allow(access: Access, { ofOthers }: AllowOptions = {}): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS, access), SetMetadata(OF_OTHERS, ofOthers ?? null));
}
