import './testing/web-platform.ts';
import { useQuery } from '@apollo/client/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { FilterBar } from '../filter/filter-bar.tsx';
import { PrintTitle } from '../filter/print-title.tsx';
import { useMapBackground } from '../graphql/use-map-background.ts';
import { VIEWER } from '../graphql/viewer.ts';
import { TestServer, THERE, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const text = (en: string) => ({ __typename: 'Text', el: `${en} (ελ)`, en });
const NOTHING = { __typename: 'Text', el: '', en: '' };

const OWN = {
  __typename: 'Organisation',
  id: 'own',
  slug: 'own',
  name: text('Own town'),
  timeZone: 'Europe/Athens',
  speedUnit: 'km/h',
  attribution: text('Own source'),
  basemapUrl: null,
  basemapAttribution: null,
  softwareVersion: '1',
};

function serverWith(attribution: object): TestServer {
  const grant = {
    __typename: 'ReceivedGrant',
    id: 'g',
    owner: { __typename: 'OrganisationEntry', id: THERE, slug: 'there', kind: 'police', name: text('Their police') },
    kind: 'records',
    municipalities: null,
    validUntil: '2030-01-01',
    purpose: 'x',
    attribution,
    speedUnit: 'mph',
    standing: false,
  };
  return new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, ['records.read']) }),
    Organisation: () => ({ organisation: OWN }),
    ReceivedGrants: () => ({ receivedGrants: [grant] }),
    MapContext: () => ({
      mapContext: { __typename: 'MapContext', extent: null, boundary: null, roads: null, roadFormats: [], countSites: [] },
    }),
    Baseline: () => ({
      accidentFacets: { __typename: 'AccidentFacets', dataVersion: 1, allAccidents: 5, extent: null, dataPeriod: null, facets: [] },
    }),
  });
}

/** Everything of a page of records that says whose they are and in which unit. */
function Page() {
  return useQuery(VIEWER).data === undefined ? null : <Records />;
}

function Records() {
  const { attribution } = useMapBackground();
  return (
    <>
      <FilterBar />
      <PrintTitle title="Accidents" measure="accidents" shown={1} all={5} version={1} />
      <p data-testid="map">{attribution}</p>
    </>
  );
}

const shown = (): string => document.body.textContent;
const onMap = (): string => screen.getByTestId('map').textContent;

describe('the pages of records', () => {
  const at = '/app?speed-limit=30';

  it('say of the own records the own name, source and unit', async () => {
    renderWith(<Page />, { server: serverWith(text('Their source')), at });
    await waitFor(() => expect(onMap()).toBe('Own source'));
    expect(shown()).toContain('30 km/h');
    expect(shown()).toContain('Own town');
    expect(shown()).not.toMatch(/Their|mph/);
  });

  it('say of the records of another organisation its name, source and unit, and nothing of the own ones, on paper too', async () => {
    renderWith(<Page />, { server: serverWith(text('Their source')), at: `${at}&of=${THERE}`, recordsOf: THERE });
    await waitFor(() => expect(onMap()).toBe('Their source'));
    // In the chips and on paper.
    await waitFor(() => expect(shown().match(/30 mph/g)).toHaveLength(2));
    expect(shown()).toContain('Their police');
    expect(shown()).not.toMatch(/Own|km\/h/);
  });

  it('name the owner where it names no source', async () => {
    renderWith(<Page />, { server: serverWith(NOTHING), at: `${at}&of=${THERE}`, recordsOf: THERE });
    await waitFor(() => expect(onMap()).toBe('Their police'));
  });
});
