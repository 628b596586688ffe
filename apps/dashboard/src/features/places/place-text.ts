import { ACCIDENT_SEVERITY_LABELS, SEVERITIES, type Language } from '@elektron/domain';
import type { Formats } from '@elektron/ui';
import type { Candidate, Skipped, Unplaced } from './places-queries.ts';

/** When it was, as far as the record says. */
export function whenText({ year, month, day, hour, minute }: Unplaced['accident'] | Skipped['accident'], formats: Formats): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = month == null || day == null ? String(year) : formats.date(`${year}-${two(month)}-${two(day)}`);
  return hour == null ? date : `${date}, ${formats.clock(hour, minute ?? null)}`;
}

/** Its severity in words; what is not known is a dash. */
export function severityText({ severity }: Unplaced['accident'], language: Language): string {
  // The schema writes names as it must: DAMAGE_ONLY.
  const id = severity?.toLowerCase().replaceAll('_', '-');
  const known = SEVERITIES.find((each) => each === id);
  return known === undefined ? '–' : ACCIDENT_SEVERITY_LABELS[known][language];
}

/** Whole hundredths, never rounded up: nothing looks surer than it is. */
export function confidenceText({ confidence }: Pick<Candidate, 'confidence'>, formats: Formats): string {
  return formats.percent(Math.floor(confidence * 100 + 1e-9) / 100);
}
