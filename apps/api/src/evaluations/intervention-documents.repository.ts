import { MOST_DOCUMENTS, Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { AttachedDocument } from '../common/parse-document.ts';
import type { DocumentContents } from '../common/to-download.ts';
import { Database } from '../database/database.ts';
import { StoredFilesQuota } from '../database/stored-files-quota.ts';

export interface StoredDocument extends AttachedDocument {
  readonly addedAt: Date;
}

/** Contents that are sealed for one document of one organisation open for no other. */
const sealedFor = (context: ActingContext, documentId: string): string => `${context.organisationId}/${documentId}`;

/** Documents of interventions: sealed with a key of the installation, in the database as all else, so that a backup holds them too. */
@Injectable()
export class InterventionDocumentsRepository {
  readonly #database: Database;
  readonly #quota: StoredFilesQuota;

  constructor(database: Database, quota: StoredFilesQuota) {
    this.#database = database;
    this.#quota = quota;
  }

  /** @throws Problem INTERVENTION_DOCUMENTS_TOO_MANY, INTERVENTION_NOT_FOUND, STORED_FILES_TOO_LARGE */
  async add(context: ActingContext, interventionId: string, document: AttachedDocument, bytes: Uint8Array): Promise<void> {
    const { documentId, name, mediaType, sizeBytes } = document;
    const sealed = this.#database.keys.seal('documents', bytes, sealedFor(context, documentId));
    const own = [context.organisationId, interventionId];
    await this.#database.inOrganisation(context, async (sql) => {
      // Of two at once the second waits here, and then counts what the first has added.
      const [locked] = await sql.query(
        'SELECT FROM intervention WHERE organisation_id = $1 AND intervention_id = $2 AND deleted_at IS NULL FOR UPDATE',
        own,
      );
      if (locked === undefined) throw new Problem('INTERVENTION_NOT_FOUND', { intervention: interventionId });
      const [counted] = await sql.query<{ n: number }>(
        'SELECT count(*)::integer AS n FROM intervention_document WHERE organisation_id = $1 AND intervention_id = $2',
        own,
      );
      if (counted!.n >= MOST_DOCUMENTS) throw new Problem('INTERVENTION_DOCUMENTS_TOO_MANY', { limit: MOST_DOCUMENTS });
      await sql.execute(
        `INSERT INTO intervention_document (organisation_id, intervention_id, document_id, name, media_type, size_bytes, sealed)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [...own, documentId, name, mediaType, sizeBytes, sealed],
      );
      await this.#quota.requireKept(sql, context.organisationId);
      await this.#database.record(sql, context, {
        action: 'intervention.document-added',
        subjectKind: 'intervention',
        subjectId: interventionId,
        details: { document: documentId },
      });
    });
  }

  /** The first added first. */
  list(context: ActingContext, interventionId: string): Promise<StoredDocument[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<StoredDocument>(
        `SELECT document_id AS "documentId", name, media_type AS "mediaType", size_bytes AS "sizeBytes", added_at AS "addedAt"
         FROM intervention_document WHERE organisation_id = $1 AND intervention_id = $2 ORDER BY added_at, document_id`,
        [context.organisationId, interventionId],
      ),
    );
  }

  /**
   * A document with its contents. That it was taken is written down in the same transaction.
   * @throws Problem INTERVENTION_DOCUMENT_NOT_FOUND
   */
  async take(context: ActingContext, interventionId: string, documentId: string): Promise<DocumentContents> {
    const { name, mediaType, sealed } = await this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<{ name: string; mediaType: string; sealed: Uint8Array }>(
        `SELECT name, media_type AS "mediaType", sealed FROM intervention_document
         WHERE organisation_id = $1 AND intervention_id = $2 AND document_id = $3`,
        [context.organisationId, interventionId, documentId],
      );
      if (row === undefined) throw new Problem('INTERVENTION_DOCUMENT_NOT_FOUND');
      await this.#database.record(sql, context, {
        action: 'intervention.document-opened',
        subjectKind: 'intervention',
        subjectId: interventionId,
        details: { document: documentId },
      });
      return row;
    });
    return { name, mediaType, bytes: this.#database.keys.unseal('documents', sealed, sealedFor(context, documentId)) };
  }

  /** @throws Problem INTERVENTION_DOCUMENT_NOT_FOUND */
  async remove(context: ActingContext, interventionId: string, documentId: string): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      const removed = await sql.execute(
        'DELETE FROM intervention_document WHERE organisation_id = $1 AND intervention_id = $2 AND document_id = $3',
        [context.organisationId, interventionId, documentId],
      );
      if (removed === 0) throw new Problem('INTERVENTION_DOCUMENT_NOT_FOUND');
      await this.#database.record(sql, context, {
        action: 'intervention.document-removed',
        subjectKind: 'intervention',
        subjectId: interventionId,
        details: { document: documentId },
      });
    });
  }
}
