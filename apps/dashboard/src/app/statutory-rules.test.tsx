import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RunForm } from '../features/hotspots/run-form.tsx';
import { StretchPlaces } from '../features/hotspots/stretch-places.tsx';
import type { Run } from '../features/hotspots/hotspots-queries.ts';
import type { Stretch, Stretches } from '../features/hotspots/stretches.ts';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const text = (el: string, en: string) => ({ __typename: 'Text', el, en });
const same = (word: string) => text(word, word);
const PARAMETER = {
  __typename: 'Parameter',
  unit: same(''),
  minimum: 0,
  maximum: 10_000,
  step: 1,
  whole: false,
  choices: null,
  onlyWith: null,
};

const number = (name: string, more: object = {}) => ({
  ...PARAMETER,
  kind: 'number',
  name,
  labels: same(name),
  meaning: same('Meaning.'),
  defaultValue: null,
  ...more,
});
const choice = (name: string, choices: readonly object[], defaultValue: string) => ({
  ...PARAMETER,
  kind: 'choice',
  name,
  labels: same(name),
  meaning: same('Meaning.'),
  unit: null,
  minimum: null,
  maximum: null,
  step: null,
  whole: null,
  choices: choices.map((one) => ({ __typename: 'ParameterChoice', notes: null, sets: null, ...one })),
  defaultValue,
});

const METHOD = {
  __typename: 'HotspotMethod',
  id: 'statutory-rules',
  labels: text('Κανόνες', 'Rules'),
  summary: same('Which stretches?'),
  notThis: text('Δεν είναι ελληνικός νόμος.', 'It is not Greek law.'),
  recommended: false,
  needs: [{ __typename: 'MethodNeed', kind: 'roads', required: true, met: true }],
  parameters: [
    choice(
      'rule',
      [
        {
          value: 'norway',
          labels: text('Κανόνας της Νορβηγίας', 'Rule of Norway'),
          notes: same('To be verified.'),
          sets: { window: 100, scoreOf: 'none', points: null },
        },
        {
          value: 'flanders',
          labels: text('Κανόνας της Φλάνδρας', 'Rule of Flanders'),
          notes: same('Source: vlaanderen.be.'),
          sets: { window: 100, scoreOf: 'persons', points: 5 },
        },
      ],
      'norway',
    ),
    number('window', { unit: same('m') }),
    choice('scoreOf', ['none', 'persons'].map((value) => ({ value, labels: same(value) })), 'none'), // prettier-ignore
    number('points', { onlyWith: { __typename: 'ParameterCondition', parameter: 'scoreOf', values: ['persons'] } }),
  ],
};

function openForm(): TestServer {
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith() }),
    HotspotMethods: () => ({ hotspotMethods: [METHOD] }),
    HotspotRuns: () => ({ hotspotRuns: [] }),
    RunHotspots: () => ({
      runHotspots: { __typename: 'HotspotPayload', run: { __typename: 'HotspotRunSummary', id: 'r' }, userErrors: [] },
    }),
  });
  renderWith(<RunForm accidents={289} onStarted={() => undefined} />, { server });
  return server;
}

describe('the form of a rule', () => {
  it('begins from the rule of a country, says where that is from, and sends the values as they were changed', async () => {
    const server = openForm();
    const rule = await screen.findByLabelText('rule');
    expect(screen.getByText('It is not Greek law.')).toBeDefined();
    expect(screen.getByText('To be verified.')).toBeDefined();
    expect(screen.queryByLabelText('points')).toBeNull();
    await userEvent.selectOptions(rule, 'flanders');
    expect(await screen.findByText('Source: vlaanderen.be.')).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>('points').value).toBe('5');
    const length = screen.getByLabelText('window (m)');
    await userEvent.clear(length);
    await userEvent.type(length, '150');
    await userEvent.click(screen.getByRole('button', { name: 'Run the analysis' }));
    await waitFor(() => expect(server.count('RunHotspots')).toBe(1));
    expect(server.asked.find(({ operation }) => operation === 'RunHotspots')!.variables).toMatchObject({
      input: { methodId: 'statutory-rules', parameters: { rule: 'flanders', window: 150, scoreOf: 'persons', points: 5 } },
    });
  });
});

const severities = { fatal: 1, serious: 0, slight: 4, injury: 0, damageOnly: 0, unknown: 0 };
const hotspot = (rank: number) => ({ rank, accidents: 5, score: 1.25, severities, roadName: 'B2' });
const STRETCH: Stretch = {
  roadName: 'A1',
  fromMeters: 1_200,
  toMeters: 1_300,
  geometry: { type: 'LineString', coordinates: [[-1.2, 50.7], [-1.19, 50.7]] }, // prettier-ignore
  estimate: {
    accidents: 5,
    predicted: 1.4,
    expected: 3.2,
    expectedInterval: { lower: 1.5, upper: 5.6 },
    excessPerYear: 0.6,
    excessPerYearInterval: { lower: 0.03, upper: 1.4 },
    probabilityAbove: 0.97,
    reason: null,
  },
  flag: { counted: 4, type: 0, windows: 2, mostAccidents: 4, highestScore: 16 },
  search: null,
};
const UNKNOWN: Stretch = {
  ...STRETCH,
  roadName: null,
  estimate: {
    accidents: 4,
    predicted: null,
    expected: null,
    expectedInterval: null,
    excessPerYear: null,
    excessPerYearInterval: null,
    probabilityAbove: null,
    reason: 'SITES_TOO_FEW',
  },
};
const STRETCHES: Stretches = {
  stretches: [STRETCH, UNKNOWN],
  level: 0.95,
  timesOfPredicted: 1,
  groups: [],
  leftOut: [{ reason: 'too-far', labels: same('Too far from a road'), accidents: 36 }],
  rule: {
    labels: text('Κανόνας της Φλάνδρας (Βέλγιο), όχι ελληνικός νόμος', 'Rule of Flanders (Belgium), not Greek law'),
    notes: same('Source: vlaanderen.be. To be verified: the length.'),
    isChanged: true,
    firstDay: '2016-01-01',
    lastDay: '2018-12-31',
  },
  labels: { reasons: { SITES_TOO_FEW: same('Fewer than 10 sites.') }, types: [same('With a pedestrian')] },
};

function show(stretches: Stretches, language: 'el' | 'en' = 'en', hotspots = [hotspot(1), hotspot(2)]): string[] {
  const picked: string[] = [];
  renderWith(
    <StretchPlaces
      run={{ hotspots } as unknown as Run}
      stretches={stretches}
      lit={null}
      onLight={() => undefined}
      onPick={(rank) => void picked.push(String(rank))}
    />,
    { server: new TestServer({ Viewer: () => ({ viewer: viewerWith() }) }), language },
  );
  return picked;
}

describe('the result of a rule', () => {
  it('has the answer of empirical Bayes beside every flag, or why there is none', async () => {
    const picked = show(STRETCHES);
    const table = await screen.findByRole('table', { name: 'Stretches of road by rank' });
    const [first, second] = within(table).getAllByRole('row').slice(1);
    expect(first!.textContent).toContain('A1metres 1,200 to 1,300 of the roadWith a pedestrian');
    expect(first!.textContent).toContain('4 in a windowscore 162 windows, 4 accidents');
    expect(first!.textContent).toContain('+0.600.03 to 1.40');
    expect(first!.textContent).toContain('3.21.5 to 5.6');
    // Where the network has no name, that of the records.
    expect(second!.textContent).toContain('B2metres');
    expect(second!.textContent).toContain('No answer by empirical Bayes: Fewer than 10 sites.');
    expect(second!.textContent).not.toMatch(/NaN|null|0\.00/);
    await userEvent.click(within(table).getByRole('button', { name: 'Hotspot 2: show on the map' }));
    expect(picked).toEqual(['2']);
  });

  it('names the rule with its source, that it is not Greek law, its years, and what was left out', async () => {
    show(STRETCHES);
    expect(await screen.findByText('Rule of Flanders (Belgium), not Greek law')).toBeDefined();
    expect(screen.getByText('Source: vlaanderen.be. To be verified: the length.')).toBeDefined();
    expect(screen.getByText(/the rule applied is your own/)).toBeDefined();
    expect(screen.getByText('Years of the rule: 01/01/2016 to 31/12/2018.')).toBeDefined();
    const left = screen.getByRole('table', { name: 'Accidents that were not looked at' });
    expect(within(left).getByRole('row', { name: /Too far from a road/ }).textContent).toContain('36');
    cleanup();
    show(STRETCHES, 'el');
    expect(await screen.findByText('Κανόνας της Φλάνδρας (Βέλγιο), όχι ελληνικός νόμος')).toBeDefined();
  });

  it('still names the rule where nothing was flagged', async () => {
    show({ ...STRETCHES, stretches: [] }, 'en', []);
    expect(await screen.findByText('No hotspot found')).toBeDefined();
    expect(screen.getByText('Rule of Flanders (Belgium), not Greek law')).toBeDefined();
    expect(screen.queryByRole('table', { name: 'Stretches of road by rank' })).toBeNull();
  });

  it('of a search shows the excess per kilometre and how much it tells', async () => {
    const found: Stretch = { ...STRETCH, flag: null, search: { coefficientOfVariation: 0.44, isPreciseEnough: false } };
    show({ ...STRETCHES, rule: null, stretches: [found, { ...found, search: { coefficientOfVariation: 0.3, isPreciseEnough: true } }] });
    const table = await screen.findByRole('table', { name: 'Stretches of road by rank' });
    const [first, second] = within(table).getAllByRole('row').slice(1);
    expect(within(table).getByRole('columnheader', { name: 'Excess per km and year' })).toBeDefined();
    expect(first!.textContent).toContain('+1.25coefficient of variation 0.44whole section: tells too little');
    expect(second!.textContent).not.toContain('tells too little');
  });
});
