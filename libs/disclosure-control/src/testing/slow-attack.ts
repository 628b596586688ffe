import type { Interval } from '../target-bounds.ts';
import type { Release } from '../release.ts';

/**
 * All that an attacker can tell, the slow way: every table of whole numbers that agrees with what is public. Some shown cell must bound every atom.
 * @returns for each cell the least and the most it can be, and for each atom whether something can lie in it
 */
export function attackSlowly(release: Release): { readonly intervals: readonly Interval[]; readonly canBe: readonly boolean[] } {
  const { cells, derived, threshold, marks, atoms: size } = release;
  const rows = [
    ...cells.flatMap(({ state, atoms, count, lowest }) => {
      const terms = [{ atoms, coefficient: 1 }];
      if (state === 'shown') return [{ terms, low: count, high: count }];
      if (state === 'unpublished') return [];
      if (marks === 'alike') return [{ terms, low: lowest, high: Infinity }];
      return [count < threshold ? { terms, low: lowest, high: threshold - 1 } : { terms, low: threshold, high: Infinity }];
    }),
    ...derived.filter(({ isShown }) => isShown),
  ];
  const coefficients = rows.map(({ terms }) => {
    const own = new Array<number>(size).fill(0);
    for (const { atoms, coefficient } of terms) for (const atom of atoms) own[atom]! += coefficient;
    return own;
  });
  const caps = Array.from({ length: size }, (_, atom) =>
    Math.min(...cells.flatMap(({ state, atoms, count }) => (state === 'shown' && atoms.includes(atom) ? [count] : []))),
  );
  const low = cells.map(() => Infinity);
  const high = cells.map(() => -Infinity);
  const canBe = new Array<boolean>(size).fill(false);
  const x = new Array<number>(size).fill(0);
  const sums = rows.map(() => 0);
  const lastOf = coefficients.map((own) => own.findLastIndex((value) => value !== 0));
  const isNonNegative = coefficients.map((own) => own.every((value) => value >= 0));

  const visit = (atom: number): void => {
    if (atom === size) {
      for (const [i, { atoms }] of cells.entries()) {
        const value = atoms.reduce((sum, one) => sum + x[one]!, 0);
        low[i] = Math.min(low[i]!, value);
        high[i] = Math.max(high[i]!, value);
      }
      for (const [i, value] of x.entries()) if (value > 0) canBe[i] = true;
      return;
    }
    for (let value = 0; value <= caps[atom]!; value++) {
      x[atom] = value;
      for (const [r, own] of coefficients.entries()) sums[r]! += own[atom]! * value;
      const fits = rows.every((row, r) => {
        if (isNonNegative[r] && sums[r]! > row.high + 1e-9) return false;
        return lastOf[r]! > atom || (sums[r]! >= row.low - 1e-9 && sums[r]! <= row.high + 1e-9);
      });
      if (fits) visit(atom + 1);
      for (const [r, own] of coefficients.entries()) sums[r]! -= own[atom]! * value;
    }
    x[atom] = 0;
  };
  visit(0);
  return { intervals: cells.map((_, i) => ({ low: low[i]!, high: high[i]! })), canBe };
}
