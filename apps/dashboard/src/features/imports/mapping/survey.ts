import type { Text } from '@elektron/domain';

/** What the server saw in a file of no known kind. */
export interface Survey {
  readonly uploadId: string;
  readonly fileName: string;
  readonly encoding: string;
  readonly message: Text;
  readonly columns: readonly SurveyedColumn[];
  /** Distinct values of columns that have few; with what they mean by the proposed field. */
  readonly codes: readonly { readonly position: number; readonly values: readonly SurveyedValue[] }[];
  readonly mapping: {
    readonly name: string;
    readonly rowIs: string;
    readonly headings: readonly string[];
    readonly dateOrder: string;
    readonly decimalMark: string;
    readonly srid: number | null;
    readonly speedUnit: string;
  };
  readonly fields: readonly { readonly id: string; readonly labels: Text; readonly of: 'accident' | 'casualty'; readonly list?: string }[];
  readonly lists: Readonly<Record<string, Readonly<Record<string, Text>>>>;
}

export interface SurveyedColumn {
  readonly heading: string;
  readonly samples: readonly string[];
  readonly field: string | null;
  readonly confidence: number;
  readonly because: 'heading' | 'values' | 'both' | 'nothing' | 'personal';
}

export interface SurveyedValue {
  readonly value: string;
  readonly target?: string | null;
}
