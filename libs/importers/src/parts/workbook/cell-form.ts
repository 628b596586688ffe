/** What of a day and a time a number format shows; `null` for a format of plain numbers. */
export interface DateForm {
  readonly day: boolean;
  readonly time: boolean;
}

/** Formats that are known by their number alone, in all languages (ECMA-376, part 1, 18.8.30) and in those of East Asia (27 to 58). */
const KNOWN_FORMS: readonly { readonly from: number; readonly to: number; readonly form: DateForm }[] = [
  { from: 14, to: 17, form: { day: true, time: false } },
  { from: 18, to: 21, form: { day: false, time: true } },
  { from: 22, to: 22, form: { day: true, time: true } },
  { from: 27, to: 31, form: { day: true, time: false } },
  { from: 32, to: 35, form: { day: false, time: true } },
  { from: 36, to: 36, form: { day: true, time: false } },
  { from: 45, to: 47, form: { day: false, time: true } },
  { from: 50, to: 58, form: { day: true, time: false } },
];

/** @param id of a number format that a workbook does not spell out */
export function findKnownForm(id: number): DateForm | null {
  return KNOWN_FORMS.find(({ from, to }) => id >= from && id <= to)?.form ?? null;
}

/** What stands in a format without being a sign of it: quoted text, escaped characters, padding, conditions and colours. */
const NO_SIGNS = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** @param code as a workbook spells it, `dd/mm/yyyy;@` */
export function parseForm(code: string): DateForm | null {
  // Only the first part counts: the others are for negative numbers and text.
  const [signs = ''] = code.replace(NO_SIGNS, '').toLowerCase().split(';');
  // Digits are those of a number, but for parts of a second; `Standard` is how some programs say "as it is".
  if (/[#?0]|standard/.test(signs.replace(/s[.,]0+/g, 's'))) return null;
  const time = /h|s|\[m/.test(signs);
  // An m beside hours or seconds is minutes.
  const day = /[dy]/.test(signs) || (!time && signs.includes('m'));
  return day || time ? { day, time } : null;
}

const DAY_MS = 86_400_000;
/** The day that Excel numbers 0, for days after its leap day of 1900 that never was; Macintosh workbooks count from 1904. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const LAST_DAY = 2_958_466;

/**
 * The day or time that a number stands for, as ISO 8601 writes it: `2018-03-05`, `2018-03-05 14:30`, `14:30`.
 * @param serial days since the workbook's day zero
 */
export function describeSerial(serial: number, { day, time }: DateForm, isFrom1904: boolean): string {
  if (!(serial >= 0 && serial < LAST_DAY)) return String(serial);
  // Clock times are fractions that no binary number holds: 14:46 is 0.61527777…
  const moment = new Date((isFrom1904 ? DAY_ZERO_1904 : DAY_ZERO) + Math.round((serial * DAY_MS) / 1_000) * 1_000);
  const [date = '', clock = ''] = moment.toISOString().split('T');
  const shownClock = clock.slice(6, 8) === '00' ? clock.slice(0, 5) : clock.slice(0, 8);
  if (!day) return serial < 1 ? shownClock : `${date} ${shownClock}`;
  // A day is never zero: such a cell was left blank by whoever made it a date.
  if (serial < 1) return time ? shownClock : String(serial);
  return time ? `${date} ${shownClock}` : date;
}
