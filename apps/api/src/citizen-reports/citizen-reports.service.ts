import { randomUUID } from 'node:crypto';
import { CITIZEN_REPORT_DAYS, Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { hashSecret, isSecret, makeSecret } from '../common/secrets.ts';
import type { DocumentContents } from '../common/to-download.ts';
import { isUuid } from '../common/uuid.ts';
import { Database } from '../database/database.ts';
import type { AcceptedReport, CitizenReport, Recipient, ReportDesk, ReportState } from './citizen-report.ts';
import { CitizenReportsRepository } from './citizen-reports.repository.ts';
import { degrees, parseDesk, parseReport, parseState, parseWords } from './parse-report.ts';
import { SentReportsRepository } from './sent-reports.repository.ts';
import { stripJpeg } from './strip-jpeg.ts';

/** What people report who have no account, and what becomes of it. */
@Injectable()
export class CitizenReportsService {
  readonly #database: Database;
  readonly #sent: SentReportsRepository;
  readonly #reports: CitizenReportsRepository;

  constructor(database: Database, sent: SentReportsRepository, reports: CitizenReportsRepository) {
    this.#database = database;
    this.#sent = sent;
    this.#reports = reports;
  }

  /** Who would get a report of this place; null where nobody takes any. @throws Problem INPUT_INVALID */
  findRecipient(longitude: unknown, latitude: unknown): Promise<Recipient | null> {
    return this.#sent.findRecipient(degrees('longitude', longitude, 180), degrees('latitude', latitude, 90));
  }

  /**
   * @returns the secret by which its sender can ask what became of it; nobody can find it again
   * @throws Problem INPUT_INVALID, CITIZEN_REPORT_NOBODY_TAKES
   */
  async send(body: unknown): Promise<{ readonly secret: string; readonly recipient: Recipient }> {
    const report = parseReport(body);
    const recipient = await this.#sent.findRecipient(report.longitude, report.latitude);
    const secret = makeSecret('link');
    const isTaken = recipient !== null && (await this.#sent.send(recipient.organisationId, randomUUID(), hashSecret(secret), report));
    if (!isTaken) throw new Problem('CITIZEN_REPORT_NOBODY_TAKES');
    return { secret, recipient };
  }

  /** @throws Problem CITIZEN_REPORT_NOT_FOUND, DOCUMENT_UNUSABLE */
  async attachPhoto(secret: string, bytes: Uint8Array): Promise<void> {
    const hash = hashOf(secret);
    const sealed = this.#database.keys.seal('documents', stripJpeg(bytes), sealedFor(hash));
    if (!(await this.#sent.attachPhoto(hash, sealed))) throw new Problem('CITIZEN_REPORT_NOT_FOUND');
  }

  /** @throws Problem CITIZEN_REPORT_NOT_FOUND */
  async findState(secret: string): Promise<ReportState> {
    const found = await this.#sent.findState(hashOf(secret));
    if (found === null) throw new Problem('CITIZEN_REPORT_NOT_FOUND');
    return found;
  }

  /** @throws Problem CITIZEN_REPORT_NOT_FOUND */
  async takeBack(secret: string): Promise<void> {
    if (!(await this.#sent.takeBack(hashOf(secret)))) throw new Problem('CITIZEN_REPORT_NOT_FOUND');
  }

  list(context: ActingContext): Promise<CitizenReport[]> {
    return this.#reports.list(context);
  }

  listAccepted(context: ActingContext): Promise<AcceptedReport[]> {
    return this.#reports.listAccepted(context);
  }

  /** @throws Problem CITIZEN_REPORT_NOT_FOUND, INPUT_INVALID */
  async decide(context: ActingContext, reportId: string, state: string, answer: string): Promise<CitizenReport> {
    if (!isUuid(reportId)) throw new Problem('CITIZEN_REPORT_NOT_FOUND');
    return this.#reports.decide(context, reportId, parseState(state), parseWords('answer', answer));
  }

  /** @throws Problem CITIZEN_REPORT_NOT_FOUND */
  async takePhoto(context: ActingContext, reportId: string): Promise<DocumentContents> {
    if (!isUuid(reportId)) throw new Problem('CITIZEN_REPORT_NOT_FOUND');
    const { photo, secretHash } = await this.#reports.takePhoto(context, reportId);
    const bytes = this.#database.keys.unseal('documents', photo, sealedFor(secretHash));
    return { name: `${reportId}.jpg`, mediaType: 'image/jpeg', bytes };
  }

  /** An organisation that has decided nothing takes no reports. */
  async findDesk(context: ActingContext): Promise<ReportDesk> {
    return (await this.#reports.findDesk(context)) ?? { isOpen: false, keptDays: CITIZEN_REPORT_DAYS.usual };
  }

  /** @throws Problem INPUT_INVALID */
  async setDesk(context: ActingContext, desk: ReportDesk): Promise<ReportDesk> {
    const parsed = parseDesk(desk);
    await this.#reports.setDesk(context, parsed);
    return parsed;
  }
}

/** A photograph that is sealed for one report opens for no other. */
const sealedFor = (secretHash: Uint8Array): string => `citizen-report/${Buffer.from(secretHash).toString('hex')}`;

/** Whatever is no secret is nobody's. @throws Problem CITIZEN_REPORT_NOT_FOUND */
function hashOf(secret: string): Buffer {
  if (!isSecret('link', secret)) throw new Problem('CITIZEN_REPORT_NOT_FOUND');
  return hashSecret(secret);
}
