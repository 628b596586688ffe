import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EVIDENCE_KINDS, QUALITY_PARTS, type Capability } from '@elektron/domain';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EvidenceDecision } from '../features/evaluations/evidence-decision.tsx';
import { OwnEffects } from '../features/evaluations/own-effects.tsx';
import { emptyFactor, factorFaults, toFactorInput } from '../features/evidence/factor-draft.ts';
import { EvidencePage, filePath } from '../features/evidence/evidence-page.tsx';
import { nameStudies, type Study } from '../features/evidence/evidence.ts';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const text = (en: string) => ({ __typename: 'Text', el: en, en });
const interval = (lower: number, upper: number) => ({ __typename: 'Interval', lower, upper, level: 0.95 });

const entry = (kind: string, change: object = {}) => ({
  __typename: 'EvidenceEntry',
  kind,
  kindLabels: text(`Kind ${kind}`),
  sentence: text(`Sentence on ${kind}.`),
  studies: 0,
  publishedStudies: 0,
  withheld: 0,
  undecided: 0,
  factor: null,
  confidenceInterval: null,
  predictionInterval: null,
  lowestPoints: null,
  highestPoints: null,
  scoredStudies: 0,
  ...change,
});
const KNOWN = entry('zone-30', {
  studies: 3,
  withheld: 2,
  undecided: 1,
  factor: 0.82,
  confidenceInterval: interval(0.7, 0.96),
  predictionInterval: interval(0.5, 1.3),
  lowestPoints: 70,
  highestPoints: 120,
});

const study = (id: string, change: Partial<Study> = {}): Study => ({
  id,
  origin: 'evaluation',
  organisation: { el: 'Πόλη', en: 'Town' },
  name: null,
  isOwn: false,
  factor: 0.8,
  lower: 0.6,
  upper: 1.1,
  fixedWeight: 0.5,
  randomWeight: 0.4,
  outcome: 'all',
  points: 120,
  possiblePoints: 150,
  parts: QUALITY_PARTS.map(({ id: part, labels, rule, most }) => ({ id: part, labels, rule, most, points: part === 'method' ? null : 5 })),
  evaluation: {
    runId: null,
    methodLabels: { el: 'Εμπειρική Bayes', en: 'Empirical Bayes' },
    yearsBefore: 3,
    yearsAfter: 2,
    treatedSites: 12,
    accidentsBefore: 120,
    accidentsAfter: null,
    narrowedBy: [],
  },
  published: null,
  ...change,
});
const PUBLISHED: Study['published'] = {
  factorId: 'f1',
  appliesTo: 'Urban streets',
  citation: 'A report on zones',
  publishedYear: 2004,
  url: 'https://example.org/zones',
  isContributed: false,
  personName: 'Anna',
};
const effect = { factor: 0.82, lower: 0.7, upper: 0.96 };
const OF_KIND = {
  __typename: 'KindEvidence',
  entry: KNOWN,
  studies: [
    study('a/1'),
    study('a/2'),
    study('own/f1', { origin: 'published', isOwn: true, published: PUBLISHED, evaluation: null, parts: null }),
  ],
  pooled: {
    fixed: effect,
    random: [{ method: 'restricted-likelihood', tau: 0.1, normal: effect, knappHartung: effect, cautious: effect }],
    heterogeneity: { q: 7.39, degreesOfFreedom: 2, pValue: 0.025, iSquaredPercent: 32 },
    leaveOneOut: [{ omittedId: 'a/1', fixed: effect, random: effect }],
    funnel: [{ id: 'a/1', logEffect: -0.2, standardError: 0.1 }],
    funnelCentre: -0.2,
    egger: null,
    trimAndFill: null,
    reasons: { random: null, prediction: null, egger: text('Too few for a funnel.'), trimAndFill: null },
  },
  notices: [{ __typename: 'Warning', code: 'WITHHELD', message: text('Two are withheld.') }],
};

function makeServer(
  capabilities: readonly Capability[],
  library: readonly object[] = [KNOWN, ...EVIDENCE_KINDS.slice(1, 3).map((kind) => entry(kind))],
) {
  return new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, capabilities) }),
    EvidenceLibrary: () => ({ evidenceLibrary: library }),
    KindEvidence: () => ({ kindEvidence: OF_KIND }),
    DecideOnPublishedFactor: () => ({
      decideOnPublishedFactor: {
        __typename: 'PublishedFactorPayload',
        factor: { __typename: 'PublishedFactor', id: 'f1', isContributed: true },
        userErrors: [],
      },
    }),
  });
}

describe('the page of evidence', () => {
  it('explains what will stand there while nothing does', async () => {
    const server = makeServer(
      ['records.read'],
      EVIDENCE_KINDS.map((kind) => entry(kind)),
    );
    renderWith(<EvidencePage />, { server });
    expect(await screen.findByText('No evidence yet')).toBeTruthy();
    expect(screen.getByText(/16 kinds of which nothing is known yet/, { selector: 'summary' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Enter a published factor' })).toBeNull();
  });

  it('lists kinds with interval, prediction, quality and what is withheld, and opens one with all its numbers in tables', async () => {
    const server = makeServer(['records.read', 'sharing.manage', 'analyses.run']);
    renderWith(<EvidencePage />, { server });
    const table = await screen.findByRole('table', { name: 'Factors by kind of intervention' });
    const row = within(table).getByText('Kind zone-30').closest('tr')!;
    for (const cell of ['0.82', '0.70 – 0.96', '0.50 – 1.30', '70 – 120']) expect(within(row).getByText(cell)).toBeTruthy();
    await userEvent.click(within(row).getByRole('button', { name: 'Kind zone-30' }));
    expect(await screen.findByText('Sentence on zone-30.')).toBeTruthy();
    expect(screen.getByText('Two are withheld.')).toBeTruthy();
    expect(screen.getByText('Too few for a funnel.')).toBeTruthy();
    const sources = screen.getByRole('table', { name: 'Where the numbers come from' });
    expect(within(sources).getAllByText(/120 accidents in 3.0 years before, too few to be told in 2.0 years after/)).toHaveLength(2);
    expect(within(sources).getByRole('link', { name: 'A report on zones' }).getAttribute('href')).toBe('https://example.org/zones');
    expect(within(sources).getAllByText(/Method: not known, not scored/)).toHaveLength(2);
    await userEvent.click(within(sources).getByRole('button', { name: 'Show to the network' }));
    expect(server.asked.find(({ operation }) => operation === 'DecideOnPublishedFactor')?.variables).toEqual({
      input: { factorId: 'f1', decision: 'contributed' },
    });
  });

  it('takes the choice of studies into the file', () => {
    expect(filePath('xlsx', { outcome: 'severe', origin: 'published', leastPoints: 75 }, 'el')).toBe(
      '/api/export/evidence.xlsx?lang=el&origin=published&outcome=severe&leastPoints=75',
    );
  });

  it('numbers studies of one organisation, and names published ones by their source', () => {
    const names = nameStudies(OF_KIND.studies, 'en', (name, number) => `${name} ${number}`);
    expect([...names.values()]).toEqual(['Town 1', 'Town 2', 'A report on zones (2004)']);
  });
});

describe('the own evaluations of each treatment', () => {
  const server = (library: readonly object[]) =>
    new TestServer({
      Viewer: () => ({ viewer: viewerWith({}, ['records.read']) }),
      OwnEffects: () => ({ evidenceLibrary: library }),
    });

  it('stand together with their numbers in a table, and lead to the studies', async () => {
    renderWith(<OwnEffects />, { server: server([KNOWN, entry('lighting')]) });
    expect((await screen.findByRole('link', { name: 'Kind zone-30 (3 evaluations)' })).getAttribute('href')).toBe(
      '/app/evidence?kind=zone-30&origin=own',
    );
    await userEvent.click(screen.getByRole('button', { name: /table/i }));
    const table = screen.getByRole('table', { name: 'By treatment, over our own evaluations' });
    for (const cell of ['3', '0.82', '0.70 – 0.96', '0.50 – 1.30']) expect(within(table).getByText(cell)).toBeTruthy();
    expect(within(table).queryByText('Kind lighting')).toBeNull();
  });

  it('are called after their interventions', () => {
    const own = [study('r1', { name: { el: 'Διάβαση', en: 'Crossing' } }), study('r2', { name: { el: 'Διάβαση', en: 'Crossing' } })];
    expect([...nameStudies(own, 'el', (name, number) => `${name} ${number}`).values()]).toEqual(['Διάβαση 1', 'Διάβαση 2']);
  });
});

describe('a published factor that is entered', () => {
  const FULL = { ...emptyFactor('zone-30'), outcome: 'all', factor: 0.8, standardError: 0.1, citation: 'x', publishedYear: 2004 };

  it('has nothing filled in but the kind that was looked at', () => {
    expect(factorFaults(emptyFactor(null))).toEqual(['kind', 'outcome', 'factor', 'standardError', 'citation', 'publishedYear']);
    expect(factorFaults(FULL)).toEqual([]);
  });

  it('is given with a standard error or with limits, and not with both', () => {
    expect(toFactorInput(FULL)).toMatchObject({ standardError: 0.1 });
    expect(toFactorInput(FULL)).not.toHaveProperty('lower');
    const limits = { ...FULL, uncertainty: 'limits' as const, lower: 0.9, upper: 0.7 };
    expect(factorFaults(limits)).toEqual(['lower', 'upper']);
    const input = toFactorInput({ ...limits, lower: 0.7, upper: 0.9, levelPercent: 90 });
    expect(input).toMatchObject({ lower: 0.7, upper: 0.9, level: 0.9 });
    expect(input).not.toHaveProperty('standardError');
  });
});

describe('the decision on an evaluation', () => {
  const CONTRIBUTION = {
    ratio: 0.81,
    logStandardError: 0.11,
    methodLabels: text('Empirical Bayes'),
    outcomeLabels: text('All recorded accidents'),
    yearsBefore: 3,
    yearsAfter: 2,
    treatedSites: 12,
    accidentsBefore: 120,
    accidentsAfter: null,
    points: 120,
    possible: 150,
  };

  function choiceServer(capabilities: readonly Capability[], choice: object) {
    const whole = {
      __typename: 'EvidenceChoice',
      runId: 'r1',
      contribution: CONTRIBUTION,
      reason: null,
      isOpen: true,
      decisions: [],
      ...choice,
    };
    return new TestServer({
      Viewer: () => ({ viewer: viewerWith({}, capabilities) }),
      EvidenceChoice: () => ({ evidenceChoice: whole }),
      DecideOnEvidence: () => ({ decideOnEvidence: { __typename: 'EvidenceChoicePayload', choice: whole, userErrors: [] } }),
    });
  }

  it('shows what leaves, and sends what a manager decides', async () => {
    const server = choiceServer(['records.read', 'sharing.manage'], {});
    renderWith(<EvidenceDecision runId="r1" kind="zone-30" />, { server });
    expect(await screen.findByText('0.81 (standard error of its logarithm 0.11)')).toBeTruthy();
    expect(screen.getByText('120 before, fewer than 10, not told after')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Contribute' }));
    expect(server.asked.find(({ operation }) => operation === 'DecideOnEvidence')?.variables).toEqual({
      input: { runId: 'r1', decision: 'contributed' },
    });
  });

  it('lets nobody else decide, and says who has', async () => {
    const server = choiceServer(['records.read', 'analyses.run'], {
      decisions: [{ __typename: 'MadeEvidenceDecision', decision: 'withheld', personName: 'Anna', madeAt: '2026-01-02T10:00:00Z' }],
    });
    renderWith(<EvidenceDecision runId="r1" kind="zone-30" />, { server });
    expect(await screen.findByText(/This evaluation is withheld/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(/Withheld · .* · Anna/)).toBeTruthy();
  });
});
