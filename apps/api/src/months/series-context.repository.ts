import type { MonthKey, TotalMeasure } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { toFirstDay, toMonth, type ExpectedTotal, type StoredNote } from './reporting.ts';

/** Any number that no other lock of the database has. */
const TOTALS_LOCK = 7_335_116;

interface NoteRow {
  readonly note_id: string;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly text_el: string;
  readonly text_en: string;
  readonly source: string;
}

/** What stands beside the records of an organisation: notes on its series, and what others say that its months hold. */
@Injectable()
export class SeriesContextRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The earliest first. */
  async listNotes(context: ActingContext): Promise<StoredNote[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<NoteRow>(
        `SELECT note_id, starts_on, ends_on, text_el, text_en, source FROM reporting_note WHERE organisation_id = $1 ORDER BY starts_on, note_id`,
        [context.organisationId],
      ),
    );
    return rows.map(({ note_id, starts_on, ends_on, text_el, text_en, source }) => ({
      noteId: note_id,
      startsOn: starts_on,
      endsOn: ends_on,
      text: { el: text_el, en: text_en },
      source,
    }));
  }

  async addNote(context: ActingContext, { noteId, startsOn, endsOn, text, source }: StoredNote): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      await sql.execute(
        `INSERT INTO reporting_note (organisation_id, note_id, starts_on, ends_on, text_el, text_en, source) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [context.organisationId, noteId, startsOn, endsOn, text.el, text.en, source],
      );
      await this.#database.record(sql, context, { action: 'month.note-added', subjectKind: 'reporting-note', subjectId: noteId ?? '' });
    });
  }

  /** @returns whether there was such a note */
  async removeNote(context: ActingContext, noteId: string): Promise<boolean> {
    return this.#database.inOrganisation(context, async (sql) => {
      const touched = await sql.execute('DELETE FROM reporting_note WHERE organisation_id = $1 AND note_id = $2', [
        context.organisationId,
        noteId,
      ]);
      if (touched !== 1) return false;
      await this.#database.record(sql, context, { action: 'month.note-removed', subjectKind: 'reporting-note', subjectId: noteId });
      return true;
    });
  }

  /** By source, month and measure. */
  async listTotals(context: ActingContext): Promise<ExpectedTotal[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ source: string; month: string; measure: TotalMeasure; expected: number }>(
        `SELECT source, month, measure, expected FROM expected_total WHERE organisation_id = $1 ORDER BY source COLLATE "C", month, measure`,
        [context.organisationId],
      ),
    );
    return rows.map((row) => ({ ...row, month: toMonth(row.month) }));
  }

  /**
   * What a source says from now on, in place of what it said; nothing at all where there is nothing.
   * @param within `all`: of every month; `months`: of the months that are given
   */
  async setTotals(
    context: ActingContext,
    source: string,
    totals: readonly { readonly month: MonthKey; readonly measure: TotalMeasure; readonly expected: number }[],
    within: 'all' | 'months' = 'all',
  ): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      // What two people say at one moment comes one after the other: neither would see the lines of the other, and both would write them.
      await sql.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [TOTALS_LOCK, context.organisationId]);
      await sql.execute(
        'DELETE FROM expected_total WHERE organisation_id = $1 AND source = $2 AND ($3::date[] IS NULL OR month = ANY ($3))',
        [context.organisationId, source, within === 'all' ? null : totals.map(({ month }) => toFirstDay(month))],
      );
      await sql.execute(
        `INSERT INTO expected_total (organisation_id, source, month, measure, expected)
         SELECT $1, $2, i.month, i.measure, i.expected FROM unnest($3::date[], $4::text[], $5::integer[]) AS i (month, measure, expected)`,
        [
          context.organisationId,
          source,
          totals.map(({ month }) => toFirstDay(month)),
          totals.map(({ measure }) => measure),
          totals.map(({ expected }) => expected),
        ],
      );
      await this.#database.record(sql, context, {
        action: 'month.totals-set',
        subjectKind: 'expected-totals',
        details: { totals: totals.length },
      });
    });
  }
}
