import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { AuditTrail, type AuditEntry } from '../common/audit-trail.ts';
import { RecentMap } from '../common/recent-map.ts';

/** Whoever is to be shown remarks, and what of them. */
export interface RemarkReader {
  /** UUID of a person; null for the operator of the installation. */
  readonly personId: string | null;
  /** By the names of the schema, as `issues.edges.node.value`. */
  readonly fields: readonly string[];
}

/** A page that stays open asks again and again: so long the same is one look. */
const ONE_LOOK_MS = 10 * 60_000;
/** Looks that are remembered at most; one is a short text. */
const MOST_REMEMBERED = 10_000;

/** What holds a value as it was written; the sentence about a line quotes it. */
const QUOTING = ['value', 'exampleValue', 'message', 'cells', 'edited', 'file'];

/** Ways to look into files before their import. */
export type UploadLook = 'uploadSurvey' | 'uploadTable' | 'codes';

type ReadingEntry = Required<Pick<AuditEntry, 'subjectKind' | 'subjectId' | 'fields'>>;

interface Look {
  readonly written: Promise<void>;
  readonly until: number;
}

/**
 * Remarks quote lines of files, and those can tell of persons: whoever reads them is in the audit trail before they see any, once in ten minutes
 * for each import and each way of looking at it. What was quoted is not.
 */
@Injectable()
export class RemarkReadings {
  readonly #audit: AuditTrail;
  readonly #looks = new RecentMap<string, Look>(MOST_REMEMBERED);

  constructor(audit: AuditTrail) {
    this.#audit = audit;
  }

  /**
   * @param values as the files have them; null where they were deleted
   * @returns when it is written down; at once where no value is to be seen
   */
  note(context: ActingContext, batchId: number, { personId, fields }: RemarkReader, values: readonly (string | null)[]): Promise<void> {
    const quoting = [...new Set(fields)].filter((field) => field.split('.').some((name) => QUOTING.includes(name))).sort();
    if (quoting.length === 0 || !values.some(tellsSomething)) return Promise.resolve();
    return this.#noteOnce(context, personId, { subjectKind: 'import', subjectId: String(batchId), fields: quoting });
  }

  /**
   * The same of files that nobody has imported yet: the first lines of their tables, and the codes of their columns.
   * @param way by which somebody has looked at them
   * @returns when it is written down
   */
  noteUpload(context: ActingContext, uploadId: string, personId: string, way: UploadLook): Promise<void> {
    return this.#noteOnce(context, personId, { subjectKind: 'upload', subjectId: uploadId, fields: [way] });
  }

  #noteOnce(context: ActingContext, personId: string | null, entry: ReadingEntry): Promise<void> {
    const key = [context.organisationId, personId, entry.subjectKind, entry.subjectId, ...entry.fields].join(' ');
    const now = Date.now();
    const former = this.#looks.get(key);
    if (former !== undefined && former.until > now) return former.written;
    const written = this.#audit.record(context, { action: 'personal.remarks-read', ...entry }).catch((error: unknown) => {
      this.#looks.delete(key);
      throw error;
    });
    this.#looks.set(key, { written, until: now + ONE_LOOK_MS });
    return written;
  }
}

function tellsSomething(value: string | null): boolean {
  return value !== null && value !== '';
}
