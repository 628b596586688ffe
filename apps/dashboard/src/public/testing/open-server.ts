import type { OpenArea, OpenAreaCount, OpenFunnel, OpenRelease, PublishedArea, PublishedSite } from '@elektron/domain';
import { SAMPLE_HEAD } from './sample.ts';

export const SAMPLE_RELEASE: OpenRelease = {
  releaseId: SAMPLE_HEAD.releaseId,
  digest: 'ab'.repeat(32),
  publishedAt: '2022-03-01T09:00:00Z',
  head: SAMPLE_HEAD,
};

const square = (west: number, south: number, size: number): PublishedArea['outline'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

const area = (id: string, name: string | null, at: readonly [number, number, number], count: number | null): OpenAreaCount => ({
  id,
  parent: id === 'm-1' ? null : 'm-1',
  names: name === null ? null : { el: name, en: `${name} (en)` },
  areaKm2: id === 'm-1' ? 25 : 0.7,
  centre: [at[0] + at[2] / 2, at[1] + at[2] / 2],
  outline: square(...at),
  count,
});

export const MUNICIPALITY = area('m-1', 'Δήμος Άνω Κήπων', [23.7, 37.95, 0.1], 120);
export const HEXAGONS: readonly OpenAreaCount[] = [
  area('h-1', 'Πλατεία Ηρώων', [23.7, 37.95, 0.01], 48),
  area('h-2', null, [23.71, 37.95, 0.01], null),
  area('h-3', 'Οδός Αγίου Γεωργίου', [23.72, 37.95, 0.01], 0),
  area('h-4', 'Ακτή', [23.73, 37.95, 0.01], 7),
];

/** One area whole: what is said of it in the last block of years. */
export function wholeArea(of: OpenAreaCount): OpenArea {
  const period = '2019-2021';
  const isGiven = of.count !== null;
  const share = { percent: 40, percentLow: 31.2, percentHigh: 49.3, percentOfParent: null };
  return {
    ...of,
    geography: of.id === 'm-1' ? 'municipality' : 'hexagon-8',
    counts: { total: { [period]: [of.count] } },
    neighbours: [],
    statements: [
      { code: 'total', period, count: of.count, reason: isGiven ? null : 'NUMBER_HIDDEN' },
      ...['pedestrian', 'bicycle', 'other'].map((value) => ({
        code: 'share' as const,
        period,
        dimension: 'road-user',
        value,
        count: value === 'pedestrian' ? 48 : null,
        total: of.count,
        ...(value === 'pedestrian' ? share : { percent: null, percentLow: null, percentHigh: null, percentOfParent: null }),
        reason: value === 'pedestrian' ? null : ('NUMBER_HIDDEN' as const),
      })),
    ],
  };
}

const SITE: PublishedSite = {
  id: 's-1',
  kind: 'intervention',
  names: { el: 'Πλατεία Ηρώων', en: 'Iroon Square' },
  centre: [23.705, 37.955],
  from: 2016,
  to: 2021,
  accidentsAbout: 30,
  roundedTo: 5,
  effect: { interventionKind: 'signals', percent: -20, percentLow: -45, percentHigh: 15, method: 'empirical-bayes' },
};

const line = (exposure: number) => ({
  exposure,
  expected: 10 * exposure,
  limits95: { lower: 3, upper: 18 },
  limits998: { lower: 1, upper: 24 },
});
const FUNNEL: OpenFunnel = {
  geography: 'hexagon-8',
  period: '2019-2021',
  table: 'total',
  values: [],
  base: 'square-kilometres',
  rate: 20.5,
  rateLow: 20.1,
  rateHigh: 20.9,
  overdispersion: 0.2,
  areas: 4,
  hidden: 1,
  reason: null,
  points: HEXAGONS.map(({ id, names, count }) => ({
    ...line(0.7),
    id,
    names,
    count,
    position: count === null ? null : count > 24 ? 'above-998' : count < 1 ? 'below-998' : 'within',
  })),
  lines: [line(0.1), line(0.8)],
};

export interface OpenServer {
  /** Paths that were asked for, in turn. */
  readonly asked: string[];
  /** What is answered instead from now on: a status, or no connection at all. */
  answer: ((path: string) => number | 'offline' | null) | null;
  releases: readonly OpenRelease[];
}

/** Answers as the open routes do, out of one small release. */
export function pretendOpenServer(): OpenServer {
  const server: OpenServer = { asked: [], answer: null, releases: [SAMPLE_RELEASE] };
  globalThis.fetch = ((input: string) => {
    server.asked.push(input);
    const instead = server.answer?.(input) ?? null;
    if (instead === 'offline') return Promise.reject(new TypeError('no network'));
    const found = instead === null ? answerTo(server, new URL(input, 'http://localhost')) : undefined;
    const status = instead ?? (found === undefined ? 404 : 200);
    return Promise.resolve({ ok: status === 200, status, json: () => Promise.resolve(found) } as Response);
  }) as typeof fetch;
  return server;
}

function answerTo({ releases }: OpenServer, { pathname, searchParams }: URL): unknown {
  if (pathname === '/site.json') return { feedback: null };
  if (pathname === '/open/releases') return { releases };
  const [, of, id] = /^\/open\/releases\/sample-1\/(\w+)(?:\/(.+))?$/.exec(pathname) ?? [];
  if (of === 'sites') return { sites: [SITE] };
  if (of === 'barriers') return { barriers: [] };
  if (of === 'funnel') return FUNNEL;
  if (of === 'files')
    return { files: ['csv', 'gpkg'].map((kind) => ({ layer: 'hexagon-8', title: { el: 'Εξάγωνα', en: 'Hexagons' }, kind })) };
  if (of === 'search') return { areas: [{ ...HEXAGONS[0], geography: 'hexagon-8' }].filter(() => searchParams.get('q') !== 'nowhere') };
  if (of === 'areas' && id === undefined) return { areas: searchParams.get('geography') === 'municipality' ? [MUNICIPALITY] : HEXAGONS };
  const whole = [MUNICIPALITY, ...HEXAGONS].find((each) => each.id === id);
  return whole === undefined ? undefined : wholeArea(whole);
}
