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
  /** What the records of a file can be, and what one line of each. */
  readonly recordKinds: readonly SurveyedRecordKind[];
  readonly lists: Readonly<Record<string, Readonly<Record<string, Text>>>>;
  readonly encodings: readonly string[];
}

export type RowUnit = 'accident' | 'vehicle' | 'casualty' | 'count' | 'look' | 'road';

export interface SurveyedRecordKind {
  readonly id: string;
  readonly labels: Text;
  readonly units: readonly RowUnit[];
}

export interface SurveyedField {
  readonly id: string;
  readonly labels: Text;
  readonly of: RowUnit;
  /** Any kind of record may have it. */
  readonly isShared?: boolean;
  readonly list?: string;
  /** Means the same where a line is a road. */
  readonly alsoOfRoad?: boolean;
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
  /** Of roads: where they meet, and the unit of bare numbers of kilometre positions. */
  readonly meetsAt?: string;
  readonly positionsIn?: string;
  readonly reading?: TableReading;
  readonly missing?: readonly string[];
  /** Of counts: year | day | hour. */
  readonly countedOver?: string;
  readonly countYear?: number;
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
  /** What a line of a road says of it. */
  readonly ofRoad?: LookedRoad | null;
  /** Of a record that is no accident: what it says. */
  readonly facts: readonly { readonly label: Text; readonly value: Text }[];
  readonly records: readonly string[];
  readonly remarks: readonly Text[];
}

export interface LookedRoad {
  readonly roadReference: string | null;
  readonly roadClass: string | null;
  readonly speedLimit: number | null;
  readonly speedUnit: string;
  readonly kilometres?: { readonly from: number; readonly to: number };
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
