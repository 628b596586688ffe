import {
  ASSESSMENT_CAVEAT_TEXTS,
  ASSESSMENT_CAVEATS,
  HELD_BACK_REASONS,
  type CoverageProposal,
  type SafetyClass,
  type Text,
} from '@elektron/domain';
import {
  isPeriodShort,
  NO_SCREENING_REASONS,
  SCREENING_BASIS_LABELS,
  type AssessedSite,
  type ClassTotals,
  type PlainRates,
  type RoadClassTotals,
  type SevereRates,
} from '@elektron/spatial-analysis';
import type { ExactRate } from '@elektron/statistics';

import { fillTexts } from '../common/fill-texts.ts';
import type { WarningObject } from '../common/warning.ts';
import { presentRun, presentRunSummary } from '../hotspots/present-hotspot-run.ts';
import { presentGroup } from '../hotspots/present-screening.ts';
import type { StoredSite } from '../hotspots/stored-hotspot-result.ts';
import { ASSESSMENT_NOTICES, ASSESSMENT_SENTENCES, type AssessmentNoticeCode } from './assessment-texts.ts';
import type { NetworkAssessmentObject } from './network-assessment.objects.ts';
import type { AssessedRun } from './network-assessment.service.ts';

/** A rate with its exact limits; the level is said once, for all. */
export interface PresentedRate {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
}

export interface PresentedSevere {
  readonly fatal: number;
  readonly serious: number;
  readonly perKilometerYear: PresentedRate | null;
  readonly perBillionVehicleKilometers: PresentedRate | null;
}

/** A covered section or junction, flat. */
export interface PresentedAssessedSite extends Pick<
  StoredSite,
  | 'id'
  | 'kind'
  | 'roadName'
  | 'roadClass'
  | 'lengthMeters'
  | 'accidents'
  | 'basis'
  | 'predicted'
  | 'expected'
  | 'expectedInterval'
  | 'excessPerYear'
  | 'excessPerYearInterval'
  | 'geometry'
> {
  readonly safetyClass: SafetyClass;
  readonly probability: number | null;
  readonly probabilityAboveLike: number | null;
  readonly reason: AssessedSite<StoredSite>['reason'];
  readonly proposal: CoverageProposal;
  readonly vehiclesPerDay: number | null;
  /** Where its traffic is from. */
  readonly exposure: string;
  readonly severe: PresentedSevere;
}

export interface PresentedTotals extends Omit<ClassTotals, keyof PlainRates> {
  readonly trafficMeters: number;
  readonly severe: Omit<PlainRates, 'trafficMeters'>;
}

export interface PresentedRoadClass extends Omit<RoadClassTotals, keyof SevereRates> {
  readonly trafficMeters: number;
  readonly severe: PresentedSevere;
}

export function presentAssessment(assessed: AssessedRun): NetworkAssessmentObject {
  const { question, run, screening, assessment } = assessed;
  const { numbers, ...coverage } = question;
  const { period, years, accidents } = run.result;
  return {
    run: presentRunSummary(run),
    sentence: describeAssessment(assessment.totals, numbers.timesOfPeers),
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
    totals: assessment.totals.map(presentTotals),
    roadClasses: assessment.roadClasses?.map(presentRoadClass) ?? null,
    roads: assessment.roads,
    sites: assessment.sites.map(presentSite),
    reasons: CLASS_REASONS,
    bases: SCREENING_BASIS_LABELS,
  };
}

/** THE reasons why a site is in no class, or in the middle in spite of its probability. */
export const CLASS_REASONS: Readonly<Record<string, Text>> = { ...NO_SCREENING_REASONS, ...HELD_BACK_REASONS };

export function presentSite({ site, severe, ...found }: AssessedSite<StoredSite>): PresentedAssessedSite {
  const { safetyClass, probability, probabilityAboveLike, reason, proposal } = found;
  const { id, kind, roadName, roadClass, lengthMeters, accidents, exposure, geometry } = site;
  const { basis, predicted, expected, expectedInterval, excessPerYear, excessPerYearInterval } = site;
  return {
    id,
    kind,
    roadName,
    roadClass,
    lengthMeters,
    safetyClass,
    reason,
    probability,
    probabilityAboveLike,
    proposal,
    accidents,
    basis,
    predicted,
    expected,
    expectedInterval,
    excessPerYear,
    excessPerYearInterval,
    vehiclesPerDay: exposure?.vehiclesPerDay ?? null,
    exposure: exposure?.label ?? 'missing',
    severe: presentSevere(severe),
    geometry,
  };
}

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

function presentSevere({ fatal, serious, perKilometerYear, perBillionVehicleKilometers }: SevereRates): PresentedSevere {
  return {
    fatal,
    serious,
    perKilometerYear: presentRate(perKilometerYear),
    perBillionVehicleKilometers: presentRate(perBillionVehicleKilometers),
  };
}

function presentRate(of: ExactRate | null): PresentedRate | null {
  return of === null ? null : { rate: of.rate, lower: of.confidenceInterval.lower, upper: of.confidenceInterval.upper };
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
function findNotices({ question, run, screening, assessment, unlisted }: AssessedRun): WarningObject[] {
  const { years } = run.result;
  const unknown = assessment.sites.reduce((sum, { site: { severities } }) => sum + severities.injury + severities.unknown, 0);
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
    ...(isSaid && assessment.sites.some(({ site }) => site.kind === 'junction') ? [notice('JUNCTIONS_BY_NAME', {})] : []),
    ...(unknown > 0 ? [notice('SEVERITY_UNKNOWN', { accidents: unknown })] : []),
  ];
}
