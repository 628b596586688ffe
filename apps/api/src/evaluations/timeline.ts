import { findDayNumber, formatDayNumber, getPeriodDays, type Period } from '@elektron/domain';

import type { EvaluationQuestion } from './evaluation-question.ts';

export const TIMELINE_PARTS = ['before', 'works', 'after', 'outside'] as const;
export type TimelinePart = (typeof TIMELINE_PARTS)[number];

/** A calendar year, or the piece of it that belongs to one part of the study. */
export interface YearPart {
  readonly year: number;
  readonly part: TimelinePart;
}

/** Where in the study an accident belongs, from the first and last day on which it may have happened. */
export interface Timeline {
  readonly segments: readonly YearPart[];
  /** Whole years in the before period. */
  readonly yearsBefore: number;
  readonly isBefore: (earliest: number, latest: number) => boolean;
  readonly isAfter: (earliest: number, latest: number) => boolean;
  /** Certainly in neither of the two periods. */
  readonly isOutside: (earliest: number, latest: number) => boolean;
  /** It may lie in one of the periods or not. */
  readonly isUncertain: (earliest: number, latest: number) => boolean;
  /** Index of its segment; `null` when it may lie in several. */
  readonly segmentOf: (earliest: number, latest: number) => number | null;
  /** Which whole year before, counted from the period's first day; `null` when in none for certain. */
  readonly yearBeforeOf: (earliest: number, latest: number) => number | null;
}

interface Days {
  readonly start: number;
  readonly end: number;
}

export function createTimeline(question: EvaluationQuestion, dataPeriod: Period): Timeline {
  const before = getPeriodDays(question.beforePeriod);
  const after = getPeriodDays(question.afterPeriod);
  const works = getPeriodDays(question.worksPeriod);
  const segments = listSegments(getPeriodDays(dataPeriod), { before, works, after });
  const yearStarts = listYearStarts(before);
  const inside = (days: Days, earliest: number, latest: number): boolean => earliest >= days.start && latest < days.end;
  const apart = (days: Days, earliest: number, latest: number): boolean => latest < days.start || earliest >= days.end;
  const isBefore = (earliest: number, latest: number): boolean => inside(before, earliest, latest);
  const isAfter = (earliest: number, latest: number): boolean => inside(after, earliest, latest);
  const isOutside = (earliest: number, latest: number): boolean => apart(before, earliest, latest) && apart(after, earliest, latest);
  return {
    segments: distinct(segments),
    yearsBefore: yearStarts.length - 1,
    isBefore,
    isAfter,
    isOutside,
    isUncertain: (earliest, latest) => !isBefore(earliest, latest) && !isAfter(earliest, latest) && !isOutside(earliest, latest),
    segmentOf: (earliest, latest) => segments.find((segment) => inside(segment, earliest, latest))?.index ?? null,
    yearBeforeOf: (earliest, latest) => {
      const year = yearStarts.findLastIndex((start) => start <= earliest);
      const end = yearStarts[year + 1];
      return year >= 0 && end !== undefined && latest < end ? year : null;
    },
  };
}

/** A stretch of days of one year and part; stretches of the same year and part share an index. */
interface Segment extends Days, YearPart {
  readonly index: number;
}

/** Every day of the data in stretches that end where a year or a part ends. */
function listSegments(data: Days, parts: Readonly<Record<Exclude<TimelinePart, 'outside'>, Days>>): Segment[] {
  const borders = new Set<number>([data.start, data.end]);
  for (let year = yearOf(data.start) + 1; year <= yearOf(data.end); year += 1) borders.add(startOfYear(year));
  for (const { start, end } of Object.values(parts)) borders.add(start).add(end);
  const inData = [...borders].filter((border) => border >= data.start && border <= data.end).sort((a, b) => a - b);
  const partOf = (day: number): TimelinePart =>
    TIMELINE_PARTS.find((part) => part !== 'outside' && day >= parts[part].start && day < parts[part].end) ?? 'outside';
  const indexes = new Map<string, number>();
  return inData.slice(0, -1).map((start, position) => {
    const year = yearOf(start);
    const part = partOf(start);
    const name = `${year} ${part}`;
    const index = indexes.get(name) ?? indexes.size;
    indexes.set(name, index);
    return { start, end: inData[position + 1]!, year, part, index };
  });
}

function distinct(segments: readonly Segment[]): YearPart[] {
  const parts: YearPart[] = [];
  for (const { index, year, part } of segments) parts[index] ??= { year, part };
  return parts;
}

/** First days of the whole years of a period, and the day after the last of them. */
function listYearStarts({ start, end }: Days): number[] {
  const starts = [start];
  for (let years = 1; ; years += 1) {
    const next = anniversary(start, years);
    if (next > end) return starts;
    starts.push(next);
  }
}

/** The same day some years later; 29 February becomes 1 March. */
function anniversary(day: number, years: number): number {
  const [year, month, date] = formatDayNumber(day).split('-').map(Number) as [number, number, number];
  return findDayNumber(year + years, month, date) ?? findDayNumber(year + years, 3, 1)!;
}

function yearOf(day: number): number {
  return Number(formatDayNumber(day).slice(0, 4));
}

function startOfYear(year: number): number {
  return findDayNumber(year, 1, 1)!;
}
