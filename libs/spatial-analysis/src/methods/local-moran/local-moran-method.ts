import { normalTail, type DiscoveryCorrection } from '@elektron/statistics';
import { defineHotspotMethod, throwIfCancelled, type HotspotControl, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotCell, HotspotResult } from '../../hotspot-result.ts';
import type { CellSort } from '../../hotspot-texts.ts';
import { countMembers, rankHotspots } from '../../rank-hotspots.ts';
import { rowStandardized } from '../../spatial-weights.ts';
import { computeMoments } from '../../tested-units/moments.ts';
import { describeUnits, draftUnits, drawUnits, warnOfHiding, warnOfUnits, type FlaggedUnit } from '../../tested-units/test-units.ts';
import { findUnits, withoutLargest, type CountedUnits } from '../../tested-units/tested-units.ts';
import { ROADS_FOR_UNITS } from '../../tested-units/unit-parameters.ts';
import { exactNeighborTails, moranPValues } from './exact-local-moran.ts';
import { LOCAL_MORAN_PARAMETERS } from './local-moran-texts.ts';
import { localMoran } from './moran.ts';

export const localMoranMethod = defineHotspotMethod({
  id: 'local-moran',
  labels: { el: 'Συστάδες και μεμονωμένες θέσεις (τοπικός δείκτης Moran)', en: 'Clusters and outliers (local Moran)' },
  question: {
    el: 'Ποια εξάγωνα ή τεμάχια οδών με πολλά ατυχήματα έχουν γείτονες που επίσης έχουν πολλά, και ποια ξεχωρίζουν μόνα τους ανάμεσα σε ήσυχους γείτονες;',
    en: 'Which hexagons or pieces of road with many accidents have neighbours with many as well, and which stand out alone among quiet neighbours?',
  },
  isNot: {
    el: 'Δεν είναι σύγκριση με το αναμενόμενο για την κυκλοφορία, και μια θέση που δεν ξεχωρίζει δεν είναι για αυτό ασφαλής.',
    en: 'It is no comparison with what the traffic would lead to expect, and a place that does not stand out is not safe for that.',
  },
  parameters: LOCAL_MORAN_PARAMETERS,
  assumptions: [
    'NOT_BLACK_SPOTS',
    'NO_EXPOSURE',
    'MORAN_SORTS',
    'STUDY_AREA_OF_CELLS',
    'EXACT_NULL_FLAGS',
    'DEPENDENT_TESTS',
    'CELL_SIZE_DECIDES',
    'REGRESSION_TO_THE_MEAN',
  ],
  sources: [
    'Anselin 1995, Geographical Analysis 27(2), 93-115',
    'Sokal, Oden & Thomson 1998, Geographical Analysis 30(4), 331-354',
    'Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57(1), 289-300',
    'Benjamini & Yekutieli 2001, Annals of Statistics 29(4), 1165-1188',
  ],
  scoreMeaning: 'LOCAL_MORAN',
  needs: ROADS_FOR_UNITS,
  find: (input, parameters, control) => {
    const level = (parameters['falseDiscoveryPercent'] as number) / 100;
    const correction = parameters['correction'] as DiscoveryCorrection;
    const units = findUnits(input, parameters);
    const test = (tested: CountedUnits, from: number): HotspotCell[] =>
      testUnits(tested, correction, level, {
        isCancelled: control.isCancelled,
        progress: (fraction) => control.progress(from + 0.45 * fraction),
      });
    const cells = test(units, 0.05);
    const high = (tested: readonly HotspotCell[]): number => tested.filter((cell) => describeHigh(cell) !== null).length;
    const hiding = warnOfHiding(units, high(cells), high(test(withoutLargest(units), 0.5)));
    const { hotspots, members } = rankHotspots(draftUnits(units, cells, describeHigh), input);
    return {
      parameters,
      hotspots,
      members,
      surface: null,
      cells: drawUnits(units, cells),
      summary: summarize(cells, input, members, units.drawn.courses === null),
      warnings: [...hiding, ...warnOfUnits(units)],
    };
  },
});

/** Local Moran of each unit: z and its p by the conditional moments, the flag by the exact null, both for alike and for different neighbours. */
function testUnits(units: CountedUnits, correction: DiscoveryCorrection, level: number, control: HotspotControl): HotspotCell[] {
  const { counts, weights } = units;
  const { mean } = computeMoments(counts);
  const zScores = localMoran(counts, rowStandardized(weights)).zScoreConditional;
  const tails = exactNeighborTails(counts, weights, (fraction) => {
    throwIfCancelled(control);
    control.progress(fraction);
  });
  const cells = describeUnits(
    units,
    {
      zScores,
      analytic: zScores.map((zScore) => (Number.isNaN(zScore) ? NaN : normalTail(zScore, 'two-sided'))),
      exact: moranPValues(counts, tails, 'two-sided'),
      isMany: (unit) => counts[unit]! > mean,
      reasonOf: (unit) => (Number.isNaN(tails.many[unit]) ? 'NO_NEIGHBORS' : 'VARIANCE_ZERO'),
    },
    correction,
  );
  return cells.map((cell, unit) => {
    if (cell.adjustedPValue === null || cell.adjustedPValue > level || cell.zScore === null) return cell;
    const sort: CellSort = `${counts[unit]! > mean ? 'high' : 'low'}-${tails.many[unit]! < tails.few[unit]! ? 'high' : 'low'}`;
    return { ...cell, sort };
  });
}

/** A unit with many accidents that is flagged, for the list. */
function describeHigh({ sort, zScore }: HotspotCell): FlaggedUnit | null {
  if (sort !== 'high-high' && sort !== 'high-low') return null;
  return { score: Math.abs(zScore!), scoreMeaning: 'LOCAL_MORAN', sort };
}

function summarize(
  cells: readonly HotspotCell[],
  { points }: HotspotInput,
  members: readonly Int32Array[],
  onHexagons: boolean,
): HotspotResult['summary'] {
  const count = (holds: (cell: HotspotCell) => boolean): number => cells.filter(holds).length;
  const ofSort = (sort: CellSort): number => count((cell) => cell.sort === sort);
  const empty = count(({ accidents }) => accidents === 0);
  return {
    accidentsUsed: points.x.length,
    hotspots: members.length,
    accidentsInHotspots: countMembers(members),
    ...(onHexagons ? { cells: cells.length, emptyCells: empty } : { pieces: cells.length, emptyPieces: empty }),
    clusterCells: ofSort('high-high'),
    outlierCells: ofSort('high-low'),
    lowClusterCells: ofSort('low-low'),
    lowOutlierCells: ofSort('low-high'),
  };
}
