import './testing/web-platform.ts';
import type { Capability } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MapTools } from '../features/overview/map-tools.tsx';
import { OverviewLegend } from '../features/overview/overview-legend.tsx';
import { ReportsPage } from '../features/citizen-reports/reports-page.tsx';
import { TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const REPORT = {
  __typename: 'CitizenReport',
  id: 'r1',
  kind: 'hazard',
  category: 'lighting',
  longitude: 23.5,
  latitude: 37.5,
  happenedOn: null,
  words: 'The lamp is out',
  hasPhoto: true,
  state: 'received',
  answer: '',
  personName: null,
  receivedAt: '2026-03-01T10:00:00Z',
  decidedAt: null,
  erasedOn: '2027-03-01',
};
const ACCEPTED = {
  __typename: 'AcceptedCitizenReport',
  id: 'r2',
  kind: 'barrier',
  category: 'no-ramp',
  longitude: 23.6,
  latitude: 37.6,
  month: '2026-02',
};
const DESK = { __typename: 'CitizenReportDesk', isOpen: false, keptDays: 365 };

/** The background of maps does not come: jsdom draws none, and the page stands without it. */
function open(capabilities: readonly Capability[], answers: Readonly<Record<string, Answer>> = {}): TestServer {
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, capabilities) }),
    Organisation: () => 'DATABASE_UNAVAILABLE',
    RecordsOwner: () => 'DATABASE_UNAVAILABLE',
    MapContext: () => 'DATABASE_UNAVAILABLE',
    Baseline: () => 'DATABASE_UNAVAILABLE',
    DemoOrganisations: () => 'DATABASE_UNAVAILABLE',
    CitizenReports: () => ({ citizenReports: [REPORT] }),
    AcceptedCitizenReports: () => ({ acceptedCitizenReports: [ACCEPTED] }),
    CitizenReportDesk: () => ({ citizenReportDesk: DESK }),
    ...answers,
  });
  // jsdom scrolls nothing.
  Element.prototype.scrollIntoView = () => undefined;
  server.holds = 'MapContext';
  renderWith(<ReportsPage />, { server, language: 'en', at: '/app/reports' });
  return server;
}

describe('the reports of citizens', () => {
  it('are shown to analysts without what anybody wrote, and the rest is not even asked for', async () => {
    const server = open(['records.read']);
    const table = await screen.findByRole('table', { name: 'Accepted reports on the map' });
    expect(within(table).getByRole('row', { name: /No kerb ramp/ }).textContent).toContain('02/2026');
    expect(server.count('CitizenReports')).toBe(0);
    expect(screen.queryByText('The lamp is out')).toBeNull();
  });

  it('are decided by whoever publishes, with an answer to the sender', async () => {
    const decided = { ...REPORT, state: 'accepted', answer: 'Soon', personName: 'Ελένη', decidedAt: '2026-03-02T10:00:00Z' };
    const server = open(['records.read', 'releases.publish'], {
      DecideCitizenReport: () => ({ decideCitizenReport: { __typename: 'CitizenReportPayload', report: decided, userErrors: [] } }),
    });
    expect(await screen.findByText('One report waits for a decision.')).toBeTruthy();
    expect(screen.getByText('The lamp is out')).toBeTruthy();
    expect(screen.getByRole('link', { name: /photograph/ }).getAttribute('href')).toBe('/api/reports/r1/photo');
    const form = screen.getByRole('form', { name: 'Decide about the report' });
    await userEvent.click(within(form).getByRole('combobox', { name: 'State' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Accepted' }));
    await userEvent.type(within(form).getByRole('textbox', { name: 'Answer to the sender' }), 'Soon');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(server.count('DecideCitizenReport')).toBe(1));
    expect(server.asked.find(({ operation }) => operation === 'DecideCitizenReport')?.variables).toEqual({
      input: { reportId: 'r1', state: 'accepted', answer: 'Soon' },
    });
    // What analysts see of them changes with it.
    await waitFor(() => expect(server.count('AcceptedCitizenReports')).toBe(2));
  });

  it('are taken as soon as the organisation says so, for a number of days that is allowed', async () => {
    const server = open(['records.read', 'releases.publish'], {
      SetCitizenReportDesk: () => ({
        setCitizenReportDesk: { __typename: 'CitizenReportDeskPayload', desk: { ...DESK, isOpen: true, keptDays: 90 }, userErrors: [] },
      }),
    });
    const form = await screen.findByRole('form', { name: 'Taking reports' });
    await userEvent.click(within(form).getByRole('checkbox', { name: 'Take reports of our area' }));
    const days = within(form).getByRole('textbox', { name: 'Days until a report is erased' });
    await userEvent.clear(days);
    await userEvent.type(days, '10');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('A whole number from 30 to 730.')).toBeTruthy();
    expect(server.count('SetCitizenReportDesk')).toBe(0);
    await userEvent.clear(days);
    await userEvent.type(days, '90');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(server.asked.find(({ operation }) => operation === 'SetCitizenReportDesk')?.variables).toEqual({
        input: { isOpen: true, keptDays: 90 },
      }),
    );
    // It is said, and no longer once something else stands in the form.
    expect(await within(form).findByText('Saved.')).toBeTruthy();
    await userEvent.type(days, '0');
    expect(within(form).queryByText('Saved.')).toBeNull();
  });
});

describe('the map of accidents', () => {
  const legend = {
    legend: { marks: true, breaks: [1], failed: false },
    sites: false,
    notLocated: 3,
    farAway: 0,
    onShowFarAway: () => undefined,
  };
  const tools = { onList: () => undefined, onArea: () => undefined, onWhole: () => undefined, sitesShown: false, onSites: () => undefined };
  const show = (capabilities: readonly Capability[], reportsShown: boolean, onReports = (): void => undefined): TestServer => {
    const server = new TestServer({
      Viewer: () => ({ viewer: viewerWith({}, capabilities) }),
      MapContext: () => 'DATABASE_UNAVAILABLE',
      AcceptedCitizenReports: () => ({ acceptedCitizenReports: [ACCEPTED] }),
    });
    const both = (
      <>
        <MapTools {...tools} reportsShown={reportsShown} onReports={onReports} />
        <OverviewLegend {...legend} reports={reportsShown} />
      </>
    );
    renderWith(both, { server, language: 'en', at: '/app' });
    return server;
  };
  const line = 'Report of a citizen: in no count, whatever the filter';

  it('draws accepted reports only when somebody switches them on, says that no count has them, and leads to their list', async () => {
    let switched = 0;
    show(['records.read'], false, () => void (switched += 1));
    const button = await screen.findByRole('button', { name: 'Reports of citizens' });
    expect(button.getAttribute('aria-pressed')).toBe('false');
    expect(screen.queryByText(line)).toBeNull();
    await userEvent.click(button);
    expect(switched).toBe(1);
    cleanup();
    show(['records.read'], true);
    expect(await screen.findByText(line)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'List of reports' }).getAttribute('href')).toContain('/app/reports');
    // What the legend counts of accidents is as without them.
    expect(screen.getByText(/^3 accidents without a place/)).toBeTruthy();
  });

  it('asks for none on behalf of somebody who may not read records', async () => {
    const server = show([], true);
    await waitFor(() => expect(server.count('Viewer')).toBeGreaterThan(0));
    expect(await screen.findByRole('button', { name: 'List' })).toBeTruthy();
    expect(server.count('AcceptedCitizenReports')).toBe(0);
    expect(screen.queryByText(line)).toBeNull();
  });
});
