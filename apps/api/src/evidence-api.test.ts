import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EVIDENCE_KINDS, LEAST_EVIDENCE_ACCIDENTS } from '@elektron/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';

import type { AppraisalPayload } from './appraisals/appraisal.objects.ts';
import { AppraisalsService } from './appraisals/appraisals.service.ts';
import { evidence } from './cli/evidence.ts';
import { makeTestSession } from './cli/testing/test-session.ts';
import { readEnvironment } from './common/env.ts';
import { JobQueue } from './common/job-queue.ts';
import type { Database } from './database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from './database/testing/test-database.ts';
import type {
  EvidenceChoiceObject,
  EvidenceChoicePayload,
  EvidenceCountObject,
  EvidenceEntryObject,
  KindEvidenceObject,
  PublishedFactorPayload,
} from './evidence/evidence.objects.ts';
import { WITHHELD_BECAUSE } from './evaluations/evaluation-texts.ts';
import { addEvaluation, type StoredForTest } from './evidence/testing/add-evaluation.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from './open-installation.ts';

/*
 * Two towns contribute the six evaluations of the published case P09, and a third one reads what they say together.
 */

interface Data {
  readonly evidenceLibrary: readonly EvidenceEntryObject[];
  readonly kindEvidence: KindEvidenceObject;
  readonly evidenceChoice: EvidenceChoiceObject;
  readonly evidenceCounts: readonly EvidenceCountObject[];
  readonly networkEvidence: readonly KindEvidenceObject[];
  readonly decideOnEvidence: EvidenceChoicePayload;
  readonly enterPublishedFactor: PublishedFactorPayload;
  readonly decideOnPublishedFactor: PublishedFactorPayload;
  readonly retirePublishedFactor: PublishedFactorPayload;
  readonly makeAppraisal: AppraisalPayload;
}

const caseAt = (name: string): string => readFileSync(new URL(`../../../tests/cases/P09-meta-analysis/${name}`, import.meta.url), 'utf8');
const STUDIES = caseAt('cmf_studies.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').slice(1).map(Number) as [number, number]);
const EXPECTED = (
  JSON.parse(caseAt('expected.json')) as {
    expected: {
      cmf: { log_scale: Readonly<Record<string, { estimate: number; ci95: number[]; tau2: number }>> & { q: number; i2_pct: number } };
    };
  }
).expected.cmf.log_scale;

const ENTRY = `kind sentence { el en } studies publishedStudies organisations withheld undecided factor confidenceInterval { lower upper level }
  predictionInterval { lower upper level } lowestPoints highestPoints scoredStudies sources { el en }`;
const CHOICE = 'runId contribution reason { el en } isOpen decisions { decision personName madeAt }';
const KIND = `entry { ${ENTRY} } studies pooled notices { code message { el en } }`;
const FACTOR = {
  kind: 'lighting',
  factor: 0.7,
  standardError: 0.1,
  outcome: 'injury',
  citation: 'A report on lighting',
  publishedYear: 2004,
};

describeOnEachDatabase('the evidence of the network', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let towns: SignedIn[];
  let reader: SignedIn;
  const runs: { readonly runId: string; readonly interventionId: string; readonly town: SignedIn }[] = [];

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.get(JobQueue).work();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    towns = [await addTown(), await addTown()];
    reader = await addTown();
    for (const [i, [factor, standardError]] of STUDIES.entries()) {
      const town = towns[i % 2]!;
      // Of so many accidents that the published error is not less than what they leave.
      const of = { ratio: factor, logVariance: (standardError / factor) ** 2, observedBefore: 2_000, observedAfter: 2_000 };
      runs.push({ ...(await addEvaluation(database, town.context.organisationId, of)), town });
    }
  }, 180_000);
  afterAll(() => app.close());

  async function addTown(): Promise<SignedIn> {
    const { organisationId } = await createTestOrganisation(database, `town-${randomUUID()}`);
    return signInForTest(database, organisationId);
  }

  async function askAs({ cookie }: SignedIn, query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { readonly data: Data; readonly errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  async function decide(town: SignedIn, runId: string, decision: string): Promise<EvidenceChoicePayload> {
    const query = `mutation ($input: DecideOnEvidenceInput!) { decideOnEvidence(input: $input) { choice { ${CHOICE} } userErrors { code message { en } } } }`;
    return (await askAs(town, query, { input: { runId, decision } })).decideOnEvidence;
  }

  async function kindOf(who: SignedIn, kind: string, filter: object | null = null): Promise<KindEvidenceObject> {
    const query = `query ($kind: String!, $filter: EvidenceFilterInput) { kindEvidence(kind: $kind, filter: $filter) { ${KIND} } }`;
    return (await askAs(who, query, { kind, filter })).kindEvidence;
  }

  const near = (value: number): unknown => expect.closeTo(value, 12);
  const isNear = (value: number, other: number): boolean => Math.abs(value - other) < 1e-12;
  const codesOf = ({ userErrors }: { readonly userErrors: readonly { readonly code: string }[] }): string[] =>
    userErrors.map(({ code }) => code);

  it('has nothing before anybody has contributed: it says so, and how many evaluations nobody has decided on', async () => {
    const { evidenceLibrary } = await askAs(reader, `{ evidenceLibrary { ${ENTRY} } }`);
    expect(evidenceLibrary.map(({ kind }) => kind)).toEqual(EVIDENCE_KINDS);
    const zone = evidenceLibrary.find(({ kind }) => kind === 'zone-30')!;
    expect(zone).toMatchObject({ studies: 0, factor: null, confidenceInterval: null, predictionInterval: null, withheld: 0, undecided: 6 });
    expect(zone.sentence.en).toContain('nothing can be said');
  });

  it('shows what would leave before somebody decides', async () => {
    const { evidenceChoice } = await askAs(towns[0]!, `query ($id: ID!) { evidenceChoice(runId: $id) { ${CHOICE} } }`, {
      id: runs[0]!.runId,
    });
    expect(evidenceChoice).toMatchObject({ isOpen: true, reason: null, decisions: [] });
    expect(evidenceChoice.contribution).toMatchObject({
      ratio: near(STUDIES[0]![0]),
      logStandardError: near(STUDIES[0]![1] / STUDIES[0]![0]),
      treatedSites: 12,
      accidentsBefore: 2_000,
      accidentsAfter: 2_000,
      chosenBy: 'high-counts',
      narrowedBy: [],
      // 4,000 accidents 25, 12 sites 5, 2 years 10; empirical Bayes 40 and 20, 40 reference sites 15; ln(0.81) / (0.09 / 0.81) = -1.90: 10.
      points: 125,
      possible: 150,
    });
  });

  it('of nothing but the run of another organisation, or of none, is answered alike', async () => {
    for (const runId of [runs[1]!.runId, randomUUID(), 'x']) {
      expect(codesOf(await decide(towns[0]!, runId, 'contributed'))).toEqual(['EVALUATION_NOT_FOUND']);
    }
  });

  it('is pooled from what was contributed: every number of the published case', async () => {
    for (const { runId, town } of runs) expect(codesOf(await decide(town, runId, 'contributed'))).toEqual([]);
    const { entry, studies, pooled, notices } = await kindOf(reader, 'zone-30');
    const restricted = EXPECTED['random_reml']!;
    expect(entry).toMatchObject({ studies: 6, organisations: 2, withheld: 0, undecided: 0 });
    expect(entry.factor).toBeCloseTo(Math.exp(restricted.estimate), 4);
    expect(pooled.fixed!.factor).toBeCloseTo(Math.exp(EXPECTED['fixed']!.estimate), 6);
    expect([pooled.fixed!.lower, pooled.fixed!.upper].map(Math.log)).toEqual(
      EXPECTED['fixed']!.ci95.map((limit) => expect.closeTo(limit, 5)),
    );
    const moments = pooled.random.find(({ method }) => method === 'dersimonian-laird')!;
    expect(moments.tau ** 2).toBeCloseTo(EXPECTED['random_dl']!.tau2, 7);
    expect([moments.knappHartung!.lower, moments.knappHartung!.upper].map(Math.log)).toEqual(
      EXPECTED['random_dl_hksj']!.ci95.map((limit) => expect.closeTo(limit, 5)),
    );
    expect(pooled.heterogeneity!.q).toBeCloseTo(EXPECTED.q, 6);
    expect(pooled.heterogeneity!.iSquaredPercent).toBeCloseTo(EXPECTED.i2_pct, 5);
    expect(entry.predictionInterval!.lower).toBeLessThan(entry.confidenceInterval!.lower);
    expect(pooled.leaveOneOut).toHaveLength(6);
    expect([pooled.egger, pooled.trimAndFill]).toEqual([null, null]);
    expect(pooled.reasons.egger!.en).toContain('fewer than ten');
    expect(studies.map(({ isOwn }) => isOwn)).toEqual(Array.from({ length: 6 }, () => false));
    for (const { message } of notices) expect(`${message.el} ${message.en}`).not.toMatch(/\{\{|NaN|undefined/);
  });

  it('holds nothing of another organisation but what is said to leave', async () => {
    const text = JSON.stringify(await kindOf(reader, 'zone-30'));
    expect(text).not.toContain('secret');
    for (const { runId, interventionId, town } of runs) {
      for (const hidden of [runId, interventionId, town.personId]) expect(text).not.toContain(hidden);
    }
    const [first] = (await kindOf(reader, 'zone-30')).studies;
    expect(Object.keys(first!.evaluation!).sort()).toEqual(
      [
        'accidentsAfter',
        'accidentsBefore',
        'chosenBy',
        'methodLabels',
        'narrowedBy',
        'runId',
        'treatedSites',
        'yearsAfter',
        'yearsBefore',
      ].sort(),
    );
    expect(first!.evaluation!.runId).toBeNull();
    // Its owner finds the evaluation again.
    const own = (await kindOf(towns[0]!, 'zone-30')).studies.filter(({ isOwn }) => isOwn);
    expect(own.map(({ evaluation }) => evaluation!.runId).sort()).toEqual(
      runs
        .filter(({ town }) => town === towns[0])
        .map(({ runId }) => runId)
        .sort(),
    );
  });

  it('is in the trail of each owner with who looked, once an hour', async () => {
    for (const { context } of towns) {
      const events = await database.asOwner((sql) =>
        sql.query(
          `SELECT person_id, subject_id, details FROM audit_event WHERE organisation_id = $1 AND action = 'sharing.used' AND person_id = $2`,
          [context.organisationId, reader.personId],
        ),
      );
      expect(events).toEqual([
        { person_id: reader.personId, subject_id: reader.context.organisationId, details: { use: 'evidence', kinds: '' } },
      ]);
    }
  });

  it('is taken by an appraisal with the interval of the next place, which repeats whatever is contributed or withdrawn later', async () => {
    const { entry } = await kindOf(reader, 'zone-30');
    const input = {
      name: 'A zone',
      valuesId: 'gb-2014-accident',
      discountRatePercent: 4,
      trafficGrowthPercent: 0,
      trafficExponent: 1,
      valueSpreadPercent: 0,
      effectsAre: 'shared',
      alternatives: [
        {
          ...{ name: 'Zone 30', place: 'A quarter', capital: 100_000, yearlyMaintenance: 0, residualValue: 0, serviceLifeYears: 10 },
          ...{ numbers: [{ severity: 'slight', perYear: 3 }], numbersSource: 'A count', library: { kind: 'zone-30' } },
        },
      ],
    };
    const query = `mutation ($input: AppraisalInput!) { makeAppraisal(input: $input) { appraisal { id resultDigest question warnings { code }
      alternatives { effectSource { el en } rows { factor lower upper } } } userErrors { code message { en } } } }`;
    const { makeAppraisal } = await askAs(reader, query, { input });
    expect(codesOf(makeAppraisal)).toEqual([]);
    const [alternative] = makeAppraisal.appraisal!.alternatives;
    const { lower, upper } = entry.predictionInterval!;
    expect(alternative!.rows).toEqual([{ factor: entry.factor, lower, upper }]);
    expect(alternative!.effectSource.en).toContain('of 6 studies');
    expect(makeAppraisal.appraisal!.warnings.map(({ code }) => code)).toContain('LIBRARY_FOR_ALL_SEVERITIES');
    const of = { appraisalId: makeAppraisal.appraisal!.id };
    const again = async (): Promise<string> => {
      const kept = await app.get(AppraisalsService, { strict: false }).find(reader.context, of.appraisalId);
      return app.get(AppraisalsService, { strict: false }).recompute(kept!);
    };
    const { runId, town } = runs.at(-1)!;
    await decide(town, runId, 'withheld');
    expect((await kindOf(reader, 'zone-30')).entry.studies).toBe(5);
    expect(await again()).toBe(makeAppraisal.appraisal!.resultDigest);
    await decide(town, runId, 'contributed');
    const unknown = { ...input, alternatives: [{ ...input.alternatives[0]!, library: { kind: 'school-street' } }] };
    expect(codesOf((await askAs(reader, query, { input: unknown })).makeAppraisal)).toEqual(['INPUT_INVALID']);
  });

  it('lets a decision be taken back with the very next request, keeps the history, and tells others no more than how many', async () => {
    const [{ runId, town }] = runs as [(typeof runs)[number]];
    const { choice } = await decide(town, runId, 'withheld');
    expect(choice!.decisions.map(({ decision, personName }) => [decision, personName])).toEqual([
      ['withheld', 'Test'],
      ['contributed', 'Test'],
    ]);
    const { entry, notices, studies } = await kindOf(reader, 'zone-30');
    expect([entry.studies, entry.withheld, studies.length]).toEqual([5, 1, 5]);
    expect(notices.map(({ code }) => code)).toContain('WITHHELD');
    // The same decision once more is none.
    expect((await decide(town, runId, 'withheld')).choice!.decisions).toHaveLength(2);
    await decide(town, runId, 'contributed');
    expect((await kindOf(reader, 'zone-30')).entry.studies).toBe(6);
  });

  it('counts one evaluation of an intervention, the one contributed last of those that are asked for', async () => {
    const [{ interventionId, town }] = runs as [(typeof runs)[number]];
    const selections = { severity: ['fatal', 'serious'], 'road-user': ['pedestrian'] };
    const later = await addEvaluation(database, town.context.organisationId, { interventionId, ratio: 0.5, selections });
    await decide(town, later.runId, 'contributed');
    const all = await kindOf(reader, 'zone-30');
    expect(all.studies).toHaveLength(6);
    expect(all.studies.filter(({ factor }) => isNear(factor, STUDIES[0]![0]))).toEqual([]);
    expect(all.studies.find(({ factor }) => isNear(factor, 0.5))).toMatchObject({
      outcome: 'severe',
      evaluation: { narrowedBy: ['road-user'] },
    });
    expect(all.notices.map(({ code }) => code)).toEqual(expect.arrayContaining(['SAME_INTERVENTION', 'OUTCOMES_MIXED']));
    const ofAll = await kindOf(reader, 'zone-30', { outcome: 'all' });
    expect(ofAll.studies.map(({ factor }) => factor).sort()).toEqual(
      STUDIES.map(([factor]) => factor)
        .sort()
        .map(near),
    );
    const severe = await kindOf(reader, 'zone-30', { outcome: 'severe' });
    expect([severe.entry.studies, severe.entry.factor, severe.entry.predictionInterval]).toEqual([1, expect.closeTo(0.5, 9), null]);
    expect(severe.entry.sentence.en).toContain('One study');
    await decide(town, later.runId, 'withheld');
  });

  it.each<[string, StoredForTest, string]>([
    ['an example', { illustrative: true }, 'example'],
    ['of a kind that is not pooled', { kind: 'other' }, 'none of those that are pooled'],
    ['of a kind that somebody made up', { kind: 'treatment' }, 'none of those that are pooled'],
    ['stored by an earlier version', { format: 1 }, 'earlier version'],
    ['without a ratio', { ratio: null }, 'no ratio'],
    ['of no accident after', { ratio: 0 }, 'zero'],
    ['of fewer accidents than may leave', { observedBefore: 6, observedAfter: LEAST_EVIDENCE_ACCIDENTS - 7 }, 'fewer than 10'],
    ...Object.keys(WITHHELD_BECAUSE).map((code): [string, StoredForTest, string] => [
      `without a conclusion for ${code}`,
      { notices: [{ code, details: {} }] },
      'draws no conclusion',
    ]),
    [
      'without a conclusion for what its method warns of',
      { warnings: [{ code: 'COMPARISON_NOT_COMPARABLE', values: {} }] },
      'draws no conclusion',
    ],
  ])('takes no evaluation that is %s, by whatever way', async (_, change, reason) => {
    const town = await addTown();
    const { runId } = await addEvaluation(database, town.context.organisationId, change);
    const { choice, userErrors } = await decide(town, runId, 'contributed');
    expect([choice, userErrors.map(({ code }) => code)]).toEqual([null, ['EVIDENCE_UNFIT']]);
    expect(userErrors[0]!.message.en).toContain(reason);
    // Nor past the service, in the role that the application has.
    const forged = database.inOrganisation(town.context, (sql) =>
      sql.execute(
        `INSERT INTO evidence_decision (organisation_id, run_id, decision, outcome, narrowed_by, quality) VALUES ($1, $2, 'contributed', 'all', '{}', '{1}')`,
        [town.context.organisationId, runId],
      ),
    );
    await expect(forged).rejects.toThrow();
  });

  it('tells no total that is below what may leave, nor what would give it away', async () => {
    const town = await addTown();
    const of = { kind: 'signals', observedBefore: 30, observedAfter: 9, ratio: 0.7, logVariance: 0.25 };
    const { runId } = await addEvaluation(database, town.context.organisationId, of);
    const { choice } = await decide(town, runId, 'contributed');
    const [study] = (await kindOf(reader, 'signals')).studies;
    expect([study!.evaluation!.accidentsBefore, study!.evaluation!.accidentsAfter]).toEqual([30, null]);
    // The factor after Hauer beside the ratio would: it stays with its owner. What the database makes of the run is what was shown before.
    const stored = await database.asOwner((sql) =>
      sql.query<{ factor: number; ratio: number; variance: number }>(
        'SELECT factor, ratio, log_variance AS variance FROM evidence_decision WHERE run_id = $1',
        [runId],
      ),
    );
    expect(stored).toEqual([{ factor: near(0.7 / (1 + 0.25 - 1 / 9)), ratio: near(0.7), variance: near(0.25) }]);
    expect(choice!.contribution).toMatchObject({ ratio: near(0.7), logStandardError: near(0.5) });
    expect([study!.factor, Math.log(study!.upper / study!.lower) / 2]).toEqual([near(0.7), expect.closeTo(0.5 * 1.959963984540054, 9)]);
    expect(JSON.stringify(study)).not.toContain(String(stored[0]!.factor).slice(0, 8));
  });

  it('is decided on by whoever manages sharing, and by nobody else, in the database too', async () => {
    const [{ runId, town }] = runs as [(typeof runs)[number]];
    const analyst = await signInForTest(database, town.context.organisationId, { roles: ['analyst'] });
    const forged = database.inOrganisation(analyst.context, (sql) =>
      sql.execute(`INSERT INTO evidence_decision (organisation_id, run_id, decision) VALUES ($1, $2, 'withheld')`, [
        town.context.organisationId,
        runId,
      ]),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('has published factors with their source: of the own organisation, or of the network', async () => {
    const enter = `mutation ($input: EnterPublishedFactorInput!) { enterPublishedFactor(input: $input) { factor { id kind factor standardError isContributed } userErrors { code path } } }`;
    const { factor } = (await askAs(towns[0]!, enter, { input: { ...FACTOR, url: 'https://example.org/report', qualityPoints: 85 } }))
      .enterPublishedFactor;
    expect(factor).toMatchObject({ kind: 'lighting', factor: 0.7, standardError: 0.1, isContributed: false });
    // ln(0.9 / 0.4) / 2 / 1.959964 = 0.206878 standard errors of the logarithm, times 0.6.
    const ofLimits = { ...FACTOR, factor: 0.6, standardError: null, lower: 0.4, upper: 0.9 };
    const second = (await askAs(towns[0]!, enter, { input: ofLimits })).enterPublishedFactor.factor!;
    expect(second.standardError).toBeCloseTo(0.6 * 0.206878, 5);
    expect(codesOf((await askAs(towns[0]!, enter, { input: { ...FACTOR, standardError: null } })).enterPublishedFactor)).toEqual([
      'INPUT_INVALID',
    ]);
    const own = await kindOf(towns[0]!, 'lighting');
    expect(own.studies.map(({ published }) => [published!.citation, published!.personName])).toEqual([
      [FACTOR.citation, 'Test'],
      [FACTOR.citation, 'Test'],
    ]);
    expect(own.notices.map(({ code }) => code)).toContain('PUBLISHED_OVERLAP');
    expect((await kindOf(reader, 'lighting')).studies).toEqual([]);
    const share = `mutation ($input: DecideOnFactorInput!) { decideOnPublishedFactor(input: $input) { factor { id isContributed } userErrors { code } } }`;
    const shared = await askAs(towns[0]!, share, { input: { factorId: factor!.id, decision: 'contributed' } });
    expect(shared.decideOnPublishedFactor.factor).toEqual({ id: factor!.id, isContributed: true });
    const [seen, ...others] = (await kindOf(reader, 'lighting')).studies;
    expect(others).toEqual([]);
    expect(seen).toMatchObject({
      factor: 0.7,
      points: 85,
      isOwn: false,
      published: { url: 'https://example.org/report', personName: null },
    });
    expect((await kindOf(reader, 'lighting', { leastPoints: 90 })).studies).toEqual([]);
    const theirs = await askAs(reader, share, { input: { factorId: factor!.id, decision: 'withheld' } });
    expect(codesOf(theirs.decideOnPublishedFactor)).toEqual(['PUBLISHED_FACTOR_NOT_FOUND']);
    const retire = `mutation ($input: RetirePublishedFactorInput!) { retirePublishedFactor(input: $input) { factor { id } userErrors { code } } }`;
    expect(codesOf((await askAs(towns[0]!, retire, { input: { factorId: factor!.id } })).retirePublishedFactor)).toEqual([]);
    expect((await kindOf(reader, 'lighting')).studies).toEqual([]);
    expect(codesOf((await askAs(towns[0]!, retire, { input: { factorId: factor!.id } })).retirePublishedFactor)).toEqual([
      'PUBLISHED_FACTOR_NOT_FOUND',
    ]);
  });

  it('of the own evaluations is pooled without contributing them: every number of the published case, each accident once', async () => {
    const town = await addTown();
    const add = (of: StoredForTest): Promise<unknown> =>
      addEvaluation(database, town.context.organisationId, { kind: 'roundabout', ...of });
    const crossing = async ([factor, standardError]: readonly [number, number], i: number): Promise<unknown> =>
      add({
        ...{ ratio: factor, logVariance: (standardError / factor) ** 2, observedBefore: 2_000, observedAfter: 2_000 },
        ...{ name: `Junction ${i}`, squares: [[23.5 + i / 100, 37.9]] },
      });
    // Left out, from the oldest on: one at a site that a later one has too, with only a part of its ground in common; one that concludes nothing; an example.
    await add({ name: 'Earlier works', squares: [[23.505, 37.905]] });
    await add({ name: 'Without a conclusion', notices: [{ code: 'MOST_TREATED_LEFT_OUT', details: {} }] });
    await add({ name: 'An example', illustrative: true });
    // Not left out, though at the same site: of other years.
    await add({
      ...{ name: 'Other years', kind: 'lighting', squares: [[23.5, 37.9]] },
      periods: { beforePeriod: { start: '2001-01-01', end: '2003-01-01' }, afterPeriod: { start: '2004-01-01', end: '2006-01-01' } },
    });
    for (const [i, study] of STUDIES.entries()) await crossing(study, i);
    const { entry, studies, pooled, notices } = await kindOf(town, 'roundabout', { origin: 'own' });
    expect(studies.map(({ name }) => name!.en).sort()).toEqual(STUDIES.map((_, i) => `Junction ${i}`));
    expect(pooled.fixed!.factor).toBeCloseTo(Math.exp(EXPECTED['fixed']!.estimate), 6);
    expect(entry.factor).toBeCloseTo(Math.exp(EXPECTED['random_reml']!.estimate), 4);
    expect(pooled.heterogeneity!.q).toBeCloseTo(EXPECTED.q, 6);
    expect([entry.predictionInterval === null, pooled.leaveOneOut.length]).toEqual([false, 6]);
    expect(notices.map(({ code }) => code)).toEqual(expect.arrayContaining(['OWN_UNFIT', 'OWN_OVERLAPPING', 'OWN_COMPARISON_SHARED']));
    const texts = notices.map(({ message }) => message.en).join(' ');
    expect(texts).toContain('Earlier works');
    expect(texts).toContain('Without a conclusion (the evaluation itself draws no conclusion');
    expect(texts).toContain('An example (it is an example');
    expect(`${texts} ${notices.map(({ message }) => message.el).join(' ')}`).not.toMatch(/\{\{|undefined/);
    expect((await kindOf(town, 'lighting', { origin: 'own' })).studies).toHaveLength(1);
    // Nobody else has them: not as own ones, and not as the network's.
    expect((await kindOf(reader, 'roundabout', { origin: 'own' })).studies).toEqual([]);
    expect((await kindOf(reader, 'roundabout')).studies).toEqual([]);
    const { session, printed } = makeTestSession({ app, context: town.context });
    expect(await evidence.run(session, ['--kind', 'roundabout', '--origin', 'own'])).toBe(0);
    expect(printed.join('\n')).toContain('Junction 3');
  });

  it('is counted for the steward, by kind and not by organisation', async () => {
    const steward = await signInForTest(database, null, { steward: true });
    const { evidenceCounts } = await askAs(steward, '{ evidenceCounts { kind contributed withheld undecided } }');
    expect(evidenceCounts.find(({ kind }) => kind === 'zone-30')).toEqual({
      kind: 'zone-30',
      contributed: 6,
      withheld: 0,
      undecided: 5 + Object.keys(WITHHELD_BECAUSE).length,
    });
    expect(evidenceCounts.map(({ kind }): string => kind)).not.toContain('other');
  });

  it('is shown to the steward as every organisation sees it: what is contributed, with quality and source, and nothing that one keeps', async () => {
    const steward = await signInForTest(database, null, { steward: true });
    const before = await countUses(towns[0]!);
    const { networkEvidence } = await askAs(steward, `{ networkEvidence { ${KIND} } }`);
    const ofReader = await kindOf(reader, 'zone-30');
    const zone = networkEvidence.find(({ entry }) => entry.kind === 'zone-30')!;
    expect([zone.entry, zone.pooled, zone.notices]).toEqual([ofReader.entry, ofReader.pooled, ofReader.notices]);
    expect(zone.studies).toEqual(ofReader.studies.map((study) => ({ ...study, isOwn: false })));
    expect(zone.studies.map(({ points }) => points)).toContain(125);
    // A factor that its organisation keeps to itself, and an evaluation nobody has contributed.
    expect(networkEvidence.find(({ entry }) => entry.kind === 'lighting')?.studies ?? []).toEqual([]);
    expect(networkEvidence.find(({ entry }) => entry.kind === 'roundabout')!.studies).toEqual([]);
    expect(networkEvidence.map(({ entry }): string => entry.kind)).not.toContain('surface');
    expect(await countUses(towns[0]!)).toBe(before + 1);
  });

  /** How often the trail of a town says that somebody looked at its contributions. */
  async function countUses({ context }: SignedIn): Promise<number> {
    const [row] = await database.asOwner((sql) =>
      sql.query<{ n: number }>(`SELECT count(*)::integer AS n FROM audit_event WHERE organisation_id = $1 AND action = 'sharing.used'`, [
        context.organisationId,
      ]),
    );
    return row!.n;
  }

  it('leaves as a file, and from the command line', async () => {
    const response = await fetch(`${url}/api/export/evidence.csv?lang=en&outcome=all`, { headers: { cookie: reader.cookie } });
    const text = await response.text();
    expect([response.status, response.headers.get('x-elektron-rows')]).toEqual([200, String(EVIDENCE_KINDS.length)]);
    expect(text).toMatch(/^30 km\/h zone,0\.81/m);
    const { session, printed } = makeTestSession({ app, context: reader.context });
    expect(await evidence.run(session, ['--kind', 'zone-30', '--outcome', 'all', '--json'])).toBe(0);
    expect((JSON.parse(printed.join('')) as KindEvidenceObject).entry.studies).toBe(6);
    expect(await evidence.run(session, ['--kind', 'zone-30'])).toBe(0);
    expect(printed.join('\n')).toContain('6 studies');
  });
});
