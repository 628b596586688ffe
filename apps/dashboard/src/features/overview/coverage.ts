import type { Period } from '@elektron/domain';

/** How a chosen period lies to the records: within them, partly beyond them, or wholly apart from them. */
export type Coverage = 'within' | 'partly' | 'none';

/** @param beyondRecords what the API says: it allows for some quiet weeks at either end */
export function coverageOf(period: Period | null, dataPeriod: Period | null, beyondRecords: boolean): Coverage {
  if (period === null || dataPeriod === null || !beyondRecords) return 'within';
  return period.start >= dataPeriod.end || period.end <= dataPeriod.start ? 'none' : 'partly';
}
