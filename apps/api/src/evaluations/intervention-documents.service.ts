import { randomUUID } from 'node:crypto';
import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { parseDocument, type AttachedDocument } from '../common/parse-document.ts';
import type { DocumentContents } from '../common/to-download.ts';
import { isUuid } from '../common/uuid.ts';
import { InterventionDocumentsRepository, type StoredDocument } from './intervention-documents.repository.ts';
import { InterventionsService } from './interventions.service.ts';

/** What is attached to interventions: plans, decisions, photographs. */
@Injectable()
export class InterventionDocuments {
  readonly #documents: InterventionDocumentsRepository;
  readonly #interventions: InterventionsService;

  constructor(documents: InterventionDocumentsRepository, interventions: InterventionsService) {
    this.#documents = documents;
    this.#interventions = interventions;
  }

  /** @throws Problem INTERVENTION_NOT_FOUND, DOCUMENT_UNUSABLE, INTERVENTION_DOCUMENTS_TOO_MANY, STORED_FILES_TOO_LARGE, INPUT_INVALID */
  async add(context: ActingContext, interventionId: string, fileName: string, bytes: Uint8Array): Promise<AttachedDocument> {
    await this.#interventions.get(context, interventionId);
    const document = { documentId: randomUUID(), ...parseDocument(fileName, bytes) };
    await this.#documents.add(context, interventionId, document, bytes);
    return document;
  }

  /** The first added first. @throws Problem INTERVENTION_NOT_FOUND */
  async list(context: ActingContext, interventionId: string): Promise<StoredDocument[]> {
    await this.#interventions.get(context, interventionId);
    return this.#documents.list(context, interventionId);
  }

  /** With its contents; that it was taken is written down. @throws Problem INTERVENTION_DOCUMENT_NOT_FOUND */
  async take(context: ActingContext, interventionId: string, documentId: string): Promise<DocumentContents> {
    if (!isUuid(interventionId) || !isUuid(documentId)) throw new Problem('INTERVENTION_DOCUMENT_NOT_FOUND');
    return this.#documents.take(context, interventionId, documentId);
  }

  /** @returns those that are left @throws Problem INTERVENTION_DOCUMENT_NOT_FOUND */
  async remove(context: ActingContext, interventionId: string, documentId: string): Promise<StoredDocument[]> {
    if (!isUuid(interventionId) || !isUuid(documentId)) throw new Problem('INTERVENTION_DOCUMENT_NOT_FOUND');
    await this.#documents.remove(context, interventionId, documentId);
    return this.#documents.list(context, interventionId);
  }
}
