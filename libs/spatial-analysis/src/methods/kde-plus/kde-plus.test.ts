import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@elektron/statistics';
import { UNWATCHED } from '../../hotspot-method.ts';
import { LINE_KERNELS, lineKernel } from '../network-kernel-density/line-kernels.ts';
import { kdePlus, type AccidentsOnSections, type KdePlusOptions } from './kde-plus.ts';
import { SectionDensity } from './section-density.ts';

const OPTIONS: KdePlusOptions = { kernel: 'quartic', bandwidthMeters: 100, stepMeters: 10, permutations: 199, thresholdShare: 0.95 };

const oneSection = (lengthMeters: number, position: readonly number[]): AccidentsOnSections => ({
  lengthMeters: [lengthMeters],
  section: position.map(() => 0),
  position,
});

describe('the density on a section', () => {
  it.each([30, 120, 900])('of %p m keeps the mass of every accident', (length) => {
    const density = new SectionDensity(length, 0.5, 'quartic', 100);
    const values = new Float64Array(density.cells);
    density.at(Float64Array.from([0, 0.1 * length, 0.5 * length, length]), values);
    expect(values.reduce((sum, value) => sum + value, 0) * density.cellMeters).toBeCloseTo(4, 3);
  });

  it('is the kernel of the accident and of its images beyond the ends', () => {
    const density = new SectionDensity(150, 10, 'epanechnikov', 100);
    const values = new Float64Array(density.cells);
    density.at(Float64Array.from([20, 130]), values);
    const k = (distance: number): number => lineKernel(LINE_KERNELS.epanechnikov, Math.abs(distance) / 100) / 100;
    for (const [cell, value] of values.entries()) {
      const at = 5 + 10 * cell;
      const images = [20, 130, -20, -130, 300 - 20, 300 - 130];
      expect(value).toBeCloseTo(
        images.reduce((sum, image) => sum + k(at - image), 0),
        12,
      );
    }
  });
});

describe('KDE+', () => {
  it('finds where accidents lie together, with those that make it', () => {
    const random = seededRandom(1);
    const spread = Array.from({ length: 12 }, () => random() * 3000);
    const together = Array.from({ length: 8 }, (_, i) => 1500 + 4 * i);
    const [result] = kdePlus(oneSection(3000, [...spread, ...together]), OPTIONS, seededRandom(2), UNWATCHED);
    expect(result).toMatchObject({ accidents: 20, pseudoPValue: 1 / 200, reason: null });
    const strongest = result!.clusters.toSorted((a, b) => b.strength - a.strength)[0]!;
    expect(strongest.from).toBeLessThan(1500);
    expect(strongest.to).toBeGreaterThan(1528);
    expect(strongest.accidents).toEqual(expect.arrayContaining(together.map((_, i) => 12 + i)));
    expect(strongest.strength).toBeGreaterThan(0.4);
    expect(strongest.peakDensity).toBeGreaterThan(2 * result!.threshold!);
    for (const { from, to, accidents } of result!.clusters) {
      for (const i of accidents) expect([...spread, ...together][i]!).toBeGreaterThanOrEqual(from);
      expect(to - from).toBeGreaterThan(0);
    }
  });

  it('measures strength as the share of the mass of a stretch above the threshold', () => {
    const position = [200, 205, 210, 700];
    const [result] = kdePlus(oneSection(1000, position), OPTIONS, seededRandom(3), UNWATCHED);
    const density = new SectionDensity(1000, 10, 'quartic', 100);
    const values = new Float64Array(density.cells);
    density.at(Float64Array.from(position), values);
    for (const { from, to, strength } of result!.clusters) {
      const own = [...values].filter((_, cell) => cell * 10 >= from - 1e-9 && (cell + 1) * 10 <= to + 1e-9);
      const mass = own.reduce((sum, value) => sum + value, 0);
      expect(own.every((value) => value > result!.threshold!)).toBe(true);
      expect(strength).toBeCloseTo(1 - (own.length * result!.threshold!) / mass, 10);
    }
    expect(result!.clusters.length).toBeGreaterThan(0);
  });

  it('of mere chance has a twentieth of the length above the threshold, and a small p-value no oftener than it says', () => {
    const random = seededRandom(4);
    const sections = 120;
    const section = Array.from({ length: 6 * sections }, (_, i) => i % sections);
    const position = section.map(() => random() * 800);
    const lengthMeters = Array.from({ length: sections }, () => 800);
    const results = kdePlus({ lengthMeters, section, position }, { ...OPTIONS, permutations: 99 }, random, UNWATCHED);
    const above = results.flatMap(({ clusters }) => clusters).reduce((sum, { from, to }) => sum + to - from, 0);
    expect(above / (800 * sections)).toBeGreaterThan(0.04);
    expect(above / (800 * sections)).toBeLessThan(0.06);
    const called = results.filter(({ pseudoPValue }) => pseudoPValue! <= 0.05).length;
    // 6 are expected; 15 is nearly four standard deviations more.
    expect(called).toBeLessThanOrEqual(15);
    expect(called).toBeGreaterThanOrEqual(1);
  });

  it('says that one accident is too few, and does not mind in which order they come', () => {
    const two: AccidentsOnSections = { lengthMeters: [500, 400, 300], section: [0, 2, 2], position: [10, 20, 300] };
    const results = kdePlus(two, OPTIONS, seededRandom(5), UNWATCHED);
    expect(results.map(({ accidents, reason }) => [accidents, reason])).toEqual([
      [1, 'ACCIDENTS_TOO_FEW'],
      [0, 'ACCIDENTS_TOO_FEW'],
      [2, null],
    ]);
    expect(results[0]).toMatchObject({ threshold: null, pseudoPValue: null, clusters: [] });
    const turned = kdePlus({ ...two, section: [2, 2, 0], position: [300, 20, 10] }, OPTIONS, seededRandom(5), UNWATCHED);
    expect(turned.map(({ threshold, pseudoPValue }) => [threshold, pseudoPValue])).toEqual(
      results.map(({ threshold, pseudoPValue }) => [threshold, pseudoPValue]),
    );
  });

  it('counts an accident at the very end of a section', () => {
    const [result] = kdePlus(oneSection(600, [598, 600, 600, 10]), OPTIONS, seededRandom(6), UNWATCHED);
    expect(result!.clusters.at(-1)).toMatchObject({ to: 600, accidents: [0, 1, 2] });
  });

  it.each([
    ['a bandwidth of nothing', oneSection(100, [1, 2]), { ...OPTIONS, bandwidthMeters: 0 }, 'NOT_POSITIVE'],
    ['no placements', oneSection(100, [1, 2]), { ...OPTIONS, permutations: 0 }, 'NOT_POSITIVE'],
    ['half a placement', oneSection(100, [1, 2]), { ...OPTIONS, permutations: 1.5 }, 'INPUT_INVALID'],
    ['a threshold of all', oneSection(100, [1, 2]), { ...OPTIONS, thresholdShare: 1 }, 'INPUT_INVALID'],
    ['an accident beyond its section', oneSection(100, [1, 101]), OPTIONS, 'INPUT_INVALID'],
    ['a section of nothing', oneSection(0, []), OPTIONS, 'NOT_POSITIVE'],
    ['an accident on no section', { ...oneSection(100, [1]), section: [1] }, OPTIONS, 'INPUT_INVALID'],
  ])('refuses %s', (_what, accidents, options, code) => {
    expect(() => kdePlus(accidents, options, seededRandom(7), UNWATCHED)).toThrow(expect.objectContaining({ code }));
  });

  it('stops when asked to', () => {
    const stopped = { ...UNWATCHED, isCancelled: () => true };
    expect(() => kdePlus(oneSection(100, [1, 2]), OPTIONS, seededRandom(8), stopped)).toThrow(
      expect.objectContaining({ code: 'CANCELLED' }),
    );
  });
});
