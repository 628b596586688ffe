import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@elektron/domain';

import type { ActingContext } from '../../common/acting-context.ts';
import type { BlackSpotsService } from '../../black-spots/black-spots.service.ts';
import type { HotspotRunsService } from '../../hotspots/hotspot-runs.service.ts';
import type { RunSites } from '../../hotspots/run-sites.service.ts';
import { divideBySeverity, expectedAt, type AskedPlace } from './expected-at-site.ts';
import { ExpectedPlaces } from './expected-places.service.ts';
import { NO_EXPECTED_TEXTS } from './expected-texts.ts';

const NONE = { fatal: 0, serious: 0, slight: 0, injury: 0, 'damage-only': 0, unknown: 0 };
const YEARS = 5;
const BUSY = {
  rank: 1,
  roadName: 'High Street',
  accidents: 20,
  predicted: 8,
  overdispersion: 0.5,
  expected: 17.6,
  severities: { ...NONE, serious: 4, slight: 16 },
};
const QUIET = {
  rank: null,
  roadName: null,
  accidents: 1,
  predicted: null,
  overdispersion: null,
  expected: null,
  severities: { ...NONE, slight: 1 },
};
const REST = { ...QUIET, accidents: 79, severities: { ...NONE, fatal: 1, serious: 19, slight: 58, unknown: 1 } };

/** A ranking of three sites in two parts, a run of another method, and black spots of each. */
function placesOf(): ExpectedPlaces {
  const result = { years: YEARS, period: { start: '2014-01-01', end: '2019-01-01' } };
  const runs: Readonly<Record<string, object>> = {
    ranking: { runId: 'ranking', methodId: 'network-screening', dataVersion: 7, result: { ...result, screening: { sites: [BUSY] } } },
    clusters: { runId: 'clusters', methodId: 'dbscan', dataVersion: 7, result },
  };
  const spots: Readonly<Record<string, object>> = {
    accepted: { name: 'Junction 4', hotspot: { runId: 'ranking', rank: 1 } },
    drawn: { name: 'Bend', hotspot: null },
    clustered: { name: 'Square', hotspot: { runId: 'clusters', rank: 1 } },
    unranked: { name: 'Lane', hotspot: { runId: 'ranking', rank: 9 } },
  };
  async function* readInParts() {
    for (const sites of [[QUIET, REST], [BUSY]]) yield await Promise.resolve({ ...result, screening: { sites } });
  }
  return new ExpectedPlaces(
    { getFinished: (_context: unknown, id: string) => Promise.resolve(runs[id]) } as unknown as HotspotRunsService,
    { readInParts } as unknown as RunSites,
    { find: (_context: unknown, id: string) => Promise.resolve(spots[id] ?? null) } as unknown as BlackSpotsService,
  );
}

const take = (asked: AskedPlace, basis: 'per-accident' | 'per-casualty' = 'per-accident') =>
  placesOf().take({} as ActingContext, asked, basis);

describe('expected accidents of a place', () => {
  it('have the mean and the variance of the gamma that empirical Bayes ends with', () => {
    // Counts of mean P and overdispersion k, x observed: shape 1/k + x, rate (1/k + P) / P.
    const { predicted: mean, overdispersion: k, accidents } = BUSY;
    const [shape, rate] = [1 / k + accidents, (1 / k + mean) / mean];
    expect(shape / rate).toBeCloseTo(BUSY.expected, 12);
    const found = expectedAt(BUSY, YEARS)!;
    expect(found.perYear).toBeCloseTo(shape / rate / YEARS, 12);
    expect(found.standardError).toBeCloseTo(Math.sqrt(shape) / rate / YEARS, 12);
    expect(found.recordedPerYear).toBe(4);
    expect(expectedAt({ ...BUSY, overdispersion: 0 }, YEARS)!.standardError).toBeNull();
    expect(expectedAt(QUIET, YEARS)).toBeNull();
  });

  it('are divided as the accidents of all sites of the ranking, those of unknown severity apart', async () => {
    const { numbers, numbersOrigin } = await take({ blackSpotId: 'accepted' });
    const perYear = BUSY.expected / YEARS;
    expect(numbers.map(({ severity }) => severity)).toEqual(['fatal', 'serious', 'slight']);
    [1, 23, 75].forEach((count, i) => expect(numbers[i]!.perYear).toBeCloseTo((perYear * count) / 100, 12));
    expect(numbers[1]!.standardError! / numbers[1]!.perYear).toBeCloseTo(expectedAt(BUSY, YEARS)!.standardError! / perYear, 12);
    expect(numbersOrigin).toEqual({
      kind: 'expected',
      name: 'Junction 4',
      rank: 1,
      blackSpotId: 'accepted',
      runId: 'ranking',
      methodId: 'network-screening',
      period: { start: '2014-01-01', end: '2019-01-01' },
      dataVersion: 7,
      perYear,
      recordedPerYear: 4,
    });
    expect((await take({ runId: 'ranking', rank: 1 })).numbers).toEqual(numbers);
  });

  it.each([
    ['DRAWN_BY_HAND', { blackSpotId: 'drawn' }],
    ['NOT_OF_A_RANKING', { blackSpotId: 'clustered' }],
    ['SITE_NOT_RANKED', { blackSpotId: 'unranked' }],
  ] as const)('are none, with the reason %s', async (reason, asked) => {
    expect(await placesOf().find({} as ActingContext, asked)).toMatchObject({ expected: null, reason });
    await expect(take(asked)).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { value: NO_EXPECTED_TEXTS[reason] } });
  });

  it('are none per casualty, without any severity, and of what is not there', async () => {
    await expect(take({ blackSpotId: 'accepted' }, 'per-casualty')).rejects.toMatchObject({
      details: { value: NO_EXPECTED_TEXTS.CASUALTIES },
    });
    expect(divideBySeverity(expectedAt(BUSY, YEARS)!, { ...NONE, unknown: 5 }, 'per-accident')).toBe('NO_SEVERITY');
    await expect(take({ blackSpotId: 'nowhere' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    for (const text of Object.values(NO_EXPECTED_TEXTS)) for (const language of LANGUAGES) expect(text[language]).not.toBe('');
  });
});
