import type { Text } from '@elektron/domain';
import { describeAxisOrder, describePersonalColumns } from '@elektron/importers';

import type { WarningObject } from '../common/warning.ts';
import { WITHDRAWN_STATUSES, type ImportBatch } from './import-batch.ts';

const DETAILS_DELETED: Text = {
  el: 'Τα ανεβασμένα αρχεία και οι τιμές των γραμμών με παρατηρήσεις διαγράφηκαν, όπως ορίζει ο χρόνος τήρησης του οργανισμού σας. Τα πλήθη, οι αριθμοί γραμμών και οι λόγοι παραμένουν· για τις τιμές ανατρέξτε στο δικό σας αρχείο.',
  en: 'The uploaded files and the values of lines with remarks were deleted, as the retention period of your organisation says. Counts, line numbers and reasons stay; for the values look into your own file.',
};

/** What whoever looks at an import should know: columns that were left out, in which order coordinates stand, and why values are missing that were there before. */
export function listBatchNotices(batch: Pick<ImportBatch, 'files' | 'status' | 'detailsDeletedAt'>): WarningObject[] {
  const leftOut = batch.files.flatMap(({ detected }) => {
    const personal = describePersonalColumns(detected);
    const axisOrder = describeAxisOrder(detected);
    return [
      ...(personal === null ? [] : [{ code: 'COLUMNS_PERSONAL', message: personal }]),
      ...(axisOrder === null ? [] : [{ code: 'NORTHING_FIRST', message: axisOrder }]),
    ];
  });
  // Of a withdrawn import nothing was left to be deleted; the remarks on a failed one stay for a while.
  const hadDetails = batch.status === 'failed' || !WITHDRAWN_STATUSES.includes(batch.status);
  if (batch.detailsDeletedAt === null || !hadDetails) return leftOut;
  return [...leftOut, { code: 'IMPORT_DETAILS_DELETED', message: DETAILS_DELETED }];
}
