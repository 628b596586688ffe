import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ASSESSED_SITE_ORDERS,
  ASSESSMENT_CAVEAT_TEXTS,
  ASSESSMENT_LAW,
  orderAssessedSites,
  SAFETY_CLASSES,
  type AssessedSiteOrder,
  type SafetyClass,
} from '@elektron/domain';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AssessmentForm } from '../features/network-assessment/assessment-form.tsx';
import { assessmentPath } from '../features/network-assessment/assessment-export.tsx';
import { AssessmentReport } from '../features/network-assessment/assessment-report.tsx';
import { CLASS_STROKES, classColor, type AssessedSite } from '../features/network-assessment/assessment.ts';
import { useAssessment } from '../features/network-assessment/use-assessment.ts';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const NOTHING = { fatal: 0, serious: 0, perKilometerYear: null, perBillionVehicleKilometers: null };

const site = (id: string, of: Partial<AssessedSite> = {}): AssessedSite => ({
  id,
  kind: 'segment',
  roadName: 'A1',
  roadClass: 'motorway',
  lengthMeters: 1_234.4,
  safetyClass: 'high',
  probability: 0.913,
  probabilityAboveLike: 0.913,
  reason: null,
  proposal: 'likely',
  accidents: 7,
  basis: 'moments',
  predicted: 2.04,
  expected: 5.5,
  excessPerYear: 1.25,
  excessPerYearInterval: { lower: 0.1, upper: 2.4 },
  severe: { fatal: 1, serious: 2, perKilometerYear: { rate: 0.75, lower: 0.15, upper: 2.19 }, perBillionVehicleKilometers: null },
  geometry: {
    type: 'LineString',
    coordinates: [
      [23.7, 37.9],
      [23.8, 37.9],
    ],
  },
  ...of,
});

const UNTOLD = site('b', {
  roadName: null,
  safetyClass: 'not-assessable',
  probability: null,
  probabilityAboveLike: null,
  reason: 'SITES_TOO_FEW',
  accidents: 0,
  basis: null,
  predicted: null,
  expected: null,
  excessPerYear: null,
  excessPerYearInterval: null,
  severe: NOTHING,
});

const totalsOf = (kind: 'segment' | 'junction', lengths: Partial<Record<SafetyClass, number>>) =>
  SAFETY_CLASSES.map((safetyClass) => ({
    kind,
    safetyClass,
    sites: lengths[safetyClass] === undefined ? 0 : 1,
    lengthMeters: lengths[safetyClass] ?? 0,
    share: (lengths[safetyClass] ?? 0) / 4_000,
    accidents: 0,
    trafficMeters: 0,
    severe: { ...NOTHING, perKilometerYear: lengths[safetyClass] === undefined ? null : 0.25 },
  }));

const text = (en: string) => ({ __typename: 'Text', el: en, en });

const ANSWER = {
  __typename: 'NetworkAssessment',
  run: {
    __typename: 'HotspotRunSummary',
    id: 'r1',
    methodLabels: text('Ranking'),
    createdAt: '2026-01-02T10:00:00Z',
    dataVersion: 3,
    filter: { period: null, area: null, selections: {} },
    resultDigest: 'abc',
  },
  sentence: text('A sentence.'),
  notices: [{ __typename: 'Warning', code: 'reactive-only', message: { __typename: 'Text', ...ASSESSMENT_CAVEAT_TEXTS['reactive-only'] } }],
  runWarnings: [{ __typename: 'Warning', code: 'PERIOD_SHORT', message: text('The period is short.') }],
  parameters: { timesOfPeers: 1, highPercent: 80, lowPercent: 20, fewestAccidents: 3, fewestPredicted: 1 },
  coverage: { classes: ['motorway', 'trunk'], covered: [], notCovered: [] },
  level: 0.95,
  period: { __typename: 'Period', start: '2018-01-01', end: '2022-01-01' },
  years: 4,
  accidents: 20,
  roadsVersion: 2,
  trafficVersion: 0,
  softwareVersion: '0.1.0',
  totals: [...totalsOf('segment', { high: 1_000, 'not-assessable': 3_000 }), ...totalsOf('junction', {})],
  roads: [
    { roadName: 'A1', roadClass: 'motorway', sections: 1, lengthMeters: 1_000, proposal: 'likely', isCovered: true, isDecided: false },
    { roadName: 'B, 2', roadClass: 'primary', sections: 2, lengthMeters: 5_000, proposal: 'check', isCovered: false, isDecided: false },
    { roadName: null, roadClass: null, sections: 1, lengthMeters: 3_000, proposal: 'check', isCovered: false, isDecided: false },
  ],
  siteCount: 3,
  sites: [site('a'), UNTOLD, site('j', { kind: 'junction', lengthMeters: null })],
  roadClasses: [
    {
      roadClass: 'motorway',
      sections: 2,
      lengthMeters: 4_000,
      accidents: 7,
      trafficMeters: 0,
      severe: { fatal: 1, serious: 2, perKilometerYear: { rate: 0.75, lower: 0.15, upper: 2.19 }, perBillionVehicleKilometers: null },
    },
  ],
  reasons: { SITES_TOO_FEW: text('The group is small.') },
  bases: { moments: text('mean of the group') },
};

function Panel() {
  const { assessment } = useAssessment('r1');
  if (assessment === null) return null;
  return (
    <>
      <AssessmentForm rankings={[]} runId="r1" />
      <AssessmentReport assessment={assessment} lit={null} onLight={() => undefined} />
    </>
  );
}

type Answer = Omit<typeof ANSWER, 'roadClasses'> & { readonly roadClasses: (typeof ANSWER)['roadClasses'] | null };

/** With more sites than its answer has. */
const LARGE: Answer = { ...ANSWER, siteCount: 7_000, totals: ANSWER.totals.map((total) => ({ ...total, sites: 1_000 })) };

function open(at = '', language: 'el' | 'en' = 'en', answer: Answer = ANSWER, more: object = {}) {
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith({}) }),
    NetworkAssessment: () => ({ networkAssessment: answer }),
    AssessedSites: () => ({ networkAssessment: { __typename: 'NetworkAssessment', ...more } }),
  });
  renderWith(<Panel />, { server, language, at: `/app/hotspots/assessment${at}` });
  return server;
}

const cellsOf = (table: HTMLElement, row: number): string[] =>
  within(within(table).getAllByRole('row')[row]!)
    .getAllByRole(row === 0 ? 'columnheader' : 'cell')
    .map(({ textContent }) => textContent);

describe('the report of an assessment', () => {
  it('has the length of every class, also of those that nothing is in', async () => {
    open();
    const table = await screen.findByRole('table', { name: 'Length of each class' });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent.trim()),
    ).toEqual([
      'High: probably more accidents than its like',
      'Medium: cannot be told from its like',
      'Low: probably fewer accidents than its like',
      'Cannot be assessed',
    ]);
    expect(cellsOf(table, 1).slice(0, 3)).toEqual(['1.0', '25.0%', '1']);
    expect(cellsOf(table, 2).slice(0, 3)).toEqual(['0.0', '0.0%', '0']);
    expect(cellsOf(table, 4).slice(0, 3)).toEqual(['3.0', '75.0%', '1']);
  });

  it('has limits for each class of road, and none for what the accidents themselves chose', async () => {
    open();
    const table = await screen.findByRole('table', { name: 'Fatal and serious accidents by class of road' });
    expect(cellsOf(table, 1)).toEqual(['4.0', '7', '1', '2', '0.7500.150 – 2.190', '–']);
    expect(cellsOf(screen.getByRole('table', { name: 'Length of each class' }), 1).slice(-2)).toEqual(['0.250', '–']);
    cleanup();
    // A list that was cut by accidents has none.
    open('', 'en', { ...ANSWER, roadClasses: null });
    await screen.findByRole('table', { name: 'Length of each class' });
    expect(screen.queryByRole('table', { name: 'Fatal and serious accidents by class of road' })).toBeNull();
  });

  it('of a large network lists the first of an order, which the server gives, and says of how many', async () => {
    const server = open('?order=length', 'en', LARGE, { sites: [site('far', { roadName: 'Far Road' })] });
    const table = await screen.findByRole('table', { name: 'Sections with their class' });
    expect(table.textContent).toContain('Far Road');
    expect(screen.getByText('The first 1 of 4,000 in this order. The files have all of them.')).toBeDefined();
    expect(server.asked.find(({ operation }) => operation === 'AssessedSites')!.variables).toMatchObject({
      runId: 'r1',
      kind: 'segment',
      order: 'length',
      first: 500,
    });
    cleanup();
    // An answer that has all sites asks for no others.
    const small = open();
    await screen.findByRole('table', { name: 'Sections with their class' });
    expect(small.count('AssessedSites')).toBe(0);
  });

  it('says with how many times its like it was judged, and both probabilities where they differ', async () => {
    open('', 'en', {
      ...ANSWER,
      parameters: { ...ANSWER.parameters, timesOfPeers: 2 },
      siteCount: 1,
      sites: [site('a', { probability: 0.81, probabilityAboveLike: 0.99, excessPerYearInterval: null })],
    });
    const cells = cellsOf(await screen.findByRole('table', { name: 'Sections with their class' }), 1).map((cell) => cell.trim());
    expect(cells.slice(0, 2)).toEqual(['High: probably more than 2 times the accidents of its like', '81%of more than its like: 99%']);
    // What is known is shown without its limits too.
    expect(cells[5]).toBe('+1.25');
  });

  it('asks first of all which roads are covered, while none is', async () => {
    open('', 'en', { ...ANSWER, siteCount: 0, sites: [] });
    expect(await screen.findAllByText('Which roads are covered')).not.toHaveLength(0);
    expect(screen.queryByRole('table', { name: 'Length of each class' })).toBeNull();
    expect(screen.queryByRole('table', { name: 'Sections with their class' })).toBeNull();
  });

  it('lists each section with its class and probability, or the reason why it has none', async () => {
    open();
    const table = await screen.findByRole('table', { name: 'Sections with their class' });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['A11,234 m', 'Without a name1,234 m']);
    expect(cellsOf(table, 1).map((cell) => cell.trim())).toEqual([
      'High: probably more accidents than its like',
      '91%',
      '7',
      '1 / 2',
      '5.5 / 2.0mean of the group',
      '+1.25+0.10 … +2.40',
      '0.750.15 – 2.19',
    ]);
    expect(cellsOf(table, 2).map((cell) => cell.trim())).toEqual([
      'Cannot be assessedThe group is small.',
      '–',
      '0',
      '0 / 0',
      '–',
      '–',
      '–',
    ]);
  });

  it('says what it is not, what the law says and what of that was not read', async () => {
    open();
    expect(await screen.findByText(ASSESSMENT_CAVEAT_TEXTS['reactive-only'].en)).toBeDefined();
    expect(screen.getByText('The period is short.')).toBeDefined();
    expect(screen.getAllByText(/^to be verified:/)).toHaveLength(ASSESSMENT_LAW.filter(({ status }) => status === 'to-verify').length);
    cleanup();
    open('', 'el');
    expect(await screen.findByText(ASSESSMENT_CAVEAT_TEXTS['reactive-only'].el)).toBeDefined();
    expect(screen.getByRole('table', { name: 'Μήκος κάθε κατηγορίας' })).toBeDefined();
  });

  it('asks anew with what is said of a class or of one road, and keeps it in the address', async () => {
    const person = userEvent.setup();
    const server = open();
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Is B, 2 (Primary road) covered?' }), 'covered');
    await waitFor(() =>
      expect(server.asked.at(-1)?.variables).toMatchObject({ runId: 'r1', question: { covered: ['B, 2|primary'], classes: null } }),
    );
    expect(new URLSearchParams(window.location.search).get('covered')).toBe('B%2C 2|primary');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Is B, 2 (Primary road) covered?' }), 'notCovered');
    await waitFor(() => expect(server.asked.at(-1)?.variables).toMatchObject({ question: { covered: [], notCovered: ['B, 2|primary'] } }));
    await person.click(screen.getByRole('checkbox', { name: 'Primary road' }));
    await waitFor(() =>
      expect(server.asked.at(-1)?.variables).toMatchObject({
        question: { classes: ['motorway', 'trunk', 'primary'], notCovered: ['B, 2|primary'] },
      }),
    );
    // A road without a name goes by its class.
    expect(screen.getAllByRole('combobox', { name: /covered\?$/ })).toHaveLength(2);
  });

  it('takes other limits once they are such that can be', async () => {
    const person = userEvent.setup();
    const server = open();
    const high = await screen.findByRole('textbox', { name: /^High from/ });
    const low = screen.getByRole('textbox', { name: /^Low up to/ });
    const apply = screen.getByRole<HTMLButtonElement>('button', { name: 'Classify anew' });
    await person.clear(high);
    await person.type(high, '50');
    await person.clear(low);
    await person.type(low, '50');
    expect(apply.disabled).toBe(true);
    await person.clear(low);
    await person.type(low, '10');
    await person.click(apply);
    await waitFor(() =>
      expect(server.asked.at(-1)?.variables).toMatchObject({
        question: { parameters: { timesOfPeers: 1, highPercent: 50, lowPercent: 10, fewestAccidents: 3, fewestPredicted: 1 } },
      }),
    );
  });

  it('lists junctions apart', async () => {
    const person = userEvent.setup();
    open();
    await person.click(await screen.findByRole('radio', { name: 'Junctions' }));
    const table = await screen.findByRole('table', { name: 'Junctions with their class' });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['A1']);
  });
});

it('a list is ordered by what is known, and what is not comes last', () => {
  const sites = [UNTOLD, site('c', { accidents: 9, roadName: 'A10', lengthMeters: 1, excessPerYear: 0.5 }), site('a', { roadName: 'A2' })];
  const idsBy = (order: AssessedSiteOrder): string =>
    orderAssessedSites(sites, order)
      .map(({ id }) => id)
      .join('');
  expect(Object.fromEntries(ASSESSED_SITE_ORDERS.map((order) => [order, idsBy(order)]))).toEqual({
    class: 'bca',
    accidents: 'cab',
    severe: 'cab',
    excess: 'acb',
    length: 'bac',
    road: 'acb',
  });
});

it('each class has a thickness of its own beside its colour', () => {
  expect(new Set(SAFETY_CLASSES.map((safetyClass) => CLASS_STROKES[safetyClass].width)).size).toBe(SAFETY_CLASSES.length);
  for (const scheme of ['light', 'dark'] as const) {
    expect(new Set(SAFETY_CLASSES.map((safetyClass) => classColor(safetyClass, scheme))).size).toBe(SAFETY_CLASSES.length);
  }
});

it('the file is asked for with what the page shows', () => {
  const numbers = { timesOfPeers: 1, highPercent: 80, lowPercent: 20 };
  expect(assessmentPath('gpkg', 'r1', numbers, { classes: null, covered: [], notCovered: ['B, 2|primary'] }, 'el')).toBe(
    '/api/export/network-assessment.gpkg?run=r1&lang=el&timesOfPeers=1&highPercent=80&lowPercent=20&covered=&notCovered=B%252C+2%7Cprimary',
  );
});
