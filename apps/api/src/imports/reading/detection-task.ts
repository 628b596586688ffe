import type {
  ColumnCodes,
  DetectedTable,
  MappingProposal,
  ProposalContext,
  RowConventions,
  SampleLine,
  SurveyedTable,
  TableMapping,
  TableReading,
} from '@elektron/importers';

import type { FileOnDisk } from '../upload-store.ts';

/** What is asked of an uploaded file before its import. */
export type DetectionQuestion =
  /** Which of THE list its tables are. */
  | { readonly kind: 'recognise'; readonly formatId?: string }
  /** What its tables are by the first of several decisions that fits. */
  | { readonly kind: 'map'; readonly choices: readonly (readonly TableMapping[])[]; readonly leavesOthers: boolean }
  /** What all that it holds looks like. */
  | { readonly kind: 'survey'; readonly context: ProposalContext }
  /** What one of its tables looks like, cut as a person says, and what its first lines say by a mapping. */
  | { readonly kind: 'look'; readonly reading: TableReading; readonly context: ProposalContext; readonly sample?: SampleRequest }
  /** Which values columns hold, from end to end. */
  | { readonly kind: 'scan'; readonly reading: TableReading; readonly positions: readonly number[] };

export interface SampleRequest {
  readonly mapping: TableMapping;
  readonly conventions: RowConventions;
}

/** A table of no known format, and what it probably is. */
export interface ProposedTable {
  readonly table: SurveyedTable;
  readonly proposal: MappingProposal;
}

/** A place of a file where a table may lie; with the reason where it cannot be read. */
export interface ProposedContent {
  readonly content: string | null;
  readonly found: ProposedTable | StoredReason;
}

export interface StoredReason {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface LookedTable extends ProposedTable {
  readonly sample: readonly SampleLine[];
}

/** The answer to each kind of question. */
export interface DetectionResults {
  readonly recognise: readonly DetectedTable[];
  readonly map: readonly DetectedTable[];
  readonly survey: readonly ProposedContent[];
  readonly look: LookedTable;
  readonly scan: readonly ColumnCodes[];
}

export interface DetectionTask extends FileOnDisk {
  readonly name: string;
  readonly question: DetectionQuestion;
}

/** What a thread says: how far it has come, and in the end one of the others. */
export type DetectionAnswer =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'result'; readonly result: DetectionResults[keyof DetectionResults] }
  | ({ readonly kind: 'problem' } & StoredReason)
  | { readonly kind: 'error'; readonly error: unknown };
