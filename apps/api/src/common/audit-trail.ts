import type { AuditAction } from '@elektron/domain';

import type { ActingContext } from './acting-context.ts';

export type { AuditAction };

/** What happened. Names of fields and ids belong here; what was in the fields does not. */
export interface AuditEntry {
  readonly action: AuditAction;
  /** What it was done to, such as `accident` and its id. */
  readonly subjectKind?: string;
  readonly subjectId?: string;
  /** Names of the fields that were read or changed. */
  readonly fields?: readonly string[];
  /** Small facts without personal data: counts, formats, reasons chosen from a list. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Every room writes into it; the room `identity` keeps it. An action that cannot be written down does not happen. What changes a table is
 * written down in the transaction that changes it (`Database.record`); this is for everything else.
 */
export abstract class AuditTrail {
  /** Who it was is found by the database, from the secret of the context; the event belongs to the organisation that they act for. */
  abstract record(context: ActingContext, entry: AuditEntry): Promise<void>;
  /** What happens before or outside of any organisation: sign-ins, links, stewardship. @param personId who, where it is known */
  abstract recordForInstallation(entry: AuditEntry, personId: string | null, organisationId?: string | null): Promise<void>;
  /**
   * Stands for a value that must not be written down: equal values have equal hashes, and without the installation's key nobody can try
   * whose it is.
   */
  abstract hashValue(value: string): string;
}
