import './testing/web-platform.ts';
import { COMPASS_POINTS, bearingOf, UNDRAWN_REASON_LABELS, VEHICLE_DRAWINGS } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SpotDiagnosis } from '../features/black-spots/black-spots-queries.ts';
import { CollisionDiagram } from '../features/black-spots/collisions/collision-diagram.tsx';
import { findLegs, traceUnits, type Pattern, type PatternUnit } from '../features/black-spots/collisions/pattern-tracks.ts';
import { traceVehicle, type VehicleTrack } from '../features/black-spots/collisions/vehicle-path.ts';
import { TestServer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const unitWith = (more: Partial<PatternUnit>): PatternUnit => ({
  movement: 'ahead',
  from: null,
  to: null,
  lostControl: false,
  hitObject: false,
  hitBy: null,
  ...more,
});
const accidentOf = (number: number, severity = 'slight') => ({ id: `a${number}`, number, severity, year: 2017, month: 3, day: number });
const patternWith = (more: Partial<Pattern>): Pattern => ({ drawing: 'compass', drivesOn: 'left', units: [], accidents: [], ...more });

const RIGHT_TURN = patternWith({
  units: [unitWith({ from: 'north', to: 'south' }), unitWith({ movement: 'turning-right', from: 'south', to: 'east' })],
  accidents: [
    { accident: accidentOf(2, 'serious'), roadUsers: ['bicycle', 'car'] },
    { accident: accidentOf(4), roadUsers: ['car', null] },
    { accident: accidentOf(5), roadUsers: ['car', 'car'] },
  ],
});
const PEDESTRIAN = patternWith({
  drawing: 'movements',
  units: [unitWith({ lostControl: true }), unitWith({ movement: 'crossing-from-left', hitBy: 0 })],
  accidents: [{ accident: accidentOf(1, 'fatal'), roadUsers: ['bus', 'pedestrian'] }],
});

function show(collisionDiagram: SpotDiagnosis['collisionDiagram'], language: 'el' | 'en' = 'en'): void {
  renderWith(
    <CollisionDiagram diagnosis={{ collisionDiagram, listed: Array.from({ length: 6 }), accidents: 9 } as unknown as SpotDiagnosis} />,
    { server: new TestServer({}), language },
  );
}

const trackWith = (from: number, to: number, more: Partial<VehicleTrack> = {}): VehicleTrack => ({
  from,
  to,
  drawing: VEHICLE_DRAWINGS.ahead!,
  drivesOn: 'left',
  lostControl: false,
  rank: 0,
  alone: false,
  ...more,
});
const rounded = ([x, y]: readonly [number, number]) => [Math.round(x), Math.round(y)];

describe('the line of a vehicle', () => {
  it('goes from the leg from which it came to the one to which it went, on the side on which they drive', () => {
    for (const [index, from] of COMPASS_POINTS.entries()) {
      const to = COMPASS_POINTS[(index + 4) % COMPASS_POINTS.length]!;
      const { tip, heading, line } = traceVehicle(trackWith(bearingOf(from), bearingOf(to), { alone: true }));
      const radians = (bearingOf(to) * Math.PI) / 180;
      expect(rounded(tip)).toEqual(rounded([44 * Math.sin(radians), -44 * Math.cos(radians)]));
      expect(heading[0] * tip[1] - heading[1] * tip[0]).toBeCloseTo(0);
      expect(line.startsWith('M')).toBe(true);
    }
    // Northwards, the left side is the west.
    expect(rounded(traceVehicle(trackWith(180, 0)).tip)).toEqual([-6, -44]);
    expect(rounded(traceVehicle(trackWith(180, 0, { drivesOn: 'right' })).tip)).toEqual([6, -44]);
    expect(rounded(traceVehicle(trackWith(180, 90)).tip)).toEqual([44, -6]);
    // The next from the same leg lies beside it.
    expect(rounded(traceVehicle(trackWith(180, 0, { rank: 1 })).tip)).toEqual([-14, -44]);
  });

  it('ends as its movement says', () => {
    const ends = (movement: keyof typeof VEHICLE_DRAWINGS) => {
      const { arrows, bars, tip } = traceVehicle(trackWith(180, 0, { drawing: VEHICLE_DRAWINGS[movement]!, alone: true }));
      return [arrows.length, bars.length, ...rounded(tip)];
    };
    expect(ends('ahead')).toEqual([1, 0, 0, -44]);
    expect(ends('reversing')).toEqual([2, 0, 0, -44]);
    expect(ends('moving-off')).toEqual([1, 1, 0, -44]);
    expect(ends('slowing')).toEqual([1, 1, 0, -44]);
    // It has not come to the middle.
    expect(ends('waiting')).toEqual([0, 1, 0, 15]);
    expect(ends('lane-left')).toEqual([1, 0, -12, -44]);
    expect(ends('lane-right')).toEqual([1, 0, 12, -44]);
    expect(ends('overtaking-right')).toEqual([1, 0, 0, -44]);
  });

  it('stands in a frame of its own where directions are not known, and turns there as it turned', () => {
    const own = (movement: string) => {
      const [vehicle] = traceUnits(patternWith({ drawing: 'movements', units: [unitWith({ movement })] }));
      return vehicle?.track === null ? null : [vehicle?.track?.from, vehicle?.track?.to];
    };
    expect(['ahead', 'turning-left', 'turning-right', 'u-turn', 'reversing', 'waiting-left', 'parked'].map(own)).toEqual([
      [180, 0],
      [180, 270],
      [180, 90],
      [180, 180],
      [0, 180],
      [180, 0],
      null,
    ]);
    expect(findLegs([RIGHT_TURN, PEDESTRIAN])).toEqual([0, 90, 180]);
  });
});

describe('the collision diagram of a black spot', () => {
  const DIAGRAM = {
    patterns: [RIGHT_TURN, PEDESTRIAN],
    undrawn: [{ reason: 'vehicle-unknown', accidents: [accidentOf(3), accidentOf(6)] }],
  };

  it('counts what is drawn and what is not, with the reason', async () => {
    show(DIAGRAM);
    await screen.findByText('Drawn by direction: 3. Drawn by movement alone, without directions: 1. Not drawn: 2. The newest 6 of 9.');
    expect(screen.getByText(/It shows no positions/)).toBeDefined();
    const [reason] = screen.getAllByText(UNDRAWN_REASON_LABELS['vehicle-unknown'].en, { exact: false });
    expect(within(reason!).getByText('2 accidents')).toBeDefined();
  });

  it('says of each picture in words what it shows, and of each accident what its units were', async () => {
    show(DIAGRAM);
    await screen.findByRole('img', {
      name: '3 accidents: Going ahead, from north to south; Turning right, from south to east',
    });
    expect(
      screen.getByRole('img', { name: '1 accident: Going ahead, skidded or overturned; Pedestrian crossing from the left, hit by 1' }),
    ).toBeDefined();
    const card = screen.getByText('Pattern 1: 3 accidents').parentElement!;
    expect(within(card).getAllByRole('list')[0]?.textContent).toBe('Serious 1Slight 2');
    const link = screen.getByRole('link', { name: 'No. 2, 02/03/2017' });
    expect(link.getAttribute('href')).toContain('accident=a2');
    expect(link.closest('li')?.textContent).toBe(' No. 2, 02/03/2017, Serious: Bicycle, Car');
    expect(screen.getByRole('link', { name: 'No. 4, 04/03/2017' }).closest('li')?.textContent).toContain('Slight: Car, Unknown');
  });

  it('explains the signs that occur and no others', async () => {
    show(DIAGRAM);
    const legend = await screen.findByRole('list', { name: 'Legend of the collision diagram' });
    expect(
      within(legend)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Going ahead', 'Turning right', 'Pedestrian crossing from the left', 'Skidded or overturned', 'Fatal', 'Serious', 'Slight']);
  });

  it('is a table as well, with every accident in the order of the list', async () => {
    show(DIAGRAM);
    await userEvent.click(await screen.findByText('As a table'));
    const table = screen.getByRole('table', { name: 'Collision diagram as a table' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      '101/03/2017FatalPattern 2, by movement1. Bus or coach: Going ahead, skidded or overturned · 2. Pedestrian crossing from the left, hit by 1',
      '202/03/2017SeriousPattern 1, by direction1. Bicycle: Going ahead, from north to south · 2. Car: Turning right, from south to east',
      `303/03/2017SlightNone${UNDRAWN_REASON_LABELS['vehicle-unknown'].en}`,
      '404/03/2017SlightPattern 1, by direction1. Car: Going ahead, from north to south · 2. Unknown: Turning right, from south to east',
      '505/03/2017SlightPattern 1, by direction1. Car: Going ahead, from north to south · 2. Car: Turning right, from south to east',
      `606/03/2017SlightNone${UNDRAWN_REASON_LABELS['vehicle-unknown'].en}`,
    ]);
  });

  it('shows the most frequent first, and the others to whoever asks, by the keyboard', async () => {
    const patterns = Array.from({ length: 11 }, (_, index) =>
      patternWith({ ...PEDESTRIAN, accidents: [{ accident: accidentOf(index + 1), roadUsers: ['car', 'pedestrian'] }] }),
    );
    show({ patterns, undrawn: [] });
    const more = await screen.findByRole('button', { name: 'All 11 patterns' });
    expect(screen.getAllByRole('img')).toHaveLength(8);
    more.focus();
    await userEvent.keyboard('{Enter}');
    expect(screen.getAllByRole('img')).toHaveLength(11);
    expect(screen.getByText('Pattern 11: 1 accident')).toBeDefined();
  });

  it('speaks Greek, with Greek letters on the compass', async () => {
    show(DIAGRAM, 'el');
    const picture = await screen.findByRole('img', {
      name: '3 ατυχήματα: Ευθεία, από βορρά προς νότο; Δεξιά στροφή, από νότο προς ανατολικά',
    });
    expect([...picture.querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual(['Β', 'Α', 'Ν', '1', '2']);
  });

  it('says that there are no accidents where there are none', async () => {
    show({ patterns: [], undrawn: [] });
    await screen.findByText('There are no accidents under this filter.');
    expect(screen.queryByRole('list')).toBeNull();
  });
});
