import { seededRandom } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';

import { NO_SITE_REASONS } from './network-sites.ts';
import { sitesOfRecords, sitesWithCounts, USUAL_METERS, WIDER_METERS, type SiteTable, type TableSite } from './sites-of-table.ts';

const NONE = { fatal: 0, serious: 0, slight: 0, 'damage-only': 0 };

function siteAt(id: string, x: number, y: number, more: Partial<TableSite> = {}): TableSite {
  return {
    id,
    name: id,
    group: '',
    course: [[x, y]],
    lengthMeters: null,
    traffic: 100,
    minorTraffic: 10,
    covariates: [],
    counts: null,
    ...more,
  };
}

function tableOf(sites: readonly TableSite[], more: Partial<SiteTable> = {}): SiteTable {
  const traffic = { isRelativeTraffic: false, trafficOrigin: 'measured' as const, trafficColumn: 'aadt', hasMinorTraffic: true };
  return { kind: 'junction', sites, ...traffic, covariateNames: [], ...more };
}

describe('sites with numbers of accidents', () => {
  it('have each of them in their middle, by severity, the rest of no known one', () => {
    const counts = { accidents: 6, bySeverity: { ...NONE, fatal: 1, slight: 2, 'damage-only': 1 } };
    const course = [
      [0, 0],
      [10, 0],
      [30, 0],
    ] as const;
    const road = siteAt('a', 0, 0, { course, lengthMeters: 30, counts });
    const { points, severity, network } = sitesWithCounts(
      tableOf([siteAt('quiet', 5, 5, { counts: { accidents: 0, bySeverity: NONE } }), road]),
    );
    // Codes of severities: their positions, 0 for not known.
    expect([...severity]).toEqual([1, 3, 3, 5, 0, 0]);
    expect([[...network.siteOf], [...points.x], network.sites.length]).toEqual([[1, 1, 1, 1, 1, 1], [10, 10, 10, 10, 10, 10], 2]);
    expect(network.table).toMatchObject({ withinMeters: null, tooFewWithinUsual: null });
  });
});

describe('sites at which records are counted', () => {
  const points = (places: readonly (readonly [number, number])[]) => ({
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
  });

  it('have those on the edge of the distance, and of two equally near ones the first', () => {
    const table = tableOf([siteAt('a', 0, 0), siteAt('b', 100, 0)]);
    const { siteOf, noSiteReason } = sitesOfRecords(
      table,
      points([
        [50, 0],
        [150, 0],
        [151, 0],
        [60, 0],
      ]),
      50,
    );
    expect([...siteOf]).toEqual([0, 1, -1, 1]);
    expect(NO_SITE_REASONS[noSiteReason[2]!]).toBe('far-from-sites');
  });

  it.each([
    [100, USUAL_METERS, null],
    [99, WIDER_METERS, 99],
  ])('are looked around further only where %i accidents lie near', (near, withinMeters, tooFewWithinUsual) => {
    const random = seededRandom(4);
    const places = Array.from({ length: near }, (): [number, number] => [40 * random(), 40 * random()]);
    const { table } = sitesOfRecords(tableOf([siteAt('a', 0, 0)]), points([...places, [0, 120]]), null);
    expect(table).toMatchObject({ withinMeters, tooFewWithinUsual });
  });

  it('have traffic only where a logarithm of it can be taken, of both roads', () => {
    const sites = [
      siteAt('a', 0, 0),
      siteAt('b', 1, 0, { minorTraffic: 0 }),
      siteAt('c', 2, 0, { traffic: null }),
      siteAt('d', 3, 0, { minorTraffic: null }),
    ];
    const exposures = (more: Partial<SiteTable>) =>
      sitesOfRecords(tableOf(sites, more), points([[0, 0]]), 10).sites.map(({ exposure }) => exposure);
    expect(exposures({}).map((exposure) => exposure?.enteringVehiclesPerDay ?? null)).toEqual([110, null, null, null]);
    expect(exposures({ hasMinorTraffic: false }).map((exposure) => exposure?.vehiclesPerDay ?? null)).toEqual([100, 100, null, 100]);
    expect(exposures({ isRelativeTraffic: true })[0]!.isRelative).toBe(true);
  });
});
