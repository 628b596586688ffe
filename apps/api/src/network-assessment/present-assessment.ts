import { ASSESSMENT_CAVEAT_TEXTS, ASSESSMENT_CAVEATS, HELD_BACK_REASONS, keyOfRoad, type SafetyClass, type Text } from '@elektron/domain';
import {
  isPeriodShort,
  NO_SCREENING_REASONS,
  SCREENING_BASIS_LABELS,
  type ClassTotals,
  type PlainRates,
  type RoadClassTotals,
  type SevereRates,
} from '@elektron/spatial-analysis';

import { fillTexts } from '../common/fill-texts.ts';
import type { WarningObject } from '../common/warning.ts';
import { presentRun, presentRunSummary } from '../hotspots/present-hotspot-run.ts';
import { presentGroup } from '../hotspots/present-screening.ts';
import { presentSevere, type PresentedSevere } from './assessed-sites.ts';
import { ASSESSMENT_NOTICES, ASSESSMENT_SENTENCES, type AssessmentNoticeCode } from './assessment-texts.ts';
import type { NetworkAssessmentObject } from './network-assessment.objects.ts';
import type { AssessedRun } from './network-assessment.service.ts';

export interface PresentedTotals extends Omit<ClassTotals, keyof PlainRates> {
  readonly trafficMeters: number;
  readonly severe: Omit<PlainRates, 'trafficMeters'>;
}

export interface PresentedRoadClass extends Omit<RoadClassTotals, keyof SevereRates> {
  readonly trafficMeters: number;
  readonly severe: PresentedSevere;
}

/** What an answer tells, with what more of its sites can be asked of. */
export interface PresentedAssessment extends NetworkAssessmentObject {
  readonly assessed: AssessedRun;
}

export function presentAssessment(assessed: AssessedRun): PresentedAssessment {
  const { question, run, screening, summary, sites } = assessed;
  const { numbers, ...coverage } = question;
  const { period, years, accidents } = run.result;
  return {
    assessed,
    run: presentRunSummary(run),
    sentence: describeAssessment(summary.totals, numbers.timesOfPeers),
    notices: [...findNotices(assessed), ...ASSESSMENT_CAVEATS.map((code) => ({ code, message: ASSESSMENT_CAVEAT_TEXTS[code] }))],
    runWarnings: presentRun(run).warnings,
    parameters: { ...numbers },
    coverage,
    level: screening.level,
    period,
    years,
    accidents,
    roadsVersion: run.roadsVersion,
    trafficVersion: run.trafficVersion,
    softwareVersion: run.softwareVersion,
    totals: summary.totals.map(presentTotals),
    roadClasses: summary.roadClasses?.map(presentRoadClass) ?? null,
    roads: summary.roads,
    siteCount: summary.siteCount,
    sites,
    reasons: CLASS_REASONS,
    bases: SCREENING_BASIS_LABELS,
  };
}

/** THE reasons why a site is in no class, or in the middle in spite of its probability. */
export const CLASS_REASONS: Readonly<Record<string, Text>> = { ...NO_SCREENING_REASONS, ...HELD_BACK_REASONS };

function presentTotals({
  kind,
  safetyClass,
  sites,
  lengthMeters,
  share,
  accidents,
  trafficMeters,
  ...severe
}: ClassTotals): PresentedTotals {
  return { kind, safetyClass, sites, lengthMeters, share, accidents, trafficMeters, severe };
}

function presentRoadClass({ roadClass, sections, lengthMeters, accidents, ...severe }: RoadClassTotals): PresentedRoadClass {
  return { roadClass, sections, lengthMeters, accidents, trafficMeters: severe.trafficMeters, severe: presentSevere(severe) };
}

const METERS_PER_KILOMETER = 1_000;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The lengths of the classes in a sentence. @param timesOfPeers with which the high class was judged */
export function describeAssessment(totals: readonly ClassTotals[], timesOfPeers: number): Text {
  const sections = totals.filter(({ kind }) => kind === 'segment');
  const count = sections.reduce((sum, { sites }) => sum + sites, 0);
  if (count === 0) return ASSESSMENT_SENTENCES.none;
  const of = (safetyClass: SafetyClass): ClassTotals => sections.find((total) => total.safetyClass === safetyClass)!;
  const kilometers = (safetyClass: SafetyClass): number => round(of(safetyClass).lengthMeters / METERS_PER_KILOMETER, 1);
  const percent = (safetyClass: SafetyClass): number => Math.round((of(safetyClass).share ?? 0) * 100);
  const { found, more, moreTimes, neither, neitherTimes } = ASSESSMENT_SENTENCES;
  return fillTexts(found, {
    more: timesOfPeers === 1 ? more : fillTexts(moreTimes, { times: timesOfPeers }),
    neither: timesOfPeers === 1 ? neither : neitherTimes,
    sections: count,
    kilometers: round(sections.reduce((sum, { lengthMeters }) => sum + lengthMeters, 0) / METERS_PER_KILOMETER, 1),
    high: kilometers('high'),
    highPercent: percent('high'),
    medium: kilometers('medium'),
    mediumPercent: percent('medium'),
    low: kilometers('low'),
    lowPercent: percent('low'),
    none: kilometers('not-assessable'),
    nonePercent: percent('not-assessable'),
  });
}

/** What is special about this assessment; the caveats of every one follow. */
function findNotices({ question, run, screening, summary }: AssessedRun): WarningObject[] {
  const { years } = run.result;
  const { unlisted, severityUnknown: unknown, hasJunctions } = summary;
  const roads = listRoadsNotThere(question, summary.roads);
  const isSaid = question.covered.length + question.notCovered.length > 0;
  const notice = (code: AssessmentNoticeCode, values: Parameters<typeof fillTexts>[1]): WarningObject => ({
    code,
    message: fillTexts(ASSESSMENT_NOTICES[code], values),
  });
  return [
    ...unlisted.map(({ group, sections, lengthMeters }) =>
      notice('SECTIONS_NOT_LISTED', {
        sections,
        kilometers: round(lengthMeters / METERS_PER_KILOMETER, 1),
        group: presentGroup(screening.groups[group]!).labels,
      }),
    ),
    ...(Object.values(run.filter.selections).some((values) => values.length > 0) ? [notice('SOME_ACCIDENTS', {})] : []),
    ...(isPeriodShort(years) ? [notice('SHORT_PERIOD', { years: round(years, 1) })] : []),
    ...(isSaid && hasJunctions ? [notice('JUNCTIONS_BY_NAME', {})] : []),
    ...(roads.length > 0 ? [notice('ROADS_NOT_IN_RUN', { count: roads.length, roads: roads.slice(0, NAMED_ROADS).join(', ') })] : []),
    ...(unknown > 0 ? [notice('SEVERITY_UNKNOWN', { accidents: unknown })] : []),
  ];
}

/** More of them nobody reads in a notice. */
const NAMED_ROADS = 10;

/** Roads of which something was said, and of which the run has no section: a link of another run, or a name that has changed. */
function listRoadsNotThere({ covered, notCovered }: AssessedRun['question'], roads: AssessedRun['summary']['roads']): readonly string[] {
  const there = new Set(roads.flatMap(({ roadName, roadClass }) => (roadName === null ? [] : [keyOfRoad(roadName, roadClass)])));
  return [...covered, ...notCovered].filter((key) => !there.has(key));
}
