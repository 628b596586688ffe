import { CORRECTABLE_FIELDS, E7, Problem, type CorrectedPlace, type CorrectionValue } from '@elektron/domain';
import { manualEntry } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import { recordIdOf } from '../../accidents/record-id.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { OrganisationDirectory } from '../../common/organisation.ts';
import { WGS84 } from '../../common/reference-system.ts';
import type { WarningObject } from '../../common/warning.ts';
import { DuplicateSearch } from '../../duplicates/duplicate-search.ts';
import { findImportDay } from '../find-import-day.ts';
import { createProjector } from '../reading/project-position.ts';
import type { EntryDraft } from './entered-accident.ts';
import { writeEntryFiles } from './entry-files.ts';
import { EntryRun } from './entry-run.ts';
import { EntryUpload } from './entry-upload.ts';
import { HeldNumbersRepository } from './held-numbers.repository.ts';
import { parseEntry } from './parse-entry.ts';

/** An accident that was entered, and what is worth looking at in it. */
export interface EnteredAccident {
  readonly accidentId: string;
  readonly batchId: number;
  readonly warnings: readonly WarningObject[];
}

/** Lets people enter one accident, which becomes an import of its own: counted, audited, and undone like any other. */
@Injectable()
export class ManualEntryService {
  readonly #upload: EntryUpload;
  readonly #run: EntryRun;
  readonly #numbers: HeldNumbersRepository;
  readonly #directory: OrganisationDirectory;
  readonly #duplicates: DuplicateSearch;

  // One more than four: what was entered is compared with what is there, as after any import.
  constructor(
    upload: EntryUpload,
    run: EntryRun,
    numbers: HeldNumbersRepository,
    directory: OrganisationDirectory,
    duplicates: DuplicateSearch,
  ) {
    this.#upload = upload;
    this.#run = run;
    this.#numbers = numbers;
    this.#directory = directory;
    this.#duplicates = duplicates;
  }

  /**
   * @param now the present
   * @throws Problem as parseEntry, FIELD_OUT_OF_AREA, ACCIDENT_NUMBER_TAKEN, ENTRY_REFUSED
   */
  async enter(context: ActingContext, draft: EntryDraft, now: Date): Promise<EnteredAccident> {
    const { timeZone, srid, speedUnit } = await this.#directory.get(context);
    const entry = parseEntry(draft, { latestDate: findImportDay(now, timeZone) });
    const place = toDegrees(entry.accident['place'] ?? null, srid);
    if (await this.#numbers.isTaken(context, entry.number)) {
      throw new Problem('ACCIDENT_NUMBER_TAKEN', { field: 'number', number: entry.number });
    }
    const batchId = await this.#upload.makeBatch(context, writeEntryFiles(entry, speedUnit, place), { format: manualEntry, review: true });
    const records = 1 + entry.units.length + entry.casualties.length;
    const warnings = await this.#run.commit(context, batchId, { number: entry.number, records });
    await this.#duplicates.run(context);
    return { accidentId: recordIdOf(context.organisationId, manualEntry.id, entry.number), batchId, warnings };
  }
}

/** @throws Problem FIELD_OUT_OF_AREA */
function toDegrees(given: CorrectionValue, srid: number): CorrectedPlace | null {
  if (given === null || typeof given !== 'object') return null;
  const position =
    'x' in given ? { srid, first: given.x, second: given.y } : { srid: WGS84, first: given.longitude, second: given.latitude };
  const place = createProjector(srid)({ ...position, accuracy: 'set-by-person' });
  const field = CORRECTABLE_FIELDS.find(({ kind }) => kind === 'place');
  if (place === null && field !== undefined) {
    throw new Problem('FIELD_OUT_OF_AREA', { field: field.id, name: field.labels, value: Object.values(given).join(' / ') });
  }
  return place && { longitude: place.longitudeE7 / E7, latitude: place.latitudeE7 / E7 };
}
