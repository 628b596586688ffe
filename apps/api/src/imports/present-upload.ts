import type { DataKind, Text } from '@elektron/domain';
import { getImportFormat, getImportTable, listFormatChoices, splitNetwork, type ImportNote } from '@elektron/importers';

import type { DetectedUpload } from './upload-detection.ts';

/** What a person sees before an import starts. */
export interface PresentedUpload {
  readonly uploadId: string;
  readonly formatId: string;
  readonly formatLabels: Text;
  readonly kind: DataKind;
  /** Of roads which network they belong to; null where they name none. */
  readonly network: string | null;
  readonly files: readonly {
    readonly name: string;
    readonly size: number;
    readonly tableId: string;
    readonly tableLabels: Text;
    readonly unknownColumns: readonly string[];
  }[];
  readonly notes: readonly ImportNote[];
  /** What the files can be read as, where that is more than one thing. */
  readonly choices: readonly { readonly formatId: string; readonly labels: Text }[];
}

function describeNetwork(formatId: string): Pick<PresentedUpload, 'kind' | 'network'> {
  const { dataKind: kind } = getImportFormat(formatId);
  return { kind, network: kind === 'roads' ? splitNetwork(formatId).name : null };
}

export function presentUpload(upload: DetectedUpload): PresentedUpload {
  const choices = listFormatChoices(upload.files.map(({ detected }) => detected));
  return {
    uploadId: upload.uploadId,
    formatId: upload.formatId,
    formatLabels: upload.formatLabels,
    ...describeNetwork(upload.formatId),
    files: upload.files.map(({ name, bytes, tableId, detected }) => ({
      name,
      size: bytes,
      tableId,
      tableLabels: getImportTable(upload.formatId, tableId).labels,
      unknownColumns: detected.unknownColumns,
    })),
    notes: upload.notes,
    choices: choices.length < 2 ? [] : choices.map((formatId) => ({ formatId, labels: getImportFormat(formatId).labels })),
  };
}
