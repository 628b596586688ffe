import './testing/web-platform.ts';
import { EVERY_ACCIDENT, parseAccidentFilter, PROBLEM_MESSAGES, type AccidentFilter } from '@elektron/domain';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { AccidentPanel, type AccidentPanelProps } from '../features/overview/accident-panel.tsx';
import { exportPath } from '../exports/export-file.ts';
import { ExportMenu } from '../features/overview/export-menu.tsx';
import { useSession } from '../graphql/session.tsx';
import { VIEWER } from '../graphql/viewer.ts';
import { HERE, TestServer, THERE, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

const TEXT = { __typename: 'Text', el: 'α', en: 'a' };
const ORGANISATION = {
  __typename: 'Organisation',
  id: HERE,
  slug: 'here',
  name: TEXT,
  timeZone: 'Europe/Athens',
  speedUnit: 'km/h',
  attribution: TEXT,
  basemapUrl: null,
  basemapAttribution: null,
  softwareVersion: '1',
};

const FATAL = parseAccidentFilter({
  period: { start: '2016-01-01', end: '2017-01-01' },
  area: [23.1234567, 37, 24, 38],
  selections: [{ dimension: 'severity', values: ['fatal'] }],
});

/** Stands for the route of exports. */
const fetched = jest.fn<typeof fetch>();
const made = jest.fn<(file: Blob) => string>();
const clicked: { readonly href: string; readonly name: string }[] = [];
const platform = { fetch: globalThis.fetch, createObjectURL: URL.createObjectURL, click: HTMLAnchorElement.prototype.click };

beforeEach(() => {
  fetched.mockReset();
  made.mockReset().mockReturnValue('blob:file');
  clicked.length = 0;
  globalThis.fetch = fetched;
  URL.createObjectURL = made;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    clicked.push({ href: this.href, name: this.download });
  };
});
afterEach(() => {
  cleanup();
  globalThis.fetch = platform.fetch;
  URL.createObjectURL = platform.createObjectURL;
  HTMLAnchorElement.prototype.click = platform.click;
});

/** What jsdom has no class for. */
function answer(part: { readonly ok: boolean; readonly body: string; readonly name?: string }): Response {
  return {
    ok: part.ok,
    headers: { get: () => (part.name === undefined ? null : `attachment; filename="${part.name}"`) },
    text: () => Promise.resolve(part.body),
    blob: () => Promise.resolve(new Blob([part.body])),
  } as unknown as Response;
}

function Interruption() {
  return <output>{useSession().interruption?.kind}</output>;
}

/** As the workspace does, which knows who is there before it shows a page. */
function Known({ children }: { readonly children: ReactNode }) {
  return useQuery(VIEWER).data === undefined ? null : children;
}

const COLLECTION = {
  __typename: 'AreaCollection',
  kind: 'DISTRICT',
  shape: 'POLYGON',
  name: { __typename: 'Text', el: 'Συνοικίες', en: 'Districts' },
  fileName: 'f.gpkg',
  licence: 'CC BY 4.0',
  attribution: '',
  itemCount: 2,
  createdAt: '2026-01-01T00:00:00Z',
  retiredAt: null,
};
const COLLECTIONS = [
  { ...COLLECTION, collectionId: 3 },
  { ...COLLECTION, collectionId: 4, kind: 'SCHOOL', shape: 'POINT', name: { __typename: 'Text', el: 'Σχολεία', en: 'Schools' } },
  { ...COLLECTION, collectionId: 5, retiredAt: '2026-02-01T00:00:00Z' },
];

function serverFor(collections: readonly object[]): TestServer {
  return new TestServer({
    AreaCollections: () => ({ areaCollections: collections }),
    Viewer: () => ({ viewer: viewerWith() }),
    Organisation: () => ({ organisation: ORGANISATION }),
    ReceivedGrants: () => ({ receivedGrants: [] }),
  });
}

interface Shown {
  readonly filter?: AccidentFilter;
  readonly count?: number | undefined;
  readonly language?: 'el' | 'en';
  readonly recordsOf?: string | null;
  readonly collections?: readonly object[];
}

function show({ filter = EVERY_ACCIDENT, language = 'en', recordsOf = null, collections = [], ...rest }: Shown = {}): void {
  const page = (
    <Known>
      <ExportMenu filter={filter} count={'count' in rest ? rest.count : 2214} />
      <Interruption />
    </Known>
  );
  renderWith(page, { server: serverFor(collections), language, recordsOf });
}

describe('the way to a file', () => {
  it('has a column of areas where somebody chooses one, but not in the variables of CADaS', async () => {
    const user = userEvent.setup();
    fetched.mockResolvedValue(answer({ ok: true, body: 'Id', name: 'f.csv' }));
    show({ collections: COLLECTIONS });
    const choice = await screen.findByLabelText<HTMLSelectElement>('Column of areas');
    expect([...choice.options].map(({ value, text }) => [value, text])).toEqual([
      ['', 'None'],
      ['3', 'Districts'],
      ['4~150', 'Schools: within 150 m'],
    ]);
    await user.selectOptions(choice, '4~150');
    for (const kind of ['CSV', 'CADaS (XLSX)']) {
      await user.click(screen.getByRole('button', { name: 'Export' }));
      await user.click(await screen.findByRole('menuitem', { name: new RegExp(`^${kind.replaceAll(/[()]/g, '.')}`) }));
      await screen.findByText('f.csv was downloaded.');
    }
    await waitFor(() => expect(fetched.mock.calls).toHaveLength(2));
    expect(
      fetched.mock.calls.map(([address]) => new URL(typeof address === 'string' ? address : '', 'http://x').searchParams.get('areas')),
    ).toEqual(['4~150', null]);
  });

  it('says how many accidents, under which filter, and offers every kind, by keyboard alone', async () => {
    const user = userEvent.setup();
    fetched.mockResolvedValue(answer({ ok: true, body: 'Id', name: 'elektron-here-accidents-2026-03-05.csv' }));
    show({ filter: FATAL });
    const button = await screen.findByRole('button', { name: 'Export' });
    button.focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('2,214 accidents, on the map or not')).toBeTruthy();
    expect(screen.getByText(/Filter: 2016 · Area on the map · Severity: Fatal/)).toBeTruthy();
    const items = await screen.findAllByRole('menuitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'CSVfor any program; plain text',
      'Excel (XLSX)for spreadsheets',
      'GeoJSONfor maps on the web',
      'GeoPackagefor GIS, such as QGIS',
      'CADaS (XLSX)variables of CADaS, in the codes that the organisation has stated',
    ]);
    items[0]!.focus();
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    expect(await screen.findByText('elektron-here-accidents-2026-03-05.csv was downloaded.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Export' })));
    expect(clicked).toEqual([{ href: 'blob:file', name: 'elektron-here-accidents-2026-03-05.csv' }]);
    const [address, request] = fetched.mock.calls[0]!;
    expect(address).toBe(exportPath('csv', FATAL, 'en'));
    expect(request?.headers).toEqual({ 'X-Elektron-Acting': HERE });
  });

  it('speaks Greek, and asks for a file in Greek', async () => {
    const user = userEvent.setup();
    fetched.mockResolvedValue(answer({ ok: true, body: '{}', name: 'a.gpkg' }));
    show({ language: 'el', count: 1 });
    await user.click(await screen.findByRole('button', { name: 'Εξαγωγή' }));
    expect(await screen.findByText('1 ατύχημα, είτε φαίνεται στον χάρτη είτε όχι')).toBeTruthy();
    expect(screen.getByText('Φίλτρο: Όλα τα ατυχήματα')).toBeTruthy();
    await user.click(await screen.findByRole('menuitem', { name: /GeoPackage/ }));
    expect(await screen.findByText('Έγινε λήψη του αρχείου a.gpkg.')).toBeTruthy();
    expect(fetched.mock.calls[0]![0]).toBe('/api/export/accidents.gpkg?lang=el');
  });

  it('asks for exactly the filter, to the last digit of the area', () => {
    const search = new URL(exportPath('xlsx', FATAL, 'el'), 'http://here').searchParams;
    expect(Object.fromEntries(search)).toEqual({
      from: '2016-01-01',
      to: '2016-12-31',
      area: '23.1234567,37,24,38',
      severity: 'fatal',
      lang: 'el',
    });
  });

  it('is closed where there is nothing, or nothing is known yet', async () => {
    show({ count: 0 });
    expect((await screen.findByRole('button', { name: 'Export' })).getAttribute('aria-disabled')).toBe('true');
    cleanup();
    show({ count: undefined });
    expect((await screen.findByRole('button', { name: 'Export' })).getAttribute('aria-disabled')).toBe('true');
  });

  it('is not there for records that another organisation has opened, and says so', async () => {
    show({ recordsOf: THERE });
    expect(await screen.findByText(/opened to be read here, not to be exported/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Export' })).toBeNull();
  });
});

describe('beside the list', () => {
  const onClose = jest.fn();
  const panel: AccidentPanelProps = {
    filter: EVERY_ACCIDENT,
    count: 7,
    inView: null,
    view: { list: true, spot: null, accident: null, site: null, sites: false },
    litBox: null,
    onLight: () => undefined,
    onShow: () => undefined,
    onOpen: () => undefined,
    onOpenSite: () => undefined,
    onBack: () => undefined,
    onClose,
  };

  it('the menu is left without leaving the list, and the list is left from everywhere else', async () => {
    const user = userEvent.setup();
    const server = serverFor([]);
    renderWith(<Known children={<AccidentPanel {...panel} />} />, { server });
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    (await screen.findAllByRole('menuitem'))[0]!.focus();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menuitem')).toBeNull());
    expect(onClose).not.toHaveBeenCalled();
    screen.getByRole('button', { name: 'Export' }).focus();
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

async function choose(kind: RegExp): Promise<void> {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  await user.click(await screen.findByRole('menuitem', { name: kind }));
}

describe('a file that does not come', () => {
  it('says the reason of the server, and saves nothing', async () => {
    const problem = { code: 'EXPORT_NOT_OPENED', details: {}, message: PROBLEM_MESSAGES.EXPORT_NOT_OPENED };
    fetched.mockResolvedValue(answer({ ok: false, body: JSON.stringify({ problem }) }));
    show();
    await choose(/Excel/);
    expect((await screen.findByRole('alert')).textContent).toContain(PROBLEM_MESSAGES.EXPORT_NOT_OPENED.en);
    expect(clicked).toEqual([]);
  });

  it('says what has to be done first where nobody has stated the codes', async () => {
    const problem = { code: 'EXPORT_CODES_UNKNOWN', details: {}, message: PROBLEM_MESSAGES.EXPORT_CODES_UNKNOWN };
    fetched.mockResolvedValue(answer({ ok: false, body: JSON.stringify({ problem }) }));
    show({ language: 'el' });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Εξαγωγή' }));
    await user.click(await screen.findByRole('menuitem', { name: /CADaS/ }));
    expect((await screen.findByRole('alert')).textContent).toContain(PROBLEM_MESSAGES.EXPORT_CODES_UNKNOWN.el);
    expect(fetched.mock.calls[0]![0]).toBe('/api/export/accidents.cadas?lang=el');
    expect(clicked).toEqual([]);
  });

  it('says that it broke off, and saves nothing', async () => {
    const broken = Object.assign(answer({ ok: true, body: '' }), { blob: () => Promise.reject(new TypeError('network error')) });
    fetched.mockResolvedValue(broken);
    show();
    await choose(/CSV/);
    expect((await screen.findByRole('alert')).textContent).toContain('The download broke off before the file was complete.');
    expect(clicked).toEqual([]);
    expect(await screen.findByRole('button', { name: 'Export' })).toBeTruthy();
  });

  it('holds up the page where the session has ended', async () => {
    const problem = { code: 'NOT_SIGNED_IN', details: {}, message: PROBLEM_MESSAGES.NOT_SIGNED_IN };
    fetched.mockResolvedValue(answer({ ok: false, body: JSON.stringify({ problem }) }));
    show();
    await choose(/CSV/);
    expect(await screen.findByText('ended')).toBeTruthy();
  });

  it('can be given up', async () => {
    fetched.mockImplementation(
      (_address, request) =>
        new Promise((_resolve, reject) => {
          request?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    );
    show();
    await choose(/GeoJSON/);
    expect(await screen.findByText('Making the GeoJSON file…')).toBeTruthy();
    // One at a time.
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Export' }));
    expect(screen.queryByRole('menuitem')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull());
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(clicked).toEqual([]);
  });
});
