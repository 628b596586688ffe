import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CoverageChart } from '../features/traffic/coverage-chart.tsx';
import { SiteList } from '../features/traffic/site-list.tsx';
import { SitePanel } from '../features/traffic/site-panel.tsx';
import { FactorTables } from '../features/traffic/factor-tables.tsx';
import { SitesWithoutAverage } from '../features/traffic/sites-without-average.tsx';
import { placed } from '../features/traffic/traffic-map.tsx';
import type { TrafficSite } from '../features/traffic/traffic-queries.ts';
import { trafficExportPath } from '../features/traffic/traffic-view.ts';
import { TestServer, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const site = (id: string, annualAverageDaily: number | null, more: Partial<TrafficSite> = {}): TrafficSite => ({
  id,
  sourceRecordId: id,
  roadName: `Road ${id}`,
  startName: null,
  endName: null,
  longitude: -0.01,
  latitude: 51.6,
  year: 2016,
  annualAverageDaily,
  bothDirections: true,
  counted: true,
  ...more,
});

describe('the list of sites', () => {
  it('has the busiest first, and says what is estimated or of one direction', async () => {
    const opened: string[] = [];
    const sites = [site('1', 700), site('2', 9000, { counted: false }), site('3', null, { bothDirections: false })];
    renderWith(<SiteList sites={sites} onOpen={(id) => opened.push(id)} />, { server: new TestServer({}), language: 'en' });
    const rows = within(screen.getByRole('table', { name: 'Count sites' }))
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/Road 2.*9,000.*Estimated/),
      expect.stringMatching(/Road 1.*700.*Counted/),
      expect.stringMatching(/Road 3.*not given.*One direction/),
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Open: Road 1 (1)' }));
    expect(opened).toEqual(['1']);
  });

  it('draws sites that have a place', () => {
    expect(placed([site('1', 1), site('2', 1, { longitude: null, latitude: null })]).map(({ id }) => id)).toEqual(['1']);
  });
});

describe('the coverage', () => {
  it('has a table behind it with what was counted and what is estimated, and chooses a year', async () => {
    const years = [
      { year: 2015, sites: 0, counted: 0, oneDirection: 0 },
      { year: 2016, sites: 40, counted: 12, oneDirection: 3 },
    ];
    const chosen: (number | null)[] = [];
    const server = new TestServer({ ReportingNotes: () => ({ reportingNotes: [] }) });
    renderWith(<CoverageChart years={years} year={null} onYear={(year) => chosen.push(year)} />, { server, language: 'el' });
    await waitFor(() => expect(server.count('ReportingNotes')).toBe(1));
    await userEvent.click(screen.getByRole('button', { name: /^2016: 40/ }));
    expect(chosen).toEqual([2016]);
    await userEvent.click(screen.getByRole('button', { name: /πίνακ/i }));
    const row = within(screen.getByRole('table', { name: 'Θέσεις ανά έτος' })).getByRole('row', { name: /2016/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['40', '12', '28', '3', '–']);
  });
});

const COUNTS = [
  { __typename: 'ModeCount', mode: 'MOTOR_VEHICLE', count: 9000 },
  { __typename: 'ModeCount', mode: 'BICYCLE', count: 70 },
];
const DIRECTION = {
  __typename: 'DirectionAverage',
  direction: 'S',
  counted: true,
  speedUnit: 'mph',
  meanSpeed: 28.5,
  speedV85: 34,
  counts: [{ __typename: 'ModeCount', mode: 'MOTOR_VEHICLE', count: 5000 }],
};
const SHORT = {
  __typename: 'ShortCount',
  startDate: '2023-08-01',
  startHour: 0,
  hours: 48,
  bothDirections: true,
  total: 4620,
  annualAverageDaily: 1000.4,
  failure: null,
  coefficientOfVariation: 0.082,
  lower: 852,
  upper: 1174.6,
  factorSites: 4,
  factorVersion: null,
  factorSource: null,
  speeds: [{ __typename: 'MeasuredSpeeds', direction: 'C', unit: 'km/h', mean: 48, v85: 57, measured: 4000 }],
};
const PART = {
  ...SHORT,
  startDate: '2023-08-03',
  hours: 12,
  annualAverageDaily: null,
  failure: 'PART_OF_A_DAY',
  lower: null,
  upper: null,
  speeds: [],
};
const DETAILS = {
  __typename: 'TrafficSiteDetails',
  id: 'a',
  sourceRecordId: '101',
  roadName: 'A104',
  roadCategory: 'PA',
  startName: null,
  endName: null,
  years: [{ __typename: 'SiteYear', year: 2016, counted: false, bothDirections: true, counts: COUNTS, directions: [DIRECTION] }],
  shortCounts: [SHORT, PART],
  seasons: [{ __typename: 'Season', year: 2022, monthShares: [0.5, 0.5, 0.6, 0.8, 1, 1.5, 2, 2.1, 1.3, 0.7, 0.5, 0.5] }],
};

const ROAD = {
  __typename: 'NearRoad',
  segmentId: 's',
  roadName: 'Lea Bridge Road',
  roadReference: 'A104',
  roadClass: 'primary',
  distanceMeters: 6.04,
  agreement: 'SAME',
};
const ON_ROAD = { __typename: 'CountSiteOnRoad', id: 'a', placement: 'SEGMENT', road: ROAD };

function openSite(answer: Answer, language: 'el' | 'en' = 'en', onRoad: object = ON_ROAD): void {
  const server = new TestServer({ TrafficSite: answer, CountSiteOnRoad: () => ({ countSiteOnRoad: onRoad }) });
  const nothing = (): void => undefined;
  renderWith(<SitePanel id="a" mode="motor-vehicle" year={null} onYear={nothing} onClose={nothing} />, { server, language });
}

describe('a site', () => {
  it('shows its trend, its directions with speeds, its season, and what short counts stand for', async () => {
    openSite(() => ({ trafficSite: DETAILS }));
    expect(await screen.findByRole('heading', { name: 'A104 (101)' })).toBeDefined();
    expect(screen.getByRole('button', { name: /^2016 \(Estimated\): 9,000/ })).toBeDefined();
    const directions = within(screen.getByRole('table', { name: 'By direction and mode' }));
    expect(directions.getByRole('row', { name: /2016/ }).textContent).toMatch(/Southbound.*Counted.*5,000.*28\.5 mph.*34 mph/);
    expect(within(screen.getByRole('table', { name: 'Season of 2022' })).getByRole('row', { name: /August/ }).textContent).toContain(
      '210%',
    );
    const short = within(screen.getByRole('table', { name: 'Short counts' }));
    expect(short.getByRole('row', { name: /01\/08\/2023/ }).textContent).toMatch(
      /1,000 \(95% interval 852 to 1,175; coefficient of variation 8\.2%; 4 /,
    );
    expect(short.getByRole('row', { name: /01\/08\/2023/ }).textContent).toMatch(/Both directions: mean 48, V85 57 km\/h \(n = 4,?000\)/);
    expect(short.getByRole('row', { name: /03\/08\/2023/ }).textContent).toContain(
      'Not expanded: it does not cover whole days, and no factors of hours are kept.',
    );
  });

  it('names the road of the network that it counts, or why it has none', async () => {
    openSite(() => ({ trafficSite: DETAILS }));
    expect(await screen.findByText('A104 Lea Bridge Road · Primary road · 6.0 m · the record names it')).toBeDefined();
    cleanup();
    openSite(() => ({ trafficSite: DETAILS }), 'el', { ...ON_ROAD, placement: 'TOO_FAR', road: { ...ROAD, distanceMeters: 174 } });
    expect(await screen.findByText('Πολύ μακριά από οδό · Πλησιέστερη οδός: A104 Lea Bridge Road · 174,0 μ.')).toBeDefined();
  });

  it('that has gone says so', async () => {
    openSite(() => ({ trafficSite: null }), 'el');
    expect(await screen.findByRole('button', { name: 'Όλες οι θέσεις' })).toBeDefined();
  });
});

it('the file is of what is shown', () => {
  const view = { counted: 'bicycle', trafficYear: 2016, roadCategory: 'PA & more', countSite: null } as const;
  expect(trafficExportPath('gpkg', view, 'el')).toBe('/api/export/traffic.gpkg?mode=bicycle&year=2016&category=PA+%26+more&lang=el');
  expect(trafficExportPath('csv', { ...view, trafficYear: null, roadCategory: null }, 'en')).toBe(
    '/api/export/traffic.csv?mode=bicycle&lang=en',
  );
});

const FACTORS = {
  __typename: 'TrafficFactorTable',
  roadCategory: 'island',
  mode: 'MOTOR_VEHICLE',
  validYear: null,
  version: 2,
  origin: 'derived',
  source: '104, 105',
  countedYear: 2023,
  createdAt: '2026-01-05T10:00:00Z',
  sites: 2,
  months: [2, 2, 1.6, 1.2, 1, 0.7, 0.5, 0.5, 0.8, 1.4, 2, 2],
  weekdays: [1, 1, 1, 1, 0.9, 1.1, 1.3],
  hours: null,
  hourDays: 0,
  coefficientOfVariation: null,
};
const WITHOUT = {
  __typename: 'SiteWithoutAverage',
  roadName: 'Coast road',
  startName: null,
  endName: null,
  year: 2023,
  annualAverageDaily: null,
  coefficientOfVariation: null,
  failure: null,
  bothDirections: null,
};

describe('what stands in place of averages', () => {
  const view = { counted: 'motor-vehicle', trafficYear: null, roadCategory: null, countSite: null } as const;

  it('is told site by site: an estimate with its variation, a count that nothing expands, or nothing', async () => {
    const sitesWithoutAverage = [
      { ...WITHOUT, id: 'm', sourceRecordId: 'm', status: 'missing', year: null },
      { ...WITHOUT, id: 'n', sourceRecordId: 'n', status: 'not-expanded', failure: 'NO_FACTORS', bothDirections: false },
      {
        ...WITHOUT,
        id: 'e',
        sourceRecordId: 'e',
        status: 'expanded',
        annualAverageDaily: 1000.4,
        coefficientOfVariation: 0.12,
        bothDirections: true,
      },
    ];
    const opened: string[] = [];
    const server = new TestServer({ SitesWithoutAverage: () => ({ sitesWithoutAverage }) });
    renderWith(<SitesWithoutAverage view={view} onOpen={(id) => opened.push(id)} />, { server, language: 'en' });
    const table = await screen.findByRole('table', { name: 'Sites without an average' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/1,000 \(coefficient of variation 12.0%\)Estimated from a short countOpen/),
      expect.stringMatching(/no factors are kept.*Short count, not expandedOne direction/),
      expect.stringMatching(/–.*Nothing countedOpen/),
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Open: Coast road (e)' }));
    expect(opened).toEqual(['e']);
  });

  it('is expanded by factors that say where they come from, and how unsure they are where that is known', async () => {
    const server = new TestServer({ TrafficFactors: () => ({ trafficFactors: [FACTORS] }) });
    renderWith(<FactorTables view={view} roadCategories={['island']} />, { server, language: 'en' });
    const table = (await screen.findByRole('region', { name: 'island' })).textContent;
    expect(table).toContain('every year');
    expect(table).toContain('2 own permanent counters of 2023: 104, 105. Version 2');
    expect(table).toMatch(/Jan 2\.00 · Feb 2\.00.*Aug 0\.50/);
    expect(table).toMatch(/Mon 1\.00.*Sun 1\.30/);
    expect(table).toContain('not known: only whole days are expanded');
    // Whoever may not run analyses has no form and no button.
    expect(screen.queryByRole('button')).toBeNull();
  });
});
