import type { ShareStatement } from '@elektron/domain';
import type { Formats } from '@elektron/ui';

/** Percentages below and above which whole ones would say none, or all. */
const [NEARLY_NONE, NEARLY_ALL] = [1, 99];
/** To which releases round percentages. */
const STEP = 0.1;

export interface WrittenShare {
  readonly percent: string;
  readonly low: string;
  readonly high: string;
}

/**
 * A share and its range as they are read: whole percentages, and tenths where those would say 0 or 100. Some accidents are never written as 0%, nor all but some as
 * 100%. Null where the share is not given.
 */
export function writeShare(share: ShareStatement | undefined, { percent: write }: Formats): WrittenShare | null {
  const { count, total, percent, percentLow, percentHigh } = share ?? {};
  if (count == null || total == null || percent == null || percentLow == null || percentHigh == null) return null;
  const digits = percentLow < NEARLY_NONE || percentHigh > NEARLY_ALL ? 1 : 0;
  const inWords = (value: number): string => write(value / 100, digits);
  const nearNone = percent === 0 && count > 0 ? `< ${inWords(STEP)}` : null;
  const nearAll = percent === 100 && count < total ? `> ${inWords(100 - STEP)}` : null;
  return { percent: nearNone ?? nearAll ?? inWords(percent), low: inWords(percentLow), high: inWords(percentHigh) };
}
