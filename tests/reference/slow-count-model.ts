/*
 * Negative-binomial regression as somebody would check it by hand: the likelihood written out by its factors, and a simplex that climbs it. It shares
 * nothing with libs/statistics.
 */

export interface Counted {
  readonly accidents: number;
  /** Covariates beside the constant. */
  readonly terms: readonly number[];
  /** What the mean is proportional to beside the years. */
  readonly size: number;
  readonly years: number;
}

export interface SlowModel {
  /** The constant first. */
  readonly coefficients: readonly number[];
  /** Of a constant form that of every site; else k of a site of size 1. */
  readonly k: number;
  readonly logLikelihood: number;
  readonly means: readonly number[];
}

/** The model that a simplex climbs to, from a flat start. @param form of k: the same everywhere, or over the size */
export function maximizeSlowly(sites: readonly Counted[], form: 'constant' | 'over-size'): SlowModel {
  const terms = sites[0]!.terms.length;
  const centers = Array.from({ length: terms }, (_, j) => sites.reduce((sum, site) => sum + site.terms[j]!, 0) / sites.length);
  const centered = sites.map((site) => ({ ...site, terms: site.terms.map((value, j) => value - centers[j]!) }));
  const rate = sites.reduce((sum, { accidents }) => sum + accidents, 0) / sites.reduce((sum, { size, years }) => sum + size * years, 0);
  const start = [Math.log(rate), ...centers.map(() => 0), 0];
  const at = climb((point) => logLikelihoodAt(centered, point, form), start);
  const coefficients = [at[0]! - centers.reduce((sum, center, j) => sum + center * at[j + 1]!, 0), ...at.slice(1, -1)];
  return {
    coefficients,
    k: Math.exp(at.at(-1)!),
    logLikelihood: logLikelihoodAt(centered, at, form),
    means: sites.map((site) => meanOf(site, coefficients)),
  };
}

function meanOf({ terms, size, years }: Counted, coefficients: readonly number[]): number {
  return size * years * Math.exp(coefficients[0]! + terms.reduce((sum, value, j) => sum + value * coefficients[j + 1]!, 0));
}

/** ln of Π (1 + k j) for j below x, times μ^x / ((1 + k μ)^(x + 1/k) x!). */
function logLikelihoodAt(sites: readonly Counted[], point: readonly number[], form: 'constant' | 'over-size'): number {
  let total = 0;
  for (const site of sites) {
    const k = Math.exp(point.at(-1)!) / (form === 'constant' ? 1 : site.size);
    const mean = meanOf(site, point.slice(0, -1));
    for (let j = 0; j < site.accidents; j += 1) total += Math.log1p(k * j) - Math.log(j + 1);
    total += site.accidents * Math.log(mean) - (site.accidents + 1 / k) * Math.log1p(k * mean);
  }
  return total;
}

/** The simplex of Nelder and Mead, begun anew where it has come to rest, until that brings nothing more. */
function climb(height: (point: readonly number[]) => number, start: readonly number[]): readonly number[] {
  let best = start;
  for (let round = 0; round < 20; round += 1) {
    const next = climbOnce(height, best, round === 0 ? 0.5 : 0.05);
    const gain = height(next) - height(best);
    best = next;
    if (gain < 1e-9) return best;
  }
  return best;
}

function climbOnce(height: (point: readonly number[]) => number, start: readonly number[], step: number): readonly number[] {
  const corners = [start, ...start.map((_, j) => start.map((value, i) => (i === j ? value + step : value)))].map((point) => ({
    point,
    height: height(point),
  }));
  for (let move = 0; move < 400; move += 1) {
    corners.sort((a, b) => b.height - a.height);
    const worst = corners.at(-1)!;
    if (corners[0]!.height - worst.height < 1e-11) break;
    const others = corners.slice(0, -1);
    const middle = start.map((_, j) => others.reduce((sum, { point }) => sum + point[j]!, 0) / others.length);
    const along = (share: number) => {
      const point = middle.map((value, j) => value + share * (value - worst.point[j]!));
      return { point, height: height(point) };
    };
    const reflected = along(1);
    const candidate = reflected.height > corners[0]!.height ? better(reflected, along(2)) : reflected;
    if (candidate.height > others.at(-1)!.height) corners[corners.length - 1] = candidate;
    else {
      const inside = along(reflected.height > worst.height ? 0.5 : -0.5);
      if (inside.height > worst.height) corners[corners.length - 1] = inside;
      else
        for (const [i, { point }] of corners.entries()) {
          const nearer = point.map((value, j) => (value + corners[0]!.point[j]!) / 2);
          if (i > 0) corners[i] = { point: nearer, height: height(nearer) };
        }
    }
  }
  return corners.sort((a, b) => b.height - a.height)[0]!.point;
}

function better<T extends { readonly height: number }>(a: T, b: T): T {
  return b.height > a.height ? b : a;
}

/** Standard errors by the expected information of the coefficients, given k: the inverse of Σ z z' μ / (1 + k μ). */
export function errorsByInformation(sites: readonly Counted[], means: readonly number[], k: number): readonly number[] {
  const size = sites[0]!.terms.length + 1;
  const information = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [i, { terms }] of sites.entries()) {
    const row = [1, ...terms];
    const weight = means[i]! / (1 + k * means[i]!);
    for (let a = 0; a < size; a += 1) for (let b = 0; b < size; b += 1) information[a]![b]! += weight * row[a]! * row[b]!;
  }
  return invert(information).map((row, j) => Math.sqrt(row[j]!));
}

/** By elimination, row after row. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < n; i += 1) {
    const pivot = rows[i]![i]!;
    rows[i] = rows[i]!.map((value) => value / pivot);
    for (let other = 0; other < n; other += 1) {
      const factor = rows[other]![i]!;
      if (other !== i) rows[other] = rows[other]!.map((value, j) => value - factor * rows[i]![j]!);
    }
  }
  return rows.map((row) => row.slice(n));
}

/** The upper tail of the standard normal distribution by Simpson's rule. */
export function normalTailByIntegral(z: number): number {
  const [steps, reach] = [4_000, 12];
  const width = reach / steps;
  const density = (value: number): number => Math.exp((-value * value) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(z) + density(z + reach);
  for (let i = 1; i < steps; i += 1) sum += (i % 2 === 1 ? 4 : 2) * density(z + i * width);
  return (sum * width) / 3;
}
