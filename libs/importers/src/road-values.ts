import type { SpeedUnit } from '@elektron/domain';
import { isBlank } from './code-book.ts';
import { cutText } from './import-format.ts';

/*
 * What sources write of a road, whichever of them it is.
 */

const LONGEST_TEXT = 200;

/** A name of a road, or of who is in charge of it; `null` where the source says none. */
export function textOrNull(text: string): string | null {
  return isBlank(text) ? null : cutText(text, LONGEST_TEXT);
}

/** What the database holds of speed limits. */
const FASTEST = 200;

const SPEED = /^(\d{1,3})(?:[.,]0+)?(?: ?(mph|km\/h|kmh|kph))?$/;

/** A speed limit with the unit that stands beside it (`null` where none does); `undefined` for what is none. */
export function findSpeedLimit(text: string): { readonly limit: number; readonly unit: SpeedUnit | null } | undefined {
  const found = SPEED.exec(text);
  const limit = found === null ? 0 : Number(found[1]);
  if (found === null || limit <= 0 || limit > FASTEST) return undefined;
  return { limit, unit: found[2] === undefined ? null : found[2] === 'mph' ? 'mph' : 'km/h' };
}

const MOST_LANES = 20;

/** A number of lanes; `undefined` for what is none. */
export function findLanes(text: string): number | undefined {
  const lanes = /^\d{1,2}(?:[.,]0+)?$/.test(text) ? Math.trunc(Number(text.replace(',', '.'))) : 0;
  return lanes > 0 && lanes <= MOST_LANES ? lanes : undefined;
}

/** A road that is drawn in several lines has one number. @param part index of the line */
export function namePart(number: string, part: number): string {
  return part === 0 ? number : `${number}/${part + 1}`;
}
