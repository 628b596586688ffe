import type { ParameterValues } from '@elektron/domain';
import type { HotspotFinding, HotspotInput } from '../../hotspot-method.ts';
import type { HotspotLine } from '../../hotspot-result.ts';
import type { HotspotNotice } from '../../hotspot-texts.ts';
import { outlineAround } from '../../outline-around.ts';
import { countMembers, groupMembers, rankHotspots, type HotspotDraft } from '../../rank-hotspots.ts';
import { nameRoads, type StreetNetwork } from '../../street-network.ts';
import type { ChosenStreets } from './choose-streets.ts';
import type { cutLixels } from './edge-network.ts';
import { courseOfLixel, coursesOfRun, joinLixels, middleOfLixel, type DrawnLixels } from './lixel-runs.ts';

const METERS_PER_KM = 1000;
/** Half of what is drawn around a street. */
export const STREET_OUTLINE_METERS = 15;

/** Index `i` is the same lixel in every list; the p-values are null where nothing was tested. */
export interface Measured {
  /** Accidents per metre. */
  readonly density: Float64Array;
  readonly expected: Float64Array | null;
  readonly pValues: Float64Array | null;
  readonly adjusted: Float64Array | null;
  readonly isFlagged: Uint8Array;
  /** The lixel of each accident of the chosen streets, in the order of `chosen.accidents`. */
  readonly lixelOf: Int32Array;
}

export type Lixels = ReturnType<typeof cutLixels>;

/** All that a description of a run needs. */
export interface Found {
  readonly streets: StreetNetwork;
  readonly chosen: ChosenStreets;
  readonly lixels: Lixels;
  readonly measured: Measured;
  readonly input: HotspotInput;
  readonly parameters: ParameterValues;
}

/** Hotspots, lines and words of what was measured. */
export function describeLixels(found: Found): HotspotFinding {
  const { streets, chosen, lixels, measured, input, parameters } = found;
  const drawn = { places: lixels.places, segments: chosen.segments, courses: streets.courses };
  const { runOf, runs } = joinLixels(chosen.network, lixels.places, measured.isFlagged);
  const { hotspots, members } = rankHotspots(draftRuns(found, drawn, runOf, runs), input);
  return {
    parameters,
    hotspots,
    members,
    surface: null,
    cells: null,
    streets: {
      lines: drawLines(found, drawn, runOf),
      lineValue: 'density',
      notOnStreets: chosen.notOnStreets,
      simulations: measured.pValues === null ? 0 : (parameters['simulations'] as number),
    },
    summary: {
      accidentsUsed: input.points.x.length,
      accidentsOnStreets: chosen.accidents.length,
      hotspots: hotspots.length,
      accidentsInHotspots: countMembers(members),
      streetKm: sumOf(lixels.lengthMeters) / METERS_PER_KM,
      hotspotKm: hotspots.reduce((sum, { lengthMeters }) => sum + lengthMeters!, 0) / METERS_PER_KM,
      lixels: lixels.lengthMeters.length,
    },
    warnings: findWarnings(found),
  };
}

function draftRuns(
  { streets, chosen, lixels, measured, input }: Found,
  drawn: DrawnLixels,
  runOf: Int32Array,
  runs: number,
): HotspotDraft[] {
  const { density, pValues, adjusted, lixelOf } = measured;
  const runOfPoint = new Int32Array(input.points.x.length).fill(-1);
  for (const [i, point] of chosen.accidents.entries()) runOfPoint[point] = runOf[lixelOf[i]!]!;
  const members = groupMembers(runOfPoint, runs);
  return groupMembers(runOf, runs).map((own, label) => {
    const pieces = [...own];
    const peak = pieces.reduce((best, lixel) => (density[lixel]! > density[best]! ? lixel : best));
    const [centerX, centerY] = middleOfLixel(drawn, peak);
    const strongest =
      adjusted === null ? null : pieces.reduce((best, lixel) => (isStronger(lixel, best, adjusted, pValues!) ? lixel : best));
    return {
      label,
      centerX,
      centerY,
      outline: outlineAround(coursesOfRun(drawn, pieces), STREET_OUTLINE_METERS),
      members: members[label]!,
      neighborhoodAccidents: null,
      score: (density[peak]! * METERS_PER_KM) / input.years,
      scoreMeaning: 'PEAK_LINE_DENSITY',
      zScore: null,
      pValue: null,
      exactPValue: strongest === null ? null : pValues![strongest]!,
      adjustedPValue: strongest === null ? null : adjusted![strongest]!,
      noTestReason: strongest === null ? 'NOT_TESTED_AS_ASKED' : 'TESTED_BY_SIMULATION',
      lengthMeters: pieces.reduce((sum, lixel) => sum + lixels.lengthMeters[lixel]!, 0),
      roadName: nameRoads(streets, metersBySegment(pieces, lixels, chosen)),
    };
  });
}

function isStronger(one: number, other: number, adjusted: Float64Array, pValues: Float64Array): boolean {
  return adjusted[one]! < adjusted[other]! || (adjusted[one] === adjusted[other] && pValues[one]! < pValues[other]!);
}

function metersBySegment(pieces: readonly number[], { places, lengthMeters }: Lixels, { segments }: ChosenStreets): Map<number, number> {
  const meters = new Map<number, number>();
  for (const lixel of pieces) {
    const segment = segments[places.edge[lixel]!]!;
    meters.set(segment, (meters.get(segment) ?? 0) + lengthMeters[lixel]!);
  }
  return meters;
}

function drawLines({ measured, input }: Found, drawn: DrawnLixels, runOf: Int32Array): HotspotLine[] {
  const { density, expected, pValues, adjusted } = measured;
  const factor = METERS_PER_KM / input.years;
  return [...density.keys()].flatMap((lixel) => {
    if (!(density[lixel]! > 0)) return [];
    return {
      course: courseOfLixel(drawn, lixel),
      value: density[lixel]! * factor,
      expected: expected === null ? null : expected[lixel]! * factor,
      pValue: pValues?.[lixel] ?? null,
      adjustedPValue: adjusted?.[lixel] ?? null,
      label: runOf[lixel]! < 0 ? null : runOf[lixel]!,
    };
  });
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function findWarnings({ streets, chosen, measured, input, parameters }: Found): HotspotNotice[] {
  const placed = chosen.accidents.length;
  const total = input.points.x.length;
  const simulations = parameters['simulations'] as number;
  const notices: HotspotNotice[] = [{ code: 'ACCIDENTS_ON_STREETS', details: { placed, total, left: total - placed } }];
  if (chosen.beyondArea > 0) notices.push({ code: 'STREETS_CUT_BY_AREA', details: { streets: chosen.beyondArea } });
  if (measured.pValues === null || measured.adjusted === null) {
    if (placed > 0) notices.push({ code: 'DENSEST_UNTESTED', details: { share: parameters['highDensityPercent'] as number } });
    return notices;
  }
  notices.push(nullModelOf(streets, chosen), {
    code: 'SIMULATED_PLACEMENTS',
    details: { simulations, seed: input.seed, least: 1 / (simulations + 1) },
  });
  const isNothing = measured.isFlagged.every((flag) => flag === 0);
  const tied = measured.pValues.filter((p) => p <= 1.5 / (simulations + 1)).length;
  if (parameters['selection'] === 'fdr' && isNothing && tied > 0) {
    const least = measured.adjusted.reduce((smallest, q) => Math.min(smallest, q), 1);
    notices.push({
      code: 'SIMULATIONS_TOO_FEW',
      details: { simulations, tied, lixels: measured.pValues.length, least: Math.round(least * 1000) / 1000 },
    });
  }
  return notices;
}

function nullModelOf({ vehiclesPerDay }: StreetNetwork, { segments, network, places }: ChosenStreets): HotspotNotice {
  const isCounted = (edge: number): boolean => vehiclesPerDay[segments[edge]!]! > 0;
  const counted = places.edge.filter(isCounted).length;
  const meters = segments.reduce((sum, _, edge) => sum + (isCounted(edge) ? network.lengthMeters[edge]! : 0), 0);
  const others = places.edge.length - counted;
  if (counted === 0) return { code: 'NULL_BY_LENGTH', details: { others } };
  return { code: 'NULL_BY_TRAFFIC', details: { counted, countedKm: Math.round(meters / 100) / 10, others } };
}
