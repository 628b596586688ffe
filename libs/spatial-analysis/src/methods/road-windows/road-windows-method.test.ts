import { describe, expect, it } from '@jest/globals';
import { UNWATCHED, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotResult } from '../../hotspot-result.ts';
import { madeUpRoads, type MadeUpSection } from '../../testing/made-up-road.ts';
import { networkScreeningMethod } from '../network-screening/network-screening-method.ts';
import { roadWindowsMethod } from './road-windows-method.ts';

const run = (input: HotspotInput, given: Readonly<Record<string, unknown>> = {}): HotspotResult =>
  roadWindowsMethod.run(input, given, UNWATCHED);

const COUNTS = [1, 0, 6, 0, 2, 0, 1, 0, 0, 3, 0, 0, 1, 0];
/** The third section has its accidents between 400 and 450 m, the others along them. */
const ROAD: readonly MadeUpSection[] = COUNTS.map((count, k) => ({
  meters: 900,
  at: Array.from({ length: count }, (_, n) => (k === 2 ? 400 + 10 * n : 50 + 250 * n)),
}));

describe('windows along the sections of a network', () => {
  it('are ranked by their excess per kilometre and year, one for each section, where there is any', () => {
    const { hotspots, stretches, members, summary } = run(madeUpRoads([ROAD]));
    expect(hotspots[0]!.accidents).toBe(6);
    const [worst] = stretches!.stretches;
    expect(worst).toMatchObject({ roadName: 'A0', flag: null, search: { sectionMeters: 900, isPreciseEnough: null } });
    expect(worst!.toMeters - worst!.fromMeters).toBeCloseTo(200, 9);
    // The section begins behind two others and two junctions.
    expect(worst!.fromMeters).toBeLessThanOrEqual(2 * 940 + 400);
    expect(worst!.toMeters).toBeGreaterThan(2 * 940 + 450);
    for (const [k, { estimate, search, fromMeters, toMeters }] of stretches!.stretches.entries()) {
      const perKilometer = estimate.excessPerYear! / ((toMeters - fromMeters) / 1_000);
      expect(perKilometer).toBeCloseTo(hotspots[k]!.score, 9);
      expect(search!.excessPerKilometerAndYear).toBe(hotspots[k]!.score);
      expect(estimate.accidents).toBe(members[k]!.length);
    }
    expect(summary).toMatchObject({ searchedSections: 14, accidentsUsed: 14, hotspots: hotspots.length });
  });

  it('that are as long as a section say of it what the ranking of the network says', () => {
    const input = madeUpRoads([ROAD]);
    const { stretches, hotspots } = run(input, { windowMeters: 900 });
    const ranked = networkScreeningMethod.run(input, { simulations: 100 }, UNWATCHED);
    expect(hotspots.map(({ accidents }) => accidents)).toEqual(ranked.hotspots.map(({ accidents }) => accidents));
    for (const [k, { estimate }] of stretches!.stretches.entries()) {
      const { expected, expectedInterval, excessPerYear } = ranked.screening!.sites[k]!.screened;
      expect(estimate.expected).toBeCloseTo(expected!, 9);
      expect(estimate.expectedInterval!.upper).toBeCloseTo(expectedInterval!.upper, 9);
      expect(estimate.excessPerYear).toBeCloseTo(excessPerYear!, 9);
    }
  });

  it('grow in a peak search until they tell enough, at last to the whole section, and the run says where even that is too little', () => {
    const input = madeUpRoads([ROAD]);
    const { stretches, warnings } = run(input, { search: 'peak', windowMeters: 100, largestVariation: 0.45 });
    const [peak] = stretches!.stretches;
    expect(peak!.search).toMatchObject({ isPreciseEnough: true });
    expect(peak!.search!.coefficientOfVariation).toBeLessThanOrEqual(0.45);
    const vague = stretches!.stretches.filter(({ search }) => search!.isPreciseEnough === false);
    expect(vague.length).toBeGreaterThan(0);
    for (const { fromMeters, toMeters } of vague) expect(toMeters - fromMeters).toBeCloseTo(900, 9);
    expect(warnings.map(({ code }) => code)).toContain('PEAK_NOT_PRECISE');
  });

  it('leave junctions and sections without a prediction out, and say how many', () => {
    const streets: readonly MadeUpSection[] = [{ meters: 300, at: [10, 20] }, { meters: 300 }];
    const input = madeUpRoads([ROAD, streets], { '0/3': 2 });
    const sites = input.network!.sites.map((site) => (site.roadName === 'A1' ? { ...site, roadClass: 'residential' } : site));
    const { stretches, warnings, summary } = run({ ...input, network: { ...input.network!, sites } });
    expect(summary.searchedSections).toBe(14);
    expect(stretches!.leftOut).toEqual([{ reason: 'at-junction', accidents: 2 }]);
    expect(warnings).toContainEqual({ code: 'JUNCTIONS_NOT_SEARCHED', details: { accidents: 2 } });
    expect(warnings).toContainEqual({ code: 'SECTIONS_NOT_SEARCHED', details: { sections: 2, total: 16 } });
    expect(stretches!.groups.every(({ kind }) => kind === 'segment')).toBe(true);
  });

  it('leave out sections that are too short to say anything per kilometre, and count them', () => {
    const stub: readonly MadeUpSection[] = [{ meters: 10, at: [2, 3, 4] }, ...ROAD];
    const input = madeUpRoads([stub]);
    const { stretches, warnings, summary, hotspots } = run(input);
    expect(summary.searchedSections).toBe(14);
    expect(stretches!.leftOut).toEqual([{ reason: 'short-section', accidents: 3 }]);
    expect(warnings).toContainEqual({ code: 'SECTIONS_TOO_SHORT', details: { sections: 1, meters: 50, accidents: 3 } });
    expect(hotspots[0]!.accidents).toBe(6);
    const withAll = run(input, { shortestSectionMeters: 0 });
    expect(withAll.summary.searchedSections).toBe(15);
    expect(withAll.stretches!.stretches.some(({ search }) => search!.sectionMeters === 10)).toBe(true);
  });

  it('refuse to run without roads', () => {
    const { network: _network, along: _along, ...input } = madeUpRoads([ROAD]);
    expect(() => run(input)).toThrow(expect.objectContaining({ code: 'NO_ROADS' }));
  });
});
