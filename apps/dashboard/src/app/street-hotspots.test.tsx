import './testing/web-platform.ts';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HotspotTable } from '../features/hotspots/hotspot-table.tsx';
import type { Run } from '../features/hotspots/hotspots-queries.ts';
import { StreetPieces } from '../features/hotspots/street-pieces.tsx';
import type { Streets } from '../features/hotspots/streets.ts';
import { TestServer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const SEVERITIES = { fatal: 1, serious: 0, slight: 4, injury: 0, damageOnly: 0, unknown: 0 };
const HOTSPOT = {
  rank: 1,
  accidents: 5,
  severities: SEVERITIES,
  score: 4.816,
  zScore: null,
  exactPValue: 0.001,
  adjustedPValue: 0.012,
  neighborhoodAccidents: null,
  nullReason: { el: 'χωρίς z', en: 'no z' },
  accidentsPerYear: 1.7,
  roadName: 'High Street / Low Street',
  lengthMeters: 102.6,
};
const run = (hotspot: object): Run =>
  ({ scoreLabels: { el: 'Μέγιστη πυκνότητα', en: 'Peak density' }, hotspots: [{ ...HOTSPOT, ...hotspot }] }) as unknown as Run;

const piece = (value: number, hotspot: number | null) => ({
  type: 'Feature' as const,
  geometry: { type: 'LineString' as const, coordinates: [[-1.3, 50.7], [-1.2, 50.75]] }, // prettier-ignore
  properties: { value, expected: 0.5, pValue: 0.01, adjustedPValue: 0.2, hotspot },
});
const STREETS: Streets = {
  lines: { type: 'FeatureCollection', features: [piece(1.5, null), piece(7.25, 1)] },
  lineLabels: { el: 'Ατυχήματα ανά km και έτος', en: 'Accidents per km and year' },
  notOnStreets: [{ reason: 'too-far', labels: { el: 'Πολύ μακριά', en: 'Too far from a road' }, accidents: 36 }],
  simulations: 999,
};

function headsOf(table: HTMLElement): (string | null)[] {
  return within(table)
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
}

describe('a result along the streets', () => {
  it('lists each hotspot with length, density, p and the adjusted p, and no column for a z that there is not', async () => {
    const onPick = jest.fn<(rank: number) => void>();
    const nothing = (): void => undefined;
    renderWith(<HotspotTable run={run({})} lit={null} onLight={nothing} onPick={onPick} />, { server: new TestServer({}) });
    const table = await screen.findByRole('table', { name: 'Hotspots by rank' });
    expect(headsOf(table).slice(0, 9)).toEqual(['Rank', 'Road', 'Accidents (n)', 'By severity', 'Per year', 'Length (m)', 'Peak density', 'p', 'adjusted p']); // prettier-ignore
    const cells = within(table)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
    expect(cells.slice(4, 8)).toEqual(['103', '4.82', '0.001', '0.012']);
    await userEvent.click(screen.getByRole('button', { name: 'Hotspot 1: show on the map' }));
    expect(onPick).toHaveBeenCalledWith(1);
  });

  it('keeps z and neighbours where a method has them, and lengths away where it has none', async () => {
    const gi = run({ zScore: 3.2, lengthMeters: null, neighborhoodAccidents: 9 });
    const nothing = (): void => undefined;
    renderWith(<HotspotTable run={gi} lit={null} onLight={nothing} onPick={nothing} />, { server: new TestServer({}) });
    const table = await screen.findByRole('table', { name: 'Hotspots by rank' });
    expect(headsOf(table).slice(4, 9)).toEqual(['Per year', 'With neighbours', 'z', 'p', 'q']);
  });

  it('has the map as a table, the highest first, and says which accidents are on no street', async () => {
    renderWith(<StreetPieces streets={STREETS} hotspots={1} />, { server: new TestServer({}) });
    await userEvent.click(await screen.findByText('The 2 pieces of streets with the highest values'));
    const table = screen.getByRole('table', { name: 'Pieces of streets by value' });
    const rows = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(rows).toEqual([
      ['50.75000, -1.20000', '7.25', '0.50', '0.010', '0.200', '1'],
      ['50.75000, -1.20000', '1.50', '0.50', '0.010', '0.200', '–'],
    ]);
    const left = screen.getByRole('table', { name: 'Accidents that are not looked at' });
    expect(within(left).getByRole('row', { name: 'Too far from a road 36' })).toBeTruthy();
    cleanup();
    renderWith(<StreetPieces streets={STREETS} hotspots={2} />, { server: new TestServer({}) });
    await screen.findByRole('table', { name: 'Accidents that are not looked at' });
    expect(screen.queryByRole('table', { name: 'Pieces of streets by value' })).toBeNull();
  });
});
