import type { SiteRow } from './before-after-result.ts';
import { ratioOrNull } from './estimate-effect.ts';
import type { TreatedTable } from './treated-table.ts';

/** Rows of a method without a model of the single site: what a site had before, times one ratio for all. */
export function listScaledSites(treated: TreatedTable, ratio: number): SiteRow[] {
  return treated.siteIds.map((siteId, i) => {
    const observedBefore = treated.observedBefore[i] as number;
    const observedAfter = treated.observedAfter[i] as number;
    return {
      siteId,
      observedBefore,
      observedAfter,
      predictedBefore: null,
      predictedAfter: null,
      weight: null,
      expectedBefore: observedBefore,
      expectedAfter: ratio * observedBefore,
      expectedAfterVariance: ratio ** 2 * observedBefore,
      ratioObservedToExpected: ratioOrNull(observedAfter, ratio * observedBefore),
    };
  });
}
