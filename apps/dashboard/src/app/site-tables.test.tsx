import './testing/web-platform.ts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { RunForm } from '../features/hotspots/run-form.tsx';
import { SiteTablesPage } from '../features/site-tables/site-tables-page.tsx';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

/** Stands for the routes of files. */
const fetched = jest.fn<typeof fetch>();
const platform = globalThis.fetch;

beforeEach(() => {
  fetched.mockReset();
  globalThis.fetch = fetched;
});
afterEach(() => {
  cleanup();
  globalThis.fetch = platform;
});

const answer = (body: object, ok = true): Response => ({ ok, text: () => Promise.resolve(JSON.stringify(body)) }) as unknown as Response;
const pathOf = (address: unknown): string => (typeof address === 'string' ? address : '');

const SEGMENTS = {
  content: 'segments',
  lines: 3661,
  headings: ['CLASSIFICA', 'road_length', 'total_traffic', 'severe', 'slight', 'dual', 'geometry_line'],
  numbers: ['road_length', 'total_traffic', 'severe', 'slight', 'dual'],
  examples: [['A Road'], ['14.5'], ['1897.5'], ['0'], ['1'], ['0'], ['SRID=27700;LINESTRING(1 2,3 4)']],
  columns: {
    line: 'geometry_line',
    length: 'road_length',
    group: 'CLASSIFICA',
    traffic: 'total_traffic',
    serious: 'severe',
    slight: 'slight',
  },
  kind: 'segment',
  srid: 27700,
  trafficMeasure: 'relative',
};
const JUNCTIONS = {
  content: '',
  lines: 576,
  headings: ['id', 'x', 'y', 'aadt'],
  numbers: ['id', 'x', 'y', 'aadt'],
  examples: [['1'], ['2'], ['3'], ['4']],
  columns: { code: 'id', easting: 'x', northing: 'y', traffic: 'aadt' },
  kind: 'junction',
  srid: null,
  trafficMeasure: 'vehicles-per-day',
};

const TABLE = {
  __typename: 'SiteTable',
  siteTableId: 7,
  kind: 'SEGMENT',
  name: 'Main roads',
  source: '',
  fileName: 'segments.gpkg',
  firstYear: 2011,
  lastYear: 2018,
  trafficMeasure: 'RELATIVE',
  trafficOrigin: 'MODELLED',
  trafficColumn: 'total_traffic',
  siteCount: 3661,
  leftOut: 0,
  createdAt: '2026-01-05T10:00:00.000Z',
  retiredAt: null as string | null,
};

function showPage(tables: readonly object[] = []): TestServer {
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith() }),
    SiteTables: () => ({ siteTables: tables }),
    RetireSiteTable: () => ({
      retireSiteTable: { __typename: 'SiteTablePayload', siteTable: { ...TABLE, retiredAt: '2026-01-06T10:00:00.000Z' }, userErrors: [] },
    }),
  });
  renderWith(<SiteTablesPage />, { server, language: 'en' });
  return server;
}

const choose = async (name: string): Promise<void> => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  await userEvent.upload(input!, new File(['x'], name));
};
const saidOf = (call: number): Record<string, unknown> => {
  const sent = fetched.mock.calls
    .map(([address]) => new URL(pathOf(address), 'http://x'))
    .filter(({ pathname }) => pathname === '/api/site-tables');
  return JSON.parse(sent[call]!.searchParams.get('said')!) as Record<string, unknown>;
};

describe('a table of sites', () => {
  it('is sent with what was found and what only a person can say', async () => {
    fetched.mockImplementation(async (address) =>
      pathOf(address).startsWith('/api/site-tables/look')
        ? answer({ tables: [SEGMENTS] })
        : answer({ siteTableId: 1, sites: 3661, leftOut: 1, remarks: 0, told: [{ row: 9, message: { el: 'όχι', en: 'no line' } }] }),
    );
    showPage();
    await choose('segments.gpkg');
    expect(await screen.findByText('Found: 3,661 lines, each a road section.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Store the table' }));
    expect(screen.getByText('Say whether traffic was measured or comes from a model.')).toBeTruthy();
    expect(screen.getAllByText('Write a year, such as 2018.')).toHaveLength(2);
    await userEvent.selectOptions(screen.getByLabelText('Where the numbers are from'), 'modelled');
    await userEvent.type(screen.getByLabelText('First year of the accidents'), '2018');
    await userEvent.type(screen.getByLabelText('Last year of the accidents'), '2011');
    expect(screen.getByText('The last year cannot be before the first.')).toBeTruthy();
    await userEvent.clear(screen.getByLabelText('Last year of the accidents'));
    await userEvent.type(screen.getByLabelText('Last year of the accidents'), '2019');
    await userEvent.click(screen.getByText('Further columns for the function'));
    await userEvent.click(screen.getByLabelText('dual'));
    await userEvent.click(screen.getByRole('button', { name: 'Store the table' }));
    const note = (await screen.findByText(/Stored: 3,661 sites\./)).closest('div')!;
    expect(within(note).getByText('Line 9: no line.')).toBeTruthy();
    expect(within(note).getByRole('link', { name: 'Rank these sites' }).getAttribute('href')).toBe('/app/hotspots?sites=1');
    expect(saidOf(0)).toMatchObject({
      name: 'segments',
      content: 'segments',
      columns: SEGMENTS.columns,
      covariates: ['dual'],
      firstYear: 2018,
      lastYear: 2019,
      trafficMeasure: 'relative',
      trafficOrigin: 'modelled',
      srid: null,
    });
  });

  it('without accidents says that those on record are counted, and asks for the system that the file does not say', async () => {
    fetched.mockImplementation(async (address) =>
      pathOf(address).startsWith('/api/site-tables/look')
        ? answer({ tables: [JUNCTIONS] })
        : answer({ siteTableId: 2, sites: 576, leftOut: 0, remarks: 0, told: [] }),
    );
    showPage();
    await choose('junctions.csv');
    expect(await screen.findByText(/the accidents on record are counted around each junction/)).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText('Where the numbers are from'), 'measured');
    await userEvent.click(screen.getByRole('button', { name: 'Store the table' }));
    expect(screen.getByText('Write the EPSG code of the coordinates.')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Reference system (EPSG code)'), '2100');
    // A column is one thing: chosen for another field, it is not the first any more.
    await userEvent.selectOptions(screen.getByLabelText('Accidents in all'), 'id');
    expect((screen.getByLabelText('Code of the site') as unknown as HTMLSelectElement).value).toBe('');
    await userEvent.selectOptions(screen.getByLabelText('Accidents in all'), '');
    await userEvent.click(screen.getByRole('button', { name: 'Store the table' }));
    expect(await screen.findByText(/Stored: 576 sites\./)).toBeTruthy();
    expect(saidOf(0)).toMatchObject({ srid: 2100, firstYear: null, columns: { easting: 'x', northing: 'y', traffic: 'aadt' } });
  });

  it('is retired after a question, and not offered any more', async () => {
    const server = showPage([TABLE]);
    await userEvent.click(await screen.findByRole('button', { name: 'Retire' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Retire' }));
    expect(server.asked.find(({ operation }) => operation === 'RetireSiteTable')?.variables).toEqual({ siteTableId: 7 });
  });
});

const text = (en: string) => ({ __typename: 'Text' as const, el: en, en });
const number = (name: string, more: object) => ({
  __typename: 'Parameter',
  kind: 'number',
  name,
  labels: text(name),
  meaning: text(name),
  unit: text(''),
  minimum: 1,
  maximum: 1000,
  step: 1,
  whole: true,
  refersTo: null,
  defaultValue: null,
  choices: null,
  ...more,
});
const METHODS = [
  {
    __typename: 'HotspotMethod',
    id: 'network-screening',
    labels: text('Ranking'),
    summary: text('Where?'),
    notThis: text('Not why.'),
    recommended: true,
    needs: [{ __typename: 'MethodNeed', kind: 'roads', required: true, met: false }],
    parameters: [number('sites', { refersTo: 'site-table' }), number('simulations', { defaultValue: 500 })],
  },
];

describe('a run on the sites of a table', () => {
  function showForm(at: string): TestServer {
    const server = new TestServer({
      Viewer: () => ({ viewer: viewerWith() }),
      SiteTables: () => ({ siteTables: [TABLE, { ...TABLE, siteTableId: 8, name: 'Old roads', retiredAt: '2026-01-06T10:00:00.000Z' }] }),
      HotspotMethods: () => ({ hotspotMethods: METHODS }),
      RunHotspots: () => ({ runHotspots: { __typename: 'HotspotPayload', run: { __typename: 'HotspotRun', id: 'r1' }, userErrors: [] } }),
    });
    renderWith(<RunForm accidents={0} onStarted={() => undefined} />, { server, language: 'en', at });
    return server;
  }

  it('needs no roads and no accidents, and asks nothing of the filter', async () => {
    const server = showForm('/app/hotspots?sites=7&severity=fatal');
    expect(await screen.findByText(/The table has accidents of its own \(2011–2018\)/)).toBeTruthy();
    expect(screen.queryByText(/There is no road network yet/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /Run/ }));
    const asked = server.asked.find(({ operation }) => operation === 'RunHotspots')?.variables;
    expect(asked).toEqual({ input: { methodId: 'network-screening', parameters: { sites: 7, simulations: 500 }, filter: null } });
  });

  it('is chosen among the tables in use; without one the road network is asked for', async () => {
    showForm('/app/hotspots');
    expect(await screen.findByText(/There is no road network yet/)).toBeTruthy();
    const choice = await screen.findByLabelText('Which sites');
    await within(choice).findByRole('option', { name: 'Main roads (3,661)' });
    expect(within(choice).queryByRole('option', { name: /Old roads/ })).toBeNull();
    await userEvent.selectOptions(choice, '7');
    expect(await screen.findByText(/The table has accidents of its own/)).toBeTruthy();
  });
});
