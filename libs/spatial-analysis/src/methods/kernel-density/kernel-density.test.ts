import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PointSet } from '../../point-set.ts';
import { exactPositions, pointSetOf } from '../../testing/arbitrary-points.ts';
import { bandwidthRules } from './bandwidth-rules.ts';
import { kernelDensity, kernelDensitySurface, type DensitySurface } from './kernel-density.ts';
import { KERNELS, type KernelName } from './kernels.ts';

const names = Object.keys(KERNELS) as KernelName[];
const filled = exactPositions.filter((list) => list.length > 0);

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return isProblem(error) ? error.code : 'no Problem';
  }
  return 'nothing thrown';
}

function middlesOf({ originX, originY, cellSizeMeters, columns, density }: DensitySurface): PointSet {
  return {
    x: density.map((_, cell) => originX + ((cell % columns) + 0.5) * cellSizeMeters),
    y: density.map((_, cell) => originY + (Math.floor(cell / columns) + 0.5) * cellSizeMeters),
  };
}

describe.each(names)('the %s kernel', (kernel) => {
  it('has unit mass', () => {
    // Rings of a thousandth of a bandwidth, out to where even the Gaussian has ended.
    const step = 1e-3;
    let mass = 0;
    for (let u = step / 2; u < 8; u += step) mass += 2 * Math.PI * u * step * KERNELS[kernel].density(u * u);
    expect(mass).toBeCloseTo(1, 5);
  });

  it('gives a surface of the densities at the middles of its cells', () => {
    fc.assert(
      fc.property(filled, fc.constantFrom(60, 150), fc.constantFrom(20, 50), (list, bandwidthMeters, cellSizeMeters) => {
        const points = pointSetOf(list);
        const surface = kernelDensitySurface(points, { kernel, bandwidthMeters, cellSizeMeters });
        const direct = kernelDensity(points, middlesOf(surface), { kernel, bandwidthMeters });
        // The surface cuts the Gaussian off at 5 bandwidths: exp(-12.5) of its peak per point and axis.
        const cut = kernel === 'gaussian' ? (2 * list.length * Math.exp(-12.5)) / (2 * Math.PI * bandwidthMeters ** 2) : 1e-18;
        const wrong = surface.density.findIndex((value, cell) => !(Math.abs(value - direct[cell]!) <= cut + 1e-9 * direct[cell]!));
        expect(wrong).toBe(-1);
      }),
      { numRuns: 20 },
    );
  });

  it('gives a surface that holds every accident', () => {
    const points = pointSetOf([
      [0, 0],
      [333.3, 12.5],
      [-70, 250],
    ]);
    const { density } = kernelDensitySurface(points, { kernel, bandwidthMeters: 200, cellSizeMeters: 5 });
    expect(density.reduce((sum, value) => sum + value * 25, 0)).toBeCloseTo(3, 1);
  });

  it('counts a weight of two as two accidents', () => {
    const options = { kernel, bandwidthMeters: 100, cellSizeMeters: 25 };
    const twice = pointSetOf([
      [10, 10],
      [10, 10],
      [60, 30],
    ]);
    const weighted = {
      ...pointSetOf([
        [10, 10],
        [60, 30],
      ]),
      weight: Float64Array.of(2, 1),
    };
    const one = kernelDensitySurface(twice, options).density;
    const other = kernelDensitySurface(weighted, options).density;
    one.forEach((value, cell) => expect(other[cell]).toBeCloseTo(value, 15));
  });
});

describe('a surface', () => {
  it('lies on cells counted from the origin of the coordinate system', () => {
    const { originX, originY } = kernelDensitySurface(pointSetOf([[537_462.5, 190_987.5]]), {
      kernel: 'quartic',
      bandwidthMeters: 130,
      cellSizeMeters: 50,
    });
    expect([originX % 50, originY % 50]).toEqual([0, 0]);
  });

  it('refuses more cells than anyone can look at', () => {
    const far = pointSetOf([
      [0, 0],
      [100_000, 100_000],
    ]);
    expect(codeOf(() => kernelDensitySurface(far, { kernel: 'quartic', bandwidthMeters: 100, cellSizeMeters: 10 }))).toBe('TOO_MANY_CELLS');
  });

  it('stops when it is cancelled', () => {
    const control = { progress: () => undefined, isCancelled: () => true };
    const options = { kernel: 'quartic', bandwidthMeters: 100, cellSizeMeters: 10 } as const;
    expect(codeOf(() => kernelDensitySurface(pointSetOf([[0, 0]]), options, control))).toBe('CANCELLED');
  });

  it.each([
    [{ bandwidthMeters: 0, cellSizeMeters: 10 }, 'NOT_POSITIVE'],
    [{ bandwidthMeters: 10, cellSizeMeters: -1 }, 'NOT_POSITIVE'],
  ])('refuses %j with %s', (options, code) => {
    expect(codeOf(() => kernelDensitySurface(pointSetOf([[0, 0]]), { kernel: 'quartic', ...options }))).toBe(code);
  });
});

describe('bandwidth rules', () => {
  it('grow with the map and do not care where it lies', () => {
    fc.assert(
      fc.property(filled, fc.constantFrom(2, 8), (list, factor) => {
        const before = bandwidthRules(pointSetOf(list));
        const after = bandwidthRules(pointSetOf(list.map(([x, y]) => [factor * x + 1024, factor * y - 4096])));
        const values = (rules: typeof before): number[] => [
          rules.standardDistanceMeters,
          rules.medianDistanceMeters,
          rules.silvermanMeters,
          ...rules.scottPerAxisMeters,
        ];
        values(after).forEach((value, k) => expect(value).toBeCloseTo(factor * values(before)[k]!, 6));
      }),
    );
  });

  it('of one place are zero, of none refused', () => {
    expect(bandwidthRules(pointSetOf([[5, 5]]))).toEqual({
      standardDistanceMeters: 0,
      medianDistanceMeters: 0,
      silvermanMeters: 0,
      scottPerAxisMeters: [0, 0],
    });
    expect(codeOf(() => bandwidthRules(pointSetOf([])))).toBe('NO_ACCIDENTS');
  });
});
