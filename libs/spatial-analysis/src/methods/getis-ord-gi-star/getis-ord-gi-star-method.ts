import { falseDiscoveryRate, normalTail } from '@elektron/statistics';
import { hexagonCenter, hexagonOutline } from '../../hexagons.ts';
import { defineHotspotMethod, throwIfCancelled, type HotspotControl, type HotspotInput } from '../../hotspot-method.ts';
import type { CellBin, HotspotCell, HotspotResult } from '../../hotspot-result.ts';
import type { HotspotNotice } from '../../hotspot-texts.ts';
import { countMembers, groupMembers, rankHotspots, type HotspotDraft } from '../../rank-hotspots.ts';
import type { SpatialWeights } from '../../spatial-weights.ts';
import { exactLocalSumTails } from './exact-local-sum.ts';
import { getisOrdGiStar, sumNeighbors } from './getis-ord.ts';
import { GETIS_ORD_PARAMETERS } from './getis-ord-gi-star-texts.ts';
import { countHexagons, hexagonWeights, type HexagonCounts } from './hexagon-counts.ts';

type Sidedness = 'greater' | 'two-sided';

/** The fewest units for local statistics (Getis & Ord 1996 advise against fewer). */
const FEWEST_CELLS = 30;
/** Above this share of empty cells the sums are far from normal. */
const MOSTLY_EMPTY_SHARE = 0.5;

export const getisOrdGiStarMethod = defineHotspotMethod({
  id: 'getis-ord-gi-star',
  labels: { el: 'Συγκεντρώσεις σε εξάγωνα (Getis-Ord Gi*)', en: 'Concentrations on hexagons (Getis-Ord Gi*)' },
  question: {
    el: 'Ποια εξάγωνα, μαζί με τους γείτονές τους, έχουν περισσότερα ατυχήματα απ’ όσα θα έδινε μια τυχαία ανακατανομή του χάρτη;',
    en: 'Which hexagons, together with their neighbours, have more accidents than a random rearrangement of the map would give?',
  },
  isNot: {
    el: 'Δεν είναι σύγκριση με το αναμενόμενο για την κυκλοφορία: ένα στατιστικά σημαντικό εξάγωνο μπορεί απλώς να έχει περισσότερες οδούς και κίνηση.',
    en: 'It is no comparison with what the traffic would lead to expect: a statistically significant hexagon may simply have more roads and traffic.',
  },
  parameters: GETIS_ORD_PARAMETERS,
  assumptions: [
    'NOT_BLACK_SPOTS',
    'NO_EXPOSURE',
    'STUDY_AREA_OF_CELLS',
    'EXACT_NULL_FLAGS',
    'DEPENDENT_TESTS',
    'CELL_SIZE_DECIDES',
    'REGRESSION_TO_THE_MEAN',
  ],
  scoreMeaning: 'Z_SCORE',
  find: (input, parameters, control) => {
    const widthMeters = parameters['hexagonWidthMeters'] as number;
    const level = (parameters['falseDiscoveryPercent'] as number) / 100;
    const grid = countHexagons(input, widthMeters, parameters['gapRings'] as number);
    const rings = parameters['neighborRings'] as number;
    const alternative = parameters['alternative'] as Sidedness;
    const test = (tested: Pick<HexagonCounts, 'hexagons' | 'counts'>, from: number): HotspotCell[] =>
      testCells(tested, hexagonWeights(tested.hexagons, rings), widthMeters, alternative, {
        isCancelled: control.isCancelled,
        progress: (fraction) => control.progress(from + 0.45 * fraction),
      });
    const cells = test(grid, 0.05);
    const hidden = countHidden(cells, test(withoutLargest(grid), 0.5), level);
    const { hotspots, members } = rankHotspots(draftCells(grid, cells, widthMeters, level), input);
    return {
      parameters,
      hotspots,
      members,
      surface: null,
      cells: { widthMeters, cells },
      summary: summarize(cells, level, input, members),
      warnings: [...warnOfHiding(grid.counts, hidden), ...findWarnings(grid.counts, input)],
    };
  },
});

function testCells(
  { hexagons, counts }: Pick<HexagonCounts, 'hexagons' | 'counts'>,
  weights: SpatialWeights,
  widthMeters: number,
  alternative: Sidedness,
  control: HotspotControl,
): HotspotCell[] {
  const zScores = getisOrdGiStar(counts, weights);
  // An undefined z stays in the count of tests, or the rate would not be kept.
  const analytic = zScores.map((zScore) => (Number.isNaN(zScore) ? 1 : normalTail(zScore, alternative)));
  const neighborhoods = sumNeighborhoods(counts, weights);
  const sides = findTails(counts, neighborhoods, control);
  const exact = Float64Array.from(sides, ({ many, few }) => (alternative === 'greater' ? many : Math.min(1, 2 * Math.min(many, few))));
  const adjusted = falseDiscoveryRate(exact);
  const analyticAdjusted = falseDiscoveryRate(analytic);
  return hexagons.map((hexagon, cell) => {
    const { x, y } = hexagonCenter(hexagon, widthMeters);
    const isUndefined = Number.isNaN(zScores[cell]);
    return {
      centerX: x,
      centerY: y,
      accidents: counts[cell]!,
      neighborhoodCells: neighborhoods[cell]!.cells,
      neighborhoodAccidents: neighborhoods[cell]!.accidents,
      zScore: isUndefined ? null : zScores[cell]!,
      pValue: isUndefined ? null : analytic[cell]!,
      exactPValue: exact[cell]!,
      adjustedPValue: adjusted[cell]!,
      analyticAdjustedPValue: isUndefined ? null : analyticAdjusted[cell]!,
      bin: findBin(adjusted[cell]!, sides[cell]!.many <= sides[cell]!.few),
      noTestReason: isUndefined ? 'VARIANCE_ZERO' : null,
    };
  });
}

/** Cells and accidents of a hexagon and its neighbours. */
interface Neighborhood {
  readonly cells: number;
  readonly accidents: number;
}

function sumNeighborhoods(counts: Float64Array, weights: SpatialWeights): Neighborhood[] {
  return Array.from(counts, (count, cell) => {
    const neighbors = sumNeighbors(counts, weights, cell);
    return { cells: neighbors.weights + 1, accidents: neighbors.values + count };
  });
}

/** Per hexagon the chance of so many accidents or more, and of so many or fewer, under the exact randomisation null. */
function findTails(
  counts: Float64Array,
  neighborhoods: readonly Neighborhood[],
  control: HotspotControl,
): readonly { readonly many: number; readonly few: number }[] {
  const largest = neighborhoods.reduce((most, { cells }) => Math.max(most, cells), 0);
  const tails = exactLocalSumTails(counts, largest, (fraction) => {
    throwIfCancelled(control);
    control.progress(fraction);
  });
  return neighborhoods.map(({ cells, accidents }) => ({ many: tails.greater(cells, accidents), few: tails.less(cells, accidents) }));
}

function findBin(adjusted: number, isMany: boolean): CellBin {
  if (adjusted <= 0.01) return isMany ? 99 : -99;
  if (adjusted <= 0.05) return isMany ? 95 : -95;
  if (adjusted <= 0.1) return isMany ? 90 : -90;
  return 0;
}

/** The flagged hexagons with many accidents, for the list: also one that has none itself and is flagged for its neighbours'. */
function draftCells(
  { hexagons, cellOf }: HexagonCounts,
  cells: readonly HotspotCell[],
  widthMeters: number,
  level: number,
): HotspotDraft[] {
  const members = groupMembers(cellOf, cells.length);
  return cells.flatMap((cell, label) => {
    if (!isHot(cell, level)) return [];
    return {
      label,
      centerX: cell.centerX,
      centerY: cell.centerY,
      outline: hexagonOutline(hexagons[label]!, widthMeters),
      members: members[label]!,
      neighborhoodAccidents: cell.neighborhoodAccidents,
      score: cell.zScore!,
      scoreMeaning: 'Z_SCORE',
      zScore: cell.zScore,
      pValue: cell.pValue,
      exactPValue: cell.exactPValue,
      adjustedPValue: cell.adjustedPValue,
      noTestReason: cell.noTestReason,
    };
  });
}

/** The map without its hexagon of most accidents; of equal ones the first. */
function withoutLargest({ hexagons, counts }: HexagonCounts): Pick<HexagonCounts, 'hexagons' | 'counts'> {
  const largest = counts.indexOf(maximumOf(counts));
  return { hexagons: hexagons.toSpliced(largest, 1), counts: counts.filter((_, cell) => cell !== largest) };
}

/**
 * How many more hexagons stand out once the fullest one is taken off the map. Every rearrangement must put it somewhere, so it lies in
 * W of n neighbourhoods by chance alone, and no neighbourhood with fewer accidents than it can have a smaller p-value than W/n.
 */
function countHidden(cells: readonly HotspotCell[], withoutLargestCell: readonly HotspotCell[], level: number): number {
  const hot = (list: readonly HotspotCell[]): number => list.filter((cell) => isHot(cell, level)).length;
  return Math.max(0, hot(withoutLargestCell) - hot(cells));
}

function warnOfHiding(counts: Float64Array, hidden: number): HotspotNotice[] {
  return hidden === 0 ? [] : [{ code: 'ONE_CELL_HIDES_OTHERS', details: { accidents: maximumOf(counts), hidden } }];
}

function maximumOf(counts: Float64Array): number {
  return counts.reduce((most, count) => Math.max(most, count), 0);
}

/** A flagged cell has z defined: where all arrangements give the same sum, the exact p-value is 1. */
function isHot({ adjustedPValue, zScore }: HotspotCell, level: number): boolean {
  return adjustedPValue <= level && zScore !== null && zScore > 0;
}

function summarize(
  cells: readonly HotspotCell[],
  level: number,
  { points }: HotspotInput,
  members: readonly Int32Array[],
): HotspotResult['summary'] {
  const count = (holds: (cell: HotspotCell) => boolean): number => cells.filter(holds).length;
  return {
    accidentsUsed: points.x.length,
    hotspots: members.length,
    accidentsInHotspots: countMembers(members),
    cells: cells.length,
    emptyCells: count(({ accidents }) => accidents === 0),
    hotCells: count((cell) => isHot(cell, level)),
    coldCells: count(({ adjustedPValue, zScore }) => adjustedPValue <= level && zScore !== null && zScore < 0),
    analyticHotCells: count(({ analyticAdjustedPValue: q, zScore }) => q !== null && q <= level && zScore !== null && zScore > 0),
  };
}

function findWarnings(counts: Float64Array, { knownPoints }: HotspotInput): HotspotNotice[] {
  const warnings: HotspotNotice[] = [];
  const emptyShare = counts.filter((count) => count === 0).length / counts.length;
  if (counts.length < FEWEST_CELLS) warnings.push({ code: 'CELLS_TOO_FEW', details: { cells: counts.length, needed: FEWEST_CELLS } });
  if (emptyShare > MOSTLY_EMPTY_SHARE) warnings.push({ code: 'CELLS_MOSTLY_EMPTY', details: { share: Math.round(emptyShare * 100) } });
  if (counts.every((count) => count === counts[0])) warnings.push({ code: 'CELLS_ALL_EQUAL', details: { accidents: counts[0]! } });
  if (!knownPoints) warnings.push({ code: 'STUDY_AREA_FROM_SELECTION', details: {} });
  return warnings;
}
