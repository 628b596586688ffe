import type { Text } from '@elektron/domain';
import { getImportTable, type ImportNote } from '@elektron/importers';

import type { DetectedUpload } from './upload-detection.ts';

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
