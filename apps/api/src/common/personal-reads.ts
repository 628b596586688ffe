import type { GraphQLResolveInfo } from 'graphql';

import type { AuditEntry } from './audit-trail.ts';
import { selectedFields } from './selected-fields.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** Set at the door, where the actor acts for an organisation. */
    personalReads?: PersonalReads;
  }
}

/** What one answer reads of persons: all that GraphQL resolves in one go. */
interface Reading {
  readonly kind: string;
  readonly ids: Set<string>;
  readonly fields: Set<string>;
  readonly written: Promise<void>;
}

/**
 * The personal fields that a request reads. They are written down before any of them leaves, as one event for everything that is read at
 * once: a page of a list is one look, not fifty. Where that fails, nothing is shown.
 */
export class PersonalReads {
  readonly #record: (entry: AuditEntry) => Promise<void>;
  readonly #open = new Map<string, Reading>();

  /** @param record writes an event into the audit trail, as whoever asks */
  constructor(record: (entry: AuditEntry) => Promise<void>) {
    this.#record = record;
  }

  /**
   * @param subject what the field belongs to
   * @returns when it is written down
   */
  read(subject: { readonly id?: string }, info: GraphQLResolveInfo): Promise<void> {
    const kind = info.parentType.name.toLowerCase();
    const reading = this.#open.get(kind) ?? this.#begin(kind);
    if (subject.id !== undefined) reading.ids.add(subject.id);
    for (const field of selectedFields(info)) reading.fields.add(field);
    return reading.written;
  }

  #begin(kind: string): Reading {
    // The fields of all members of a list are asked for before the event loop turns.
    const turned = new Promise<void>((resolve) => setImmediate(resolve));
    const reading: Reading = { kind, ids: new Set(), fields: new Set(), written: turned.then(() => this.#write(reading)) };
    this.#open.set(kind, reading);
    return reading;
  }

  async #write(reading: Reading): Promise<void> {
    const { kind, ids, fields } = reading;
    this.#open.delete(kind);
    const [first] = ids;
    const single = ids.size === 1 && first !== undefined ? { subjectId: first } : {};
    await this.#record({ action: 'personal.read', subjectKind: kind, ...single, fields: [...fields].sort(), details: { count: ids.size } });
  }
}
