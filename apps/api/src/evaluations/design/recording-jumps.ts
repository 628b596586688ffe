import { dataPeriodOf, reachesBeyond, type AccidentColumns } from '@elektron/columns';
import { getPeriodDays, SEVERITIES, type Period } from '@elektron/domain';
import { findYearJumps, type YearJump, type YearOfSeries } from '@elektron/statistics';

export const RECORDED_SERIES = ['level', 'located', 'severe', 'damage-only', 'unknown'] as const;
export type RecordedSeries = (typeof RECORDED_SERIES)[number];

/** A step of a series that stands out, and in which series. */
export interface RecordingJump extends YearJump {
  readonly series: RecordedSeries;
}

export interface RecordingJumps {
  /** Whole calendar years that were compared. */
  readonly years: number;
  readonly jumps: readonly RecordingJump[];
}

/** Of all series of a study together one in a hundred may cry wolf; a quarter more accidents, or five points of a share, matter. */
const LEVEL_LIMITS = { significance: 0.01, least: 1.25 };
const SHARE_LIMITS = { significance: 0.01, least: 0.05 };

/**
 * Where the recording of all accidents of the organisation, whatever the selection, seems to have changed within a study: between whole calendar
 * years on record from its first day before to its last day after.
 */
export function findRecordingJumps(columns: AccidentColumns, study: Period): RecordingJumps {
  const years = wholeYears(study, dataPeriodOf(columns));
  const counts = countYears(columns, years);
  const of = (series: RecordedSeries): readonly RecordingJump[] =>
    findYearJumps(counts[series], series === 'level' ? LEVEL_LIMITS : SHARE_LIMITS).map((jump) => ({ ...jump, series }));
  return { years: years.length, jumps: RECORDED_SERIES.flatMap(of) };
}

function wholeYears(study: Period, records: Period | null): number[] {
  if (records === null) return [];
  const asked = getPeriodDays(study);
  const first = Number(study.start.slice(0, 4));
  const last = Number(study.end.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => {
    const period = { start: `${year}-01-01`, end: `${year + 1}-01-01` };
    const days = getPeriodDays(period);
    return days.start >= asked.start && days.end <= asked.end && !reachesBeyond(period, records);
  });
}

const SEVERE_CODES = new Set([codeOf('fatal'), codeOf('serious')]);
const DAMAGE_CODE = codeOf('damage-only');
/** The record says nothing, or only that somebody was hurt. */
const UNSTATED_CODES = new Set([0, codeOf('injury')]);

function codeOf(severity: (typeof SEVERITIES)[number]): number {
  return SEVERITIES.indexOf(severity) + 1;
}

function countYears(columns: AccidentColumns, years: readonly number[]): Readonly<Record<RecordedSeries, readonly YearOfSeries[]>> {
  const positionOf = new Map(years.map((year, position) => [year, position]));
  const zeros = (): number[] => years.map(() => 0);
  const all = zeros();
  const having = { located: zeros(), severe: zeros(), 'damage-only': zeros(), unknown: zeros() };
  for (let i = 0; i < columns.count; i += 1) {
    const position = positionOf.get(columns.year[i]!);
    if (position === undefined) continue;
    const severity = columns.severity[i]!;
    all[position]! += 1;
    having.located[position]! += columns.located[i]!;
    having.severe[position]! += Number(SEVERE_CODES.has(severity));
    having['damage-only'][position]! += Number(severity === DAMAGE_CODE);
    having.unknown[position]! += Number(UNSTATED_CODES.has(severity));
  }
  const share = (counts: readonly number[]): YearOfSeries[] =>
    years.map((year, position) => ({ year, count: counts[position]!, total: all[position]! }));
  return {
    level: years.map((year, position) => ({ year, count: all[position]! })),
    located: share(having.located),
    severe: share(having.severe),
    'damage-only': share(having['damage-only']),
    unknown: share(having.unknown),
  };
}
