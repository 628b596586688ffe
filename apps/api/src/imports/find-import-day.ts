import { tzOffset } from '@date-fns/tz';

const MINUTE_MS = 60_000;

/**
 * The calendar day of an instant in a time zone, `YYYY-MM-DD`.
 * @param timeZone IANA name
 */
export function findImportDay(instant: Date, timeZone: string): string {
  const local = new Date(instant.getTime() + tzOffset(timeZone, instant) * MINUTE_MS);
  return local.toISOString().slice(0, 'YYYY-MM-DD'.length);
}
