import { setImmediate } from 'node:timers/promises';
import { formatAccidentId, type AccidentColumns } from '@elektron/columns';
import { formatAccidentFilter, Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { AccidentSourcesRepository } from '../accidents/accident-sources.repository.ts';
import { newestFirstOf } from '../columns/accident-orders.ts';
import { AccidentSnapshots, type AccidentSnapshot } from '../columns/accident-snapshots.service.ts';
import { passingAccidentsOf, type PassingAccidents } from '../columns/passing-accidents.ts';
import type { ActingContext, Actor } from '../common/acting-context.ts';
import { AuditTrail } from '../common/audit-trail.ts';
import { OrganisationDirectory, type Organisation } from '../common/organisation.ts';
import type { ExportedAccident } from './export-columns.ts';
import type { ExportRequest } from './export-request.ts';

/** A file that is made while it is sent. */
export interface AccidentExport {
  readonly fileName: string;
  readonly mediaType: string;
  /** How many accidents will be in it. */
  readonly count: number;
  /** @param gone when nobody waits any more */
  readonly content: (gone: AbortSignal) => AsyncIterable<string | Uint8Array>;
}

/** The accidents of one file, in one state of the records. */
export interface Selection {
  readonly context: ActingContext;
  readonly snapshot: AccidentSnapshot;
  readonly passing: PassingAccidents;
  readonly organisation: Organisation;
}

/** Accidents of one query: on the embedded database others wait for it. */
const PORTION = 1_000;
/** Rows that are written at a stretch: an Excel file takes a tenth of a millisecond for each, and nobody else is answered meanwhile. */
const STRETCH = 100;

/** What a filter shows, for files to be made of. */
@Injectable()
export class AccidentSelections {
  readonly #snapshots: AccidentSnapshots;
  readonly #sources: AccidentSourcesRepository;
  readonly #organisations: OrganisationDirectory;
  readonly #audit: AuditTrail;

  constructor(snapshots: AccidentSnapshots, sources: AccidentSourcesRepository, organisations: OrganisationDirectory, audit: AuditTrail) {
    this.#snapshots = snapshots;
    this.#sources = sources;
    this.#organisations = organisations;
    this.#audit = audit;
  }

  /** @throws Problem EXPORT_NOT_OPENED, and those of a filter */
  async open(context: ActingContext, actor: Actor, { filter }: ExportRequest): Promise<Selection> {
    // Another organisation's are opened to be read in its pages (docs/sharing.md).
    if (context.organisationId !== actor.organisationId) throw new Problem('EXPORT_NOT_OPENED');
    const snapshot = await this.#snapshots.getAccidentSnapshot(context);
    const passing = passingAccidentsOf(snapshot.columns, filter);
    return { context, snapshot, passing, organisation: await this.#organisations.get(context) };
  }

  /** Writes down that somebody takes them. @param fields the personal ones that are in the file */
  async record({ context, snapshot, passing }: Selection, { kind, filter }: ExportRequest, fields: readonly string[]): Promise<void> {
    const { count } = passing;
    const details = { format: kind, count, filter: formatAccidentFilter(filter), version: snapshot.version };
    await this.#audit.record(context, { action: 'records.exported', subjectKind: 'accident', fields: [...fields], details });
    // The trail of looks at personal fields is one, in whatever form they were seen: a copy for a data subject is made from it.
    if (fields.length > 0 && count > 0) {
      await this.#audit.record(context, { action: 'personal.read', subjectKind: 'accident', fields: [...fields], details: { count } });
    }
  }

  /** With where they come from. @throws Problem DATA_VERSION_UNKNOWN where one has vanished */
  async read({ context, snapshot, organisation }: Selection, indices: readonly number[]): Promise<ExportedAccident[]> {
    const ids = indices.map((index) => formatAccidentId(snapshot.columns, index));
    const sources = await this.#sources.find(context, ids, snapshot.version);
    return indices.map((index, k) => {
      const id = ids[k]!;
      const source = sources.get(id);
      // Rows vanish for a session that has ended. Half a file must not pass for a whole one.
      if (source === undefined) throw new Problem('DATA_VERSION_UNKNOWN', { version: snapshot.version });
      return { columns: snapshot.columns, index, id, source, srid: organisation.srid };
    });
  }
}

/** The accidents that pass, in the order of the list, some at a time. */
export function* portionsOf(columns: AccidentColumns, { flags }: PassingAccidents): Generator<number[], void> {
  let portion: number[] = [];
  for (const index of newestFirstOf(columns)) {
    if (flags[index] !== 1) continue;
    portion.push(index);
    if (portion.length < PORTION) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}

/** Rows as a file takes them, with others having their turn between two stretches. */
export async function* inStretches<Row>(rows: readonly Row[]): AsyncIterable<readonly Row[]> {
  for (let start = 0; start < rows.length; start += STRETCH) {
    yield rows.slice(start, start + STRETCH);
    await setImmediate();
  }
}
