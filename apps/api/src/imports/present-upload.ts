import type { Text } from '@elektron/domain';
import {
  CODE_LABELS,
  getImportTable,
  getMappingField,
  MAPPING_FIELDS,
  normalizeLabel,
  type ColumnProposal,
  type ImportNote,
  type MappingField,
  type TableMapping,
} from '@elektron/importers';

import { toProblemObject } from '../common/problem.ts';
import type { DetectedUpload } from './upload-detection.ts';
import type { UnknownUpload } from './upload-mapping.service.ts';

/** What a person sees before an import starts. */
export interface PresentedUpload {
  readonly uploadId: string;
  readonly formatId: string;
  readonly formatLabels: Text;
  readonly files: readonly {
    readonly name: string;
    readonly size: number;
    readonly tableId: string;
    readonly tableLabels: Text;
    readonly unknownColumns: readonly string[];
  }[];
  readonly notes: readonly ImportNote[];
}

/** What a person sees of a file that they have to explain. */
export interface PresentedSurvey {
  readonly uploadId: string;
  readonly fileName: string;
  readonly encoding: string;
  /** Why the file is not known. */
  readonly message: Text;
  readonly columns: readonly (ColumnProposal & { readonly heading: string; readonly samples: readonly string[] })[];
  readonly codes: readonly PresentedCodes[];
  readonly mapping: TableMapping;
  readonly fields: readonly Pick<MappingField, 'id' | 'labels' | 'of' | 'list'>[];
  /** The values of each list that codes are matched to. */
  readonly lists: typeof CODE_LABELS;
}

/** The distinct values of a column in the first lines, with what they mean where the proposed field explains them. */
export interface PresentedCodes {
  readonly position: number;
  readonly values: readonly { readonly value: string; readonly target?: string | null }[];
}

const SHOWN_SAMPLES = 3;
/** More are no codes, and what is longer is none. */
const MOST_CODES = 30;
const LONGEST_CODE = 60;

export function presentUpload(upload: DetectedUpload): PresentedUpload {
  return {
    uploadId: upload.uploadId,
    formatId: upload.formatId,
    formatLabels: upload.formatLabels,
    files: upload.files.map(({ name, bytes, tableId, detected }) => ({
      name,
      size: bytes,
      tableId,
      tableLabels: getImportTable(upload.formatId, tableId).labels,
      unknownColumns: detected.unknownColumns,
    })),
    notes: upload.notes,
  };
}

/** Values of columns that look like a person's identity are not among it. */
export function presentSurvey({ uploadId, table, proposal, because }: UnknownUpload): PresentedSurvey {
  const valuesOf = (position: number): string[] => {
    if (proposal.columns[position]?.because === 'personal') return [];
    const whole = table.preview.filter((cells) => cells.length === table.header.length);
    return [...new Set(whole.map((cells) => (cells[position] ?? '').trim()).filter((value) => value !== ''))];
  };
  return {
    uploadId,
    fileName: table.fileName,
    encoding: table.encoding,
    message: toProblemObject(because).message,
    columns: proposal.columns.map((column, i) => ({
      ...column,
      heading: (table.header[i] ?? '').trim(),
      samples: valuesOf(i).slice(0, SHOWN_SAMPLES),
    })),
    codes: table.header.flatMap((_, position) => {
      const values = valuesOf(position);
      const known = proposal.mapping.codes[proposal.mapping.fields[position] ?? 'severity'] ?? {};
      const meaningOf = (value: string): { readonly target?: string | null } => {
        const target = known[normalizeLabel(value)];
        return target === undefined || proposal.mapping.fields[position] === null ? {} : { target };
      };
      return values.length > 0 && values.length <= MOST_CODES && values.every((value) => value.length <= LONGEST_CODE)
        ? [{ position, values: values.map((value) => ({ value, ...meaningOf(value) })) }]
        : [];
    }),
    mapping: proposal.mapping,
    fields: MAPPING_FIELDS.map(({ id }) => getMappingField(id)),
    lists: CODE_LABELS,
  };
}
