import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NothingImported } from '../features/overview/nothing-imported.tsx';
import { DemoAccounts } from '../features/sign-in/demo-accounts.tsx';
import type { SignInOptions } from '../graphql/sign-in.ts';
import { DemoBand, useDemoProgress } from './demo-band.tsx';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const text = (en: string) => ({ __typename: 'Text' as const, el: en, en });
const account = (email: string, organisation: string | null) => ({
  __typename: 'DemoAccount' as const,
  email,
  password: 'x',
  displayName: email,
  description: text(email),
  organisation,
});

const ACCOUNTS = [account('one', 'here'), account('two', 'there'), account('steward', null)];

function optionsWith(partsLoaded: number | null): { signInOptions: SignInOptions & { __typename: 'SignInOptions' } } {
  const progress = partsLoaded === null ? null : { __typename: 'DemoProgress' as const, partsLoaded, parts: 4 };
  const organisation = { __typename: 'DemoOrganisation' as const, about: text('Some records') };
  return {
    signInOptions: {
      __typename: 'SignInOptions',
      demoOrganisations: [
        { ...organisation, slug: 'here', name: text('Here'), progress: null },
        { ...organisation, slug: 'there', name: text('There'), progress },
      ],
      demoAccounts: ACCOUNTS,
      passwordMinimum: 12,
      resetByMail: false,
      singleSignOnLabel: null,
    },
  };
}

describe('the accounts of a demonstration', () => {
  it('are those of the chosen organisation, which says how far it is loaded, and whoever belongs to none', async () => {
    renderWith(<DemoAccounts accounts={ACCOUNTS} onSignedIn={() => undefined} />, {
      server: new TestServer({ SignInOptions: () => optionsWith(1) }),
    });
    const shown = (): (string | undefined)[] => screen.getAllByRole('button').map((button) => button.dataset['account']);
    await waitFor(() => expect(shown()).toEqual(['one', 'steward']));
    const there = screen.getByRole('radio', { name: /There/ });
    expect(there.textContent).toContain('Being loaded: 1 of 4 parts are there');
    expect(screen.getByRole('radio', { name: /Here/ }).textContent).not.toContain('Being loaded');
    await userEvent.click(there);
    expect(shown()).toEqual(['two', 'steward']);
  });
});

function Band({ organisation }: { readonly organisation: 'here' | 'there' }) {
  const viewer = viewerWith({ demo: true });
  const [first] = viewer.memberships;
  const acting = { ...first!, organisation: { ...first!.organisation, id: viewer.organisationId ?? '', slug: organisation } };
  const of = { ...viewer, memberships: [acting] };
  return <DemoBand viewer={of} progress={useDemoProgress(of)} />;
}

describe('the band of an organisation that is being loaded', () => {
  it('stands above its pages, and goes once all is there', async () => {
    let partsLoaded: number | null = 2;
    renderWith(<Band organisation="there" />, { server: new TestServer({ SignInOptions: () => optionsWith(partsLoaded) }) });
    expect((await screen.findByRole('status')).textContent).toContain('2 of 4 parts are there');
    partsLoaded = null;
    await waitFor(() => expect(screen.queryByRole('status')).toBeNull(), { timeout: 8_000 });
  });

  it('is not above those of another', async () => {
    const server = new TestServer({ SignInOptions: () => optionsWith(2) });
    renderWith(<Band organisation="here" />, { server });
    await waitFor(() => expect(server.asked).toHaveLength(1));
    expect(screen.queryByRole('status')).toBeNull();
  });
});

describe('the overview of an organisation without accidents', () => {
  const site = { __typename: 'CountSite', id: '1', longitude: 0, latitude: 0 };
  const rest = ['roadName', 'startName', 'endName', 'latestYear', 'annualAverageDailyTraffic', 'annualAverageDailyCycles'];
  const countSite = { ...site, ...Object.fromEntries(rest.map((name) => [name, null])), bothDirections: true, counted: true };

  function show(roads: object | null, sites: number, accessibility: number): void {
    const mapContext = { __typename: 'MapContext', extent: null, boundary: null, roads, countSites: Array(sites).fill(countSite) };
    const dataVersions = { __typename: 'DataVersions', accidents: 0, traffic: 1, accessibility };
    renderWith(<NothingImported />, {
      server: new TestServer({
        MapContext: () => ({ mapContext }),
        DataVersions: () => ({ dataVersions }),
        Viewer: () => ({ viewer: viewerWith({}, ['records.read']) }),
      }),
    });
  }

  it('leads to the records that there are', async () => {
    show({ type: 'MultiLineString', coordinates: [] }, 2, 3);
    await screen.findByText('Traffic: 2 count sites');
    const links = await waitFor(() => {
      const found = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
      expect(found).toHaveLength(3);
      return found;
    });
    expect(links).toEqual(['/app/traffic', '/app/roads', '/app/accessibility']);
  });

  it('names none where there are none', async () => {
    show(null, 0, 0);
    await screen.findByText('No accidents yet');
    expect(screen.queryByText('What there is already')).toBeNull();
  });
});
