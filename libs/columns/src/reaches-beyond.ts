import { getPeriodDays, type Period } from '@elektron/domain';

/** A town may have no accident for some weeks; records that begin later than that begin late. */
const QUIET_DAYS = 31;

/** Whether a period reaches further than the records do, so that numbers per year would be too small. */
export function reachesBeyond(period: Period, dataPeriod: Period): boolean {
  const asked = getPeriodDays(period);
  const held = getPeriodDays(dataPeriod);
  return asked.start < held.start - QUIET_DAYS || asked.end > held.end + QUIET_DAYS;
}
