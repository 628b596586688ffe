import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { textRows, workbook } from '@elektron/importers/testing/workbooks';

import { DASHBOARD_FOLDER } from '../../../apps/api/src/common/dashboard-files.ts';
import { ROUTES } from '../access/access-matrix.ts';
import type { Rule } from '../access/rule.ts';
import type { Asker } from '../world/askers.ts';
import { idIn, ORGANISATIONS, UNKNOWN_BATCH, UNKNOWN_ID, type OrganisationName } from '../world/organisations.ts';
import { accidentIdOf } from '../world/shapes/accidents.ts';
import { BATCHES } from '../world/shapes/imports.ts';
import type { Whose } from './arguments.ts';
import { expectedRefusal, readRouteOutcome } from './cell.ts';
import type { HttpWorld } from './http-world.ts';
import { findLeaks } from './leaks.ts';
import { credentialsOf, send, type Answer } from './send.ts';
import { makeCopy } from './subject-copies.ts';
import { askersOf, refused, type Walked, type WalkOptions } from './walk-fields.ts';

interface SampleRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: FormData | Blob | string;
}

/** Whose thing a path names: of an organisation, nobody's, or another person's of the own organisation. */
type Named = Whose | 'colleague';

/** How a route is asked, and what it answers to whoever may ask. */
interface RouteSample {
  readonly path: (whose: Named, asking: Asking) => string | Promise<string>;
  readonly request?: (world: HttpWorld) => SampleRequest;
  /** Whose things can be named. */
  readonly named?: readonly Named[];
  /** Of those, whose are answered beside the own. */
  readonly open?: readonly OrganisationName[];
  /** Whether there is nothing behind the door today, for anybody. */
  readonly nothingThere?: () => boolean;
}

interface Asking {
  readonly world: HttpWorld;
  readonly asker: Asker;
  /** Whether the matrix lets them in. */
  readonly mayEnter: boolean;
}

/** The page is there once it was built; a test of the whole builds it first. */
const isPageMissing = (): boolean => !existsSync(join(DASHBOARD_FOLDER, 'index.html'));

const idOf = (whose: Named): string => (whose === 'unknown' || whose === 'colleague' ? UNKNOWN_ID : ORGANISATIONS[whose].id);
const blackSpotOf = (whose: Named): string =>
  whose === 'unknown' || whose === 'colleague' ? UNKNOWN_ID : idIn(ORGANISATIONS[whose], 'black_spot.black_spot_id');
const interventionOf = (whose: Named): string =>
  whose === 'unknown' || whose === 'colleague' ? UNKNOWN_ID : idIn(ORGANISATIONS[whose], 'intervention.intervention_id');
/** The numbers of batches are an organisation's own: another's cannot be named. */
const batchOf = (whose: Named): number => (whose === 'own' ? BATCHES.accidents : UNKNOWN_BATCH);
const accidentOf = (whose: Named): string =>
  whose === 'unknown' || whose === 'colleague' ? UNKNOWN_ID : accidentIdOf(ORGANISATIONS[whose], 'here');
const runIdOf = (whose: Named, number = 1): string =>
  whose === 'unknown' || whose === 'colleague' ? UNKNOWN_ID : idIn(ORGANISATIONS[whose], 'hotspot_run.run_id', number);
const appraisalIdOf = (whose: Named): string =>
  whose === 'unknown' || whose === 'colleague' ? UNKNOWN_ID : idIn(ORGANISATIONS[whose], 'appraisal.appraisal_id');
const reportOf = (whose: Named): string =>
  whose === 'unknown' || whose === 'colleague' ? UNKNOWN_ID : idIn(ORGANISATIONS[whose], 'citizen_report.report_id');
const EMPTY_FILTER = Buffer.from('{}').toString('base64url');

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const TOTALS_WORKBOOK = new Blob([
  new Uint8Array(
    workbook([
      {
        name: 'x',
        rows: textRows([['Year: 2020'], ['', ...MONTHS], ['', ...MONTHS.map(() => 'Killed')], ['Total', ...MONTHS.map(() => '1')]]),
      },
    ]),
  ),
]);

// Where the world's organisations have their plane.
/** Of a place where nobody takes any. */
const ONE_REPORT = JSON.stringify({ category: 'lighting', longitude: 0, latitude: 0 });
const ONE_STUDY = 'site,before,after\na,5,2\n';
const ONE_STUDY_SAID = JSON.stringify({ columns: { code: 'site', before: 'before', after: 'after' }, yearsBefore: 3, yearsAfter: 3 });

const ONE_JUNCTION = 'lon,lat,aadt,n\n-1.5,53.8,900,1\n';
const ONE_INTERVENTION = [
  'name,kind,works_first_day,works_last_day,latitude,longitude,selection_reason,source',
  'x,signals,2016-01-01,2016-12-31,53.8,-1.5,systematic,y',
].join('\n');
const ONE_JUNCTION_SAID = JSON.stringify({
  name: 'x',
  firstYear: 2019,
  lastYear: 2020,
  trafficMeasure: 'vehicles-per-day',
  trafficOrigin: 'measured',
  columns: { longitude: 'lon', latitude: 'lat', traffic: 'aadt', accidents: 'n' },
});

const ONE_DISTRICT = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: 'x' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [23, 37],
            [24, 37],
            [24, 38],
            [23, 37],
          ],
        ],
      },
    },
  ],
});

/** Nothing is published in the world of the walk: that nobody is turned away is seen, and what is answered by apps/api/src/open-api.test.ts. */
const OF_RELEASES = Object.fromEntries(
  [
    ...['', '/areas', '/areas/:areaId', '/funnel', '/search', '/sites', '/barriers', '/files'].map(
      (end) => `/open/releases/:releaseId${end}`,
    ),
    '/open/releases/:releaseId/files/:layer.:kind',
    '/open/tiles/:releaseId/:layer/tiles.json',
    '/open/tiles/:releaseId/:layer/:z/:x/:y.mvt',
    ...['', '/items', '/items/:featureId'].map((end) => `/open/ogc/collections/:collectionId${end}`),
  ].map((path): [string, RouteSample] => [`GET ${path}`, { path: () => pathOfNothing(path), nothingThere: () => true }]),
);

const pathOfNothing = (path: string): string =>
  path.replace(':layer.:kind', 'municipality.csv').replace(':z/:x/:y', '0/0/0').replaceAll(/:\w+/g, 'nobody-1');

const OPEN_TO_ALL = Object.fromEntries(
  ['/open/releases', '/open/catalogue.jsonld', '/open/ogc', '/open/ogc/conformance', '/open/ogc/api', '/open/ogc/collections'].map(
    (path): [string, RouteSample] => [`GET ${path}`, { path: () => path }],
  ),
);

const OF_GIS: Readonly<Record<string, RouteSample>> = {
  ...Object.fromEntries(
    ['', '/conformance', '/api', '/collections'].map((end): [string, RouteSample] => [
      `GET /api/ogc${end}`,
      { path: () => `/api/ogc${end}` },
    ]),
  ),
  'GET /api/ogc/collections/:collectionId': { path: () => '/api/ogc/collections/accidents' },
  'GET /api/ogc/collections/:collectionId/items': { path: () => '/api/ogc/collections/accidents/items' },
  'GET /api/ogc/collections/:collectionId/items/:featureId': {
    path: (whose) => `/api/ogc/collections/accidents/items/${accidentOf(whose)}`,
    named: ['own', 'foreign', 'shared', 'unknown'],
  },
};

/** Without one a route fails the test. */
const SAMPLES: Readonly<Record<string, RouteSample>> = {
  'GET /health/live': { path: () => '/health/live' },
  'GET /health/ready': { path: () => '/health/ready' },
  'GET /': { path: () => '/', nothingThere: isPageMissing },
  'GET /site.json': { path: () => '/site.json' },
  'GET /*path': { path: () => '/app/imports', nothingThere: isPageMissing },
  // Where no other sign-in is set up, both lead back to the sign-in page.
  'GET /api/sign-in/oidc': { path: () => '/api/sign-in/oidc' },
  'GET /api/sign-in/oidc/callback': { path: () => '/api/sign-in/oidc/callback?code=x&state=y' },
  'GET /api/tiles/accidents/:organisationId/:dataVersion/:filterKey/:z/:x/:y.mvt': {
    path: (whose) => `/api/tiles/accidents/${idOf(whose)}/1/${EMPTY_FILTER}/0/0/0.mvt`,
    named: ['own', 'foreign', 'shared', 'studied', 'counted', 'unknown'],
    open: ['shared'],
  },
  ...OF_RELEASES,
  ...OPEN_TO_ALL,
  ...OF_GIS,
  'GET /api/export/accessibility.:kind': { path: () => '/api/export/accessibility.csv' },
  'GET /api/export/accidents.:kind': { path: () => '/api/export/accidents.csv' },
  'GET /api/export/accessibility-priorities.:kind': { path: () => '/api/export/accessibility-priorities.csv' },
  'GET /api/export/street-deficits.:kind': { path: () => '/api/export/street-deficits.csv' },
  'GET /api/export/hotspots.:kind': {
    path: (whose) => `/api/export/hotspots.csv?run=${runIdOf(whose)}`,
    named: ['own', 'foreign', 'shared', 'studied', 'counted', 'unknown'],
  },
  'GET /api/export/network-assessment.:kind': {
    path: (whose) => `/api/export/network-assessment.csv?run=${runIdOf(whose, 2)}&classes=unknown`,
    named: ['own', 'foreign', 'shared', 'studied', 'counted', 'unknown'],
  },
  'GET /api/export/evidence.:kind': { path: () => '/api/export/evidence.csv' },
  'GET /api/export/appraisal.:kind': {
    path: (whose) => `/api/export/appraisal.csv?appraisal=${appraisalIdOf(whose)}`,
    named: ['own', 'foreign', 'shared', 'studied', 'counted', 'unknown'],
  },
  'GET /api/export/roads.:kind': { path: () => '/api/export/roads.csv' },
  'GET /api/export/accident-roads.:kind': { path: () => '/api/export/accident-roads.csv' },
  'GET /api/export/count-site-roads.:kind': { path: () => '/api/export/count-site-roads.csv' },
  'GET /api/export/interventions.:kind': { path: () => '/api/export/interventions.csv' },
  'GET /api/export/traffic.:kind': { path: () => '/api/export/traffic.csv' },
  'GET /api/templates/traffic.xlsx': { path: () => '/api/templates/traffic.xlsx?language=el' },
  'GET /api/templates/accessibility.xlsx': { path: () => '/api/templates/accessibility.xlsx?language=el' },
  'GET /api/export/bulletin.:kind': { path: () => '/api/export/bulletin.csv?month=2020-06' },
  'GET /api/templates/accidents.xlsx': { path: () => '/api/templates/accidents.xlsx?language=el' },
  'GET /api/imports/:batchId/held-lines/:file': {
    path: (whose) => `/api/imports/${batchOf(whose)}/held-lines/0.csv`,
    named: ['own', 'unknown'],
  },
  'GET /api/subject-requests/:id/export': {
    path: async (whose, asking) => `/api/subject-requests/${await requestIdOf(whose, asking)}/export`,
    named: ['own', 'colleague', 'foreign', 'shared', 'unknown'],
  },
  // Nobody has the upload: that is told in the answer, once it has begun.
  'GET /api/uploads/:uploadId/codes': {
    path: () => `/api/uploads/${UNKNOWN_ID}/codes?file=0&columns=0`,
    request: () => ({ method: 'GET', headers: { 'x-elektron-upload': '1' } }),
  },
  'GET /api/reports/recipient': { path: () => '/api/reports/recipient?longitude=23.5&latitude=37.5' },
  'POST /api/reports': {
    path: () => '/api/reports',
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: ONE_REPORT }),
    nothingThere: () => true,
  },
  'POST /api/reports/photo': {
    path: () => '/api/reports/photo',
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: 'x' }),
    nothingThere: () => true,
  },
  'GET /api/reports/state': { path: () => '/api/reports/state', nothingThere: () => true },
  'POST /api/reports/take-back': {
    path: () => '/api/reports/take-back',
    request: () => ({ method: 'POST', headers: {} }),
    nothingThere: () => true,
  },
  // What the rows of the walk hold was sealed by nobody.
  'GET /api/reports/:id/photo': {
    path: (whose) => `/api/reports/${reportOf(whose)}/photo`,
    named: ['foreign', 'unknown'],
    nothingThere: () => true,
  },
  'POST /api/areas': {
    path: () => '/api/areas?kind=district&licence=none',
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: ONE_DISTRICT }),
  },
  'POST /api/areas/look': {
    path: () => '/api/areas/look?fileName=districts.geojson',
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: ONE_DISTRICT }),
  },
  'POST /api/black-spots/:id/documents': {
    path: (whose) => `/api/black-spots/${blackSpotOf(whose)}/documents?fileName=x.pdf`,
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: '%PDF-' }),
    named: ['own', 'foreign', 'unknown'],
  },
  // What the rows of the walk hold was sealed by nobody: which document there is, is told in the answer.
  'GET /api/black-spots/:id/documents/:documentId': {
    path: (whose) => `/api/black-spots/${blackSpotOf(whose)}/documents/${UNKNOWN_ID}`,
    named: ['own', 'foreign', 'unknown'],
    nothingThere: () => true,
  },
  'POST /api/interventions': {
    path: () => '/api/interventions?fileName=interventions.csv',
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: ONE_INTERVENTION }),
  },
  'POST /api/interventions/look': {
    path: () => '/api/interventions/look?fileName=interventions.csv',
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: ONE_INTERVENTION }),
  },
  'POST /api/interventions/:id/documents': {
    path: (whose) => `/api/interventions/${interventionOf(whose)}/documents?fileName=x.pdf`,
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: '%PDF-' }),
    named: ['own', 'foreign', 'unknown'],
  },
  'GET /api/interventions/:id/documents/:documentId': {
    path: (whose) => `/api/interventions/${interventionOf(whose)}/documents/${UNKNOWN_ID}`,
    named: ['own', 'foreign', 'unknown'],
    nothingThere: () => true,
  },
  'POST /api/site-tables': {
    path: () => `/api/site-tables?${new URLSearchParams({ fileName: 'junctions.csv', said: ONE_JUNCTION_SAID }).toString()}`,
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: ONE_JUNCTION }),
  },
  'POST /api/site-tables/look': {
    path: () => '/api/site-tables/look?fileName=junctions.csv',
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: ONE_JUNCTION }),
  },
  'POST /api/study-tables/look': {
    path: () => '/api/study-tables/look?fileName=study.csv',
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: ONE_STUDY }),
  },
  'POST /api/study-tables/evaluate': {
    path: () => `/api/study-tables/evaluate?${new URLSearchParams({ fileName: 'study.csv', said: ONE_STUDY_SAID }).toString()}`,
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: ONE_STUDY }),
  },
  'POST /api/months/totals': {
    path: () => '/api/months/totals?source=x&fileName=totals.xlsx',
    request: () => ({ method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: TOTALS_WORKBOOK }),
  },
  'POST /api/uploads': { path: () => '/api/uploads', request: ({ collisions }) => uploadOf(collisions) },
};

/** Of a route behind whose door there is nothing today. @param name as in the access matrix */
export function isNothingThere(name: string): boolean {
  return SAMPLES[name]?.nothingThere?.() === true;
}

const PLAIN: SampleRequest = { method: 'GET', headers: {} };

function uploadOf(text: string): SampleRequest {
  const body = new FormData();
  body.append('files', new Blob([text]), 'collisions.csv');
  return { method: 'POST', headers: { 'x-elektron-upload': '1' }, body };
}

/** For whoever may enter a copy of their own, which is taken by the walk, or one that waits for somebody else. */
async function requestIdOf(whose: Named, { world, asker, mayEnter }: Asking): Promise<string> {
  if (whose === 'unknown') return UNKNOWN_ID;
  if (!mayEnter || (whose !== 'own' && whose !== 'colleague'))
    return idIn(ORGANISATIONS[whose === 'colleague' ? 'own' : whose], 'subject_request.request_id');
  if (whose === 'own') return makeCopy(world, asker.name);
  return makeCopy(world, asker.name === 'uploader' ? 'analyst' : 'uploader');
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

/** Not a route: what Nest hangs before its routes, for every method and path. */
const EVERYWHERE = '{/*splat}';

/** Every route of the running server, as `GET /health/live`. */
export function listRoutes({ app }: HttpWorld): string[] {
  const { router } = app.getHttpAdapter().getInstance() as unknown as { readonly router: { readonly stack: readonly Layer[] } };
  const routesOf = (stack: readonly Layer[]): string[] =>
    stack.flatMap(({ route, handle }) => {
      if (route === undefined) return routesOf(handle?.stack ?? []);
      if (route.path === EVERYWHERE) return [];
      return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`);
    });
  return routesOf(router.stack);
}

/** Asks one route in every way by everybody. @param name as in the access matrix */
export async function walkRoute(
  world: HttpWorld,
  name: string,
  { stopAtFirst = false, oneOfEachKind = false }: WalkOptions = {},
): Promise<Walked> {
  const rule = ROUTES.get(name);
  const sample = SAMPLES[name];
  if (rule === undefined || sample === undefined) return refused(`${name} is not in the access matrix, or never asked`);
  const walk = new RouteWalk(world, name, rule, sample);
  const askers = askersOf(rule, oneOfEachKind);
  // What is asked for must be there first, one after the other: whoever makes it waits for nobody else's.
  for (const asker of askers) await walk.prepare(asker);
  if (stopAtFirst) {
    for (const asker of askers) if (walk.violations.length === 0) await walk.askAs(asker);
  } else {
    await Promise.all(askers.map((asker) => walk.askAs(asker)));
  }
  return { violations: walk.violations.sort(), cells: walk.cells, answered: walk.answered.size, askers: askers.length };
}

class RouteWalk {
  readonly violations: string[] = [];
  /** By name. */
  readonly answered = new Set<string>();
  cells = 0;
  readonly #world: HttpWorld;
  readonly #name: string;
  readonly #rule: Rule;
  readonly #sample: RouteSample;
  /** By name of the asker. */
  readonly #paths = new Map<string, ReadonlyMap<Named, string>>();

  constructor(world: HttpWorld, name: string, rule: Rule, sample: RouteSample) {
    this.#world = world;
    this.#name = name;
    this.#rule = rule;
    this.#sample = sample;
  }

  async prepare(asker: Asker): Promise<void> {
    const asking = { world: this.#world, asker, mayEnter: expectedRefusal(this.#rule, asker) === null };
    const paths = new Map<Named, string>();
    for (const whose of this.#sample.named ?? (['own'] as const)) paths.set(whose, await this.#sample.path(whose, asking));
    this.#paths.set(asker.name, paths);
  }

  async askAs(asker: Asker): Promise<void> {
    const answers = new Map<Named, Answer>();
    for (const [whose, path] of this.#paths.get(asker.name) ?? []) {
      this.cells += 1;
      const { headers, ...request } = this.#sample.request?.(this.#world) ?? PLAIN;
      const sent = { ...request, headers: { accept: '*/*', ...headers, ...credentialsOf(asker.secret) } };
      const answer = await send(this.#world.url + path, sent);
      answers.set(whose, answer);
      this.#judge(asker, whose, path, answer);
    }
    this.violations.push(...compareWithUnknown(this.#name, asker, this.#sample, answers));
  }

  #judge(asker: Asker, whose: Named, path: string, answer: Answer): void {
    const { refusal, problems } = readRouteOutcome(answer);
    const expected = expectedRefusal(this.#rule, asker);
    const isOpen = whose === 'own' || this.#sample.open?.some((each) => each === whose) === true;
    const where = `${this.#name}, ${asker.name}, of ${whose}:`;
    const got = refusal ?? (problems.join() || 'an answer');
    if (refusal !== expected) this.violations.push(`${where} gets ${got} instead of ${expected ?? 'an answer'}`);
    if (expected === null) this.#expectAnswer(asker, where, isOpen, problems);
    if (answer.status >= 500) this.violations.push(`${where} fails by ${answer.status}`);
    const open = isOpen && whose !== 'own' && whose !== 'unknown' && whose !== 'colleague' ? [whose] : [];
    this.violations.push(...findLeaks(answer.body, asker, { open, asked: path }).map((leak) => `${where} ${leak}`));
  }

  /** Whoever may enter gets what is theirs or was opened, and nothing else. */
  #expectAnswer({ name }: Asker, where: string, isOpen: boolean, problems: readonly string[]): void {
    if (this.#sample.nothingThere?.() === true) return;
    const isAnswered = problems.length === 0;
    if (isAnswered && isOpen) this.answered.add(name);
    if (isAnswered !== isOpen) this.violations.push(`${where} ${problems.join() || 'is answered'}`);
  }
}

function compareWithUnknown(name: string, asker: Asker, sample: RouteSample, answers: ReadonlyMap<Named, Answer>): string[] {
  const unknown = answers.get('unknown');
  if (unknown === undefined) return [];
  const closed = [...answers.keys()].filter((whose) => whose !== 'own' && sample.open?.some((each) => each === whose) !== true);
  return closed.flatMap((whose) => {
    const answer = answers.get(whose);
    const isAlike =
      answer?.status === unknown.status && answer.body.replaceAll(/[0-9a-f-]{36}/g, '…') === unknown.body.replaceAll(/[0-9a-f-]{36}/g, '…');
    return isAlike ? [] : [`${name}, ${asker.name}, of ${whose}: differs from what nobody has`];
  });
}
