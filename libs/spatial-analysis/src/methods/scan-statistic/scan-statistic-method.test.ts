import { codeOf, SEVERITIES, type Severity } from '@elektron/domain';
import { randomPoisson, seededRandom } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';
import { UNWATCHED, type HotspotInput } from '../../hotspot-method.ts';
import type { NetworkSite, ScreenedNetwork } from '../../network-sites.ts';
import { pointSetOf } from '../../testing/arbitrary-points.ts';
import { scanStatisticMethod } from './scan-statistic-method.ts';

const SIDE = 12;
const WIDTH = 200;

interface Accident {
  readonly at: readonly [number, number];
  readonly severity: Severity | 'unknown';
}

function inputOf(accidents: readonly Accident[], network?: ScreenedNetwork): HotspotInput {
  return {
    points: pointSetOf(accidents.map(({ at }) => at)),
    severity: Uint8Array.from(accidents, ({ severity }) => (severity === 'unknown' ? 0 : codeOf(SEVERITIES, severity))),
    days: null,
    years: 2,
    seed: 3,
    studyArea: null,
    knownPoints: null,
    ...(network ? { network } : {}),
  };
}

/** A town with as many accidents everywhere, of which in one corner most are serious. */
function town(): Accident[] {
  const random = seededRandom(4);
  return Array.from({ length: SIDE * SIDE }, (_, cell) => {
    const at = [WIDTH * (cell % SIDE) + 50, WIDTH * Math.floor(cell / SIDE) + 50] as const;
    const isBad = at[0] < 600 && at[1] < 600;
    return Array.from({ length: 6 }, (): Accident => ({ at, severity: random() < (isBad ? 0.7 : 0.15) ? 'serious' : 'slight' }));
  }).flat();
}

describe('the scan for severity', () => {
  const accidents = town();
  const result = scanStatisticMethod.run(inputOf(accidents), { hexagonWidthMeters: WIDTH }, UNWATCHED);

  it('finds the corner where accidents are more often serious, with its figures', () => {
    const [first, ...more] = result.hotspots;
    expect(more).toEqual([]);
    const { scan, centerX, centerY, accidents: inside } = first!;
    const members = [...result.members[0]!].map((i) => accidents[i]!);
    const cases = members.filter(({ severity }) => severity === 'serious').length;
    const all = accidents.filter(({ severity }) => severity === 'serious').length;
    expect(scan).toMatchObject({ cases, pseudoPValue: 0.001 });
    expect(scan!.expectedCases).toBeCloseTo((inside * all) / accidents.length, 9);
    expect(scan!.relativeRisk).toBeCloseTo(cases / inside / ((all - cases) / (accidents.length - inside)), 9);
    expect(scan!.relativeRisk).toBeGreaterThan(3);
    for (const { at } of members) expect(Math.hypot(at[0] - centerX, at[1] - centerY)).toBeLessThan(scan!.radiusMeters + WIDTH);
    expect(members.filter(({ at }) => at[0] < 600 && at[1] < 600).length / members.length).toBeGreaterThan(0.8);
    expect(result.summary).toMatchObject({ comparedAccidents: accidents.length, scanCases: all, hotspots: 1 });
  });

  it('depends on the seed in its p-value alone', () => {
    const other = scanStatisticMethod.run({ ...inputOf(accidents), seed: 4 }, { hexagonWidthMeters: WIDTH, simulations: 99 }, UNWATCHED);
    expect(other.hotspots[0]).toEqual({ ...result.hotspots[0], scan: { ...result.hotspots[0]!.scan, pseudoPValue: 0.01 } });
  });

  it('says how good the best circle was where none is listed', () => {
    const random = seededRandom(12);
    const even = accidents.map(({ at }): Accident => ({ at, severity: random() < 0.2 ? 'fatal' : 'slight' }));
    const { hotspots, warnings } = scanStatisticMethod.run(inputOf(even), { compared: 'fatal', simulations: 99 }, UNWATCHED);
    expect(hotspots).toEqual([]);
    expect(warnings).toContainEqual({
      code: 'SCAN_BEST_CIRCLE',
      details: { cases: expect.any(Number), expected: expect.any(Number), p: expect.any(Number) },
    });
  });

  it('leaves out accidents whose severity tells nothing, and says how many', () => {
    const odd: Accident[] = [
      { at: [0, 0], severity: 'damage-only' },
      { at: [0, 0], severity: 'injury' },
      { at: [0, 0], severity: 'unknown' },
    ];
    const { warnings, summary, hotspots, members } = scanStatisticMethod.run(inputOf([...accidents, ...odd]), {}, UNWATCHED);
    expect(warnings).toContainEqual({ code: 'SCAN_NOT_COMPARED', details: { accidents: 3, total: accidents.length + 3 } });
    expect(summary.comparedAccidents).toBe(accidents.length);
    expect(hotspots).toHaveLength(1);
    expect(members[0]!.every((i) => i < accidents.length)).toBe(true);
  });

  it.each<[string, Severity, number, number]>([
    ['no case', 'slight', 0, 864],
    ['nothing but cases', 'fatal', 864, 864],
  ])('with %s has nothing to compare', (_, severity, cases, compared) => {
    const all = accidents.map(({ at }) => ({ at, severity }));
    const { hotspots, warnings } = scanStatisticMethod.run(inputOf(all), {}, UNWATCHED);
    expect([hotspots, warnings]).toEqual([[], [{ code: 'SCAN_ONE_SORT', details: { compared, cases } }]]);
  });
});

describe('the scan by traffic', () => {
  /** Streets of 200 m in a row of blocks, from west to east. */
  function streets(vehiclesOf: (i: number) => number | null): NetworkSite[] {
    return Array.from({ length: 60 }, (_, i): NetworkSite => {
      const vehiclesPerDay = vehiclesOf(i);
      const exposure = { label: 'measured', vehiclesPerDay: vehiclesPerDay ?? 0, minorVehiclesPerDay: null, enteringVehiclesPerDay: null, source: 'S', year: 2020 } as const; // prettier-ignore
      return {
        id: String(i).padStart(3, '0'),
        kind: 'segment',
        roadName: null,
        roadClass: 'primary',
        legs: null,
        lengthMeters: 160,
        exposure: vehiclesPerDay === null ? null : exposure,
        course: [
          [200 * i, 0],
          [200 * i + 100, 0],
          [200 * i + 200, 0],
        ],
      };
    });
  }

  function networkOf(sites: readonly NetworkSite[], siteOf: readonly number[]): ScreenedNetwork {
    const noSiteReason = new Uint8Array(siteOf.length).fill(255);
    return { sites, siteOf: Int32Array.from(siteOf), noSiteReason, sectionsInsideJunctions: 0, junctionMeters: 20 };
  }

  it('finds where there are more accidents than traffic explains, not where there is more traffic', () => {
    const random = seededRandom(6);
    // Ten times the traffic in the west, with as many more accidents; three times the rate around street 45.
    const traffic = (i: number): number => (i < 20 ? 20_000 : 2_000);
    const counts = Array.from({ length: 60 }, (_, i) => randomPoisson(random, (traffic(i) / 1_000) * (Math.abs(i - 45) <= 3 ? 4 : 1)));
    const siteOf = counts.flatMap((count, i) => new Array<number>(count).fill(i));
    const accidents = siteOf.map((i): Accident => ({ at: [200 * i + 100, 3], severity: 'unknown' }));
    const given = { compared: 'traffic', largestRadiusMeters: 2_000 };
    const { hotspots, summary } = scanStatisticMethod.run(inputOf(accidents, networkOf(streets(traffic), siteOf)), given, UNWATCHED);
    expect(hotspots).toHaveLength(1);
    expect(Math.abs(hotspots[0]!.centerX - 9_100)).toBeLessThanOrEqual(400);
    expect(hotspots[0]!.scan!.relativeRisk).toBeGreaterThan(2);
    expect(summary).toMatchObject({ comparedAccidents: accidents.length, scanUnits: 60 });
    expect(summary.scanCases).toBeUndefined();
  });

  it('leaves out roads without known traffic, and is refused without roads or any traffic', () => {
    const siteOf = [0, 1, 1, 2, -1];
    const accidents = siteOf.map((i): Accident => ({ at: [200 * i + 100, 3], severity: 'slight' }));
    const run = (network?: ScreenedNetwork) =>
      scanStatisticMethod.run(inputOf(accidents, network), { compared: 'traffic', simulations: 99 }, UNWATCHED);
    const { warnings, summary } = run(
      networkOf(
        streets((i) => (i === 1 ? null : 900)),
        siteOf,
      ),
    );
    expect(summary).toMatchObject({ comparedAccidents: 2, scanUnits: 59 });
    expect(warnings).toContainEqual({ code: 'SCAN_NOT_COMPARED', details: { accidents: 3, total: 5 } });
    expect(() => run()).toThrow(expect.objectContaining({ code: 'NO_ROADS' }));
    expect(() =>
      run(
        networkOf(
          streets(() => null),
          siteOf,
        ),
      ),
    ).toThrow(expect.objectContaining({ code: 'NO_TRAFFIC_ON_ROADS' }));
  });
});
