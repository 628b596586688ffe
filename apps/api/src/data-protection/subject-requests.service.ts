import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext, Actor } from '../common/acting-context.ts';
import { refused } from '../common/refused.ts';
import { isUuid } from '../common/uuid.ts';
import { Database } from '../database/database.ts';
import { SubjectExecution } from './subject-execution.ts';
import { SubjectExportRepository } from './subject-export.repository.ts';
import { SubjectRequestRepository } from './subject-request.repository.ts';
import { SUBJECT_REQUEST_KINDS, type SubjectRequest, type SubjectRequestDraft } from './subject-request.ts';

const LONGEST_REASON = 2_000;
/** As long as a reference of an import may be. */
const LONGEST_REFERENCE = 200;

/** What a person may ask, as the form brings it. */
export type SubjectRequestAsked = { readonly [name in keyof SubjectRequestDraft]: string };

/** Requests on behalf of persons whose data are held: opened by one, decided by another, carried out by neither. */
@Injectable()
export class SubjectRequestsService {
  readonly #requests: SubjectRequestRepository;
  readonly #exports: SubjectExportRepository;
  readonly #execution: SubjectExecution;
  readonly #database: Database;

  constructor(requests: SubjectRequestRepository, exports: SubjectExportRepository, execution: SubjectExecution, database: Database) {
    this.#requests = requests;
    this.#exports = exports;
    this.#execution = execution;
    this.#database = database;
  }

  /** Those that the asker has opened; all of the organisation's for whoever looks after the registers. Newest first. */
  list(context: ActingContext): Promise<SubjectRequest[]> {
    return this.#requests.list(context);
  }

  /** @throws Problem INPUT_INVALID, SUBJECT_NOT_FOUND */
  async open(context: ActingContext, asked: SubjectRequestAsked): Promise<SubjectRequest> {
    const request = await this.#requests.add(context, parseDraft(asked));
    if (request === null) throw new Problem('SUBJECT_NOT_FOUND');
    return request;
  }

  /**
   * Decides an open request, with a reason; what is approved is carried out at once.
   * @throws Problem SUBJECT_REQUEST_NOT_FOUND, SUBJECT_REQUEST_DECIDED, SUBJECT_REQUEST_OWN, INPUT_INVALID
   */
  async decide(context: ActingContext, actor: Actor, requestId: string, approve: boolean, reason: string): Promise<SubjectRequest> {
    const decision = parseReason(reason);
    const request = await this.#get(context, requestId);
    if (request.openedBy.personId === actor.personId) throw new Problem('SUBJECT_REQUEST_OWN');
    const isDecided = await this.#requests.decide(context, request.requestId, approve ? 'approved' : 'refused', decision);
    if (!isDecided) throw new Problem('SUBJECT_REQUEST_DECIDED');
    // As the installation, which the database holds to what was approved just now.
    if (approve) await this.#execution.runApproved(this.#database.actAsInstallation(context.organisationId));
    return this.#get(context, requestId);
  }

  /** The file for whoever has opened the request, once. @throws Problem SUBJECT_REQUEST_NOT_FOUND, SUBJECT_EXPORT_GONE */
  async takeExport(context: ActingContext, actor: Actor, requestId: string): Promise<Buffer> {
    const request = await this.#get(context, requestId);
    if (request.openedBy.personId !== actor.personId || request.kind !== 'export') throw new Problem('SUBJECT_REQUEST_NOT_FOUND');
    const file = await this.#exports.take(context, request.requestId);
    if (file === null) throw new Problem('SUBJECT_EXPORT_GONE');
    return file;
  }

  async #get(context: ActingContext, requestId: string): Promise<SubjectRequest> {
    const request = isUuid(requestId) ? await this.#requests.find(context, requestId) : null;
    if (request === null) throw new Problem('SUBJECT_REQUEST_NOT_FOUND');
    return request;
  }
}

/** @throws Problem INPUT_INVALID, SUBJECT_NOT_FOUND for what no record can be called */
function parseDraft({ kind, accidentId, unitReference, casualtyReference, reason }: SubjectRequestAsked): SubjectRequestDraft {
  const known = SUBJECT_REQUEST_KINDS.find((each) => each === kind);
  if (known === undefined) throw refused('kind', kind);
  const references = [unitReference, casualtyReference].map((reference) => reference.trim());
  if (!isUuid(accidentId) || references.some((reference) => reference === '' || reference.length > LONGEST_REFERENCE)) {
    throw new Problem('SUBJECT_NOT_FOUND');
  }
  const [unit = '', casualty = ''] = references;
  return {
    kind: known,
    accidentId: accidentId.toLowerCase(),
    unitReference: unit,
    casualtyReference: casualty,
    reason: parseReason(reason),
  };
}

/** @throws Problem INPUT_INVALID without one */
function parseReason(text: string): string {
  const reason = text.trim();
  if (reason !== '' && reason.length <= LONGEST_REASON) return reason;
  throw new Problem('INPUT_INVALID', { field: 'reason', value: reason === '' ? '–' : `${reason.length} > ${LONGEST_REASON}` });
}
