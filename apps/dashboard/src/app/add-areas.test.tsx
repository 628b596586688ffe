import './testing/web-platform.ts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { AreasPage } from '../features/areas/areas-page.tsx';
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

/** The page asks by plain addresses. */
const pathOf = (address: unknown): string => (typeof address === 'string' ? address : '');

const WARDS = {
  name: 'wards',
  features: 12,
  points: 0,
  polygons: 12,
  srid: 2100,
  system: 'said',
  columns: ['ONOMA', 'KODIKOS'],
  nameColumns: { el: 'ONOMA', en: 'ONOMA' },
  examples: [{ el: 'Κέντρο', en: 'Κέντρο' }],
};
const UNKNOWN = { ...WARDS, name: 'schools', srid: null, system: 'unknown', columns: ['x'], nameColumns: { el: '', en: '' }, examples: [] };

function show(municipalities: readonly object[] = []): TestServer {
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith() }),
    AreaCollections: () => ({ areaCollections: [] }),
    MunicipalitiesForAreas: () => ({ municipalitiesForAreas: municipalities }),
    AddMunicipalityAreas: () => ({
      addMunicipalityAreas: { __typename: 'AreasPayload', collection: { __typename: 'AreaCollection', collectionId: 1 }, userErrors: [] },
    }),
  });
  renderWith(<AreasPage />, { server, language: 'en' });
  return server;
}

const choose = async (): Promise<void> => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  await userEvent.upload(input!, new File(['x'], 'wards.gpkg'));
};
const askedOf = (path: string): URLSearchParams[] =>
  fetched.mock.calls
    .map(([address]) => new URL(pathOf(address), 'http://x'))
    .flatMap(({ pathname, searchParams }) => (pathname === path ? [searchParams] : []));

describe('a file of areas', () => {
  it('is looked at, told, and sent with what was decided of it', async () => {
    fetched.mockImplementation(async (address) =>
      pathOf(address).startsWith('/api/areas/look')
        ? answer({ layers: [WARDS, UNKNOWN] })
        : answer({ collections: [{ kind: 'district', itemCount: 12 }], ofNoKind: 0, notPoints: 0 }),
    );
    show();
    await choose();
    expect(await screen.findByText('Features: 12 (areas: 12, points: 0). The first names: Κέντρο.')).toBeTruthy();
    expect(screen.getByText(/Found: GGRS87 \/ Greek Grid \(EPSG:2100\), as the file says/)).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText('Column of the English names'), 'KODIKOS');
    await userEvent.type(screen.getByLabelText('Licence'), 'CC BY 4.0');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText('Added: Districts 12.')).toBeTruthy();
    expect(Object.fromEntries(askedOf('/api/areas')[0]!)).toMatchObject({
      fileName: 'wards.gpkg',
      kind: 'district',
      layer: 'wards',
      epsg: '',
      nameColumnEl: '',
      nameColumnEn: 'KODIKOS',
    });
  });

  it('of points is not sent as a kind of areas, and the page says what to choose', async () => {
    fetched.mockImplementation(async (address) =>
      pathOf(address).startsWith('/api/areas/look')
        ? answer({ layers: [{ ...WARDS, name: 'schools', points: 12, polygons: 0 }] })
        : answer({ collections: [{ kind: 'school', itemCount: 12 }], ofNoKind: 0, notPoints: 0 }),
    );
    show();
    await choose();
    const misfit = /^This kind is of areas, and the file has points only/;
    expect(await screen.findByText(misfit)).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Licence'), 'CC BY 4.0');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(askedOf('/api/areas')).toEqual([]);
    await userEvent.selectOptions(screen.getByLabelText('Kind'), 'school');
    expect(screen.queryByText(misfit)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText('Added: Schools 12.')).toBeTruthy();
    // Of the file before: not beside the next one.
    await choose();
    expect(screen.queryByText('Added: Schools 12.')).toBeNull();
  });

  it('whose system nobody knows asks for it, in the layer that is chosen', async () => {
    fetched.mockResolvedValue(answer({ layers: [WARDS, UNKNOWN] }));
    show();
    await choose();
    await userEvent.selectOptions(await screen.findByLabelText('Layer'), 'schools');
    expect(screen.getByText('Write the EPSG code, for example 2100 for GGRS87, or 4326 for degrees.')).toBeTruthy();
    expect(screen.getByText(/No names were found/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Reference system (EPSG code)'), '2100');
    expect(screen.queryByText(/Write the EPSG code, for example/)).toBeNull();
  });

  it('that cannot be read is refused before anything is filled in', async () => {
    fetched.mockResolvedValue(answer({ code: 'FILE_UNREADABLE', details: {}, message: { el: 'Όχι.', en: 'Cannot be read.' } }, false));
    show();
    await choose();
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});

describe('the organisation’s own municipalities', () => {
  it('become areas without a file, under terms that a person states', async () => {
    const server = show([{ __typename: 'Text', el: 'Βόλος', en: 'Volos' }]);
    await screen.findByText(/has the boundaries of Volos/);
    const form = screen.getByRole('form', { name: 'Your municipalities, without a file' });
    const licence = form.querySelector('input')!;
    await userEvent.click(screen.getByRole('button', { name: 'Use as areas' }));
    expect(server.count('AddMunicipalityAreas')).toBe(0);
    await userEvent.type(licence, 'CC BY 4.0');
    await userEvent.click(screen.getByRole('button', { name: 'Use as areas' }));
    expect(await screen.findByText('The municipalities are now areas.')).toBeTruthy();
    expect(server.asked.find(({ operation }) => operation === 'AddMunicipalityAreas')?.variables).toEqual({
      licence: 'CC BY 4.0',
      attribution: '',
    });
  });

  it('are not offered where the installation has no boundaries of them', async () => {
    const server = show();
    await waitFor(() => expect(server.count('MunicipalitiesForAreas')).toBe(1));
    expect(screen.queryByText('Your municipalities, without a file')).toBeNull();
  });
});
