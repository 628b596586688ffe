import type { Text } from '@elektron/domain';
import { LEFT_OUT_LABELS, LINE_VALUE_LABELS } from '@elektron/spatial-analysis';

import type { StoredStreets } from './stored-hotspot-result.ts';

/** What was found along the streets, with its texts. */
export interface PresentedStreets extends Omit<StoredStreets, 'lineValue' | 'notOnStreets'> {
  readonly lineLabels: Text;
  readonly notOnStreets: readonly { readonly reason: string; readonly labels: Text; readonly accidents: number }[];
}

export function presentStreets({ lineValue, notOnStreets, ...streets }: StoredStreets): PresentedStreets {
  return {
    ...streets,
    lineLabels: LINE_VALUE_LABELS[lineValue],
    notOnStreets: notOnStreets.map(({ reason, accidents }) => ({ reason, labels: LEFT_OUT_LABELS[reason], accidents })),
  };
}
