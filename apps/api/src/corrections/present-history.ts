import { findImportFormat } from '@elektron/importers';

import type { AccidentHistory } from './accident-history.service.ts';
import type { AccidentHistoryObject } from './correction.objects.ts';

export function presentHistory({ imports, ...history }: AccidentHistory): AccidentHistoryObject {
  return {
    ...history,
    imports: imports.map(({ formatId, ...batch }) => ({
      ...batch,
      // A format that is read no more has no name.
      formatLabels: findImportFormat(formatId)?.labels ?? { el: formatId, en: formatId },
    })),
  };
}
