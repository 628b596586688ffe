import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { OpenArea, ShareStatement } from '@elektron/domain';
import { LanguageProvider } from '@elektron/ui';
import { AreaNames } from './area-names.ts';
import { PairTables } from './map/pair-table.tsx';
import { findRoadUsers, tellRoadUsers } from './people/road-users.ts';
import { findNearest } from './place-in-area.ts';
import { pretendOpenServer, type OpenServer } from './testing/open-server.ts';
import { HEXAGONS, MUNICIPALITY, OTHER_MUNICIPALITY, SAMPLE_AREAS, SAMPLE_FUNNEL, SAMPLE_HEAD, SAMPLE_RELEASE } from './testing/sample.ts';
import { beginVisit, openSite } from './testing/site-in-jsdom.tsx';

let server: OpenServer;

beforeEach(() => {
  beginVisit();
  server = pretendOpenServer();
});
afterEach(cleanup);

const [WEST, SOUTH, EAST, NORTH] = SAMPLE_HEAD.bounds;
/** What a map opens with that nobody has moved. */
const IN_VIEW = findNearest([MUNICIPALITY, OTHER_MUNICIPALITY], [(WEST + EAST) / 2, (SOUTH + NORTH) / 2])!;
const recorded = new RegExp(`${IN_VIEW.count} accidents were recorded`);
const NAMES = new AreaNames(HEXAGONS, [MUNICIPALITY, OTHER_MUNICIPALITY]);
const tell = (count: number | null): string => (count === null ? 'fewer than 5, or not given' : String(count));
const hidden = HEXAGONS.find(({ count }) => count === null)!;
const busiest = HEXAGONS.reduce((most, area) => ((area.count ?? 0) > (most.count ?? 0) ? area : most));
const CAPTION = /^All accidents, 2019–2021/;

const rows = async (caption: RegExp): Promise<string[][]> => {
  const table = await screen.findByRole('table', { name: caption });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent));
};
const search = (): URLSearchParams => new URLSearchParams(window.location.search);
const wholeOf = (id: string): OpenArea => SAMPLE_AREAS.find((area) => area.id === id)!;
const shareOf = (id: string, dimension: string): readonly ShareStatement[] =>
  wholeOf(id).statements.filter(
    (each): each is ShareStatement => each.code === 'share' && each.dimension === dimension && each.period === '2019-2021',
  );
const SLIGHT = SAMPLE_HEAD.dimensions.find(({ id }) => id === 'severity')!.values[1]!.names.en;

describe('the first page', () => {
  it('asks one question and says what is known of the municipality, in Greek', async () => {
    openSite('/?lang=el');
    expect(await screen.findByRole('heading', { level: 1, name: 'Πόσο ασφαλείς είναι οι δρόμοι γύρω σας;' })).toBeTruthy();
    expect(await screen.findByText(`2019–2021: καταγράφηκαν ${IN_VIEW.count} ατυχήματα με νεκρό ή τραυματία.`)).toBeTruthy();
    expect(screen.getByText(/Μετρούν μόνο τα ατυχήματα που καταγράφηκαν/)).toBeTruthy();
    expect(screen.getByRole('heading', { level: 2, name: IN_VIEW.names!.el })).toBeTruthy();
    expect(document.documentElement.lang).toBe('el');
    expect(screen.getByRole('link', { name: 'Είσοδος για συνεργάτες' }).getAttribute('href')).toBe('/app');
  });

  it('tells a number that is not given from none in the legend', async () => {
    openSite('/?lang=en&by=hexagon-8');
    const legend = within(await screen.findByRole('region', { name: 'Legend' }));
    expect(legend.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '5–9',
      '10–19',
      '20–49',
      '50–99',
      '100–199',
      '200+',
      'fewer than 5, or not given',
      'none',
    ]);
  });

  it('has the same numbers as a table, sorted as the reader wants', async () => {
    openSite('/?lang=en&by=hexagon-8&list=1');
    const lines = HEXAGONS.map((area) => [NAMES.of(area, 'en'), tell(area.count), area.areaKm2.toFixed(2)]);
    const shown = await rows(CAPTION);
    expect([...shown].sort()).toEqual([...lines].sort());
    const order = shown.map(([, count]) => (count!.startsWith('fewer') ? 0.5 : Number(count)));
    expect(order).toEqual([...order].sort((a, b) => b - a));
    await userEvent.click(screen.getByRole('button', { name: 'Area' }));
    const names = (await rows(CAPTION)).map(([name]) => name!);
    expect(names).toEqual([...names].sort(new Intl.Collator('en', { numeric: true }).compare));
    expect(search().get('sort')).toBe('name');
    expect(screen.getByRole('columnheader', { name: 'Area' }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('tells of an area that was chosen in the table, and says so', async () => {
    openSite('/?lang=en&by=hexagon-8&list=1');
    await userEvent.click(await screen.findByRole('button', { name: NAMES.of(hidden, 'en') }));
    expect(await screen.findByText(/the number is not given\. There were fewer than 5/)).toBeTruthy();
    expect(search().get('area')).toBe(hidden.id);
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(
      `${NAMES.of(hidden, 'en')}: the number is not given`,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(await screen.findByText(recorded)).toBeTruthy();
  });

  it('says that a release has no such area, and does not go on loading it', async () => {
    openSite('/?lang=en&area=nonesuch');
    expect(await screen.findByRole('heading', { level: 2, name: 'Unknown area' })).toBeTruthy();
    expect(screen.getByText(/This release has no such area/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(await screen.findByText(recorded)).toBeTruthy();
  });

  it('tells of no area where the map stands far from all of them', async () => {
    openSite('/?lang=en&at=-33.9,151.2,12');
    expect(await screen.findByText(/Choose an area on the map or in the table/)).toBeTruthy();
    expect(screen.queryByText(recorded)).toBeNull();
  });

  it('says what the kind that the map shows is one of, and how many of the area are of it', async () => {
    openSite('/?lang=en&by=municipality&list=1&of=severity.slight-or-not-stated');
    const { count } = shareOf(IN_VIEW.id, 'severity').find(({ value }) => value === 'slight-or-not-stated')!;
    expect(await screen.findByText(`${count} are of the kind that the map shows (“Severity: ${SLIGHT}”).`)).toBeTruthy();
    expect(await rows(new RegExp(`^Severity: ${SLIGHT}, 2019–2021: Municipalities`))).toHaveLength(2);
  });

  it('gives a link that shows the same areas on every screen', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: (text: string) => Promise.resolve(void copied.push(text)) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    openSite('/?lang=en');
    expect(await screen.findByText(recorded)).toBeTruthy();
    const [first] = screen.getByRole('region', { name: 'Legend' }).querySelectorAll('li');
    await userEvent.click(screen.getByRole('button', { name: 'Copy the link' }));
    expect(await screen.findByText('The link was copied.')).toBeTruthy();
    const sent = new URL(copied[0]!);
    expect(Object.fromEntries(sent.searchParams)).toEqual({
      lang: 'en',
      release: 'sample-1',
      period: '2019-2021',
      by: expect.stringMatching(/^(municipality|hexagon-8)$/) as unknown,
    });
    cleanup();
    openSite(sent.pathname + sent.search);
    expect(await screen.findByText(first!.textContent)).toBeTruthy();
  });

  it('prints the whole of the map that is seen, smaller, and leaves the screen as it was', async () => {
    openSite('/?lang=en');
    const stage = (await screen.findByRole('region', { name: 'Legend' })).previousElementSibling as HTMLElement;
    for (const [side, pixels] of [
      ['offsetWidth', 1280],
      ['offsetHeight', 600],
    ] as const)
      Object.defineProperty(stage, side, { value: pixels });
    window.dispatchEvent(new Event('beforeprint'));
    const { width, height, zoom } = stage.style;
    expect([width, height, zoom]).toEqual(['1280px', '600px', '0.5']);
    window.dispatchEvent(new Event('afterprint'));
    expect([stage.style.width, stage.style.height, stage.style.zoom].join('')).toBe('');
  });

  it('finds a place by its name', async () => {
    openSite('/?lang=en');
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Find a place' }), 'agi');
    const found = HEXAGONS.find(({ names }) => names?.en.startsWith('Agi'))!;
    await userEvent.click((await screen.findAllByRole('button', { name: new RegExp(found.names!.en) }))[0]!);
    expect(await screen.findByText(new RegExp(`2019–2021: ${found.count} accidents`))).toBeTruthy();
    expect(search().get('area')).toBe(found.id);
    const [latitude, longitude, zoom] = search().get('at')!.split(',').map(Number);
    expect([longitude, latitude, zoom]).toEqual([...found.centre.map((degrees) => expect.closeTo(degrees, 4) as unknown), 14]);
    await userEvent.type(screen.getByRole('searchbox'), 'nowhere');
    expect(await screen.findByText('No place of that name was found.', { selector: 'p:not([role])' })).toBeTruthy();
  });

  it('keeps every choice in the address', async () => {
    openSite('/?lang=en');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Which accidents' }), SLIGHT);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Years' }), '2016–2018');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Areas' }), 'Municipalities');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Interventions (1)' }));
    expect(Object.fromEntries(search())).toEqual({
      lang: 'en',
      of: 'severity.slight-or-not-stated',
      period: '2016-2018',
      by: 'municipality',
      show: 'interventions',
    });
    await waitFor(() =>
      expect(server.asked).toContain(
        '/open/releases/sample-1/areas?geography=municipality&period=2016-2018&table=severity&value=slight-or-not-stated',
      ),
    );
    expect(await rows(/^Places on the map/)).toEqual([
      [
        'Iroon Square',
        'Intervention',
        'Traffic signals: an estimated 20% fewer accidents than expected without it (range of uncertainty: −45% to +15%), which can be chance alone; about 30 accidents in 2016–2021 (rounded to 5)',
      ],
    ]);
  });

  it('says what the accidents were, each share with its range', async () => {
    openSite('/?lang=en');
    await userEvent.click(await screen.findByText('What accidents these were'));
    const { names, values } = SAMPLE_HEAD.dimensions.find(({ id }) => id === 'road-user')!;
    const shares = shareOf(IN_VIEW.id, 'road-user');
    expect(await rows(new RegExp(`^${names.en}: 2019–2021`))).toEqual(
      values.map((value) => {
        const { count, percent, percentLow, percentHigh } = shares.find((share) => share.value === value.id)!;
        const [share, low, high] = [percent, percentLow, percentHigh].map((each) => `${Math.round(each!)}%`);
        return [value.names.en, String(count), `${share} (${low} to ${high})`];
      }),
    );
  });

  it('says so of a single year too, of which a release has tables of their own', async () => {
    openSite('/?lang=en&period=2021');
    const year = wholeOf(IN_VIEW.id).counts['yearly-total']!['2021']![0]!;
    expect(await screen.findByText(new RegExp(`^2021: ${year} accidents were recorded`))).toBeTruthy();
    await waitFor(() => expect(server.asked).toContain('/open/releases/sample-1/areas?geography=municipality&period=2021&table=total'));
    await userEvent.click(await screen.findByText('What accidents these were'));
    expect((await rows(/^Severity: 2021/)).length).toBe(2);
  });

  it('shows a table of two breakdowns where a release has one, whatever it is of', async () => {
    const of = ['light', 'severity'].map((id) => SAMPLE_HEAD.dimensions.find((dimension) => dimension.id === id)!);
    const pair = {
      id: 'light-by-severity',
      dimensions: of.map(({ id }) => id),
      geographies: ['municipality'],
      periods: ['2019-2021'],
    } as const;
    const head = { ...SAMPLE_HEAD, tables: [...SAMPLE_HEAD.tables, pair] };
    const area = { ...wholeOf(IN_VIEW.id), counts: { [pair.id]: { '2019-2021': [61, 62, null, 64] } } };
    render(
      <LanguageProvider language="en">
        <PairTables head={head} area={area} period="2019-2021" />
      </LanguageProvider>,
    );
    const [first, second] = of[0]!.values.map(({ names }) => names.en);
    expect(await rows(/^Light × Severity: 2019–2021/)).toEqual([
      [first, '61', '62'],
      [second, 'fewer than 5, or not given', '64'],
    ]);
  });

  it('lets a reader choose among those who publish', async () => {
    const other = {
      ...SAMPLE_RELEASE.head,
      releaseId: 'other-3',
      number: 3,
      organisation: { slug: 'other', name: 'Δήμος Άλλος', names: { el: 'Δήμος Άλλος', en: 'Other' } },
    };
    server.releases = [SAMPLE_RELEASE, { ...SAMPLE_RELEASE, releaseId: 'other-3', head: other }];
    openSite(`/?lang=en&area=${busiest.id}&at=37.9,23.7,13`);
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Region' }), 'Other');
    expect(Object.fromEntries(search())).toEqual({ lang: 'en', release: 'other-3' });
    await waitFor(() => expect(server.asked.some((path) => path.startsWith('/open/releases/other-3/areas?'))).toBe(true));
  });

  it('speaks the other language at once', async () => {
    openSite('/?lang=el');
    await userEvent.click(await screen.findByRole('button', { name: 'English' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'How safe are the streets around you?' })).toBeTruthy();
    expect(search().get('lang')).toBe('en');
    await waitFor(() => expect(document.title).toBe('Map · Safety on the road'));
  });
});

describe('where there is nothing to show', () => {
  it('says that nothing has been published yet', async () => {
    server.releases = [];
    openSite('/?lang=en');
    expect(await screen.findByText('No numbers have been published yet')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'Methods and privacy' }).length).toBe(2);
    expect(screen.getAllByRole('link', { name: 'Sign-in for staff' }).length).toBe(2);
  });

  it('says that a release has been withdrawn while it was read, and leads to the newest', async () => {
    openSite('/?lang=en&release=sample-1');
    expect(await screen.findByText(recorded)).toBeTruthy();
    server.releases = [{ ...SAMPLE_RELEASE, releaseId: 'sample-2', head: { ...SAMPLE_RELEASE.head, releaseId: 'sample-2', number: 2 } }];
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(await screen.findByText('These numbers have been withdrawn')).toBeTruthy();
    expect(screen.queryByText(recorded)).toBeNull();
    expect(screen.getByRole('link', { name: 'To the newest numbers' }).getAttribute('href')).toBe('/?lang=en');
  });

  it('says that there is no connection, and asks again', async () => {
    server.answer = () => 'offline';
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    openSite('/?lang=en');
    expect(await screen.findByText('There is no connection')).toBeTruthy();
    server.answer = null;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(recorded)).toBeTruthy();
    Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
  });

  it('keeps what it shows when the connection goes', async () => {
    openSite('/?lang=en');
    expect(await screen.findByText(recorded)).toBeTruthy();
    const before = server.asked.length;
    server.answer = () => 'offline';
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await waitFor(() => expect(server.asked.length).toBe(before + 1));
    expect(screen.getByText(recorded)).toBeTruthy();
  });

  it('says that too many ask at once', async () => {
    server.answer = (path) => (path.includes('/areas') ? 429 : null);
    openSite('/?lang=en');
    expect((await screen.findAllByText('Many are asking at the moment')).length).toBeGreaterThan(0);
  });

  it('says that there is no such page', async () => {
    openSite('/nowhere?lang=en');
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeTruthy();
  });
});

describe('the other pages', () => {
  it('compare areas with what chance does, with every point in a table by name', async () => {
    openSite(`/compare?lang=en&area=${busiest.id}`);
    const { areas, points, hidden: notShown } = SAMPLE_FUNNEL;
    const outside = (side: string): number => points.filter(({ position }) => position?.startsWith(side)).length;
    const picture = new RegExp(`^Funnel plot: ${points.length} areas, ${outside('above')} above the band, ${outside('below')} below it`);
    expect(await screen.findByRole('img', { name: picture })).toBeTruthy();
    await waitFor(async () =>
      expect((await rows(/^The same numbers, by name/)).map((row) => row.slice(1, 4)).sort()).toEqual(
        points.map(({ count, expected, limits95: { lower, upper } }) => [tell(count), expected.toFixed(1), `${lower} to ${upper}`]).sort(),
      ),
    );
    expect(screen.getByText(new RegExp(`${notShown} of the ${areas} areas are not drawn`))).toBeTruthy();
  });

  it('say what happens to people on foot by the numbers of the release', async () => {
    openSite('/walking?lang=en');
    const share = shareOf(MUNICIPALITY.id, 'road-user').find(({ value }) => value === 'pedestrian')!;
    const { count, total } = share;
    const [percent, low, high] = [share.percent, share.percentLow, share.percentHigh].map((each) => `${Math.round(each!)}%`);
    expect(
      await screen.findByText(
        `${MUNICIPALITY.names!.en}, 2019–2021: ${count} of ${total} accidents in which someone was killed or hurt (${percent}, range of uncertainty ${low} to ${high}) were of the kind “Pedestrian”.`,
      ),
    ).toBeTruthy();
    expect((await screen.findAllByRole('link', { name: new RegExp(busiest.names!.en) })).length).toBeGreaterThan(0);
    const { values } = SAMPLE_RELEASE.head.dimensions.find(({ id }) => id === 'road-user')!;
    const pedestrians = values.findIndex(({ id }) => id === 'pedestrian');
    const lights = SAMPLE_RELEASE.head.dimensions.find(({ id }) => id === 'light')!.values;
    const pairs = SAMPLE_AREAS.find(({ id }) => id === MUNICIPALITY.id)!.counts['road-user-by-light']!['2019-2021']!;
    expect(await rows(/^Light: 2019–2021/)).toEqual(
      lights.map(({ names }, i) => [names.en, tell(pairs[pedestrians * lights.length + i]!)]),
    );
  });

  it('say when all accidents happened where these road users are not told apart', async () => {
    const tables = SAMPLE_RELEASE.head.tables.filter(({ id }) => id !== 'road-user-by-light');
    server.releases = [{ ...SAMPLE_RELEASE, head: { ...SAMPLE_RELEASE.head, tables } }];
    openSite('/walking?lang=en');
    expect(await rows(/^Hours: 2019–2021/)).toHaveLength(4);
    expect(screen.getByText(/it does not follow from the numbers above/)).toBeTruthy();
  });

  it('say the number that is given where the total is not, and of no other accidents', async () => {
    const head = { ...SAMPLE_HEAD, includesDamageOnly: true };
    const share = shareOf(MUNICIPALITY.id, 'road-user').find(({ value }) => value === 'pedestrian')!;
    const users = findRoadUsers(head, 'walking', '2019-2021')!;
    const tellOf = (given: Partial<ShareStatement>): string | undefined =>
      tellRoadUsers({ ...wholeOf(MUNICIPALITY.id), statements: [{ ...share, ...given }] }, users, '2019-2021', { head, language: 'en' })[0];
    expect(tellOf({ total: null, percent: null, percentLow: null, percentHigh: null })).toBe(
      `${MUNICIPALITY.names!.en}, 2019–2021: ${share.count} accidents were of the kind “Pedestrian”. The total is not given.`,
    );
    expect(tellOf({})).toContain(`of ${share.total} accidents, including those in which nobody was killed or hurt (`);
  });

  it('do not say what is not given', async () => {
    const given = SAMPLE_AREAS.map((area) => ({
      ...area,
      statements: area.statements.map((each) =>
        each.code === 'share' ? { ...each, count: null, percent: null, percentLow: null, percentHigh: null } : each,
      ),
    }));
    server.areas = given;
    openSite('/riding?lang=en');
    expect((await screen.findAllByText(/how many were of the kind “.*” is not given/)).length).toBeGreaterThan(0);
  });

  it('say which address an operator has set, or that there is none', async () => {
    openSite('/feedback?lang=en');
    expect(await screen.findByText(/has not set an address for contact yet/)).toBeTruthy();
  });

  it('offer the files of the release', async () => {
    openSite('/data?lang=en');
    expect((await screen.findByRole('link', { name: 'Hexagons, CSV' })).getAttribute('href')).toBe(
      '/open/releases/sample-1/files/hexagon-8.csv?lang=en',
    );
  });

  it('say by which number of this release small ones are hidden', async () => {
    openSite('/methods?lang=en');
    expect(await screen.findByText(/Numbers below 5 are not given/)).toBeTruthy();
    expect(screen.getByText(SAMPLE_RELEASE.digest)).toBeTruthy();
    expect(screen.getByText('Sample sample', { selector: 'dd' })).toBeTruthy();
  });

  it('say how numbers will be hidden before any have been published', async () => {
    server.releases = [];
    openSite('/methods?lang=en');
    expect(await screen.findByText('No numbers have been published yet')).toBeTruthy();
    expect(screen.getByText(/The threshold is 5, or more where the body sets it higher/)).toBeTruthy();
  });

  it('give the code of a frame that shows the same map', async () => {
    openSite('/embed-code?lang=en&of=severity.slight-or-not-stated');
    const code = (await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Code' })).value;
    expect(code).toContain('src="http://localhost/embed?lang=en&amp;release=sample-1&amp;of=severity.slight-or-not-stated"');
    expect(code).toContain('title="Map of accidents: Sample sample"');
  });

  it('show the embedded map without menus, with its source, its caveat and a way out of the frame', async () => {
    openSite('/embed?lang=en&release=sample-1');
    expect(await screen.findByRole('heading', { name: 'Sample sample: All accidents, 2019–2021' })).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.getByText(/Source: Made up for tests/)).toBeTruthy();
    expect(screen.getByText(/Only accidents that were recorded count/)).toBeTruthy();
    const out = screen.getByRole('link', { name: /^The whole map/ });
    expect([out.getAttribute('target'), out.getAttribute('href')]).toEqual(['_blank', '/?lang=en&release=sample-1']);
  });
});
