import { ROUTES } from '../access/access-matrix.ts';
import type { Rule } from '../access/rule.ts';
import type { Asker } from '../world/askers.ts';
import { idIn, ORGANISATIONS, UNKNOWN_ID, type OrganisationName } from '../world/organisations.ts';
import type { Whose } from './arguments.ts';
import { expectedRefusal, readRouteOutcome } from './cell.ts';
import type { HttpWorld } from './http-world.ts';
import { findLeaks } from './leaks.ts';
import { credentialsOf, send, type Answer } from './send.ts';
import { HTTP_ASKERS, type Walked, type WalkOptions } from './walk-fields.ts';

interface SampleRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: FormData;
}

/** How a route is asked, and what it answers to whoever may ask. */
interface RouteSample {
  readonly path: (whose: Whose) => string;
  readonly request?: (world: HttpWorld) => SampleRequest;
  /** Whose things can be named. */
  readonly named?: readonly Whose[];
  /** Of those, whose are answered. */
  readonly open?: readonly OrganisationName[];
  /** Where what is named is not there for anybody, but the door was passed. */
  readonly answers?: readonly string[];
}

const idOf = (whose: Whose): string => (whose === 'unknown' ? UNKNOWN_ID : ORGANISATIONS[whose].id);
const EMPTY_FILTER = Buffer.from('{}').toString('base64url');

/** Without one a route fails the test. */
const SAMPLES: Readonly<Record<string, RouteSample>> = {
  'GET /health/live': { path: () => '/health/live' },
  'GET /health/ready': { path: () => '/health/ready' },
  // The page is there once it was built.
  'GET /': { path: () => '/', answers: ['STATUS_404', 'INPUT_INVALID'] },
  'GET /*path': { path: () => '/app/imports', answers: ['STATUS_404', 'INPUT_INVALID'] },
  // Where no other sign-in is set up, both lead back to the sign-in page.
  'GET /api/sign-in/oidc': { path: () => '/api/sign-in/oidc' },
  'GET /api/sign-in/oidc/callback': { path: () => '/api/sign-in/oidc/callback?code=x&state=y' },
  'GET /api/tiles/accidents/:organisationId/:dataVersion/:filterKey/:z/:x/:y.mvt': {
    path: (whose) => `/api/tiles/accidents/${idOf(whose)}/1/${EMPTY_FILTER}/0/0/0.mvt`,
    named: ['own', 'foreign', 'shared', 'studied', 'unknown'],
    open: ['shared'],
  },
  'GET /api/subject-requests/:id/export': {
    path: (whose) => {
      const id = whose === 'unknown' ? UNKNOWN_ID : idIn(ORGANISATIONS[whose], 'subject_request.request_id');
      return `/api/subject-requests/${id}/export`;
    },
    named: ['own', 'foreign', 'shared', 'unknown'],
    // The seeded requests are for an erasure: there is no copy.
    answers: ['SUBJECT_REQUEST_NOT_FOUND'],
  },
  'POST /api/uploads': { path: () => '/api/uploads', request: ({ collisions }) => uploadOf(collisions) },
};

const PLAIN: SampleRequest = { method: 'GET', headers: {} };

function uploadOf(text: string): SampleRequest {
  const body = new FormData();
  body.append('files', new Blob([text]), 'collisions.csv');
  return { method: 'POST', headers: { 'x-elektron-upload': '1' }, body };
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
export async function walkRoute(world: HttpWorld, name: string, { stopAtFirst = false }: WalkOptions = {}): Promise<Walked> {
  const rule = ROUTES.get(name);
  const sample = SAMPLES[name];
  if (rule === undefined || sample === undefined) return { violations: [`${name} is not in the access matrix, or never asked`], cells: 0 };
  const violations: string[] = [];
  let cells = 0;
  for (const asker of HTTP_ASKERS) {
    if (stopAtFirst && violations.length > 0) break;
    const answers = new Map<Whose, Answer>();
    for (const whose of sample.named ?? (['own'] as const)) {
      cells += 1;
      const { headers, ...request } = sample.request?.(world) ?? PLAIN;
      const address = world.url + sample.path(whose);
      const answer = await send(address, { ...request, headers: { accept: '*/*', ...headers, ...credentialsOf(asker.secret) } });
      answers.set(whose, answer);
      violations.push(...judge({ name, rule, sample, asker, whose, answer }));
    }
    violations.push(...compareWithUnknown(name, asker, sample, answers));
  }
  return { violations, cells };
}

interface Judged {
  readonly name: string;
  readonly rule: Rule;
  readonly sample: RouteSample;
  readonly asker: Asker;
  readonly whose: Whose;
  readonly answer: Answer;
}

function judge({ name, rule, sample, asker, whose, answer }: Judged): string[] {
  const { refusal, problems } = readRouteOutcome(answer);
  const expected = expectedRefusal(rule, asker);
  const isOpen = whose === 'own' || (whose !== 'unknown' && (sample.open ?? []).includes(whose));
  const where = `${name}, ${asker.name}, of ${whose}:`;
  const violations: string[] = [];
  if (refusal !== expected)
    violations.push(`${where} gets ${refusal ?? (problems.join() || 'an answer')} instead of ${expected ?? 'an answer'}`);
  const isAnswered = problems.length === 0 || problems.every((code) => sample.answers?.includes(code) === true);
  if (expected === null && isOpen !== isAnswered && sample.answers === undefined)
    violations.push(`${where} ${problems.join() || 'is answered'}`);
  if (answer.status >= 500) violations.push(`${where} fails by ${answer.status}`);
  const open = isOpen && whose !== 'own' ? [whose] : [];
  return [...violations, ...findLeaks(answer.body, asker, { open, asked: sample.path(whose) }).map((leak) => `${where} ${leak}`)];
}

function compareWithUnknown(name: string, asker: Asker, sample: RouteSample, answers: ReadonlyMap<Whose, Answer>): string[] {
  const unknown = answers.get('unknown');
  if (unknown === undefined) return [];
  const closed = ([...answers.keys()] as Whose[]).filter(
    (whose) => whose !== 'own' && whose !== 'unknown' && sample.open?.includes(whose) !== true,
  );
  return closed.flatMap((whose) => {
    const answer = answers.get(whose);
    const isAlike =
      answer?.status === unknown.status && answer.body.replaceAll(/[0-9a-f-]{36}/g, '…') === unknown.body.replaceAll(/[0-9a-f-]{36}/g, '…');
    return isAlike ? [] : [`${name}, ${asker.name}, of ${whose}: differs from what nobody has`];
  });
}
