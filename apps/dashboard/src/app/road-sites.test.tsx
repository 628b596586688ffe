import './testing/web-platform.ts';
import { capabilitiesOf, PROBLEM_MESSAGES, type ProblemCode } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import type { Evaluation } from '../features/evaluations/evaluations-queries.ts';
import { FunctionPanel } from '../features/evaluations/function-panel.tsx';
import { ProposedSites } from '../features/evaluations/proposed-sites.tsx';
import { ReferenceProposalPanel } from '../features/evaluations/reference-proposal.tsx';
import type { ReferenceProposal } from '../features/evaluations/road-sites-queries.ts';
import { RoadSitesPanel } from '../features/evaluations/road-sites-panel.tsx';
import { DEFAULT_ROAD_SITES, isSitesComplete, toSitesInput } from '../features/evaluations/sites-draft.ts';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const text = (en: string) => ({ el: `${en} (el)`, en });
const site = (siteId: string, roadName: string | null, role?: 'treated' | 'reference') => ({
  siteId,
  kind: 'junction',
  roadName,
  roadClass: 'primary',
  lengthMeters: null,
  vehiclesPerDay: 1_234,
  longitude: 24.9,
  latitude: 60.2,
  observedBefore: 3,
  outline: { type: 'Polygon', coordinates: [[]] },
  ...(role && { role }),
});

const PROPOSAL = {
  criteria: DEFAULT_ROAD_SITES,
  steps: [{ step: 'all', labels: text('All sections and junctions'), left: 9 }],
  placesStated: 2,
  placesAtNoSite: 1,
  named: [],
  treatedSites: 1,
  referenceSites: 1,
  referenceWithoutAccidents: 0,
  treatedByYear: [1, 2],
  referenceByYear: [3, 4],
  comparabilityText: text('They moved together.'),
  comparability: { mean: 1, standardError: 0.1, varianceOfOddsRatio: 0 },
  advice: text('Widen it.'),
  sites: [site('t', 'Main Street', 'treated'), site('r', 'Side Street', 'reference')],
  nearMisses: [{ ...site('m', null), step: 'far-enough', reason: text('At least the least distance away') }],
};

const PERIOD = { start: '2014-01-01', end: '2016-01-01' };

/** The panel as the form holds it. */
function Held() {
  const [criteria, setCriteria] = useState(DEFAULT_ROAD_SITES);
  const input = { interventionId: 'i', beforePeriod: PERIOD, afterPeriod: PERIOD, ...toSitesInput({ width: null, roadSites: criteria }) };
  return <ReferenceProposalPanel criteria={criteria} onChange={setCriteria} input={input} />;
}

const serverOf = (proposal: object | null, problem?: ProblemCode): { readonly server: TestServer; readonly asked: unknown[] } => {
  const asked: unknown[] = [];
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, capabilitiesOf(['analyst'])) }),
    ProposeReferenceSites: (variables: unknown) => {
      asked.push(variables);
      return problem ?? { proposeReferenceSites: { __typename: 'ReferenceProposal', proposal } };
    },
  });
  return { server, asked };
};

describe('the proposal of reference sites', () => {
  it('says what is wrong with it, and asks again with a site that was added for a reason', async () => {
    // Without sites nothing is drawn: there is no canvas here.
    const { server, asked } = serverOf({ ...PROPOSAL, sites: [] });
    renderWith(<Held />, { server, language: 'en' });
    fireEvent.click(screen.getByRole('button', { name: 'Propose reference sites' }));
    expect(await screen.findByText('Widen it.')).toBeTruthy();
    expect(screen.getByText(/without a road within the tolerance: 1 of 2/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Why a site is left out or added'), { target: { value: ' same layout ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add Junction of a road without a name', hidden: true }));
    expect(await screen.findByRole('heading', { name: 'Added by hand' })).toBeTruthy();
    await waitFor(() => expect(JSON.stringify(asked.at(-1))).toContain('"included":[{"siteId":"m","reason":"same layout"}]'));
  });

  it('lets no site be left out without a reason, and no treated one at all', () => {
    const chosen: unknown[] = [];
    const proposal = PROPOSAL as unknown as ReferenceProposal;
    renderWith(<ProposedSites proposal={proposal} onChoose={(...named) => chosen.push(named)} />, {
      server: serverOf(null).server,
      language: 'en',
    });
    const buttons = screen.getAllByRole<HTMLButtonElement>('button', { name: /^Leave out/, hidden: true });
    expect(buttons.map((button) => [button.getAttribute('aria-label'), button.disabled])).toEqual([
      ['Leave out Junction of Side Street', true],
    ]);
    fireEvent.change(screen.getByLabelText('Why a site is left out or added'), { target: { value: 'rebuilt' } });
    fireEvent.click(buttons[0]!);
    expect(chosen).toEqual([['excluded', 'r', 'rebuilt']]);
  });

  it('says why there is none', async () => {
    renderWith(<Held />, { server: serverOf(null, 'NO_ROADS').server, language: 'el' });
    fireEvent.click(screen.getByRole('button', { name: 'Πρόταση θέσεων αναφοράς' }));
    expect(await screen.findByText(PROBLEM_MESSAGES.NO_ROADS.el)).toBeTruthy();
  });
});

describe('the result of an evaluation of road sites', () => {
  const fitted = {
    kind: 'junction',
    referenceSites: 125,
    referenceBefore: 237,
    referenceAfter: 138,
    treatedSites: 12,
    fittedSites: 137,
    fittedAccidents: 365,
    coefficients: [{ name: 'ln-traffic', value: 0.744, lower: 0.295, upper: 1.193 }],
    overdispersion: 1.226,
    overdispersionForm: 'constant',
    years: [{ year: 2014, part: 'before', observed: 36, predicted: 64.3, calibrationFactor: 0.76 }],
  };
  const evaluation = (details: object, roadSites: object | null): Evaluation =>
    ({ estimates: [{ methodId: 'empirical-bayes', details }], roadSites }) as unknown as Evaluation;
  const { server } = serverOf(null);

  it('shows the function with its terms and years, and nothing where none was fitted', async () => {
    renderWith(<FunctionPanel evaluation={evaluation({ functions: [fitted] }, null)} />, { server, language: 'en' });
    const terms = await screen.findByRole('table', { name: 'Terms of the function' });
    expect(within(terms).getByRole('row', { name: /Exponent of the traffic 0\.744 0\.295 – 1\.193/ })).toBeTruthy();
    const years = screen.getByRole('table', { name: 'Reference sites and function, year by year' });
    expect(within(years).getByRole('row', { name: /2014.* 36 64\.3 0\.760/ })).toBeTruthy();
    cleanup();
    renderWith(<FunctionPanel evaluation={evaluation({}, null)} />, { server, language: 'en' });
    expect(screen.queryByText('Fitted safety performance function')).toBeNull();
  });

  it('says how sites were chosen, by the names of their roads', async () => {
    const criteria = { ...DEFAULT_ROAD_SITES, excluded: [{ siteId: 'x', reason: 'rebuilt' }] };
    const chosen = { criteria, steps: PROPOSAL.steps, placesAtNoSite: 0, named: [{ siteId: 'x', kind: 'segment', roadName: 'Quay' }] };
    renderWith(<RoadSitesPanel evaluation={evaluation({}, chosen)} />, { server, language: 'en' });
    expect(await screen.findByText(/Section of Quay: rebuilt/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Take back/ })).toBeNull();
  });
});

describe('what a form holds of sites', () => {
  it('is complete with its numbers, of which two may be left open', () => {
    const of = (change: object) => isSitesComplete({ width: null, roadSites: { ...DEFAULT_ROAD_SITES, ...change } });
    expect([of({}), of({ trafficFactor: null, greatestDistanceMeters: null })]).toEqual([true, true]);
    expect([of({ leastDistanceMeters: null }), of({ toleranceMeters: NaN }), of({ trafficFactor: NaN })]).toEqual([false, false, false]);
    expect([19, 20, 5_000, 5_001, null].map((width) => isSitesComplete({ width, roadSites: null }))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});
