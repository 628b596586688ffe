import {
  CITIZEN_REPORT_CATEGORIES,
  CITIZEN_REPORT_DAYS,
  CITIZEN_REPORT_STATES,
  LONGEST_CITIZEN_REPORT_TEXT,
  Problem,
  type CitizenReportState,
} from '@elektron/domain';

import { toStorable } from '../common/storable.ts';
import type { ReportDesk, SentReport } from './citizen-report.ts';

const E5 = 1e5;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_DAY_LENGTH = 10;
/** A near miss of more than a year ago is nothing that anybody can look at any more. */
const OLDEST_DAYS = 366;
const DAY_MS = 86_400_000;

/**
 * What somebody has sent, whoever they are: nothing of it is trusted.
 * @param now for tests
 * @throws Problem INPUT_INVALID
 */
export function parseReport(body: unknown, now = new Date()): SentReport {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const category = CITIZEN_REPORT_CATEGORIES.find(({ id }) => id === given['category']);
  if (category === undefined) throw invalid('category', given['category']);
  return {
    kind: category.kind,
    category: category.id,
    longitude: degrees('longitude', given['longitude'], 180),
    latitude: degrees('latitude', given['latitude'], 90),
    happenedOn: parseDate(given['happenedOn'] ?? null, now),
    words: parseWords('words', given['words'] ?? ''),
  };
}

/** About a metre: a place, and no more than that. @throws Problem INPUT_INVALID */
export function degrees(field: string, value: unknown, most: number): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !(Math.abs(number) <= most)) throw invalid(field, value);
  return Math.round(number * E5) / E5;
}

function parseDate(value: unknown, now: Date): string | null {
  if (value === null || value === '') return null;
  const time = typeof value === 'string' && ISO_DATE.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  const isDay = Number.isFinite(time) && value === new Date(time).toISOString().slice(0, ISO_DAY_LENGTH);
  // Where the sender lives it may be tomorrow already.
  if (!isDay || time > now.getTime() + DAY_MS || time < now.getTime() - OLDEST_DAYS * DAY_MS) throw invalid('happenedOn', value);
  return value;
}

/** @throws Problem INPUT_INVALID */
export function parseWords(field: string, value: unknown): string {
  if (typeof value !== 'string') throw invalid(field, value);
  const words = toStorable(value).normalize('NFC').trim();
  if (words.length > LONGEST_CITIZEN_REPORT_TEXT) throw invalid(field, `${words.length} > ${LONGEST_CITIZEN_REPORT_TEXT}`);
  return words;
}

/** @throws Problem INPUT_INVALID */
export function parseState(value: string): CitizenReportState {
  const state = CITIZEN_REPORT_STATES.find((known) => known === value);
  if (state === undefined) throw invalid('state', value);
  return state;
}

/** @throws Problem INPUT_INVALID */
export function parseDesk({ isOpen, keptDays }: ReportDesk): ReportDesk {
  const { least, most } = CITIZEN_REPORT_DAYS;
  if (!Number.isInteger(keptDays) || keptDays < least || keptDays > most) throw invalid('keptDays', keptDays);
  return { isOpen, keptDays };
}

function invalid(field: string, value: unknown): Problem {
  const isPlain = typeof value === 'string' || typeof value === 'number';
  return new Problem('INPUT_INVALID', { field, value: isPlain ? String(value).slice(0, 100) : '–' });
}
