import { isTableOf, type OpenArea, type OpenAreas, type OpenRelease, type PublishedSite } from '@elektron/domain';
import { SAMPLE_AREAS, SAMPLE_FUNNEL, SAMPLE_HEAD, SAMPLE_RELEASE } from './sample.ts';

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

export interface OpenServer {
  /** Paths that were asked for, in turn. */
  readonly asked: string[];
  /** What is answered instead from now on: a status, or no connection at all. */
  answer: ((path: string) => number | 'offline' | null) | null;
  releases: readonly OpenRelease[];
  areas: readonly OpenArea[];
}

/** Answers as the open routes do, of the sample release. */
export function pretendOpenServer(): OpenServer {
  const server: OpenServer = { asked: [], answer: null, releases: [SAMPLE_RELEASE], areas: SAMPLE_AREAS };
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

function answerTo({ releases, areas }: OpenServer, { pathname, searchParams }: URL): unknown {
  if (pathname === '/site.json') return { feedback: null };
  if (pathname === '/open/releases') return { releases };
  const [, of, id] = /^\/open\/releases\/sample-1\/(\w+)(?:\/(.+))?$/.exec(pathname) ?? [];
  if (of === 'sites') return { sites: [SITE] };
  if (of === 'barriers') return { barriers: [] };
  if (of === 'funnel') return SAMPLE_FUNNEL;
  if (of === 'files')
    return { files: ['csv', 'gpkg'].map((kind) => ({ layer: 'hexagon-8', title: { el: 'Εξάγωνα', en: 'Hexagons' }, kind })) };
  if (of === 'search')
    return { areas: SAMPLE_AREAS.filter(({ names }) => names?.en.toLowerCase().startsWith(searchParams.get('q') ?? '')) };
  if (of === 'areas' && id === undefined) return countAreas(searchParams);
  return areas.find((each) => each.id === id);
}

/** One number of each area. */
function countAreas(asked: URLSearchParams): Pick<OpenAreas, 'areas'> | undefined {
  const [geography, period, name, value] = ['geography', 'period', 'table', 'value'].map((key) => asked.get(key));
  const table = SAMPLE_HEAD.tables.find(
    (each) => isTableOf(each, name ?? '') && each.geographies.some((id) => id === geography) && each.periods.includes(period ?? ''),
  );
  if (table === undefined) return undefined;
  const values = SAMPLE_HEAD.dimensions.find(({ id }) => id === table.dimensions[0])?.values ?? [];
  const at = Math.max(
    0,
    values.findIndex(({ id }) => id === value),
  );
  const areas = SAMPLE_AREAS.filter((area) => area.geography === geography);
  return { areas: areas.map((area) => ({ ...area, count: area.counts[table.id]?.[period ?? '']?.[at] ?? null })) };
}
