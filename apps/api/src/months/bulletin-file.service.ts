import type { Language, MonthKey } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { AuditTrail } from '../common/audit-trail.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { refused } from '../common/refused.ts';
import { EXPORT_KINDS } from '../exports/export-kinds.ts';
import type { ExportRow } from '../exports/export-table.ts';
import { describeBulletin, rowsOfBulletin } from './bulletin-file.ts';
import { BulletinService } from './bulletin.service.ts';

export interface BulletinRequest {
  readonly kind: string;
  readonly month: MonthKey;
  readonly unitId: string | null;
  readonly language: Language;
}

export interface BulletinFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: AsyncIterable<string | Uint8Array>;
}

/** Kinds of files in which a table without places makes sense. */
const FILE_KINDS = ['csv', 'xlsx'] as const;

/** Lets people take a bulletin away; that they do is written down before anything leaves. */
@Injectable()
export class BulletinFileService {
  readonly #bulletins: BulletinService;
  readonly #directory: OrganisationDirectory;
  readonly #audit: AuditTrail;

  constructor(bulletins: BulletinService, directory: OrganisationDirectory, audit: AuditTrail) {
    this.#bulletins = bulletins;
    this.#directory = directory;
    this.#audit = audit;
  }

  /** @throws Problem INPUT_INVALID, RECORDING_UNIT_NOT_FOUND */
  async make(context: ActingContext, { kind, month, unitId, language }: BulletinRequest, now: Date): Promise<BulletinFile> {
    const known = FILE_KINDS.find((candidate) => candidate === kind);
    if (known === undefined) throw refused('kind', kind);
    const bulletin = await this.#bulletins.get(context, month, unitId, now);
    const organisation = await this.#directory.get(context);
    await this.#audit.record(context, {
      action: 'month.bulletin-taken',
      subjectKind: 'bulletin',
      details: { format: known, month, version: bulletin.dataVersion },
    });
    const { mediaType, write } = EXPORT_KINDS[known];
    const table = describeBulletin(bulletin, organisation, language, now);
    return {
      fileName: `elektron-${organisation.slug}-bulletin-${month}.${known}`,
      mediaType,
      content: write(portion(rowsOfBulletin(bulletin, language)), table),
    };
  }
}

async function* portion(rows: readonly ExportRow[]): AsyncIterable<readonly ExportRow[]> {
  yield await Promise.resolve(rows);
}
