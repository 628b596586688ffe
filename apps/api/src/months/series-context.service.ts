import { randomUUID } from 'node:crypto';
import { countMonths } from '@elektron/columns';
import { nationalNotesOf, OPEN_END, Problem } from '@elektron/domain';
import type { TableMisfit, TotalsTable } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { isUuid } from '../common/uuid.ts';
import { WindowCounts } from './bulletin.service.ts';
import { parseNote, parseTotals, type NoteDraft, type TotalDraft } from './parse-entries.ts';
import { ReportedRecordsReader } from './reported-records.ts';
import type { ExpectedTotal, StoredNote } from './reporting.ts';
import { SeriesContextRepository } from './series-context.repository.ts';

/** A total of another body beside one's own. */
export interface ReconciledTotal extends ExpectedTotal {
  /** Null where the records do not reach that month. */
  readonly recorded: number | null;
  /** Recorded less expected; null where nothing is recorded. */
  readonly difference: number | null;
}

/** What was taken from tables of totals, and where they do not agree with themselves. */
export interface StoredTables {
  readonly source: string;
  readonly years: readonly number[];
  readonly totals: number;
  readonly misfits: readonly TableMisfit[];
}

/** Notes on what changes the meaning of a series, and totals of others to compare it with. */
@Injectable()
export class SeriesContextService {
  readonly #kept: SeriesContextRepository;
  readonly #records: ReportedRecordsReader;
  readonly #directory: OrganisationDirectory;

  constructor(kept: SeriesContextRepository, records: ReportedRecordsReader, directory: OrganisationDirectory) {
    this.#kept = kept;
    this.#records = records;
    this.#directory = directory;
  }

  /** Those of the organisation's country and the organisation's own, the earliest first. */
  async listNotes(context: ActingContext): Promise<readonly StoredNote[]> {
    const own = await this.#kept.listNotes(context);
    const { timeZone } = await this.#directory.get(context);
    const national = nationalNotesOf(timeZone).map(({ period, text, source }): StoredNote => ({
      noteId: null,
      startsOn: period.start,
      endsOn: period.end === OPEN_END ? null : period.end,
      text,
      source,
    }));
    return [...national, ...own].sort((a, b) => (a.startsOn < b.startsOn ? -1 : Number(a.startsOn > b.startsOn)));
  }

  /** @throws Problem FIELD_MISSING, FIELD_INVALID */
  async addNote(context: ActingContext, draft: NoteDraft): Promise<void> {
    await this.#kept.addNote(context, { ...parseNote(draft), noteId: randomUUID() });
  }

  /** @throws Problem REPORTING_NOTE_NOT_FOUND */
  async removeNote(context: ActingContext, noteId: string): Promise<void> {
    if (!isUuid(noteId) || !(await this.#kept.removeNote(context, noteId))) throw new Problem('REPORTING_NOTE_NOT_FOUND');
  }

  /** @throws Problem FIELD_MISSING, FIELD_INVALID, INPUT_INVALID */
  async setTotals(context: ActingContext, source: string, drafts: readonly TotalDraft[]): Promise<void> {
    const parsed = parseTotals(source, drafts);
    await this.#kept.setTotals(context, parsed.source, parsed.totals);
  }

  /**
   * Takes the totals of tables, in place of what their source has said of the same months.
   * @param source what the source is called; the title of the first table where nothing is given
   * @throws Problem FIELD_INVALID for a source that is too long, INPUT_INVALID where two tables speak of one month
   */
  async addTables(context: ActingContext, source: string, tables: readonly TotalsTable[]): Promise<StoredTables> {
    const parsed = parseTotals(
      source.trim() === '' ? (tables[0]?.title ?? '') : source,
      tables.flatMap(({ totals }) => totals),
    );
    await this.#kept.setTotals(context, parsed.source, parsed.totals, 'months');
    return {
      source: parsed.source,
      years: tables.map(({ year }) => year),
      totals: parsed.totals.length,
      misfits: tables.flatMap(({ misfits }) => misfits),
    };
  }

  /** Every total that others have given, beside what all of the organisation's records say of that month. */
  async reconcile(context: ActingContext): Promise<readonly ReconciledTotal[]> {
    const totals = await this.#kept.listTotals(context);
    const months = totals.map(({ month }) => month).sort();
    const [first, last] = [months[0], months.at(-1)];
    if (first === undefined || last === undefined) return [];
    const records = await this.#records.get(context);
    const counts = new WindowCounts(records, countMonths(records.columns, records.members, first, last), null);
    return totals.map((total) => {
      if (!counts.reaches(total.month)) return { ...total, recorded: null, difference: null };
      const recorded = counts.compare(total.measure, total.month, total.month).now;
      return { ...total, recorded, difference: recorded - total.expected };
    });
  }
}
