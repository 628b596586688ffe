import { columnsFromShared } from '@elektron/columns';

import { createPlane } from '../../common/plane.ts';
import { withAllSites } from '../packed-sites.ts';
import { compareRuns, type PackedRunToCompare } from './compare-runs.ts';
import type { RunComparison } from './run-comparison.ts';

/** What the thread is given. The columns lie on shared memory and are not copied. */
export interface ComparisonTask {
  readonly compared: readonly PackedRunToCompare[];
  /** EPSG code of the organisation's plane. */
  readonly srid: number;
}

/** Compares runs in a thread of its own, so that the server keeps answering. */
export function compare({ compared, srid }: ComparisonTask): RunComparison {
  const own = compared.map(({ run, records, siteParts }) => ({
    run: { ...run, result: withAllSites(run.result, siteParts) },
    records: { ...records, columns: columnsFromShared(records.columns) },
  }));
  return compareRuns(own, createPlane(srid));
}
