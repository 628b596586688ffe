import type { AccidentFileKind, Language, Text } from '@elektron/domain';
import type { Type } from '@nestjs/common';

import type { ActingContext, Actor } from '../common/acting-context.ts';
import type { AllowOptions } from '../common/allow.ts';
import type { Organisation } from '../common/organisation.ts';
import type { ExportColumn, ExportNote, ExportRows, ExportTable } from './export-table.ts';

/** What is taken away, for a filter of its own kind. */
export interface Exportable<Filter = unknown> {
  /** In the address, in the name of the file and as the name of its rows: `accidents` of `GET /api/export/accidents.csv`. */
  readonly name: string;
  /** What the rows are. */
  readonly title: Text;
  /** In which kinds of files, by the ending of the address. */
  readonly kinds: readonly AccidentFileKind[];
  /** Of the answer; says how many rows come. */
  readonly countHeader: string;
  /** What the audit trail calls a row. */
  readonly subjectKind: string;
  /** Whether a request about another's records is let in, so that it is told why it gets none (docs/sharing.md). */
  readonly access: AllowOptions;
  /** Parameters of the address that say the filter; every other one but the language is refused. */
  readonly parameters: readonly string[];
  /** @throws Problem INPUT_INVALID and those of the filter, for what is not understood */
  parse(read: (parameter: string) => string | null, kind: AccidentFileKind): Filter;
  /** Who finds the rows. */
  readonly source: Type<ExportSource<Filter>>;
}

/** A filter that was understood, and who asks. */
export interface ExportQuestion<Filter> {
  readonly actor: Actor;
  readonly kind: AccidentFileKind;
  readonly filter: Filter;
  /** Of headings and words. */
  readonly language: Language;
  readonly organisation: Organisation;
  readonly now: Date;
}

export interface ExportSource<Filter> {
  /** What fails here is told as any failure is; once the rows are under way, a failure can only end the connection. */
  select(context: ActingContext, question: ExportQuestion<Filter>): Promise<ExportContents>;
}

/** The rows that a filter means, in one state of the records. */
export interface ExportContents {
  /** How many rows there will be. */
  readonly count: number;
  /** Data version; null where the rows are of no one state of the records. */
  readonly version: number | null;
  readonly columns: readonly ExportColumn[];
  /** The filter in words. */
  readonly filter: string;
  /** Whom the licences of the rows ask to be named, beside the organisation's own attribution. */
  readonly attributions?: readonly Text[];
  /** What else the file must say of itself. */
  readonly notes?: readonly ExportNote[];
  /** The filter as the audit trail keeps it. */
  readonly asked: Readonly<Record<string, string | number | null>>;
  /** Names of the personal fields that are in the file: to take it is a look at them. */
  readonly personal?: readonly string[];
  /** What each row is drawn as, where files have to know; points without it. */
  readonly shape?: ExportTable['shape'];
  readonly record?: ExportTable['record'];
  readonly body: ExportBody;
}

/** Rows that any kind of file can hold, or a file that is written in a way of its own. `gone` tells when nobody waits any more. */
export type ExportBody =
  | { readonly rows: (gone: AbortSignal) => ExportRows }
  | { readonly mediaType: string; readonly write: (table: ExportTable, gone: AbortSignal) => AsyncIterable<string | Uint8Array> };

/** A file that is made while it is sent. */
export interface ExportFile {
  readonly fileName: string;
  readonly mediaType: string;
  /** How many rows will be in it. */
  readonly count: number;
  /** @param gone when nobody waits any more */
  readonly content: (gone: AbortSignal) => AsyncIterable<string | Uint8Array>;
}
