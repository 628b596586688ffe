import { normalTail, type DiscoveryCorrection } from '@elektron/statistics';
import { defineHotspotMethod, throwIfCancelled, type HotspotControl, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotCell, HotspotResult } from '../../hotspot-result.ts';
import { countMembers, rankHotspots } from '../../rank-hotspots.ts';
import { exactLocalSumTails } from '../../tested-units/exact-local-sum.ts';
import { describeUnits, draftUnits, drawUnits, warnOfHiding, warnOfUnits, type UnitTests } from '../../tested-units/test-units.ts';
import { findUnits, neighborhoodOf, withoutLargest, type CountedUnits } from '../../tested-units/tested-units.ts';
import { ROADS_FOR_UNITS } from '../../tested-units/unit-parameters.ts';
import { getisOrdGiStar } from './getis-ord.ts';
import { GETIS_ORD_PARAMETERS } from './getis-ord-gi-star-texts.ts';

type Sidedness = 'greater' | 'two-sided';

export const getisOrdGiStarMethod = defineHotspotMethod({
  id: 'getis-ord-gi-star',
  labels: { el: 'Συγκεντρώσεις σε εξάγωνα ή οδικά τμήματα (Getis-Ord Gi*)', en: 'Concentrations on hexagons or roads (Getis-Ord Gi*)' },
  question: {
    el: 'Ποια εξάγωνα ή τεμάχια οδών, μαζί με τους γείτονές τους, έχουν περισσότερα ατυχήματα απ’ όσα θα έδινε μια τυχαία ανακατανομή του χάρτη;',
    en: 'Which hexagons or pieces of road, together with their neighbours, have more accidents than a random rearrangement of the map would give?',
  },
  isNot: {
    el: 'Δεν είναι σύγκριση με το αναμενόμενο για την κυκλοφορία: μια στατιστικά σημαντική θέση μπορεί απλώς να έχει περισσότερες οδούς και κίνηση.',
    en: 'It is no comparison with what the traffic would lead to expect: a statistically significant place may simply have more roads and traffic.',
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
  sources: [
    'Ord & Getis 1995, Geographical Analysis 27(4), 286-306',
    'Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57(1), 289-300',
    'Benjamini & Yekutieli 2001, Annals of Statistics 29(4), 1165-1188',
    'Caldas de Castro & Singer 2006, Geographical Analysis 38(2), 180-208',
    'Cliff & Ord 1981, Spatial Processes, ch. 2',
  ],
  scoreMeaning: 'Z_SCORE',
  needs: ROADS_FOR_UNITS,
  find: (input, parameters, control) => {
    const level = (parameters['falseDiscoveryPercent'] as number) / 100;
    const units = findUnits(input, parameters);
    const alternative = parameters['alternative'] as Sidedness;
    const correction = parameters['correction'] as DiscoveryCorrection;
    const test = (tested: CountedUnits, from: number): HotspotCell[] =>
      describeUnits(
        tested,
        testUnits(tested, alternative, {
          isCancelled: control.isCancelled,
          progress: (fraction) => control.progress(from + 0.45 * fraction),
        }),
        correction,
      );
    const cells = test(units, 0.05);
    const hot = (tested: readonly HotspotCell[]): number => tested.filter((cell) => isHot(cell, level)).length;
    const hiding = warnOfHiding(units, hot(cells), hot(test(withoutLargest(units), 0.5)));
    const { hotspots, members } = rankHotspots(
      draftUnits(units, cells, (cell) => (isHot(cell, level) ? { score: cell.zScore!, scoreMeaning: 'Z_SCORE' } : null)),
      input,
    );
    return {
      parameters,
      hotspots,
      members,
      surface: null,
      cells: drawUnits(units, cells),
      summary: summarize(cells, level, input, members, units.drawn.courses === null),
      warnings: [...hiding, ...warnOfUnits(units)],
    };
  },
});

function testUnits(units: CountedUnits, alternative: Sidedness, control: HotspotControl): UnitTests {
  const zScores = getisOrdGiStar(units.counts, units.weights);
  const sides = findTails(units, control);
  return {
    zScores,
    analytic: zScores.map((zScore) => (Number.isNaN(zScore) ? NaN : normalTail(zScore, alternative))),
    exact: Float64Array.from(sides, ({ many, few }) => (alternative === 'greater' ? many : Math.min(1, 2 * Math.min(many, few)))),
    isMany: (unit) => sides[unit]!.many <= sides[unit]!.few,
    reasonOf: () => 'VARIANCE_ZERO',
  };
}

/** Per unit the chance of so many accidents or more, and of so many or fewer, under the exact randomisation null. */
function findTails(units: CountedUnits, control: HotspotControl): readonly { readonly many: number; readonly few: number }[] {
  const around = Array.from(units.counts, (_, unit) => neighborhoodOf(units, unit));
  const largest = around.reduce((most, neighborhood) => Math.max(most, neighborhood.units), 0);
  const tails = exactLocalSumTails(units.counts, largest, (fraction) => {
    throwIfCancelled(control);
    control.progress(fraction);
  });
  return around.map((own) => ({ many: tails.greater(own.units, own.accidents), few: tails.less(own.units, own.accidents) }));
}

/** A flagged unit has z defined: where all arrangements give the same sum, the exact p-value is 1. */
function isHot({ adjustedPValue, zScore }: HotspotCell, level: number): boolean {
  return adjustedPValue !== null && adjustedPValue <= level && zScore !== null && zScore > 0;
}

function summarize(
  cells: readonly HotspotCell[],
  level: number,
  { points }: HotspotInput,
  members: readonly Int32Array[],
  onHexagons: boolean,
): HotspotResult['summary'] {
  const count = (holds: (cell: HotspotCell) => boolean): number => cells.filter(holds).length;
  const [empty, hot] = [count(({ accidents }) => accidents === 0), count((cell) => isHot(cell, level))];
  const cold = count(({ adjustedPValue: q, zScore }) => q !== null && q <= level && zScore !== null && zScore < 0);
  const analyticHot = count(({ analyticAdjustedPValue: q, zScore }) => q !== null && q <= level && zScore !== null && zScore > 0);
  return {
    accidentsUsed: points.x.length,
    hotspots: members.length,
    accidentsInHotspots: countMembers(members),
    ...(onHexagons
      ? { cells: cells.length, emptyCells: empty, hotCells: hot, coldCells: cold, analyticHotCells: analyticHot }
      : { pieces: cells.length, emptyPieces: empty, hotPieces: hot, coldPieces: cold, analyticHotPieces: analyticHot }),
  };
}
