import { tzOffset } from '@date-fns/tz';
import { ACCIDENT_FILE_ENDINGS, type AccidentFileKind } from '@elektron/domain';

import type { Organisation } from '../common/organisation.ts';

const MINUTE_MS = 60_000;

/** `elektron-volos-accidents-2026-03-05.csv`, by the organisation's calendar. A slug has no letter that a file could not have in its name. */
export function toFileName({ slug, timeZone }: Organisation, kind: AccidentFileKind, now: Date, what: string): string {
  const local = new Date(now.getTime() + tzOffset(timeZone, now) * MINUTE_MS);
  return `elektron-${slug}-${what}-${local.toISOString().slice(0, 'YYYY-MM-DD'.length)}.${ACCIDENT_FILE_ENDINGS[kind]}`;
}
