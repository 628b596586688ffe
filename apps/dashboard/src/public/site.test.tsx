import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Site } from './site.tsx';
import { pretendOpenServer, SAMPLE_RELEASE, type OpenServer } from './testing/open-server.ts';
import { forgetOpenData } from './use-open.ts';

let server: OpenServer;

beforeEach(() => {
  forgetOpenData();
  localStorage.clear();
  server = pretendOpenServer();
  // jsdom computes no layout.
  window.matchMedia = (media: string) =>
    ({ matches: false, media, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  window.scrollTo = () => undefined;
});
afterEach(cleanup);

const open = (address: string): void => {
  window.history.replaceState(null, '', address);
  render(<Site />);
};
const rows = async (caption: RegExp): Promise<string[][]> => {
  const table = await screen.findByRole('table', { name: caption });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent));
};
const search = (): URLSearchParams => new URLSearchParams(window.location.search);

describe('the first page', () => {
  it('asks one question and says what is known of the municipality, in Greek', async () => {
    open('/?lang=el');
    expect(await screen.findByRole('heading', { level: 1, name: 'Πόσο ασφαλείς είναι οι δρόμοι γύρω σας;' })).toBeTruthy();
    expect(await screen.findByText('2019–2021: καταγράφηκαν 120 ατυχήματα με τραυματισμό.')).toBeTruthy();
    expect(screen.getByText(/Μετρούν μόνο τα ατυχήματα που καταγράφηκαν/)).toBeTruthy();
    expect(screen.getByRole('heading', { level: 2, name: 'Δήμος Άνω Κήπων' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('el');
    expect(screen.getByRole('link', { name: 'Είσοδος για συνεργάτες' }).getAttribute('href')).toBe('/app');
  });

  it('tells a number that is not given from none in the legend', async () => {
    open('/?lang=en&by=hexagon-8');
    const legend = within(await screen.findByRole('region', { name: 'Legend' }));
    expect(legend.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '5–9',
      '10–19',
      '20+',
      'fewer than 5, or not given',
      'none',
    ]);
  });

  it('has the same numbers as a table, sorted as the reader wants', async () => {
    open('/?lang=en&by=hexagon-8&list=1');
    const caption = /^All accidents, 2019–2021/;
    expect(await rows(caption)).toEqual([
      ['Πλατεία Ηρώων (en), Δήμος Άνω Κήπων (en)', '48', '0.70'],
      ['Ακτή (en), Δήμος Άνω Κήπων (en)', '7', '0.70'],
      ['Area 2, Δήμος Άνω Κήπων (en)', '< 5 or not given', '0.70'],
      ['Οδός Αγίου Γεωργίου (en), Δήμος Άνω Κήπων (en)', '0', '0.70'],
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Area' }));
    expect((await rows(caption)).map(([name]) => name?.slice(0, 4))).toEqual(['Area', 'Ακτή', 'Οδός', 'Πλατ']);
    expect(search().get('sort')).toBe('name');
    expect(screen.getByRole('columnheader', { name: 'Area' }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('tells of an area that was chosen in the table, and says so', async () => {
    open('/?lang=en&by=hexagon-8&list=1');
    await userEvent.click(await screen.findByRole('button', { name: /^Area 2/ }));
    expect(await screen.findByText(/the number is not given\. There were fewer than 5/)).toBeTruthy();
    expect(search().get('area')).toBe('h-2');
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(
      'Area 2, Δήμος Άνω Κήπων (en): the number is not given',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(await screen.findByText(/120 accidents were recorded/)).toBeTruthy();
  });

  it('finds a place by its name', async () => {
    open('/?lang=en');
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Find a place' }), 'iro');
    await userEvent.click(await screen.findByRole('button', { name: 'Πλατεία Ηρώων (en)' }));
    expect(await screen.findByText(/2019–2021: 48 accidents/)).toBeTruthy();
    expect(search().get('area')).toBe('h-1');
    expect(search().get('at')).toBe('37.955,23.705,14');
    await userEvent.type(screen.getByRole('searchbox'), 'nowhere');
    expect(await screen.findByText('No place of that name was found.', { selector: 'p:not([role])' })).toBeTruthy();
  });

  it('keeps every choice in the address', async () => {
    open('/?lang=en');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Which accidents' }), 'Slight');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Years' }), '2016–2018');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Areas' }), 'Municipalities');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Interventions (1)' }));
    expect(Object.fromEntries(search())).toEqual({
      lang: 'en',
      of: 'severity.slight',
      period: '2016-2018',
      by: 'municipality',
      show: 'interventions',
    });
    await waitFor(() =>
      expect(server.asked).toContain('/open/releases/sample-1/areas?geography=municipality&period=2016-2018&table=severity&value=slight'),
    );
    expect(await rows(/^Places on the map/)).toEqual([
      [
        'Iroon Square',
        'Intervention',
        'Traffic signals: an estimated 20% fewer accidents (−45% to +15%); about 30 accidents in 2016–2021 (rounded to 5)',
      ],
    ]);
  });

  it('says what the accidents were, each share with its range', async () => {
    open('/?lang=en');
    await userEvent.click(await screen.findByText('What accidents these were'));
    expect(await rows(/^Road user: 2019–2021/)).toEqual([
      ['Pedestrian', '48', '40% (31% to 49%)'],
      ['Bicycle', '< 5 or not given', '–'],
      ['Others, or unknown', '< 5 or not given', '–'],
    ]);
  });

  it('lets a reader choose among those who publish', async () => {
    const other = { ...SAMPLE_RELEASE.head, releaseId: 'other-3', number: 3, organisation: { slug: 'other', name: 'Δήμος Άλλος' } };
    server.releases = [SAMPLE_RELEASE, { ...SAMPLE_RELEASE, releaseId: 'other-3', head: other }];
    open('/?lang=en&area=h-1&at=37.9,23.7,13');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Region' }), 'Δήμος Άλλος');
    expect(Object.fromEntries(search())).toEqual({ lang: 'en', release: 'other-3' });
    await waitFor(() => expect(server.asked.some((path) => path.startsWith('/open/releases/other-3/areas?'))).toBe(true));
  });

  it('speaks the other language at once', async () => {
    open('/?lang=el');
    await userEvent.click(await screen.findByRole('button', { name: 'English' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'How safe are the streets around you?' })).toBeTruthy();
    expect(search().get('lang')).toBe('en');
    await waitFor(() => expect(document.title).toBe('Map · Safety on the road'));
  });
});

describe('where there is nothing to show', () => {
  it('says that nothing has been published yet', async () => {
    server.releases = [];
    open('/?lang=en');
    expect(await screen.findByText('No numbers have been published yet')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'Methods and privacy' }).length).toBe(2);
    expect(screen.getAllByRole('link', { name: 'Sign-in for staff' }).length).toBe(2);
  });

  it('says that a release has been withdrawn while it was read, and leads to the newest', async () => {
    open('/?lang=en&release=sample-1');
    expect(await screen.findByText(/120 accidents were recorded/)).toBeTruthy();
    server.releases = [{ ...SAMPLE_RELEASE, releaseId: 'sample-2', head: { ...SAMPLE_RELEASE.head, releaseId: 'sample-2', number: 2 } }];
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(await screen.findByText('These numbers have been withdrawn')).toBeTruthy();
    expect(screen.queryByText(/120 accidents/)).toBeNull();
    expect(screen.getByRole('link', { name: 'To the newest numbers' }).getAttribute('href')).toBe('/?lang=en');
  });

  it('says that there is no connection, and asks again', async () => {
    server.answer = () => 'offline';
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    open('/?lang=en');
    expect(await screen.findByText('There is no connection')).toBeTruthy();
    server.answer = null;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/120 accidents were recorded/)).toBeTruthy();
    Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
  });

  it('keeps what it shows when the connection goes', async () => {
    open('/?lang=en');
    expect(await screen.findByText(/120 accidents were recorded/)).toBeTruthy();
    const before = server.asked.length;
    server.answer = () => 'offline';
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await waitFor(() => expect(server.asked.length).toBe(before + 1));
    expect(screen.getByText(/120 accidents were recorded/)).toBeTruthy();
  });

  it('says that too many ask at once', async () => {
    server.answer = (path) => (path.includes('/areas') ? 429 : null);
    open('/?lang=en');
    expect((await screen.findAllByText('Many are asking at the moment')).length).toBeGreaterThan(0);
  });

  it('says that there is no such page', async () => {
    open('/nowhere?lang=en');
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeTruthy();
  });
});

describe('the other pages', () => {
  it('compare areas with what chance does, with every point in a table by name', async () => {
    open('/compare?lang=en&area=h-1');
    expect(await screen.findByRole('img', { name: /^Funnel plot: 4 areas, 1 above the band, 1 below it/ })).toBeTruthy();
    await waitFor(async () =>
      expect((await rows(/^The same numbers, by name/)).map((row) => row.slice(1))).toEqual([
        ['< 5 or not given', '7.0', '3 to 18', 'not given'],
        ['7', '7.0', '3 to 18', 'within the band'],
        ['0', '7.0', '3 to 18', 'below the band of 99.8%'],
        ['48', '7.0', '3 to 18', 'above the band of 99.8%'],
      ]),
    );
    expect(screen.getByText(/1 of the 4 areas are not drawn/)).toBeTruthy();
  });

  it('say what happens to people on foot by the numbers of the release', async () => {
    open('/walking?lang=en');
    expect(
      await screen.findByText(
        'Δήμος Άνω Κήπων (en), 2019–2021: 48 of 120 accidents (40%, range of uncertainty 31% to 49%) were of the kind “Pedestrian”.',
      ),
    ).toBeTruthy();
    expect(await screen.findByRole('link', { name: /^Πλατεία Ηρώων/ })).toBeTruthy();
    expect(screen.getByText('When they happened has not been published.')).toBeTruthy();
    expect(screen.getByText(/it does not follow from the numbers above/)).toBeTruthy();
  });

  it('do not say what is not given', async () => {
    open('/riding?lang=en');
    expect(await screen.findByText(/how many were of the kind “Bicycle” is not given/)).toBeTruthy();
  });

  it('say which address an operator has set, or that there is none', async () => {
    open('/feedback?lang=en');
    expect(await screen.findByText(/has not set an address for contact yet/)).toBeTruthy();
  });

  it('offer the files of the release', async () => {
    open('/data?lang=en');
    expect((await screen.findByRole('link', { name: 'Hexagons, CSV' })).getAttribute('href')).toBe(
      '/open/releases/sample-1/files/hexagon-8.csv?lang=en',
    );
  });

  it('say by which number of this release small ones are hidden', async () => {
    open('/methods?lang=en');
    expect(await screen.findByText(/Numbers below 5 are not given/)).toBeTruthy();
    expect(screen.getByText('ab'.repeat(32))).toBeTruthy();
  });

  it('say how numbers will be hidden before any have been published', async () => {
    server.releases = [];
    open('/methods?lang=en');
    expect(await screen.findByText('No numbers have been published yet')).toBeTruthy();
    expect(screen.getByText(/The threshold is 5, or more where the body sets it higher/)).toBeTruthy();
  });

  it('give the code of a frame that shows the same map', async () => {
    open('/embed-code?lang=en&of=severity.slight');
    const code = (await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Code' })).value;
    expect(code).toContain('src="http://localhost/embed?lang=en&amp;release=sample-1&amp;of=severity.slight"');
    expect(code).toContain('title="Map of accidents: Δήμος Δείγματος"');
  });

  it('show the embedded map without menus, with its source, its caveat and a way out of the frame', async () => {
    open('/embed?lang=en&release=sample-1');
    expect(await screen.findByRole('heading', { name: 'Δήμος Δείγματος: All accidents, 2019–2021' })).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.getByText(/Source: Made up for tests/)).toBeTruthy();
    expect(screen.getByText(/Only accidents that were recorded count/)).toBeTruthy();
    const out = screen.getByRole('link', { name: /^The whole map/ });
    expect([out.getAttribute('target'), out.getAttribute('href')]).toEqual(['_blank', '/?lang=en&release=sample-1']);
  });
});
