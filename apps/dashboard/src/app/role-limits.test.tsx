import './testing/web-platform.ts';
import { capabilitiesOf, type MemberRole } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { AccidentPanel, type AccidentPanelProps } from '../features/overview/accident-panel.tsx';
import { ImportsPage } from '../features/imports/imports-page.tsx';
import { PeoplePage } from '../features/people/people-page.tsx';
import { useQuery } from '@apollo/client/react';
import { VIEWER } from '../graphql/viewer.ts';
import { Needs } from './needs.tsx';
import { TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const TEXT = { __typename: 'Text', el: 'α', en: 'a' };
const COUNTS = { lines: 3, skipped: 0, added: 3, changed: 0, unchanged: 0, duplicates: 0, held: 0, rejected: 0, warnings: 0 };
const BATCH = {
  __typename: 'ImportBatch',
  id: '1',
  kind: 'accidents',
  formatLabels: TEXT,
  status: 'committed',
  progress: 1,
  createdAt: '2026-01-01T10:00:00Z',
  finishedAt: '2026-01-01T10:01:00Z',
  committedVersion: 1,
  undoneVersion: null,
  canUndo: true,
  undoBlockedBy: null,
  canResume: false,
  canCancel: false,
  canDiscard: false,
  canCommit: false,
  canCorrect: false,
  corrects: null,
  continuedIn: null,
  duplicatesFound: null,
  repairProposals: [],
  files: [{ __typename: 'ImportFile', name: 'a.csv', size: 10, tableLabels: TEXT }],
  counts: { __typename: 'LineCounts', ...COUNTS },
  problem: null,
  notices: [],
  issueGroups: [],
};

const ORGANISATION = {
  __typename: 'Organisation',
  id: 'o',
  slug: 'o',
  name: TEXT,
  timeZone: 'Europe/Athens',
  speedUnit: 'km/h',
  attribution: TEXT,
  basemapUrl: null,
  basemapAttribution: null,
  softwareVersion: '1',
};

function serverFor(role: MemberRole, answers: Readonly<Record<string, Answer>> = {}): TestServer {
  return new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, capabilitiesOf([role])) }),
    Organisation: () => ({ organisation: ORGANISATION }),
    ImportBatches: () => ({ importBatches: [] }),
    ImportFormats: () => ({ importFormats: [] }),
    ImportBatch: () => ({ importBatch: BATCH }),
    ReceivedGrants: () => ({ receivedGrants: [] }),
    ...answers,
  });
}

/** As the workspace does, which knows who is there before it shows a page. */
function Known({ children }: { readonly children: React.ReactNode }) {
  return useQuery(VIEWER).data === undefined ? null : children;
}

describe('imports', () => {
  it('offer to upload to whoever imports', async () => {
    renderWith(<Known children={<ImportsPage />} />, { server: serverFor('uploader'), at: '/app/imports' });
    expect(await screen.findByRole('button', { name: 'Choose files' })).toBeTruthy();
  });

  it('are only to read for an analyst, who is not asked to be shown lines of the file', async () => {
    const server = serverFor('analyst');
    renderWith(<Known children={<ImportsPage />} />, { server, at: '/app/imports?batch=1' });
    await screen.findByText(/Remarks on single lines are for the role Uploader/);
    expect(server.asked.find(({ operation }) => operation === 'ImportBatch')?.variables['withIssues']).toBe(false);
    expect(server.count('RowIssues')).toBe(0);
    expect(screen.queryByRole('button', { name: 'Undo the import' })).toBeNull();
  });

  it('can be undone by whoever imports, who is shown the remarks', async () => {
    const server = serverFor('uploader');
    renderWith(<Known children={<ImportsPage />} />, { server, at: '/app/imports?batch=1' });
    expect(await screen.findByRole('button', { name: 'Undo the import' })).toBeTruthy();
    expect(server.asked.find(({ operation }) => operation === 'ImportBatch')?.variables['withIssues']).toBe(true);
  });
});

describe('the search for duplicates after an import', () => {
  const show = (duplicatesFound: number | null, language: 'el' | 'en'): void => {
    const server = serverFor('uploader', { ImportBatch: () => ({ importBatch: { ...BATCH, duplicatesFound } }) });
    renderWith(<Known children={<ImportsPage />} />, { server, at: '/app/imports?batch=1', language });
  };

  it('that nobody has made, or that has failed, does not read as none', async () => {
    show(null, 'en');
    expect(await screen.findByText(/have not been compared with the others yet, or could not be/)).toBeTruthy();
    cleanup();
    show(null, 'el');
    expect(await screen.findByText(/δεν έχουν συγκριθεί ακόμη με τα υπόλοιπα, ή η σύγκριση απέτυχε/)).toBeTruthy();
  });

  it('that has found none says nothing', async () => {
    show(0, 'en');
    await screen.findByRole('button', { name: 'Undo the import' });
    expect(screen.queryByText(/compared with the others/)).toBeNull();
  });
});

describe('one accident', () => {
  const panel: AccidentPanelProps = {
    filter: { period: null, area: null, selections: {} },
    inView: null,
    view: { list: false, spot: null, accident: 'a1', site: null, sites: false },
    litBox: null,
    onLight: () => undefined,
    onShow: () => undefined,
    onOpen: () => undefined,
    onOpenSite: () => undefined,
    onBack: () => undefined,
    onClose: () => undefined,
  };

  it('is not even asked for by whoever may not look at single persons', async () => {
    const server = serverFor('manager', { Accident: () => ({ accident: null }) });
    renderWith(<Known children={<AccidentPanel {...panel} />} />, { server });
    await screen.findByText('This page is not part of your role');
    expect(server.count('Accident')).toBe(0);
  });

  it('is asked for by an analyst', async () => {
    const server = serverFor('analyst', { Accident: () => ({ accident: null }) });
    renderWith(<Known children={<AccidentPanel {...panel} />} />, { server });
    await waitFor(() => expect(server.count('Accident')).toBe(1));
  });
});

describe('a page of another role', () => {
  it('says whose it is and where to go, and asks the server nothing', async () => {
    const server = serverFor('analyst');
    const page = (
      <Known>
        <Needs any={['people.manage']}>
          <PeoplePage />
        </Needs>
      </Known>
    );
    renderWith(page, { server, language: 'el', at: '/app/organisation/people?lang=el' });
    await screen.findByText('Αυτή η σελίδα δεν ανήκει στον ρόλο σας');
    // The membership says what the role is called, the capabilities what it opens.
    expect(screen.getByText(/ο ρόλος σας είναι: Διαχείριση/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Σε μια σελίδα του ρόλου σας' }).getAttribute('href')).toBe('/app?lang=el');
    expect(server.asked.map(({ operation }) => operation)).toEqual(['Viewer']);
  });
});
