import { fileURLToPath } from 'node:url';
import { keyOfRoad } from '@elektron/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { assess } from './cli/assess.ts';
import { makeTestSession } from './cli/testing/test-session.ts';
import { readEnvironment } from './common/env.ts';
import { JobQueue } from './common/job-queue.ts';
import type { Database } from './database/database.ts';
import { describeOnOneDatabase } from './database/testing/test-database.ts';
import type { HotspotPayload, HotspotRunObject } from './hotspots/hotspot-run.objects.ts';
import type { PresentedScreening } from './hotspots/present-screening.ts';
import { makeRunCaller } from './hotspots/testing/run-caller.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { ImportsFixture } from './imports/testing/imports-fixture.ts';
import type { NetworkAssessmentObject } from './network-assessment/network-assessment.objects.ts';
import { migrateInstallation } from './open-installation.ts';

/*
 * The main roads of the Isle of Wight, with its collisions of 2018: primary, secondary and tertiary roads, no motorway.
 */

const fileOf = (name: string): string => fileURLToPath(new URL(`../../../tests/fixtures/uk-isle-of-wight/${name}`, import.meta.url));

const FIELDS = `run { id filter dataVersion resultDigest } sentence { el en } notices { code message { el en } } runWarnings { code } parameters coverage level
  period { start end } years accidents roadsVersion trafficVersion softwareVersion totals roadClasses roads sites reasons bases`;
const QUERY = `query ($runId: ID!, $question: NetworkAssessmentInput) { networkAssessment(runId: $runId, question: $question) { ${FIELDS} } }`;
const OF_2018 = { period: { start: '2018-01-01', end: '2019-01-01' } };
const PRIMARY = { classes: ['primary'] };

interface Data {
  readonly runHotspots: HotspotPayload;
  readonly repeatHotspotRun: HotspotPayload;
  readonly hotspotRun: HotspotRunObject;
  readonly networkAssessment: NetworkAssessmentObject;
}
interface Answer {
  readonly data: Data;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

describeOnOneDatabase('the assessment of a network', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let cookie: string;
  let fixture: ImportsFixture;
  let others: ImportsFixture;
  let ranking: HotspotRunObject;
  let clusters: HotspotRunObject;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.get(JobQueue).work();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    fixture = await ImportsFixture.make(database);
    others = await ImportsFixture.make(database);
    ({ cookie } = await signInForTest(database, fixture.context.organisationId));
    await fixture.import([fileOf('car_crashes_2018_iow.gpkg')]);
    await fixture.import([fileOf('iow_main_highways.gpkg')]);
    const caller = makeRunCaller(ask, 'id status screening', { methodId: 'network-screening', parameters: {}, filter: OF_2018 });
    ranking = await caller.finished(await caller.start({}));
    clusters = await caller.finished(await caller.start({ methodId: 'dbscan' }));
  }, 300_000);
  afterAll(async () => {
    await app.close();
    await fixture.remove();
    await others.remove();
  });

  async function send(query: string, variables: object = {}, as = cookie): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: as },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  async function ask(query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await send(query, variables);
    expect(errors).toBeUndefined();
    return data;
  }

  const assessed = async (question: object = {}): Promise<NetworkAssessmentObject> =>
    (await ask(QUERY, { runId: ranking.id, question })).networkAssessment;

  const codeOf = async (variables: object, as = cookie): Promise<string | undefined> =>
    (await send(QUERY, variables, as)).errors?.[0]?.extensions.code;

  const fileAt = (ending: string, more: object, as = cookie): Promise<Response> =>
    fetch(`${url}/api/export/network-assessment.${ending}?${new URLSearchParams({ run: ranking.id, lang: 'en', ...more }).toString()}`, {
      headers: { cookie: as },
    });

  it('puts every section of the covered roads in one class, with those without accidents', async () => {
    const stored: PresentedScreening = ranking.screening!;
    const { sites, totals, roads, coverage, parameters } = await assessed(PRIMARY);
    const meant = stored.sites.filter(({ roadClass }) => roadClass === 'primary');
    expect(sites.map(({ id }) => id).sort()).toEqual(meant.map(({ id }) => id).sort());
    expect(sites.some(({ accidents }) => accidents === 0)).toBe(true);
    const sections = meant.filter(({ kind }) => kind === 'segment');
    const sumOf = (kind: string, of: (total: (typeof totals)[number]) => number): number =>
      totals.filter((total) => total.kind === kind).reduce((sum, total) => sum + of(total), 0);
    expect(sumOf('segment', (total) => total.sites)).toBe(sections.length);
    expect(sumOf('junction', (total) => total.sites)).toBe(meant.length - sections.length);
    const meters = sections.reduce((sum, { lengthMeters }) => sum + lengthMeters!, 0);
    expect(sumOf('segment', (total) => total.lengthMeters)).toBeCloseTo(meters, 6);
    expect(sumOf('segment', ({ share }) => share!)).toBeCloseTo(1, 12);
    expect(roads.filter(({ isCovered }) => isCovered).reduce((sum, { lengthMeters }) => sum + lengthMeters, 0)).toBeCloseTo(meters, 6);
    // The roads are the whole network, covered or not.
    const whole = stored.sites.filter(({ kind }) => kind === 'segment').length;
    expect(roads.reduce((sum, road) => sum + road.sections, 0)).toBe(whole);
    expect(coverage).toEqual({ classes: ['primary'], covered: [], notCovered: [] });
    expect(parameters).toEqual({ timesOfPeers: 1, highPercent: 80, lowPercent: 20, fewestAccidents: 3, fewestPredicted: 1 });
  });

  it('has the probability that the ranking has, and the class that it asks for', async () => {
    const stored = new Map(ranking.screening!.sites.map((site) => [`${site.kind} ${site.id}`, site]));
    const { sites } = await assessed({ ...PRIMARY, parameters: { highPercent: 70, lowPercent: 30 } });
    for (const { kind, id, probability, probabilityAboveLike, safetyClass, reason, accidents, predicted } of sites) {
      const site = stored.get(`${kind} ${id}`)!;
      // What was stored was computed with the threshold of one, as this is.
      if (site.probabilityAbove === null) expect([probability, safetyClass]).toEqual([null, 'not-assessable']);
      else expect(probability).toBeCloseTo(site.probabilityAbove, 12);
      expect(probabilityAboveLike).toBe(probability);
      const isTold = probability !== null && (probability >= 0.7 ? accidents >= 3 : probability <= 0.3 && predicted! >= 1);
      const expected = probability === null ? 'not-assessable' : !isTold ? 'medium' : probability >= 0.7 ? 'high' : 'low';
      expect(safetyClass).toBe(expected);
      const isHeldBack = !isTold && probability !== null && (probability >= 0.7 || probability <= 0.3);
      expect(reason === null).toBe(probability !== null && !isHeldBack);
    }
    expect(new Set(sites.map(({ safetyClass }) => safetyClass)).size).toBeGreaterThan(1);
  });

  it('says what it is not, in both languages, and what of the run is special', async () => {
    const { sentence, notices, runWarnings, roadsVersion, years } = await assessed(PRIMARY);
    expect(sentence.en).toMatch(/^Of [\d.,]+ km of roads taken as covered/);
    expect(sentence.el).toMatch(/^Από [\d.,]+ χλμ\./);
    expect(notices.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['SHORT_PERIOD', 'reactive-only', 'own-thresholds', 'like-with-like', 'proposal', 'no-decision']),
    );
    expect(runWarnings.map(({ code }) => code)).toContain('PERIOD_SHORT');
    expect([roadsVersion, Math.round(years)]).toEqual([1, 1]);
    // An island without motorways and trunk roads has nothing that is covered by its class alone.
    const proposed = await assessed();
    expect(proposed.sites).toEqual([]);
    expect(proposed.sentence.en).toContain('No section lies on a road that is taken as covered');
    expect(new Set(proposed.roads.map(({ proposal }) => proposal))).toEqual(new Set(['check', 'unlikely']));
  });

  it('has fatal and serious accidents of each class of road with limits, and of each class by accidents without', async () => {
    const { roadClasses, totals, sites, bases } = await assessed({ classes: ['primary', 'secondary'] });
    expect(roadClasses!.map(({ roadClass }) => roadClass)).toEqual(['primary', 'secondary']);
    for (const { roadClass, severe, sections } of roadClasses!) {
      const own = sites.filter((site) => site.kind === 'segment' && site.roadClass === roadClass);
      expect(sections).toBe(own.length);
      expect(severe.fatal + severe.serious).toBe(own.reduce((sum, { severe: of }) => sum + of.fatal + of.serious, 0));
      expect(severe.perKilometerYear!.lower).toBeLessThan(severe.perKilometerYear!.rate);
      expect(severe.perKilometerYear!.rate).toBeLessThan(severe.perKilometerYear!.upper);
    }
    for (const { severe } of totals) expect(typeof (severe.perKilometerYear ?? 0)).toBe('number');
    for (const { basis } of sites) if (basis !== null) expect(bases[basis]).toBeDefined();
  });

  it('says with how many times its like the high class was judged', async () => {
    const { sentence, sites } = await assessed({ ...PRIMARY, parameters: { timesOfPeers: 2 } });
    expect(sentence.en).toContain('more than 2 times the accidents of sections like them');
    expect(sentence.en).toContain('probably have fewer than sections like them');
    for (const { probability, probabilityAboveLike, safetyClass } of sites) {
      if (safetyClass === 'high') expect(probability).toBeGreaterThanOrEqual(0.8);
      if (safetyClass === 'low') expect(probabilityAboveLike).toBeLessThanOrEqual(0.2);
    }
  });

  it('goes by what is said of a road before its class', async () => {
    const named = (await assessed()).roads.find(({ roadName, proposal }) => roadName !== null && proposal === 'unlikely')!;
    const { roads, sites } = await assessed({ covered: [keyOfRoad(named.roadName!, named.roadClass)] });
    const ofRoad = roads.filter(({ roadName, roadClass }) => roadName === named.roadName && roadClass === named.roadClass);
    expect(ofRoad.every(({ isCovered, isDecided }) => isCovered && isDecided)).toBe(true);
    expect(sites.filter(({ kind }) => kind === 'segment')).toHaveLength(ofRoad.reduce((sum, road) => sum + road.sections, 0));
  });

  it('refuses a run of another method, one that nobody has, and a question that is none', async () => {
    expect(await codeOf({ runId: clusters.id })).toBe('RUN_NOT_OF_ROADS');
    expect(await codeOf({ runId: '00000000-0000-4000-8000-000000000000' })).toBe('HOTSPOT_RUN_NOT_FOUND');
    const asking = (question: object): Promise<string | undefined> => codeOf({ runId: ranking.id, question });
    expect(await asking({ classes: ['boulevard'] })).toBe('INPUT_INVALID');
    expect(await asking({ covered: ['A3020'] })).toBe('INPUT_INVALID');
    expect(await asking({ parameters: { lowPercent: 50 } })).toBe('PARAMETER_OUT_OF_RANGE');
    expect(await asking({ parameters: { highPercent: 10 } })).toBe('PARAMETER_OUT_OF_RANGE');
    expect(await asking({ parameters: 'high' })).toBe('INPUT_INVALID');
    expect((await fileAt('csv', { classes: 'boulevard' })).status).toBe(400);
    expect((await fileAt('csv', { order: 'length' })).status).toBe(400);
  });

  it('is nothing that another organisation can read, on the page or as a file', async () => {
    const { cookie: foreign } = await signInForTest(database, others.context.organisationId);
    expect(await codeOf({ runId: ranking.id }, foreign)).toBe('HOTSPOT_RUN_NOT_FOUND');
    expect((await fileAt('csv', {}, foreign)).status).toBe(404);
    expect(await codeOf({ runId: ranking.id }, '')).toBe('NOT_SIGNED_IN');
    expect((await fileAt('csv', {}, '')).status).toBe(401);
  });

  it('leaves as a file that says the same, with all that was asked', async () => {
    const question = { classes: ['primary'], parameters: { highPercent: 75 } };
    const { sites, totals, sentence, notices } = await assessed(question);
    const response = await fileAt('geojson', { classes: 'primary', highPercent: '75' });
    expect(response.headers.get('x-elektron-rows')).toBe(String(sites.length));
    const file = (await response.json()) as {
      readonly features: readonly { readonly geometry: object; readonly properties: Readonly<Record<string, unknown>> }[];
    };
    expect(file.features.map(({ properties }) => properties['id'])).toEqual(sites.map(({ id }) => id));
    for (const [i, { properties, geometry }] of file.features.entries()) {
      const site = sites[i]!;
      expect(properties).toMatchObject({
        safety_class: site.safetyClass,
        accidents: site.accidents,
        probability_above: site.probability,
        class_reason: site.reason,
        basis: site.basis,
        expected: site.expected,
        expected_lower: site.expectedInterval?.lower ?? null,
        severe_per_km_year: site.severe.perKilometerYear?.rate ?? null,
      });
      expect(geometry).toEqual(site.geometry);
    }
    const text = JSON.stringify({ ...file, features: [] });
    expect(text).toContain(JSON.stringify(sentence.en).slice(1, -1));
    for (const { message } of notices) expect(text).toContain(JSON.stringify(message.en).slice(1, -1));
    expect(text).toContain('to be verified');
    const table = await (await fileAt('csv', { classes: 'primary', highPercent: '75' })).text();
    const [head, ...rows] = table.trim().split('\r\n');
    expect(head).toContain('Probability of exceeding');
    expect(head).toContain('Expected (whole period)');
    expect(text).toMatch(/"road_class_primary":"\d+ \+ \d+: [\d.]+ \([\d.]+ – [\d.]+\), [\d.]+ km"/);
    expect(rows).toHaveLength(sites.length);
    expect(rows[0]).toContain('High from: 75');
    expect(rows[0]).toContain('Primary road');
    for (const kind of ['xlsx', 'gpkg']) expect((await fileAt(kind, { classes: 'primary' })).status).toBe(200);
    expect(totals).toHaveLength(8);
  });

  it('is told at the terminal', async () => {
    const { session, printed } = makeTestSession({ app, context: fixture.context });
    expect(await assess.run(session, ['--run', ranking.id, '--class', 'primary', '--param', 'highPercent=75', '--json'])).toBe(0);
    const told = JSON.parse(printed.join('\n')) as NetworkAssessmentObject;
    const { totals } = await assessed({ classes: ['primary'], parameters: { highPercent: 75 } });
    expect(told.totals).toEqual(totals);
    printed.length = 0;
    expect(await assess.run(session, ['--run', ranking.id, '--class', 'primary'])).toBe(0);
    expect(printed.join('\n')).toContain('km');
    await expect(assess.run(session, [])).rejects.toMatchObject({ name: 'UsageError' });
    await expect(assess.run(session, ['--run', clusters.id])).rejects.toMatchObject({ code: 'RUN_NOT_OF_ROADS' });
  });
});
