import type { ParameterValues } from '@elektron/domain';
import { seededRandom } from '@elektron/statistics';
import type { Outline } from '../../convex-hull.ts';
import { defineHotspotMethod, throwIfCancelled, type HotspotControl, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotResult } from '../../hotspot-result.ts';
import type { HotspotNotice } from '../../hotspot-texts.ts';
import { countMembers, groupMembers, rankHotspots, type HotspotDraft } from '../../rank-hotspots.ts';
import { SCAN_PARAMETERS } from './scan-statistic-texts.ts';
import { scanShares, scanStatistic, type ScanCluster, type ScanResult } from './scan-statistic.ts';
import { severityUnits, trafficUnits, type ScanUnits } from './scan-units.ts';

/** Of the critical value in the summary. */
const CRITICAL_SHARE = 0.05;
/** Corners of the polygon that stands for a circle. */
const CIRCLE_CORNERS = 48;

export const scanStatisticMethod = defineHotspotMethod({
  id: 'scan-statistic',
  labels: { el: 'Σάρωση με κύκλους (Kulldorff)', en: 'Scan with circles (Kulldorff)' },
  question: {
    el: 'Σε ποιους κύκλους είναι τα ατυχήματα συχνότερα σοβαρά από όσο αλλού, ή περισσότερα από όσα εξηγεί η κυκλοφορία, πέρα από την τύχη;',
    en: 'In which circles are accidents more often severe than elsewhere, or more than traffic explains, beyond chance?',
  },
  isNot: {
    el: 'Δεν δείχνει πού γίνονται τα περισσότερα ατυχήματα ούτε την ακριβή θέση: δείχνει μια περιοχή που διαφέρει και ζητά εξήγηση.',
    en: 'It shows neither where most accidents happen nor the exact place: it shows an area that differs and asks for an explanation.',
  },
  parameters: SCAN_PARAMETERS,
  assumptions: ['NOT_BLACK_SPOTS', 'SEVERITY_AS_RECORDED', 'TRAFFIC_IN_PROPORTION', 'SECONDARY_CIRCLES', 'CIRCLES_ONLY'],
  sources: [
    'Kulldorff 1997, Communications in Statistics: Theory and Methods 26(6), 1481-1496',
    'Dwass 1957, Annals of Mathematical Statistics 28(1), 181-187',
  ],
  scoreMeaning: 'LOG_LIKELIHOOD_RATIO',
  needs: [
    { kind: 'roads', required: true, when: { parameter: 'compared', value: 'traffic' } },
    { kind: 'traffic', required: true, when: { parameter: 'compared', value: 'traffic' } },
  ],
  find: (input, parameters, control) => {
    const units = unitsOf(input, parameters);
    const found = search(units, input, parameters, control);
    const limit = (parameters['significancePercent'] as number) / 100;
    const listed = (found?.clusters ?? []).filter(({ pseudoPValue }) => pseudoPValue <= limit);
    const { hotspots, members } = rankHotspots(draftCircles(units, listed), input);
    return {
      parameters,
      hotspots,
      members,
      surface: null,
      cells: null,
      summary: summarize(units, found, members, input),
      warnings: warn(units, found, listed.length, input.points.x.length),
    };
  },
});

function unitsOf(input: HotspotInput, parameters: ParameterValues): ScanUnits {
  const compared = parameters['compared'] as 'killed-or-serious' | 'fatal' | 'traffic';
  return compared === 'traffic' ? trafficUnits(input) : severityUnits(input, compared, parameters['hexagonWidthMeters'] as number);
}

/** Null where there is nothing to compare: no case, or nothing but cases. */
function search(units: ScanUnits, { seed }: HotspotInput, parameters: ParameterValues, control: HotspotControl): ScanResult | null {
  control.progress(0.02);
  if (!canCompare(units)) return null;
  const scan = units.model === 'bernoulli' ? scanShares : scanStatistic;
  return scan(units.points, units.cases, units.exposures, seededRandom(seed), {
    largestShare: (parameters['largestSharePercent'] as number) / 100,
    largestRadiusMeters: parameters['largestRadiusMeters'] as number,
    permutations: parameters['simulations'] as number,
    significance: CRITICAL_SHARE,
    look: (fraction) => {
      throwIfCancelled(control);
      control.progress(0.02 + 0.95 * fraction);
    },
  });
}

function canCompare({ model, cases, exposures }: ScanUnits): boolean {
  return sumOf(cases) > 0 && (model === 'poisson' || sumOf(cases) < sumOf(exposures));
}

function draftCircles(units: ScanUnits, clusters: readonly ScanCluster[]): HotspotDraft[] {
  const { points, unitOf, cases, marginMeters } = units;
  const members = groupMembers(unitOf, cases.length);
  return clusters.map((cluster, label) => {
    const [centerX, centerY] = [points.x[cluster.center]!, points.y[cluster.center]!];
    const farthest = Math.max(...cluster.units.map((unit) => Math.hypot(points.x[unit]! - centerX, points.y[unit]! - centerY)));
    const radiusMeters = farthest + marginMeters;
    return {
      label,
      centerX,
      centerY,
      outline: circleAround(centerX, centerY, radiusMeters),
      members: Int32Array.from(cluster.units.flatMap((unit) => [...members[unit]!])).sort(),
      neighborhoodAccidents: null,
      score: cluster.logLikelihoodRatio,
      scoreMeaning: 'LOG_LIKELIHOOD_RATIO',
      zScore: null,
      pValue: null,
      exactPValue: null,
      adjustedPValue: null,
      noTestReason: 'TESTED_BY_SIMULATION',
      scan: {
        radiusMeters,
        cases: cluster.cases,
        expectedCases: cluster.expected,
        relativeRisk: cluster.relativeRisk,
        pseudoPValue: cluster.pseudoPValue,
      },
    };
  });
}

/** Counter-clockwise, its first corner repeated at the end. */
function circleAround(x: number, y: number, radius: number): Outline {
  const corners = Array.from({ length: CIRCLE_CORNERS }, (_, k): [number, number] => {
    const angle = (2 * Math.PI * k) / CIRCLE_CORNERS;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return [...corners, corners[0]!];
}

function summarize(
  units: ScanUnits,
  found: ScanResult | null,
  members: readonly Int32Array[],
  { points }: HotspotInput,
): HotspotResult['summary'] {
  return {
    accidentsUsed: points.x.length,
    hotspots: members.length,
    accidentsInHotspots: countMembers(members),
    comparedAccidents: comparedOf(units),
    ...(units.model === 'bernoulli' ? { scanCases: sumOf(units.cases) } : {}),
    scanUnits: units.cases.length,
    scanCircles: found?.circles ?? 0,
    ...(found?.criticalLogLikelihoodRatio == null ? {} : { criticalLogLikelihoodRatio: found.criticalLogLikelihoodRatio }),
  };
}

function warn(units: ScanUnits, found: ScanResult | null, listed: number, total: number): HotspotNotice[] {
  const compared = comparedOf(units);
  const best = found?.clusters[0];
  const notices: HotspotNotice[] = [];
  if (units.model === 'bernoulli' && !canCompare(units))
    notices.push({ code: 'SCAN_ONE_SORT', details: { compared, cases: sumOf(units.cases) } });
  if (best !== undefined && listed === 0) {
    const { cases, expected, pseudoPValue } = best;
    notices.push({ code: 'SCAN_BEST_CIRCLE', details: { cases, expected: roundTo(expected, 1), p: roundTo(pseudoPValue, 3) } });
  }
  if (compared < total) notices.push({ code: 'SCAN_NOT_COMPARED', details: { accidents: total - compared, total } });
  return notices;
}

function comparedOf({ unitOf }: ScanUnits): number {
  return unitOf.reduce((sum, unit) => sum + (unit >= 0 ? 1 : 0), 0);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function roundTo(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
