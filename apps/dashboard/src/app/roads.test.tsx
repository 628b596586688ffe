import './testing/web-platform.ts';
import { EVERY_ACCIDENT, EVERY_ROAD, ROAD_CLASSES } from '@elektron/domain';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accidentRoadsExportPath } from '../features/roads/placements-export.tsx';
import { roadsExportPath } from '../features/roads/roads-export.tsx';
import { NetworkSummary } from '../features/roads/network-summary.tsx';
import { ROAD_RANKS, rankOf } from '../features/roads/road-ranks.ts';
import type { RoadNetwork } from '../features/roads/roads-queries.ts';
import type { Place } from '../features/roads/roads-map.tsx';
import { TestServer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const PLACE = { longitude: -1.3, latitude: 50.7 };

const NETWORK: RoadNetwork = {
  version: 1,
  segments: 4,
  lengthMeters: 12_340,
  junctions: 1,
  deadEnds: 2,
  extent: [-1.5, 50.6, -1.1, 50.8],
  classes: [
    { roadClass: 'primary', segments: 3, lengthMeters: 12_000, lengthWithSpeedLimitMeters: 9_000, lines: null },
    { roadClass: null, segments: 1, lengthMeters: 340, lengthWithSpeedLimitMeters: 0, lines: null },
  ],
  networks: [
    {
      network: 'osm-roads',
      label: { el: 'Οδικό δίκτυο OpenStreetMap', en: 'OpenStreetMap road network' },
      classes: [
        { roadClass: 'primary', segments: 2 },
        { roadClass: null, segments: 1 },
      ],
    },
    { network: 'roads:leeds', label: { el: 'Οδοί «leeds»', en: 'Roads “leeds”' }, classes: [{ roadClass: 'primary', segments: 1 }] },
  ],
  partsTotal: 2,
  parts: [
    { id: 'a', segments: 3, lengthMeters: 12_000, roadName: 'Main Street', ...PLACE },
    { id: 'b', segments: 1, lengthMeters: 340, roadName: null, ...PLACE },
  ],
  disconnectedLines: null,
  gapMeters: 5,
  gapsTotal: 1,
  gaps: [{ id: 'n', distanceMeters: 3.34, roadName: 'Short Street', otherRoadName: 'Main Street', ...PLACE }],
};

function open(network: RoadNetwork, language: 'el' | 'en' = 'en'): Place[] {
  const shown: Place[] = [];
  renderWith(<NetworkSummary network={network} onShow={(place) => void shown.push(place)} />, {
    server: new TestServer({}),
    language,
    at: '/app/roads',
  });
  return shown;
}

const rowsOf = (table: string): string[] =>
  within(screen.getByRole('table', { name: table }))
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent)
        .join(' | '),
    );

describe('the road network in figures', () => {
  it('says lengths by class, and how much of them has a known limit', () => {
    open(NETWORK);

    expect(screen.getByText('12.3 km')).toBeTruthy();
    expect(screen.getByRole('table', { name: 'By class of road' }).textContent).toContain('Primary road');
    expect(screen.getByRole('table', { name: 'By class of road' }).textContent).toContain('75%');
    expect(screen.getByRole('table', { name: 'By class of road' }).textContent).toContain('Unknown');
    expect(screen.getByText(/too large to be drawn whole/)).toBeTruthy();
  });

  it('lists the parts but the longest, and the gaps, and shows where each is', async () => {
    const shown = open(NETWORK);

    expect(rowsOf('Parts that are not joined to the main network')).toHaveLength(1);
    expect(rowsOf('Gaps')[0]).toContain('3.3 m');
    await userEvent.click(screen.getByRole('button', { name: 'On the map: Short Street' }));
    expect(shown).toEqual([PLACE]);
  });

  it('says nothing of parts and gaps where there are none, in Greek too', () => {
    open({ ...NETWORK, partsTotal: 1, parts: NETWORK.parts.slice(0, 1), gapsTotal: 0, gaps: [] }, 'el');

    expect(screen.getAllByRole('table')).toHaveLength(1);
    expect(screen.getByRole('table', { name: 'Ανά κατηγορία οδού' }).textContent).toContain('Κύρια οδός');
  });
});

describe('the roads as a file', () => {
  it('are those of the classes and networks that are ticked, as many as it says', async () => {
    const { fetch } = globalThis;
    const fetched = jest.fn<typeof fetch>().mockRejectedValue(new Error('no server'));
    globalThis.fetch = fetched;
    open(NETWORK);
    expect(await screen.findByText('4 segments')).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Primary road (3)' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Roads “leeds” (1)' }));
    expect(screen.getByText('1 segment')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /^GeoPackage/ }));
    expect(fetched.mock.calls.map(([address]) => address)).toContain(
      '/api/export/roads.gpkg?classes=primary&networks=roads%3Aleeds&lang=en',
    );
    await userEvent.click(screen.getByRole('checkbox', { name: 'Primary road (1)' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Unknown (0)' }));
    expect(screen.getByText('0 segments')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Export' }).getAttribute('aria-disabled')).toBe('true');
    globalThis.fetch = fetch;
  });

  it('ask of no network which one, where there is one only, in Greek too', async () => {
    open({ ...NETWORK, networks: NETWORK.networks.slice(0, 1) }, 'el');
    expect(await screen.findByText('3 οδικά τμήματα')).toBeTruthy();
    expect(screen.queryByText('Δίκτυα')).toBeNull();
    expect(screen.getByRole('checkbox', { name: 'Άγνωστη (1)' })).toBeTruthy();
  });

  it('are in an address as the filter says', () => {
    expect(roadsExportPath('csv', EVERY_ROAD, 'el')).toBe('/api/export/roads.csv?lang=el');
    expect(accidentRoadsExportPath('xlsx', EVERY_ACCIDENT, ['TOO_FAR', 'NO_PLACE'], 'en')).toBe(
      '/api/export/accident-roads.xlsx?lang=en&placements=too-far%2Cno-place',
    );
    expect(accidentRoadsExportPath('csv', EVERY_ACCIDENT, null, 'en')).toBe('/api/export/accident-roads.csv?lang=en');
  });
});

describe('how roads are drawn', () => {
  it('is said of every class, and of a road of none', () => {
    for (const roadClass of [...ROAD_CLASSES, null, 'toString']) expect(ROAD_RANKS).toContain(rankOf(roadClass));
  });
});
