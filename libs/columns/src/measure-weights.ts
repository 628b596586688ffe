import type { AccidentMeasure } from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';

/**
 * What each accident adds to a bucket, of whatever dimension and of areas too: the one meaning of a measure. Always an array, so that the loop has
 * one form.
 */
export function weightsOf(columns: AccidentColumns, measure: AccidentMeasure): Uint16Array {
  const { killed, seriouslyInjured, slightlyInjured, otherCasualties } = columns;
  if (measure === 'killed') return killed;
  if (measure === 'seriously-injured') return seriouslyInjured;
  if (measure === 'slightly-injured') return slightlyInjured;
  const weights = new Uint16Array(columns.count).fill(1);
  if (measure === 'casualties') {
    for (let i = 0; i < weights.length; i += 1) {
      weights[i] = killed[i]! + seriouslyInjured[i]! + slightlyInjured[i]! + otherCasualties[i]!;
    }
  }
  return weights;
}
