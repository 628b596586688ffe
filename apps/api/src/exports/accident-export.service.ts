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
import { describeTable } from './describe-table.ts';
import { columnsFor, type AccidentColumn } from './export-columns.ts';
import { EXPORT_KINDS } from './export-kinds.ts';
import type { ExportRequest } from './export-request.ts';
import type { ExportRow, ExportRows } from './export-table.ts';
import { toFileName } from './file-name.ts';

/** A file that is made while it is sent. */
export interface AccidentExport {
  readonly fileName: string;
  readonly mediaType: string;
  /** How many accidents will be in it. */
  readonly count: number;
  /** @param gone when nobody waits any more */
  readonly content: (gone: AbortSignal) => AsyncIterable<string | Uint8Array>;
}

/** What the rows of one file are read from. */
interface Extract {
  readonly context: ActingContext;
  readonly snapshot: AccidentSnapshot;
  readonly passing: PassingAccidents;
  readonly columns: readonly AccidentColumn[];
  readonly organisation: Organisation;
}

/** The rows that were read first, and what is left. */
interface Begun {
  readonly first: readonly ExportRow[];
  readonly portions: Iterator<number[], void>;
}

/** Accidents of one query: on the embedded database others wait for it. */
const PORTION = 1_000;
/** Rows that are written at a stretch: an Excel file takes a tenth of a millisecond for each, and nobody else is answered meanwhile. */
const STRETCH = 100;

/** Lets people take away what a filter shows. */
@Injectable()
export class AccidentExportService {
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

  /**
   * The accidents under a filter, as the overview counts them, the newest first. That somebody takes them is written down before anything leaves.
   * @throws Problem EXPORT_NOT_OPENED, and those of a filter
   */
  async open(context: ActingContext, actor: Actor, request: ExportRequest, now: Date): Promise<AccidentExport> {
    // Another organisation's are opened to be read in its pages (docs/sharing.md).
    if (context.organisationId !== actor.organisationId) throw new Problem('EXPORT_NOT_OPENED');
    const snapshot = await this.#snapshots.getAccidentSnapshot(context);
    const passing = passingAccidentsOf(snapshot.columns, request.filter);
    const organisation = await this.#organisations.get(context);
    const columns = columnsFor(actor.capabilities.has('records.personal'));
    const extract = { context, snapshot, passing, columns, organisation };
    // What fails at the first rows is told as any failure is; later it can only end the connection.
    const portions = portionsOf(snapshot.columns, passing);
    const first = await this.#readNext(extract, portions);
    await this.#record(extract, request);
    const language = request.language ?? actor.language;
    const facts = { filter: request.filter, count: passing.count, version: snapshot.version, now };
    const table = describeTable(columns, organisation, language, facts);
    const { mediaType, write } = EXPORT_KINDS[request.kind];
    return {
      fileName: toFileName(organisation, request.kind, now),
      mediaType,
      count: passing.count,
      content: (gone) => write(this.#readRows(extract, { first, portions }, gone), table),
    };
  }

  async #record({ context, snapshot, passing, columns }: Extract, { kind, filter }: ExportRequest): Promise<void> {
    const { count } = passing;
    const fields = columns.some(({ personal }) => personal === true) ? ['sourceRecordId'] : [];
    const details = { format: kind, count, filter: formatAccidentFilter(filter), version: snapshot.version };
    await this.#audit.record(context, { action: 'records.exported', subjectKind: 'accident', fields, details });
    // The trail of looks at personal fields is one, in whatever form they were seen: a copy for a data subject is made from it.
    if (fields.length > 0 && count > 0) {
      await this.#audit.record(context, { action: 'personal.read', subjectKind: 'accident', fields, details: { count } });
    }
  }

  async *#readRows(extract: Extract, { first, portions }: Begun, gone: AbortSignal): ExportRows {
    for (let rows = first; rows.length > 0; rows = await this.#readNext(extract, portions)) {
      for (let start = 0; start < rows.length; start += STRETCH) {
        yield rows.slice(start, start + STRETCH);
        await setImmediate();
      }
      gone.throwIfAborted();
    }
  }

  /** No rows when there are no more. */
  async #readNext(extract: Extract, portions: Iterator<number[], void>): Promise<readonly ExportRow[]> {
    const next = portions.next();
    return next.done === true ? [] : this.#readPortion(extract, next.value);
  }

  async #readPortion({ context, snapshot, columns, organisation }: Extract, indices: readonly number[]): Promise<ExportRow[]> {
    const ids = indices.map((index) => formatAccidentId(snapshot.columns, index));
    const sources = await this.#sources.find(context, ids, snapshot.version);
    return indices.map((index, k) => {
      const id = ids[k]!;
      const source = sources.get(id);
      // Rows vanish for a session that has ended. Half a file must not pass for a whole one.
      if (source === undefined) throw new Problem('DATA_VERSION_UNKNOWN', { version: snapshot.version });
      const accident = { columns: snapshot.columns, index, id, source, srid: organisation.srid };
      return { values: columns.map(({ valueOf }) => valueOf(accident)), place: placeOf(snapshot.columns, index) };
    });
  }
}

/** The accidents that pass, in the order of the list, some at a time. */
function* portionsOf(columns: AccidentColumns, { flags }: PassingAccidents): Generator<number[], void> {
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

const E7 = 1e7;

function placeOf({ located, longitudeE7, latitudeE7 }: AccidentColumns, index: number): ExportRow['place'] {
  return located[index] === 1 ? [longitudeE7[index]! / E7, latitudeE7[index]! / E7] : null;
}
