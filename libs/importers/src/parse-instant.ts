/** As GeoPackages write a day or a moment: in UTC, whatever the clocks said. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z$/;

/** The same with any distance from UTC. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const LONGEST_MOMENT = 40;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The day of an instant on the clocks of a place, `YYYY-MM-DD`; any other text as it is. A program that keeps 1 June as its midnight in
 * London has written 31 May, 23:00 in UTC.
 * @param timeZone where the source's clocks are, `Europe/London`
 */
export function dayOfInstant(text: string, timeZone: string): string {
  if (!text.endsWith('Z') || !INSTANT.test(text)) return text;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return text;
  let format = formats.get(timeZone);
  if (format === undefined) {
    // The Canadian order is that of ISO 8601.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * Day and time of an instant on the clocks of a place, `YYYY-MM-DD HH:MM`; any other text as it is.
 * @param timeZone IANA name; without one nothing is known of the place, and the text stays
 */
export function localMoment(text: string, timeZone: string | undefined): string {
  if (timeZone === undefined || text.length > LONGEST_MOMENT || !MOMENT.test(text)) return text;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return text;
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    // The Swedish order is that of ISO 8601.
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    clocks.set(timeZone, clock);
  }
  return clock.format(instant);
}
