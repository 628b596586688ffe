import { UNKNOWN_LABEL, type Text } from '@elektron/domain';
import { toName } from '../../filter/filter-input.ts';

export interface RecordedTime {
  readonly year: number;
  readonly month?: number | null;
  readonly day?: number | null;
  readonly hour?: number | null;
  readonly minute?: number | null;
}

/** What is not known of a time stands as a dash. */
export function whenOf({ year, month, day, hour, minute }: RecordedTime): string {
  const two = (part: number | null | undefined): string => (part == null ? '–' : String(part).padStart(2, '0'));
  return `${two(day)}/${two(month)}/${year}${hour == null ? '' : ` ${two(hour)}:${two(minute)}`}`;
}

/** The API names some lists in upper case, and others as the domain does. */
export function labelOf<Value extends string>(
  list: readonly Value[],
  labels: Readonly<Record<Value, Text>>,
  name: string | null | undefined,
): Text {
  const value = list.find((candidate) => name === candidate || name === toName(candidate));
  return value === undefined ? UNKNOWN_LABEL : labels[value];
}
