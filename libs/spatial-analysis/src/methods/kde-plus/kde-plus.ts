import { Problem } from '@elektron/domain';
import type { Random } from '@elektron/statistics';
import { throwIfCancelled, type HotspotControl } from '../../hotspot-method.ts';
import type { LineKernelName } from '../network-kernel-density/line-kernels.ts';
import { SectionDensity } from './section-density.ts';

/** Accidents along sections between junctions, those at junctions left out by the caller. */
export interface AccidentsOnSections {
  /** Of each section, in metres. */
  readonly lengthMeters: ArrayLike<number>;
  /** Of each accident its section, and how many metres from the section's start it lies. */
  readonly section: ArrayLike<number>;
  readonly position: ArrayLike<number>;
}

export interface KdePlusOptions {
  readonly kernel: LineKernelName;
  /** 100 to 150 m are usual. */
  readonly bandwidthMeters: number;
  /** Densities are taken at the middles of cells of about so many metres. */
  readonly stepMeters: number;
  readonly permutations: number;
  /** Share of the simulated densities below the threshold; 0.95 is usual. */
  readonly thresholdShare: number;
}

/** A stretch whose density lies above the threshold of its section; whole cells. */
export interface SectionCluster {
  readonly from: number;
  readonly to: number;
  /** Indices of its accidents, ascending: those in [from, to), at the end of the section also one at `to`. */
  readonly accidents: readonly number[];
  /** Share of the mass of the density within the stretch that lies above the threshold, 0 to 1: how far it stands out. */
  readonly strength: number;
  readonly peakDensity: number;
}

export interface SectionResult {
  readonly accidents: number;
  /** Accidents per metre; `null` where the section has too few accidents for clusters. */
  readonly threshold: number | null;
  /**
   * In what share of placements the densest cell is at least as dense as here, this one among them: whether the section as a whole is clustered. The
   * threshold does not tell, since by its making one twentieth of the length of a section of mere chance lies above it.
   */
  readonly pseudoPValue: number | null;
  readonly clusters: readonly SectionCluster[];
  /** Why the two are null. */
  readonly reason: 'ACCIDENTS_TOO_FEW' | null;
}

/** One accident is no cluster, wherever it lies. */
export const FEWEST_CLUSTERED = 2;

/**
 * KDE+: where accidents lie together on a section, against the same number anywhere on it alike.
 * @returns for each section
 * @throws Problem NOT_POSITIVE, INPUT_INVALID, CANCELLED
 * Source: Bíl, Andrášik & Janoška 2013, Accident Analysis and Prevention 55, 265-273. The p-value of the section, and the reflection at its ends, are
 * additions.
 */
export function kdePlus(
  accidents: AccidentsOnSections,
  options: KdePlusOptions,
  random: Random,
  control: HotspotControl,
): readonly SectionResult[] {
  requireOptions(options);
  const { lengthMeters, position } = accidents;
  const members = membersOf(accidents);
  return Array.from({ length: lengthMeters.length }, (_, section) => {
    throwIfCancelled(control);
    control.progress(section / lengthMeters.length);
    const own = members[section]!.sort((a, b) => position[a]! - position[b]! || a - b);
    if (own.length < FEWEST_CLUSTERED) return tooFew(own.length);
    const density = new SectionDensity(lengthMeters[section]!, options.stepMeters, options.kernel, options.bandwidthMeters);
    return describeSection(density, own, position, simulate(density, lengthMeters[section]!, own.length, options, random));
  });
}

function tooFew(accidents: number): SectionResult {
  return { accidents, threshold: null, pseudoPValue: null, clusters: [], reason: 'ACCIDENTS_TOO_FEW' };
}

interface SimulatedDensities {
  readonly threshold: number;
  /** The densest cell of each placement. */
  readonly maxima: Float64Array;
}

function simulate(
  density: SectionDensity,
  lengthMeters: number,
  accidents: number,
  { permutations, thresholdShare }: KdePlusOptions,
  random: Random,
): SimulatedDensities {
  const { cells } = density;
  const all = new Float64Array(permutations * cells);
  const positions = new Float64Array(accidents);
  const maxima = new Float64Array(permutations);
  for (let permutation = 0; permutation < permutations; permutation += 1) {
    for (let i = 0; i < accidents; i += 1) positions[i] = random() * lengthMeters;
    const values = all.subarray(permutation * cells, (permutation + 1) * cells);
    density.at(positions, values);
    maxima[permutation] = values.reduce((most, value) => Math.max(most, value), 0);
  }
  all.sort();
  return { threshold: all[Math.max(0, Math.ceil(thresholdShare * all.length) - 1)]!, maxima };
}

/** Densities that differ by less are the same sum in another order. */
const ROUNDING = 1e-9;

function describeSection(
  density: SectionDensity,
  own: readonly number[],
  position: ArrayLike<number>,
  { threshold, maxima }: SimulatedDensities,
): SectionResult {
  const values = new Float64Array(density.cells);
  density.at(
    Float64Array.from(own, (i) => position[i]!),
    values,
  );
  const peak = values.reduce((most, value) => Math.max(most, value), 0);
  const reached = maxima.reduce((count, value) => count + (value >= peak * (1 - ROUNDING) ? 1 : 0), 0);
  return {
    accidents: own.length,
    threshold,
    pseudoPValue: (reached + 1) / (maxima.length + 1),
    clusters: findClusters(density, values, threshold, own, position),
    reason: null,
  };
}

function findClusters(
  { cells, cellMeters }: SectionDensity,
  values: Float64Array,
  threshold: number,
  own: readonly number[],
  position: ArrayLike<number>,
): SectionCluster[] {
  const isAbove = (cell: number): boolean => cell < cells && values[cell]! > threshold * (1 + ROUNDING);
  const clusters: SectionCluster[] = [];
  for (let cell = 0; cell < cells; cell += 1) {
    if (!isAbove(cell)) continue;
    const first = cell;
    let [mass, above, peakDensity] = [0, 0, 0];
    for (; isAbove(cell); cell += 1) {
      mass += values[cell]!;
      above += values[cell]! - threshold;
      peakDensity = Math.max(peakDensity, values[cell]!);
    }
    const [from, to] = [first * cellMeters, cell * cellMeters];
    const isIn = (i: number): boolean => position[i]! >= from && (position[i]! < to || cell === cells);
    clusters.push({ from, to, accidents: own.filter(isIn).sort((a, b) => a - b), strength: above / mass, peakDensity });
  }
  return clusters;
}

function requireOptions({ bandwidthMeters, stepMeters, permutations, thresholdShare }: KdePlusOptions): void {
  for (const [field, value] of Object.entries({ bandwidthMeters, stepMeters, permutations })) {
    if (!(value > 0 && value < Infinity)) throw new Problem('NOT_POSITIVE', { field, value: String(value) });
  }
  if (!Number.isSafeInteger(permutations)) throw new Problem('INPUT_INVALID', { field: 'permutations', value: permutations });
  if (!(thresholdShare > 0 && thresholdShare < 1))
    throw new Problem('INPUT_INVALID', { field: 'thresholdShare', value: String(thresholdShare) });
}

function membersOf({ lengthMeters, section, position }: AccidentsOnSections): number[][] {
  const members = Array.from({ length: lengthMeters.length }, (): number[] => []);
  for (let i = 0; i < lengthMeters.length; i += 1) {
    if (!(lengthMeters[i]! > 0)) throw new Problem('NOT_POSITIVE', { field: 'lengthMeters', value: String(lengthMeters[i]) });
  }
  if (position.length !== section.length)
    throw new Problem('INPUT_INVALID', { field: 'position', value: `${position.length} ≠ ${section.length}` });
  for (let i = 0; i < section.length; i += 1) {
    const of = section[i]!;
    const list = members[of];
    if (list === undefined || !(position[i]! >= 0 && position[i]! <= lengthMeters[of]!)) {
      throw new Problem('INPUT_INVALID', { field: 'position', value: `${position[i]} / ${of}` });
    }
    list.push(i);
  }
  return members;
}
