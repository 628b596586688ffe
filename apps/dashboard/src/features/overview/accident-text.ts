import {
  ACCIDENT_SEVERITY_LABELS,
  ROAD_USERS,
  ROAD_USER_LABELS,
  SEVERITIES,
  UNKNOWN_LABEL,
  WEEKDAY_LABELS,
  type Language,
  type Severity,
} from '@elektron/domain';
import type { Formats } from '@elektron/ui';
import type { AccidentRow } from './overview-queries.ts';

/** The domain's severity behind a GraphQL name. */
export function severityOf(name: string | null | undefined): Severity | null {
  const id = name?.toLowerCase().replaceAll('_', '-');
  return SEVERITIES.find((severity) => severity === id) ?? null;
}

export function severityLabel(name: string | null | undefined, language: Language): string {
  const severity = severityOf(name);
  return severity === null ? UNKNOWN_LABEL[language] : ACCIDENT_SEVERITY_LABELS[severity][language];
}

type Moment = Pick<AccidentRow, 'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute'>;

/** As much of the moment as is known: "Tu 18/08/2014 14:46", "08/2014", "2014". */
export function momentText(moment: Moment, formats: Formats): string {
  const { year, month, day, weekday, hour, minute } = moment;
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = month == null ? String(year) : day == null ? `${two(month)}/${year}` : `${two(day)}/${two(month)}/${year}`;
  const name = weekday == null ? '' : `${WEEKDAY_LABELS[weekday - 1]?.[formats.language].slice(0, 2) ?? ''} `;
  const clock = hour == null ? '' : ` ${formats.clock(hour, minute ?? null)}`;
  return `${name}${date}${clock}`;
}

/** Who was on the road, in the order of the list. */
export function roadUsersText(ids: readonly string[], language: Language): string {
  const known = ROAD_USERS.filter((user) => ids.includes(user)).map((user) => ROAD_USER_LABELS[user][language]);
  return known.length === 0 ? UNKNOWN_LABEL[language] : known.join(', ');
}
