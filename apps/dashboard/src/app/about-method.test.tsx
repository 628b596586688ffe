import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HotspotTable } from '../features/hotspots/hotspot-table.tsx';
import type { Run } from '../features/hotspots/hotspots-queries.ts';
import { RunForm } from '../features/hotspots/run-form.tsx';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const text = (en: string, el = `${en} ελληνικά`) => ({ __typename: 'Text', el, en });

/** A method on hexagons, or on roads that are not there. */
const METHOD = {
  __typename: 'HotspotMethod',
  id: 'local-moran',
  labels: text('Local Moran'),
  summary: text('Which places stand out?'),
  notThis: text('No comparison with traffic.'),
  assumptions: [text('Neighbours share accidents.')],
  sources: ['Anselin 1995, Geographical Analysis 27(2), 93-115'],
  recommended: false,
  needs: [{ __typename: 'MethodNeed', kind: 'roads', required: true, met: false, parameter: 'units', value: 'road-sections' }],
  parameters: [
    {
      __typename: 'Parameter',
      kind: 'choice',
      name: 'units',
      labels: text('Units'),
      meaning: text('What is tested.'),
      unit: null,
      minimum: null,
      maximum: null,
      step: null,
      whole: null,
      defaultValue: 'hexagons',
      choices: [
        { __typename: 'ParameterChoice', value: 'hexagons', labels: text('Hexagons') },
        { __typename: 'ParameterChoice', value: 'road-sections', labels: text('Pieces of road') },
      ],
    },
    {
      __typename: 'Parameter',
      kind: 'number',
      name: 'falseDiscoveryPercent',
      labels: text('False discovery rate'),
      meaning: text('Share due to chance.'),
      unit: text('%', '%'),
      minimum: 0.1,
      maximum: 20,
      step: 0.1,
      whole: false,
      defaultValue: 5,
      choices: null,
    },
  ],
};

function openForm(language: 'el' | 'en' = 'en'): TestServer {
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, ['analyses.run', 'records.import']) }),
    HotspotMethods: () => ({ hotspotMethods: [METHOD] }),
  });
  renderWith(<RunForm accidents={40} onStarted={() => undefined} />, { server, language, at: '/app/hotspots' });
  return server;
}

describe('the form of hotspots', () => {
  it('opens all that the catalogue says of the chosen method', async () => {
    openForm();
    await userEvent.click(await screen.findByRole('button', { name: 'About this method' }));
    const dialog = await screen.findByRole('dialog', { name: 'Local Moran' });
    for (const said of ['Which places stand out?', 'No comparison with traffic.', 'Neighbours share accidents.', METHOD.sources[0]!])
      expect(within(dialog).getByText(said)).toBeTruthy();
    expect(within(dialog).getByText('Only for “Pieces of road”: A road network.')).toBeTruthy();
    const rate = within(dialog).getByRole('row', { name: /False discovery rate/ });
    expect(rate.textContent).toContain('0.1% to 20%5%');
    expect(within(dialog).getByText(/docs\/methods\/local-moran\.md/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says it in Greek as well', async () => {
    openForm('el');
    await userEvent.click(await screen.findByRole('button', { name: 'Για αυτή τη μέθοδο' }));
    const dialog = await screen.findByRole('dialog', { name: 'Local Moran ελληνικά' });
    expect(within(dialog).getByText('Neighbours share accidents. ελληνικά')).toBeTruthy();
    expect(within(dialog).getByText('Πηγές')).toBeTruthy();
  });

  it('does not run a choice for which there are no roads, and says what to do', async () => {
    openForm();
    const run = () => screen.findByRole<HTMLButtonElement>('button', { name: 'Run the analysis' });
    expect((await run()).disabled).toBe(false);
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Units' }), 'road-sections');
    await screen.findByText(/This choice needs a road network/);
    expect((await run()).disabled).toBe(true);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Units' }), 'hexagons');
    await waitFor(() => expect(screen.queryByText(/This choice needs a road network/)).toBeNull());
    expect((await run()).disabled).toBe(false);
  });
});

describe('the list of a result', () => {
  const hotspot = {
    rank: 1,
    accidents: 171,
    accidentsPerYear: 34.2,
    severities: { fatal: 0, serious: 35, slight: 136, injury: 0, damageOnly: 0, unknown: 0 },
    score: 9.1,
    roadName: 'A112',
    nullReason: text('no z'),
    scan: null,
    sort: null,
    sortLabels: null,
  };
  const show = (more: object): void => {
    const server = new TestServer({ Viewer: () => ({ viewer: viewerWith({}, ['records.read']) }) });
    const run = { scoreLabels: text('Log-likelihood ratio'), hotspots: [{ ...hotspot, ...more }] } as unknown as Run;
    renderWith(<HotspotTable run={run} lit={null} onLight={() => undefined} onPick={() => undefined} />, { server });
  };
  const headings = async (): Promise<string[]> => (await screen.findAllByRole('columnheader')).map((head) => head.textContent);
  const row = (): string[] => within(screen.getByRole('row', { name: /A112/ })).getAllByRole('cell').map((cell) => cell.textContent); // prettier-ignore

  it('of a scan has the figures of each circle', async () => {
    show({ scan: { radiusMeters: 700.2, cases: 35, expectedCases: 16.91, relativeRisk: 2.191, pseudoPValue: 0.031 } });
    expect(await headings()).toEqual(
      expect.arrayContaining(['Log-likelihood ratio', 'Cases', 'Expected', 'Relative risk', 'Radius (m)', 'p']),
    );
    expect(row().slice(-6)).toEqual(['9.10', '35', '16.9', '2.19', '700', '0.031']);
  });

  it('of a scan without a case outside says that there is no relative risk', async () => {
    show({ scan: { radiusMeters: 700, cases: 35, expectedCases: 16.9, relativeRisk: null, pseudoPValue: 0.031 } });
    await headings();
    expect(row()).toContain('–');
  });

  it('of local Moran tells clusters from outliers', async () => {
    show({
      sort: 'high-low',
      sortLabels: text('Outlier'),
      zScore: -4.2,
      exactPValue: 0.0001,
      adjustedPValue: 0.01,
      neighborhoodAccidents: 175,
    });
    expect(await headings()).toEqual(expect.arrayContaining(['Sort', 'z', 'p', 'q']));
    expect(row()).toEqual(expect.arrayContaining(['Outlier', '−4.2']));
    expect(await headings()).not.toContain('Cases');
  });
});
