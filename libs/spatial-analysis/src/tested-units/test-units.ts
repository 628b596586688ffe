import { falseDiscoveryRate, type DiscoveryCorrection } from '@elektron/statistics';
import type { CellBin, HotspotCell, HotspotCells } from '../hotspot-result.ts';
import type { HotspotNotice, HotspotReasonCode } from '../hotspot-texts.ts';
import { groupMembers, type HotspotDraft } from '../rank-hotspots.ts';
import { maximumOf, neighborhoodOf, type CountedUnits, type TestedUnits } from './tested-units.ts';

/** The fewest units for local statistics (Getis & Ord 1996 advise against fewer). */
const FEWEST_UNITS = 30;
/** Above this share of empty units the sums are far from normal. */
const MOSTLY_EMPTY_SHARE = 0.5;

/** What a test says of each unit. Index `i` is the unit. */
export interface UnitTests {
  /** NaN where undefined. */
  readonly zScores: Float64Array;
  /** Of the normal approximation. */
  readonly analytic: Float64Array;
  /** NaN where there is nothing to test. */
  readonly exact: Float64Array;
  /** Whether there are many accidents rather than few where it is flagged. */
  readonly isMany: (unit: number) => boolean;
  /** Why z is undefined. */
  readonly reasonOf: (unit: number) => HotspotReasonCode;
}

/** The tested units with their p-values adjusted for as many tests as were made. */
export function describeUnits(
  units: CountedUnits,
  { zScores, analytic, exact, isMany, reasonOf }: UnitTests,
  correction: DiscoveryCorrection,
): HotspotCell[] {
  const adjusted = adjustTested(exact, exact, correction);
  // An undefined z stays in the count of tests, or the rate would not be kept.
  const analyticAdjusted = adjustTested(
    analytic.map((p) => (Number.isNaN(p) ? 1 : p)),
    exact,
    correction,
  );
  return units.centers.map(([centerX, centerY], unit) => {
    const around = neighborhoodOf(units, unit);
    const isUndefined = Number.isNaN(zScores[unit]);
    return {
      centerX,
      centerY,
      accidents: units.counts[unit]!,
      neighborhoodCells: around.units,
      neighborhoodAccidents: around.accidents,
      zScore: isUndefined ? null : zScores[unit]!,
      pValue: isUndefined ? null : analytic[unit]!,
      exactPValue: numberOrNull(exact[unit]!),
      adjustedPValue: numberOrNull(adjusted[unit]!),
      analyticAdjustedPValue: isUndefined ? null : analyticAdjusted[unit]!,
      bin: findBin(adjusted[unit]!, isMany(unit)),
      noTestReason: isUndefined ? reasonOf(unit) : null,
    };
  });
}

/** Adjusted over the units that were tested; NaN for the others. */
export function adjustTested(pValues: Float64Array, exact: Float64Array, correction: DiscoveryCorrection): Float64Array {
  const tested = [...exact.keys()].filter((unit) => !Number.isNaN(exact[unit]));
  const adjusted = falseDiscoveryRate(
    Float64Array.from(tested, (unit) => pValues[unit]!),
    correction,
  );
  const all = new Float64Array(pValues.length).fill(NaN);
  for (const [place, unit] of tested.entries()) all[unit] = adjusted[place]!;
  return all;
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function findBin(adjusted: number, isMany: boolean): CellBin {
  if (adjusted <= 0.01) return isMany ? 99 : -99;
  if (adjusted <= 0.05) return isMany ? 95 : -95;
  if (adjusted <= 0.1) return isMany ? 90 : -90;
  return 0;
}

/** What holds of the counts of a map, whatever tests them. */
export function warnOfUnits(units: TestedUnits): HotspotNotice[] {
  const { counts } = units;
  const emptyShare = counts.filter((count) => count === 0).length / counts.length;
  const warnings: HotspotNotice[] = [];
  if (counts.length < FEWEST_UNITS) warnings.push({ code: 'CELLS_TOO_FEW', details: { cells: counts.length, needed: FEWEST_UNITS } });
  if (emptyShare > MOSTLY_EMPTY_SHARE) warnings.push({ code: 'CELLS_MOSTLY_EMPTY', details: { share: Math.round(emptyShare * 100) } });
  if (counts.every((count) => count === counts[0])) warnings.push({ code: 'CELLS_ALL_EQUAL', details: { accidents: counts[0] ?? 0 } });
  return [...warnings, ...units.notices];
}

/**
 * How many more units stand out once the fullest one is taken off the map. Every rearrangement must put it somewhere, so it lies in
 * W of n neighbourhoods by chance alone, and no neighbourhood with fewer accidents than it can have a smaller p-value than W/n.
 */
export function warnOfHiding({ counts }: Pick<CountedUnits, 'counts'>, flagged: number, flaggedWithout: number): HotspotNotice[] {
  const hidden = flaggedWithout - flagged;
  return hidden <= 0 ? [] : [{ code: 'ONE_CELL_HIDES_OTHERS', details: { accidents: maximumOf(counts), hidden } }];
}

/** The units as they are drawn. */
export function drawUnits({ drawn }: TestedUnits, cells: readonly HotspotCell[]): HotspotCells {
  return { ...drawn, cells };
}

/** What a method says of a flagged unit. */
export type FlaggedUnit = Pick<HotspotDraft, 'score' | 'scoreMeaning' | 'sort'>;

/**
 * The flagged units for the list, also one that has no accidents itself and is flagged for its neighbours'.
 * @param describe null for a unit that does not belong there
 */
export function draftUnits(
  { unitOf, outlineOf }: TestedUnits,
  cells: readonly HotspotCell[],
  describe: (cell: HotspotCell) => FlaggedUnit | null,
): HotspotDraft[] {
  const members = groupMembers(unitOf, cells.length);
  return cells.flatMap((cell, label) => {
    const flagged = describe(cell);
    if (flagged === null) return [];
    const { centerX, centerY, neighborhoodAccidents, zScore, pValue, exactPValue, adjustedPValue, noTestReason } = cell;
    return {
      label,
      centerX,
      centerY,
      outline: outlineOf(label),
      members: members[label]!,
      neighborhoodAccidents,
      zScore,
      pValue,
      exactPValue,
      adjustedPValue,
      noTestReason,
      ...flagged,
    };
  });
}
