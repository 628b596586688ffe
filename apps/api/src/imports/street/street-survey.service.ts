import { Problem } from '@elektron/domain';
import { accessibilitySurvey } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { OrganisationDirectory } from '../../common/organisation.ts';
import { refused } from '../../common/refused.ts';
import { isUuid } from '../../common/uuid.ts';
import { findImportDay } from '../find-import-day.ts';
import { EntryUpload } from '../manual/entry-upload.ts';
import { judgeStreetEntries, reasonOfIssue } from './judge-street-entries.ts';
import { StreetEntriesRepository, type KnownEntry } from './street-entries.repository.ts';
import { featureNumberOf, type StreetEntry, type StreetReason, type StreetResult } from './street-entry.ts';
import { StreetRun } from './street-run.ts';
import { writeStreetTable } from './write-street-table.ts';

/** Who looked, and when what they send has come. */
export interface Surveyor {
  /** A code of whoever is signed in, never a name. */
  readonly code: string;
  readonly now: Date;
}

/** As many as a phone sends at once; of more it sends the rest afterwards. */
export const MOST_ENTRIES = 50;
const FILE_NAME = 'street-survey.csv';

/** Takes looks at the street from phones: those of one sending are one import, counted, audited, and undone like any other. */
@Injectable()
export class StreetSurveyService {
  readonly #upload: EntryUpload;
  readonly #run: StreetRun;
  readonly #entries: StreetEntriesRepository;
  readonly #directory: OrganisationDirectory;

  constructor(upload: EntryUpload, run: StreetRun, entries: StreetEntriesRepository, directory: OrganisationDirectory) {
    this.#upload = upload;
    this.#run = run;
    this.#entries = entries;
    this.#directory = directory;
  }

  /**
   * What becomes of each entry, in the order in which they were given. One that came before is what it was then.
   * @throws Problem INPUT_INVALID
   */
  async record(context: ActingContext, entries: readonly StreetEntry[], surveyor: Surveyor): Promise<StreetResult[]> {
    requireEntries(entries);
    const known = new Map((await this.#entries.find(context, entries.map(idOf))).map((each) => [each.entryId, each]));
    const unknown = entries.filter((entry) => !known.has(idOf(entry)));
    const reasons = unknown.length === 0 ? [] : await this.#judge(context, unknown, surveyor);
    const reasonOf = new Map(unknown.map((entry, i) => [idOf(entry), reasons[i] ?? null]));
    const fresh = firstOfEachFeature(unknown.filter((entry) => reasonOf.get(idOf(entry)) === null));
    const added = new Map((await this.#add(context, fresh, surveyor)).map((result) => [result.entryId, result]));
    return entries.map((entry) => {
      const id = idOf(entry);
      const before = known.get(id);
      const reason = reasonOf.get(id) ?? null;
      if (before !== undefined) return resultOfKnown(before);
      if (reason !== null) return { entryId: id, outcome: 'refused', batchId: null, reason };
      return added.get(id) ?? waiting(id);
    });
  }

  async #judge(context: ActingContext, entries: readonly StreetEntry[], { code, now }: Surveyor): Promise<(StreetReason | null)[]> {
    const { timeZone, srid } = await this.#directory.get(context);
    return judgeStreetEntries(entries, writeStreetTable(entries, code), { latestDate: findImportDay(now, timeZone), srid });
  }

  async #add(context: ActingContext, entries: readonly StreetEntry[], { code }: Surveyor): Promise<StreetResult[]> {
    if (entries.length === 0) return [];
    const files = [{ name: FILE_NAME, text: writeStreetTable(entries, code) }];
    const batchId = await this.#upload.makeBatch(context, files, { format: accessibilitySurvey, review: false });
    const ids = entries.map(idOf);
    // Two windows of one phone may send the same at the same moment.
    if (!(await this.#entries.claim(context, batchId, ids))) {
      await this.#run.giveUp(context, batchId);
      return ids.map(waiting);
    }
    const held = await this.#run.commit(context, batchId);
    if (held === null) return ids.map(waiting);
    return ids.map((entryId, i) => {
      const issue = held.get(i);
      if (issue === undefined) return { entryId, outcome: 'recorded', batchId, reason: null };
      return { entryId, outcome: 'refused', batchId, reason: reasonOfIssue(issue) };
    });
  }
}

function idOf({ entryId }: StreetEntry): string {
  return entryId.toLowerCase();
}

function requireEntries(entries: readonly StreetEntry[]): void {
  const ids = new Set(entries.map(idOf));
  const isFair = entries.length > 0 && entries.length <= MOST_ENTRIES && ids.size === entries.length;
  if (!isFair) throw new Problem('INPUT_INVALID', { field: 'entries', value: String(entries.length) });
  const stranger = entries.find(({ entryId }) => !isUuid(entryId));
  if (stranger !== undefined) throw refused('entryId', stranger.entryId);
}

/** Two looks at one feature are two lines that speak of the same: the later one comes with the next sending. */
function firstOfEachFeature(entries: readonly StreetEntry[]): StreetEntry[] {
  const first = new Map<string, StreetEntry>();
  for (const entry of entries) if (!first.has(featureNumberOf(entry))) first.set(featureNumberOf(entry), entry);
  return [...first.values()];
}

function waiting(entryId: string): StreetResult {
  return { entryId, outcome: 'waiting', batchId: null, reason: null };
}

/** What was undone stays undone: it is not sent anew by a phone that has not heard of it. */
function resultOfKnown({ entryId, batchId, status }: KnownEntry): StreetResult {
  const isIn = status === 'committed' || status === 'undone';
  return isIn ? { entryId, outcome: 'recorded', batchId, reason: null } : waiting(entryId);
}
