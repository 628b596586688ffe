import type { AccidentMeasure } from '@elektron/domain';
import './testing/web-platform.ts';
import { useQuery } from '@apollo/client/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { AreaSection } from '../features/overview/area-section.tsx';
import { FilterBar } from '../filter/filter-bar.tsx';
import { VIEWER } from '../graphql/viewer.ts';
import { HERE, TestServer, THERE, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

const text = (el: string, en: string) => ({ __typename: 'Text', el, en });
const counts = (accidents: number, killed = 0, seriouslyInjured = 0) => ({
  __typename: 'PlaceCounts',
  accidents,
  casualties: accidents + 5,
  killed,
  seriouslyInjured,
  slightlyInjured: 8,
  withoutCasualties: 0,
});
const collection = (collectionId: number, kind: string, shape: string, en: string, retiredAt: string | null = null) => ({
  __typename: 'AreaCollection',
  collectionId,
  kind,
  shape,
  name: text(en, en),
  fileName: 'f.geojson',
  licence: 'ODbL 1.0',
  attribution: 'OSM',
  itemCount: 2,
  createdAt: '2026-01-01T00:00:00Z',
  retiredAt,
});

/** Numbers that no other cell has, so that a mix-up shows. */
function countsOf({ collectionId, radiusMeters }: Readonly<Record<string, unknown>>) {
  const suffix = radiusMeters == null ? '' : `~${Number(radiusMeters)}`;
  const row = (itemId: number, name: string, accidents: number) => ({
    ...counts(accidents, 3, 14),
    __typename: 'AreaCount',
    key: `${Number(collectionId)}.${itemId}${suffix}`,
    itemId,
    name: text(name, name),
  });
  return {
    areaCounts: {
      __typename: 'AreaCounts',
      key: `${Number(collectionId)}${suffix}`,
      places: 2,
      placesWithout: radiusMeters == null ? 0 : 1,
      collection: { __typename: 'AreaCollection', fileName: 'f.geojson', licence: 'ODbL 1.0', attribution: 'OSM' },
      rows: [row(2, 'Old Town', 1_234), row(1, '', 56)],
      inAny: counts(1_290),
      outside: counts(77),
      uncertain: counts(9),
    },
  };
}

function serverFor(collections: readonly object[]): TestServer {
  const organisation = { __typename: 'Organisation', id: HERE, slug: 'h', name: text('α', 'a'), timeZone: 'UTC', speedUnit: 'km/h' };
  return new TestServer({
    Viewer: () => ({ viewer: viewerWith() }),
    Organisation: () => ({
      organisation: { ...organisation, attribution: text('', ''), basemapUrl: null, basemapAttribution: null, softwareVersion: '1' },
    }),
    ReceivedGrants: () => ({ receivedGrants: [] }),
    AreaCollections: () => ({ areaCollections: collections }),
    AreaCounts: countsOf,
    AreaKindCounts: ({ radiusMeters }) => ({
      areaKindCounts: {
        __typename: 'AreaKindCounts',
        rows: [
          { ...counts(40, 3), __typename: 'AreaKindCount', kind: 'DISTRICT', shape: 'POLYGON', keys: ['1', '2'] },
          { ...counts(70, 2), __typename: 'AreaKindCount', kind: 'SCHOOL', shape: 'POINT', keys: [`4~${Number(radiusMeters)}`] },
        ],
        inAny: counts(90, 4),
        outside: counts(7),
        uncertain: counts(9),
      },
    }),
    PlaceNames: () => ({ placeNames: [{ __typename: 'PlaceName', key: '1.2', name: text('Παλιά Πόλη', 'Old Town (Districts)') }] }),
  });
}

function Known({ children }: { readonly children: ReactNode }) {
  return useQuery(VIEWER).data === undefined ? null : children;
}

const show = (server: TestServer, recordsOf: string | null = null, at = '/', measure: AccidentMeasure = 'accidents') =>
  renderWith(
    <Known>
      <FilterBar />
      <AreaSection measure={measure} />
    </Known>,
    { server, language: 'en', recordsOf, at },
  );

const lastAsked = (server: TestServer): unknown => server.asked.filter(({ operation }) => operation === 'AreaCounts').at(-1)?.variables;

afterEach(cleanup);

describe('accidents by area', () => {
  const DISTRICTS = collection(1, 'DISTRICT', 'POLYGON', 'Districts');
  const SCHOOLS = collection(4, 'SCHOOL', 'POINT', 'Schools');

  it('are listed with their sums, with who lacks a name told by a number', async () => {
    show(serverFor([DISTRICTS]));
    const table = await screen.findByRole('table', { name: 'Districts' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual(['Old Town1,2343148', 'No. 1 (without a name)563148']);
    const sums = within(screen.getByRole('table', { name: 'Districts: sums' }))
      .getAllByRole('row')
      .slice(1);
    expect(sums.map(({ textContent }) => textContent)).toEqual([
      'In any of them1,290008',
      'Outside of all77008',
      'Place not precise enough9008',
    ]);
    expect(screen.getByText(/vary much by chance/)).toBeTruthy();
    expect(screen.getByText('Source: f.geojson (OSM, ODbL 1.0)')).toBeTruthy();
    expect(screen.queryByLabelText('Distance')).toBeNull();
    // Each of them has one: nothing is said of none.
    expect(screen.queryByText(/Places without an accident/)).toBeNull();
  });

  it('become the filter by a click, which the table itself does not obey', async () => {
    const server = serverFor([DISTRICTS]);
    show(server, null, '/?severity=fatal');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Old Town' }));
    await waitFor(() => expect(new URLSearchParams(window.location.search).get('within')).toBe('1.2'));
    expect(await screen.findByRole('button', { name: 'Remove filter: Area: Old Town (Districts)' })).toBeTruthy();
    expect(lastAsked(server)).toMatchObject({ filter: { selections: [{ dimension: 'SEVERITY', values: ['fatal'] }] } });
    expect(JSON.stringify(lastAsked(server))).not.toContain('within');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Old Town' }).checked).toBe(true);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Old Town' }));
    await waitFor(() => expect(new URLSearchParams(window.location.search).get('within')).toBeNull());
  });

  it('around points are within a distance that is chosen, and called no standard', async () => {
    const server = serverFor([collection(1, 'DISTRICT', 'POLYGON', 'Old', '2026-01-01T00:00:00Z'), SCHOOLS]);
    show(server);
    await screen.findByRole('table', { name: 'Schools: within 150 m' });
    await userEvent.selectOptions(screen.getByLabelText('Distance'), '300');
    await screen.findByRole('table', { name: 'Schools: within 300 m' });
    expect(lastAsked(server)).toEqual({ collectionId: 4, radiusMeters: 300, filter: null });
    expect(screen.getByText(/^Places without an accident under the filter: 1 of 2\. .*your choice and no standard/)).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: 'In any of them' }));
    await waitFor(() => expect(new URLSearchParams(window.location.search).get('near')).toBe('4~300'));
  });

  it('are a chart of what the page counts, whose total is said not to be the sum', async () => {
    show(serverFor([DISTRICTS]), null, '/', 'casualties');
    const chart = await screen.findByRole('group', { name: /^By area: Districts\. Casualties/ });
    expect(
      within(chart)
        .getAllByRole('button')
        .map((bar) => bar.getAttribute('aria-label')),
    ).toEqual(['Old Town: 1,239', 'No. 1 (without a name): 61']);
    expect(screen.getByText(/1,295, each accident once. That is not the sum/)).toBeTruthy();
    await userEvent.click(within(chart).getByRole('button', { name: 'No. 1 (without a name): 61' }));
    await waitFor(() => expect(new URLSearchParams(window.location.search).get('within')).toBe('1.1'));
  });

  it('are counted kind by kind, and a kind is chosen with all its collections', async () => {
    const server = serverFor([DISTRICTS, collection(2, 'DISTRICT', 'POLYGON', 'Wards'), SCHOOLS]);
    show(server, null, '/?near=4.1~80');
    await userEvent.selectOptions(await screen.findByLabelText('Areas or points'), 'By kind of area');
    const table = await screen.findByRole('table', { name: 'Kinds of areas' });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual(['Districts40308', 'Schools: within 150 m70208']);
    // Neither part of the filter that names places is asked of a chart of places.
    expect(server.asked.filter(({ operation }) => operation === 'AreaKindCounts').at(-1)?.variables).toEqual({
      radiusMeters: 150,
      filter: null,
    });
    await userEvent.click(within(table).getByRole('checkbox', { name: 'Districts' }));
    await waitFor(() => expect(new URLSearchParams(window.location.search).get('within')).toBe('1,2'));
    expect(within(table).getByRole<HTMLInputElement>('checkbox', { name: 'Districts' }).checked).toBe(true);
    await userEvent.click(within(table).getByRole('checkbox', { name: 'Districts' }));
    await waitFor(() => expect(new URLSearchParams(window.location.search).get('within')).toBeNull());
    expect(new URLSearchParams(window.location.search).get('near')).toBe('4.1~80');
  });

  it('are not asked for where there are none, nor of the records of another organisation', async () => {
    const server = serverFor([]);
    show(server);
    await waitFor(() => expect(server.count('AreaCollections')).toBe(1));
    expect(screen.queryByText('By area')).toBeNull();
    cleanup();
    const other = serverFor([DISTRICTS]);
    show(other, THERE);
    await screen.findByText('All accidents');
    expect(other.count('AreaCollections') + other.count('AreaCounts')).toBe(0);
  });
});
