import type { Text } from '@elektron/domain';

/** What the server saw in files of no known kind. */
export interface Survey {
  readonly uploadId: string;
  readonly message: Text;
  /** All that may be a table. */
  readonly tables: readonly (SurveyedTable & { readonly linked: TableMapping | null })[];
  readonly others: readonly { readonly fileName: string; readonly content: string | null; readonly message: Text | null }[];
  /** As it was kept the last time, a WizardDraft; null before. */
  readonly decided: unknown;
  readonly fields: readonly SurveyedField[];
  readonly lists: Readonly<Record<string, Readonly<Record<string, Text>>>>;
  readonly encodings: readonly string[];
}

export type RowUnit = 'accident' | 'vehicle' | 'casualty';

export interface SurveyedField {
  readonly id: string;
  readonly labels: Text;
  readonly of: RowUnit;
  readonly list?: string;
}

/** How a file is cut into lines and cells; what is not said is found out by the server. */
export interface TableReading {
  readonly content?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly quote?: string;
  readonly headerLines?: number;
  readonly headerRow?: number;
}

/** How a table is read, as the server takes it. */
export interface TableMapping {
  readonly name: string;
  readonly rowIs: RowUnit;
  readonly linked?: boolean;
  readonly keyScope?: string;
  readonly reading?: TableReading;
  readonly missing?: readonly string[];
  readonly fields: readonly (string | null)[];
  readonly headings: readonly string[];
  readonly dateOrder: string;
  readonly decimalMark: string;
  readonly srid: number | null;
  readonly speedUnit: string;
  readonly codes: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

export interface SurveyedLine {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Where a table is. */
export interface SurveyedPlace {
  readonly file: number;
  readonly fileName: string;
  /** Of the sheet, layer or content; null where the file is the table. */
  readonly content: string | null;
}

export interface SurveyedTable extends SurveyedPlace {
  /** Where tables with the same headings are, which are read like this one. */
  readonly alike?: readonly SurveyedPlace[];
  readonly isText: boolean;
  readonly cut: {
    readonly encoding: string;
    readonly delimiter: string;
    readonly quote: string;
    readonly headerRow: number;
    readonly headerLines: number;
  };
  readonly firstLines: readonly SurveyedLine[];
  readonly columns: readonly SurveyedColumn[];
  /** Distinct values of columns that have few; with what they mean by the proposed field. */
  readonly codes: readonly { readonly position: number; readonly values: readonly SurveyedValue[] }[];
  readonly isWhole: boolean;
  /** What is proposed. */
  readonly mapping: TableMapping;
  readonly preview: readonly SurveyedLine[];
}

export interface SurveyedColumn {
  readonly heading: string;
  readonly samples: readonly string[];
  readonly field: string | null;
  readonly confidence: number;
  readonly because: 'heading' | 'values' | 'both' | 'variable' | 'nothing' | 'personal';
  /** Of CADaS, that the heading names. */
  readonly variable?: string;
}

export interface SurveyedValue {
  readonly value: string;
  readonly target?: string | null;
}

/** A table as it would be read. */
export interface LookedTable {
  readonly table: SurveyedTable;
  readonly lines: readonly LookedLine[];
  readonly places: readonly LookedPlace[];
}

export interface LookedLine {
  readonly row: number;
  readonly time: {
    readonly year: number;
    readonly month: number | null;
    readonly day: number | null;
    readonly hour: number | null;
    readonly minute: number | null;
  } | null;
  readonly severity: string | null;
  readonly road: string | null;
  readonly records: readonly string[];
  readonly remarks: readonly Text[];
}

export interface LookedPlace {
  readonly row: number;
  readonly srid: number;
  readonly first: number;
  readonly second: number;
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** It would be read. */
  readonly isTaken: boolean;
}
