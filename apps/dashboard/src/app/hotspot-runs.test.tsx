import './testing/web-platform.ts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AgreementTable } from '../features/hotspots/agreement-table.tsx';
import { ComparisonTable } from '../features/hotspots/comparison-table.tsx';
import { placeOf, readComparison, showPlaces, type ComparedPlace, type Comparison, type Reading } from '../features/hotspots/comparison.ts';
import { RunExport, runExportPath } from '../features/hotspots/run-export.tsx';
import { styleOfRun } from '../features/hotspots/run-style.ts';
import { RunsList } from '../features/hotspots/runs-list.tsx';
import { TestServer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

const platform = { fetch: globalThis.fetch, createObjectURL: URL.createObjectURL, click: HTMLAnchorElement.prototype.click };

beforeEach(() => {
  URL.createObjectURL = () => 'blob:file';
  HTMLAnchorElement.prototype.click = () => undefined;
});
afterEach(() => {
  cleanup();
  globalThis.fetch = platform.fetch;
  URL.createObjectURL = platform.createObjectURL;
  HTMLAnchorElement.prototype.click = platform.click;
});

const text = (word: string) => ({ el: `${word} ελληνικά`, en: word });

describe('a run as a file', () => {
  it('has an address that names the run, the part and the language', () => {
    expect(runExportPath('csv', 'r1', 'places', 'el')).toBe('/api/export/hotspots.csv?run=r1&lang=el');
    expect(runExportPath('gpkg', 'r1', 'cells', 'en')).toBe('/api/export/hotspots.gpkg?run=r1&part=cells&lang=en');
  });

  it('of hexagons can be that of the hexagons, and is asked for as it was chosen', async () => {
    // What jsdom has no class for.
    const answer = { ok: true, headers: { get: () => 'attachment; filename="f.csv"' }, blob: () => Promise.resolve(new Blob(['x'])) };
    const fetched = jest.fn<typeof fetch>().mockResolvedValue(answer as unknown as Response);
    globalThis.fetch = fetched;
    const user = userEvent.setup();
    renderWith(<RunExport run={{ id: 'r1', cells: { type: 'FeatureCollection', features: [] }, streets: null }} />, {
      server: new TestServer({}),
      language: 'en',
      at: '/',
    });
    await user.click(screen.getByRole('radio', { name: 'Hexagons' }));
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: /CSV/ }));
    await screen.findByText('f.csv was downloaded.');
    expect(fetched.mock.calls.map(([address]) => address)).toEqual(['/api/export/hotspots.csv?run=r1&part=cells&lang=en']);
  });

  it('of a method without hexagons offers none', () => {
    renderWith(<RunExport run={{ id: 'r1', cells: null, streets: null }} />, { server: new TestServer({}), language: 'en', at: '/' });
    expect(screen.queryByRole('radio')).toBeNull();
  });
});

const reading = (ranks: number[], accidents: number | null, accidentsHere = 3): Reading => ({
  ranks,
  score: accidents,
  accidents,
  accidentsHere,
});

const place = (roadName: string | null, readings: Reading[], more: Partial<ComparedPlace> = {}): ComparedPlace => ({
  longitude: 0,
  latitude: 0,
  roadName,
  readings,
  explanations: [],
  status: null,
  ...more,
});

const PLACES = [
  place('High Street', [reading([2, 5], 12), reading([1], 9)]),
  place(null, [reading([3], 7), reading([], null, 2)], { explanations: [{ code: 'X', message: text('B has only two here.') }] }),
];

function comparisonOf(more: Partial<Comparison> = {}): Comparison {
  const runs = ['A', 'B'].map(
    (letter) => ({ letter: text(letter), scoreLabels: text('Accidents'), id: letter }) as unknown as Comparison['runs'][number],
  );
  return { sentence: text('x'), notices: [], runs, places: PLACES, agreements: [], change: null, ...more };
}

function openTable(comparison: Comparison): ComparedPlace[] {
  const picked: ComparedPlace[] = [];
  renderWith(<ComparisonTable comparison={comparison} lit={null} onLight={() => undefined} onPick={(of) => void picked.push(of)} />, {
    server: new TestServer({}),
    language: 'en',
    at: '/',
  });
  return picked;
}

describe('the table of compared runs', () => {
  it('gives each rank with its n, says where a run has found nothing and how many accidents it was asked about there, and why', () => {
    openTable(comparisonOf());
    const rows = screen.getAllByRole('row').slice(1).map(({ textContent }) => textContent); // prettier-ignore
    expect(rows[0]).toBe('1High Street2 and 1 more12 · n 1219 · n 9');
    expect(rows[1]).toBe('2no road name37 · n 7not found–n here 2');
    expect(rows[2]).toBe('Why the analyses differ at place 2:B has only two here.');
  });

  it('is walked by keys, and shows the place that is picked', async () => {
    const picked = openTable(comparisonOf());
    const user = userEvent.setup();
    screen.getByRole('button', { name: 'Place 2: show on the map' }).focus();
    await user.keyboard('{Enter}');
    expect(picked).toEqual([PLACES[1]]);
  });

  it('shows what all have found, or one alone, and keeps the number of the place', async () => {
    const user = userEvent.setup();
    openTable(comparisonOf());
    await user.click(screen.getByRole('radio', { name: 'By one alone (1)' }));
    expect(screen.queryByText('High Street')).toBeNull();
    expect(screen.getByRole('button', { name: 'Place 2: show on the map' })).toBeTruthy();
    expect([showPlaces(PLACES, 'common'), showPlaces(PLACES, 'single'), showPlaces(PLACES, 'every')]).toEqual([
      [PLACES[0]],
      [PLACES[1]],
      PLACES,
    ]);
  });

  it('of the same question says what is new, gone or stayed, and how rank and measure have changed', () => {
    const stayed = place('Low Road', [reading([4], 5), reading([2], 8)], { status: 'stayed' });
    const gone = place('Old Road', [reading([], null), reading([7], 6)], { status: 'gone' });
    openTable(comparisonOf({ places: [gone, stayed], change: { older: 1, newer: 0 } }));
    const rows = screen.getAllByRole('row').slice(1).map(({ textContent }) => textContent); // prettier-ignore
    expect(rows[0]).toContain('gone');
    expect(rows[0]).toMatch(/–$/);
    // The second of the runs is the older one.
    expect(rows[1]).toMatch(/stayed.*2 → 4−3$/);
  });
});

describe('the agreement of runs', () => {
  it('has every measure with its counts, or the reason why there is none', () => {
    const agreement = {
      runs: [0, 1] as const,
      matched: [{ matched: 3, hotspots: 14 }, { matched: 2, hotspots: 2 }], // prettier-ignore
      places: { both: 3, either: 12, share: 0.25 },
      accidents: { both: 0, either: 0, share: null, asked: 0 },
      ranks: { places: 3, correlation: null },
      reasonTexts: { accidents: text('No common accident.'), ranks: text('Too few.') },
    };
    renderWith(<AgreementTable comparison={comparisonOf({ agreements: [agreement] })} />, {
      server: new TestServer({}),
      language: 'en',
      at: '/',
    });
    const row = within(screen.getAllByRole('row')[1]!);
    for (const words of ['A – B', 'A: 3 of 14', 'B: 2 of 2', '25%', 'No common accident.', 'Too few.', 'n = 3'])
      expect(row.getByText(words)).toBeTruthy();
  });
});

describe('an outline of a run', () => {
  it('is told from the others without its colour, in both schemes', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const styles = [0, 1, 2, 3].map((run) => styleOfRun(run, scheme));
      expect(new Set(styles.map(({ dashArray }) => dashArray)).size).toBe(4);
      expect(new Set(styles.map(({ color }) => color)).size).toBe(4);
    }
  });

  it('leads to the first place at which its hotspot is', () => {
    expect([placeOf(PLACES, 0, 5), placeOf(PLACES, 0, 3), placeOf(PLACES, 1, 99)]).toEqual([PLACES[0], PLACES[1], undefined]);
    const { sentence, notices, runs, places, agreements, change } = comparisonOf();
    expect(readComparison({ __typename: 'HotspotComparison', sentence, notices, runs, places, agreements, change } as never)).toMatchObject(
      { places: PLACES },
    );
  });
});

describe('the list of runs', () => {
  const run = (id: string, status = 'finished') => ({
    __typename: 'HotspotRunSummary',
    id,
    methodId: 'dbscan',
    methodLabels: { __typename: 'Text', ...text('Clusters') },
    status,
    createdAt: '2026-01-01T00:00:00Z',
    dataVersion: 1,
    hotspotCount: 3,
    filter: {},
    parameters: {},
    repeatsRunId: null,
    resultDigest: null,
  });

  function openList(runs: readonly object[]): string[][] {
    const compared: string[][] = [];
    const server = new TestServer({
      HotspotRuns: () => ({ hotspotRuns: runs }),
      HotspotMethods: () => ({ hotspotMethods: [] }),
      Organisation: () => 'INTERNAL',
      AreaCollections: () => 'INTERNAL',
      PlaceNames: () => 'INTERNAL',
    });
    renderWith(<RunsList onOpen={() => undefined} onCompare={(ids) => void compared.push([...ids])} />, {
      server,
      language: 'en',
      at: '/',
    });
    return compared;
  }

  it('lets two to four that have ended be compared, in the order in which they were ticked', async () => {
    const user = userEvent.setup();
    const compared = openList([run('a'), run('b'), run('c'), run('d'), run('e'), run('f', 'running')]);
    const boxes = await screen.findAllByRole<HTMLInputElement>('checkbox');
    const compare = screen.getByRole<HTMLButtonElement>('button', { name: 'Compare' });
    expect([compare.disabled, boxes[5]!.disabled]).toEqual([true, true]);
    await user.click(boxes[2]!);
    expect(compare.disabled).toBe(true);
    await user.click(boxes[0]!);
    await user.click(compare);
    await user.click(boxes[1]!);
    await user.click(boxes[3]!);
    expect(boxes[4]!.disabled).toBe(true);
    await user.click(compare);
    expect(compared).toEqual([
      ['c', 'a'],
      ['c', 'a', 'b', 'd'],
    ]);
  });

  it('of a single run that has ended offers nothing to compare', async () => {
    openList([run('a'), run('f', 'failed')]);
    await screen.findByText('Failed');
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});
