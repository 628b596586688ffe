import './testing/web-platform.ts';
import { useQuery } from '@apollo/client/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { LINK_CAVEAT_TEXTS, LINK_CAVEATS, positionOfCell, PRIORITY_CELLS } from '@elektron/domain';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { deficitColor, radiusOf } from '../features/accessibility/priorities/draw-streets.ts';
import { LinkNumberField } from '../features/accessibility/priorities/link-numbers-form.tsx';
import { STREET_DEFICITS } from '../features/accessibility/priorities/priorities-queries.ts';
import { streetsExportPath } from '../features/accessibility/priorities/streets-export.tsx';
import { StreetsPanel } from '../features/accessibility/priorities/streets-panel.tsx';
import { useLinkQuestion } from '../features/accessibility/priorities/use-link-question.ts';
import { sitesExportPath } from '../features/accessibility/priorities/sites-export.tsx';
import { SitesPanel } from '../features/accessibility/priorities/sites-panel.tsx';
import { useSites } from '../features/accessibility/priorities/use-priorities.ts';
import { mapStatus, toStatus } from '../graphql/query-status.ts';
import { VIEWER } from '../graphql/viewer.ts';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const check = (part: string, finding: string, measure: string | null = null) => ({ __typename: 'DeficitCheck', part, measure, finding });
const barrier = (profile: string, verdict: string, deciding: readonly number[] = []) => ({
  __typename: 'BarrierJudgement',
  profile,
  verdict,
  deciding,
});

const CROSSING = {
  __typename: 'StreetDeficit',
  id: 'c1',
  item: 'CROSSING',
  roadName: null,
  side: null,
  longitude: 23.7,
  latitude: 37.9,
  seenSince: '2022-01-01',
  seenUntil: '2024-03-01',
  undated: 1,
  accidents: 2,
  accidentsLower: 0.2422,
  accidentsUpper: 7.2247,
  deficit: { __typename: 'Deficit', known: 1, unknown: 2, applicable: 5, lower: 0.2, upper: 0.6 },
  checks: [check('SELF', 'IN_ORDER'), check('RAMP_START', 'ABSENT'), check('TACTILE_PAVING', 'UNKNOWN')],
  barriers: [barrier('WHEELCHAIR', 'BARRIER', [1]), barrier('BLIND', 'UNKNOWN'), barrier('OLDER', 'NO_BARRIER')],
};
/** Nobody knows where it is, and nobody needs it. */
const FOOTWAY = {
  ...CROSSING,
  longitude: null,
  latitude: null,
  id: 'f1',
  item: 'FOOTWAY',
  roadName: 'Οδός Δοκιμής',
  side: 'LEFT',
  seenSince: null,
  seenUntil: null,
  accidents: null,
  accidentsLower: null,
  accidentsUpper: null,
  deficit: null,
  checks: [],
  barriers: [],
};

const itemOf = (item: string, total: number) => ({ __typename: 'JudgedItemCount', item, total, withoutPlace: total });
const ANSWER = {
  __typename: 'StreetDeficits',
  accidentsVersion: 3,
  accessibilityVersion: 2,
  thresholdsVersion: 'gr-6213-2022/1',
  barriersVersion: 'barriers/1',
  nearMeters: 30,
  partMeters: 10,
  level: 0.95,
  temporary: 1,
  sources: ['osm-accessibility'],
  period: { __typename: 'Period', start: '2020-01-01', end: '2021-01-01' },
  accidents: { __typename: 'PedestrianAccidents', meant: 6, near: 2, away: 2, areaOnly: 1, withoutPlace: 1, roadUsersUnknown: 4 },
  items: [itemOf('CROSSING', 3), itemOf('FOOTWAY', 1)],
  profiles: [
    {
      __typename: 'ProfileBarriers',
      profile: 'WHEELCHAIR',
      item: 'CROSSING',
      verdicts: [
        { __typename: 'BarrierVerdictCount', verdict: 'BARRIER', count: 1 },
        { __typename: 'BarrierVerdictCount', verdict: 'UNKNOWN', count: 2 },
        { __typename: 'BarrierVerdictCount', verdict: 'NO_BARRIER', count: 0 },
      ],
    },
  ],
  streets: {
    __typename: 'StreetDeficitConnection',
    totalCount: 900,
    edges: [CROSSING, FOOTWAY].map((node) => ({ __typename: 'StreetDeficitEdge', node })),
  },
};

/** The panel as the page asks for it. */
function Panel({ lit }: { readonly lit: string[] }) {
  const { choice } = useLinkQuestion();
  const { nearMeters, order } = choice;
  const result = useQuery(STREET_DEFICITS, { variables: { nearMeters, order: order === 'deficit' ? 'DEFICIT' : 'ACCIDENTS' } });
  const known = useQuery(VIEWER).data !== undefined;
  if (!known) return null;
  return (
    <>
      <LinkNumberField name="nearMeters" />
      <StreetsPanel
        status={mapStatus(toStatus(result, 'en'), (data) => data.streetDeficits)}
        lit={null}
        onLight={(id) => void lit.push(id)}
      />
    </>
  );
}

function open(answer: object = ANSWER, language: 'el' | 'en' = 'en', at = '/app/accessibility/priorities') {
  const server = new TestServer({ Viewer: () => ({ viewer: viewerWith() }), StreetDeficits: () => ({ streetDeficits: answer }) });
  const lit: string[] = [];
  renderWith(<Panel lit={lit} />, { server, language, at });
  return { server, lit };
}

const cellsOf = async (table: string, row: number): Promise<string[]> => {
  const rows = within(await screen.findByRole('table', { name: table })).getAllByRole('row');
  return Array.from(rows[row]!.children, ({ textContent }) => textContent);
};

describe('deficits beside pedestrian accidents', () => {
  it('say where every accident is, and what the numbers are not', async () => {
    open();
    expect(
      await screen.findByText('Of 6 pedestrian accidents 2 lie within 30 m of a crossing or footway on record, and 2 further away.'),
    ).toBeDefined();
    for (const text of [
      'Near nothing that can be told: 1 of which only the area is known, and 1 without a place.',
      'Of 4 more accidents under the filter it is not recorded who took part.',
      'On record: 3 crossings and 1 footways, 4 of them without a place.',
      ...LINK_CAVEATS.map((caveat) => LINK_CAVEAT_TEXTS[caveat].en),
    ]) {
      expect(screen.getByText(text)).toBeDefined();
    }
  });

  it('are both intervals of each, with what is known, what is open, and no number of both', async () => {
    open();
    expect(await cellsOf('Crossings and footways', 1)).toEqual([
      'Pedestrian crossingLast seen: 01/01/2022 – 01/03/2024, 1 without a date',
      '2 (0.2–7.2)',
      '20% – 60%1 known, 2 unknown, of 5',
      [
        'Ramp at one end: missing',
        'Not known: Tactile paving',
        'Wheelchair users: Barrier (Ramp at one end: missing)',
        'Blind people: Not known',
        'Older people: No barrier in what is asked',
      ].join(''),
    ]);
    expect(await cellsOf('Crossings and footways', 2)).toEqual([
      'Footway, Οδός Δοκιμής, LeftLast seen: no date',
      'its place is not known',
      'nothing is asked',
      'nothing known',
    ]);
    expect(screen.getByText('The first 2 of 900; the file holds all of them.')).toBeDefined();
    expect(await cellsOf('Barriers', 1)).toEqual(['Wheelchair users', 'Pedestrian crossing', '1', '2', '0']);
  });

  it('are told in Greek', async () => {
    open(ANSWER, 'el');
    expect((await cellsOf('Διαβάσεις και πεζοδρόμια', 1)).slice(2)).toEqual([
      '20% – 60%1 γνωστές, 2 άγνωστα, από 5',
      expect.stringMatching(/^Ράμπα στο ένα άκρο: λείπειΆγνωστα: Οδηγός όδευσης τυφλώνΧρήστες αναπηρικού αμαξιδίου: Εμπόδιο/),
    ]);
    expect(screen.getByText(LINK_CAVEAT_TEXTS.walking.el)).toBeDefined();
  });

  it('light the place of a row that has the keyboard', async () => {
    const { lit } = open();
    const row = await screen.findByRole('button', { name: /^Pedestrian crossing/ });
    row.focus();
    expect(lit).toEqual(['c1']);
  });

  it('are ordered by one axis or the other, and by a distance that the API takes', async () => {
    const person = userEvent.setup();
    const { server } = open();
    await person.click(await screen.findByRole('radio', { name: 'Known deficit' }));
    await waitFor(() => expect(server.asked.at(-1)?.variables).toMatchObject({ order: 'DEFICIT' }));
    const field = screen.getByRole('textbox', { name: 'Near, up to (m)' });
    await person.clear(field);
    await person.type(field, '3');
    expect(await screen.findByText('5 to 200')).toBeDefined();
    await person.type(field, '5');
    await waitFor(() => expect(server.asked.at(-1)?.variables).toMatchObject({ nearMeters: 35, order: 'DEFICIT' }));
    expect(server.asked.some(({ variables }) => variables['nearMeters'] === 3)).toBe(false);
    expect(new URLSearchParams(window.location.search).get('nearMeters')).toBe('35');
  });

  it('say nothing of accidents where none are on record', async () => {
    const node = { ...CROSSING, accidents: null, accidentsLower: null, accidentsUpper: null };
    const streets = { ...ANSWER.streets, edges: [{ __typename: 'StreetDeficitEdge', node }] };
    const none = { ...ANSWER.accidents, meant: 0, near: 0, away: 0, areaOnly: 0, withoutPlace: 0, roadUsersUnknown: 0 };
    open({ ...ANSWER, period: null, accidents: none, streets });
    expect((await cellsOf('Crossings and footways', 1))[1]).toBe('no accidents on record');
    expect(screen.getByText('No accidents are on record: nothing is said of accidents near by.')).toBeDefined();
  });

  it('lead to the imports where there is nothing to judge', async () => {
    open({ ...ANSWER, items: [itemOf('CROSSING', 0), itemOf('FOOTWAY', 0)] });
    expect((await screen.findByRole('link', { name: 'To the imports' })).getAttribute('href')).toBe('/app/imports');
    expect(screen.queryByRole('table')).toBeNull();
  });
});

const SITE = {
  __typename: 'PrioritySite',
  id: 'j1',
  kind: 'junction',
  roadName: 'Along 2 / Across 2',
  geometry: { type: 'Point', coordinates: [23.7, 37.9] },
  accidents: 30,
  excessPerYear: 8.5,
  excessLower: 5.25,
  excessUpper: 12,
  excessClass: 'ABOVE',
  deficitClass: 'HIGH',
  crossings: 1,
  footways: 0,
  seenSince: null,
  seenUntil: null,
  noExcessText: null,
  deficit: { __typename: 'Deficit', known: 1, unknown: 0, applicable: 1, lower: 1, upper: 1 },
  barriers: [{ __typename: 'PriorityBarriers', profile: 'BLIND', count: 1 }],
};
const UNTOLD = {
  ...SITE,
  id: 's1',
  kind: 'segment',
  roadName: null,
  accidents: 0,
  excessPerYear: null,
  excessLower: null,
  excessUpper: null,
  excessClass: null,
  deficitClass: null,
  noExcessText: { __typename: 'Text', el: 'Η ομάδα είναι μικρή.', en: 'The group is small.' },
  deficit: null,
  barriers: [],
};
const BOTH_SURE = positionOfCell({ excess: 'above', deficit: 'high' });
const RUN = {
  __typename: 'PriorityRun',
  id: 'r1',
  status: 'finished',
  progress: 1,
  createdAt: '2026-01-02T10:00:00.000Z',
  dataVersion: 3,
  current: true,
  problem: null,
};
const MATRIX = {
  __typename: 'AccessibilityPriorities',
  reason: null,
  level: 0.95,
  junctionMeters: 20,
  partMeters: 10,
  highPercent: 50,
  accessibilityVersion: 2,
  sources: [],
  onNoSite: 4,
  withoutPlace: 1,
  run: RUN,
  cells: PRIORITY_CELLS.map(({ excess, deficit }, k) => ({
    __typename: 'PriorityCell',
    excess: excess?.toUpperCase() ?? null,
    deficit: deficit?.toUpperCase() ?? null,
    sites: k === BOTH_SURE ? 1 : k === PRIORITY_CELLS.length - 1 ? 80 : 0,
  })),
  sites: {
    __typename: 'PrioritySiteConnection',
    totalCount: 2,
    edges: [SITE, UNTOLD].map((node) => ({ __typename: 'PrioritySiteEdge', node })),
  },
};
const WITHOUT = {
  ...MATRIX,
  cells: null,
  level: null,
  junctionMeters: null,
  onNoSite: null,
  withoutPlace: null,
  run: null,
  sites: { ...MATRIX.sites, totalCount: 0, edges: [] },
};

function Sites() {
  const { result } = useSites();
  if (useQuery(VIEWER).data === undefined) return null;
  const status = mapStatus(toStatus(result, 'en'), (data) => data.accessibilityPriorities);
  return <SitesPanel status={status} lit={null} onLight={() => undefined} onStarted={() => void result.refetch()} />;
}

function openSites(answers: readonly object[], capabilities?: Parameters<typeof viewerWith>[1]) {
  let asked = 0;
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, capabilities) }),
    AccessibilityPriorities: () => ({ accessibilityPriorities: answers[Math.min(asked++, answers.length - 1)]! }),
    RunExcess: () => ({
      runHotspots: { __typename: 'HotspotPayload', run: { __typename: 'HotspotRunSummary', id: 'r1' }, userErrors: [] },
    }),
  });
  renderWith(<Sites />, { server, at: '/app/accessibility/priorities?view=sites&severity=fatal&road-user=bicycle' });
  return server;
}

describe('the matrix of sites', () => {
  it('counts each site in one cell, and lists those of a cell that is chosen', async () => {
    const person = userEvent.setup();
    const server = openSites([MATRIX]);
    const cell = await screen.findByRole('button', {
      name: '1 site: Surely more than at sites like it · Deficit surely high',
    });
    expect(cell.getAttribute('aria-pressed')).toBe('false');
    await person.click(cell);
    await waitFor(() => expect(server.asked.at(-1)?.variables).toMatchObject({ cell: BOTH_SURE, highPercent: 50 }));
    expect(new URLSearchParams(window.location.search).get('cell')).toBe(String(BOTH_SURE));
    expect((await screen.findByRole('button', { name: /^1 site:/ })).getAttribute('aria-pressed')).toBe('true');
    await person.click(screen.getByRole('button', { name: 'All of the list' }));
    await waitFor(() => expect(server.asked.at(-1)?.variables).toMatchObject({ cell: null }));
    expect(screen.getByText('4 crossings and footways lie on none of the sites, and 1 have no place.')).toBeDefined();
  });

  it('shows both intervals of a site, and why there is none', async () => {
    openSites([MATRIX]);
    expect(await cellsOf('Sites', 1)).toEqual([
      'Junction, Along 2 / Across 2',
      '30',
      '+8.50 (+5.25 … +12.00)Surely more than at sites like it',
      '100% – 100%1 known, 0 unknown, of 11 crossings, 0 footwaysBarriers: Blind people 1',
    ]);
    expect(await cellsOf('Sites', 2)).toEqual(['Section', '0', 'The group is small.', 'Nothing on record']);
    expect(screen.getByText(LINK_CAVEAT_TEXTS.walking.en)).toBeDefined();
  });

  it('starts a ranking by the pedestrian accidents under the filter, and waits for it', async () => {
    const person = userEvent.setup();
    const server = openSites([
      { ...WITHOUT, reason: 'RUN_NEEDED' },
      { ...WITHOUT, reason: 'RUN_UNDER_WAY', run: { ...RUN, status: 'running', progress: 0.4 } },
      MATRIX,
    ]);
    await person.click(await screen.findByRole('button', { name: 'Rank the sites by pedestrian accidents' }));
    expect(await screen.findByText('The ranking of the sites is being computed. 40%')).toBeDefined();
    expect(server.asked.find(({ operation }) => operation === 'RunExcess')?.variables).toEqual({
      input: {
        methodId: 'network-screening',
        parameters: {},
        filter: {
          selections: [
            { dimension: 'SEVERITY', values: ['fatal'] },
            { dimension: 'ROAD_USER', values: ['pedestrian'] },
          ],
        },
      },
    });
    expect(await screen.findByRole('table', { name: 'Sites' }, { timeout: 5_000 })).toBeDefined();
  });

  it('says what is missing, and offers a run only to whoever may start one', async () => {
    openSites([{ ...WITHOUT, reason: 'RUN_NEEDED' }], ['records.read']);
    expect(await screen.findByText('Whoever may run analyses can start it.')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
    cleanup();
    openSites([{ ...WITHOUT, reason: 'NO_ROADS' }]);
    expect(await screen.findByText('Without a road network there is no excess')).toBeDefined();
    expect(screen.getByRole('link', { name: 'To the imports' })).toBeDefined();
    cleanup();
    openSites([{ ...MATRIX, run: { ...RUN, current: false } }]);
    expect(await screen.findByText('The accidents have changed since: the excess is that of data version 3.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Rank them anew' })).toBeDefined();
  });
});

it('the file is asked for with what the page shows', () => {
  const choice = { nearMeters: 45, partMeters: 10, streets: 'crossing', order: 'deficit' } as const;
  const filter = { period: null, area: null, selections: { severity: ['fatal'] } };
  expect(streetsExportPath('csv', filter, choice, 'el')).toBe(
    '/api/export/street-deficits.csv?severity=fatal&lang=el&nearMeters=45&partMeters=10&items=crossing&order=deficit',
  );
  expect(sitesExportPath('gpkg', filter, { partMeters: 10, highPercent: 60, cell: 0 }, 'en')).toBe(
    '/api/export/accessibility-priorities.gpkg?severity=fatal&lang=en&partMeters=10&highPercent=60&cell=0',
  );
});

it('a mark is larger with more accidents, coloured by what is known to be missing, and hollow where nothing is', () => {
  expect(radiusOf(0)).toBeLessThan(radiusOf(1));
  expect(radiusOf(25)).toBe(radiusOf(400));
  expect([null, 0].map((lower) => deficitColor(lower, 'light'))).toEqual([null, null]);
  expect(new Set([0.1, 0.25, 0.5, 1].map((lower) => deficitColor(lower, 'light'))).size).toBe(4);
});
