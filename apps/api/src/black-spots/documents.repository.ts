import { isProblem, MOST_DOCUMENTS, Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { StoredFilesQuota } from '../database/stored-files-quota.ts';
import { plainEvent, type BlackSpotDocument } from './black-spot.ts';
import { writeEvent } from './black-spot-events.repository.ts';

/** Somebody else may write in the history of the case at the same moment; whoever attaches a file has seen nothing that has changed. */
const ATTEMPTS = 12;

/** Contents that are sealed for one document of one organisation open for no other. */
const sealedFor = (context: ActingContext, documentId: string): string => `${context.organisationId}/${documentId}`;

/** Documents of cases: sealed with a key of the installation, in the database as all else, so that a backup holds them too. */
@Injectable()
export class DocumentsRepository {
  readonly #database: Database;
  readonly #quota: StoredFilesQuota;

  constructor(database: Database, quota: StoredFilesQuota) {
    this.#database = database;
    this.#quota = quota;
  }

  /** @throws Problem BLACK_SPOT_DOCUMENTS_TOO_MANY, STORED_FILES_TOO_LARGE, BLACK_SPOT_CHANGED */
  async add(context: ActingContext, blackSpotId: string, document: BlackSpotDocument, bytes: Uint8Array): Promise<void> {
    const sealed = this.#database.keys.seal('documents', bytes, sealedFor(context, document.documentId));
    await againWhenChanged(() => this.#store(context, blackSpotId, document, sealed));
  }

  #store(
    context: ActingContext,
    blackSpotId: string,
    { documentId, name, mediaType, sizeBytes }: BlackSpotDocument,
    sealed: Buffer,
  ): Promise<void> {
    return this.#database.inOrganisation(context, async (sql) => {
      // The line of the history first: of two at once the second has to begin anew, and then counts what the first has added.
      await writeEvent(this.#database, sql, context, blackSpotId, plainEvent('document-added', { documentId, documentName: name }));
      const [counted] = await sql.query<{ n: number }>(
        'SELECT count(*)::integer AS n FROM black_spot_document WHERE organisation_id = $1 AND black_spot_id = $2',
        [context.organisationId, blackSpotId],
      );
      if (counted!.n >= MOST_DOCUMENTS) throw new Problem('BLACK_SPOT_DOCUMENTS_TOO_MANY', { limit: MOST_DOCUMENTS });
      await sql.execute(
        `INSERT INTO black_spot_document (organisation_id, black_spot_id, document_id, name, media_type, size_bytes, sealed)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [context.organisationId, blackSpotId, documentId, name, mediaType, sizeBytes, sealed],
      );
      await this.#quota.requireKept(sql, context.organisationId);
    });
  }

  /**
   * A document with its contents. That it was taken is written down in the same transaction.
   * @throws Problem BLACK_SPOT_DOCUMENT_NOT_FOUND
   */
  async take(
    context: ActingContext,
    blackSpotId: string,
    documentId: string,
  ): Promise<Pick<BlackSpotDocument, 'name' | 'mediaType'> & { readonly bytes: Buffer }> {
    const found = await this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<{ name: string; mediaType: string; sealed: Uint8Array }>(
        `SELECT name, media_type AS "mediaType", sealed FROM black_spot_document
         WHERE organisation_id = $1 AND black_spot_id = $2 AND document_id = $3`,
        [context.organisationId, blackSpotId, documentId],
      );
      if (row === undefined) throw new Problem('BLACK_SPOT_DOCUMENT_NOT_FOUND');
      await this.#database.record(sql, context, {
        action: 'black-spot.document-opened',
        subjectKind: 'black-spot',
        subjectId: blackSpotId,
        details: { document: documentId },
      });
      return row;
    });
    const { name, mediaType, sealed } = found;
    return { name, mediaType, bytes: this.#database.keys.unseal('documents', sealed, sealedFor(context, documentId)) };
  }

  /** @throws Problem BLACK_SPOT_DOCUMENT_NOT_FOUND, BLACK_SPOT_CHANGED */
  async remove(context: ActingContext, blackSpotId: string, documentId: string, reason: string): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      const [removed] = await sql.query<{ name: string }>(
        'DELETE FROM black_spot_document WHERE organisation_id = $1 AND black_spot_id = $2 AND document_id = $3 RETURNING name',
        [context.organisationId, blackSpotId, documentId],
      );
      if (removed === undefined) throw new Problem('BLACK_SPOT_DOCUMENT_NOT_FOUND');
      const event = plainEvent('document-removed', { documentId, documentName: removed.name, note: reason });
      await writeEvent(this.#database, sql, context, blackSpotId, event);
    });
  }
}

/** @throws Problem BLACK_SPOT_CHANGED where it happens every time */
async function againWhenChanged(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !isProblem(error) || error.code !== 'BLACK_SPOT_CHANGED') throw error;
    }
  }
}
