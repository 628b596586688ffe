import { useQuery } from '@apollo/client/react';
import { CAPABILITIES } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { useEffect } from 'react';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { graphql } from '../graphql/generated/gql.ts';
import { useMay, useSession, type Session } from '../graphql/session.tsx';
import { useViewer, VIEWER } from '../graphql/viewer.ts';
import { HERE, TestServer, THERE, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const VERSIONS = graphql(`
  query Baseline {
    accidentFacets {
      dataVersion
      allAccidents
      extent
      dataPeriod {
        start
        end
      }
      facets {
        dimension
        buckets {
          key
          count
        }
      }
    }
  }
`);

function facets(allAccidents: number) {
  return { accidentFacets: { __typename: 'AccidentFacets', dataVersion: 1, allAccidents, extent: null, dataPeriod: null, facets: [] } };
}

let session: Session;

/** What a page shows of who is there, what they may do, and of the records. */
function Probe() {
  const current = useSession();
  useEffect(() => {
    session = current;
  }, [current]);
  useQuery(VIEWER);
  const viewer = useViewer();
  const mayImport = useMay('records.import');
  const mayRead = useMay('records.read');
  const { data } = useQuery(VERSIONS);
  return (
    <p>
      {viewer?.organisationId === HERE ? 'here' : viewer?.organisationId === THERE ? 'there' : 'nobody'} {mayImport ? 'imports' : ''}{' '}
      {mayRead ? 'reads' : ''} {data === undefined ? '' : `n=${data.accidentFacets.allAccidents}`} {current.interruption?.kind ?? ''}
    </p>
  );
}

const shown = (): string => document.querySelector('p')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('a session', () => {
  it('sends with every request the organisation that the page shows, once it is known', async () => {
    const server = new TestServer({ Viewer: () => ({ viewer: viewerWith() }), Baseline: () => facets(5) });
    renderWith(<Probe />, { server });
    await screen.findByText(/here.*n=5/);
    await act(async () => session.begin(viewerWith({ organisationId: THERE })));
    await screen.findByText(/there.*n=5/);
    expect(server.asked.at(-1)).toMatchObject({ operation: 'Baseline', headers: { 'X-Elektron-Acting': THERE } });
  });

  it('shows nothing of the former organisation after a switch, not even an answer that comes late', async () => {
    let accidents = 111;
    const server = new TestServer({ Viewer: () => ({ viewer: viewerWith() }), Baseline: () => facets(accidents) });
    server.holds = 'Baseline';
    renderWith(<Probe />, { server });
    await screen.findByText(/here/);
    server.holds = null;
    accidents = 222;
    await act(async () => session.begin(viewerWith({ organisationId: THERE })));
    await screen.findByText(/there.*n=222/);
    accidents = 111;
    await act(async () => server.release());
    expect(shown()).toContain('n=222');
  });

  it('forgets everything at a sign-out', async () => {
    const server = new TestServer({ Viewer: () => ({ viewer: viewerWith() }), Baseline: () => facets(5) });
    renderWith(<Probe />, { server });
    await screen.findByText(/here.*n=5/);
    server.holds = 'Baseline';
    await act(async () => session.begin(null));
    expect(shown()).toBe('nobody');
  });

  it('tells the page as a whole of an end, which a later wait does not hide', async () => {
    const server = new TestServer({ Viewer: () => ({ viewer: viewerWith() }), Baseline: () => 'NOT_SIGNED_IN' });
    renderWith(<Probe />, { server });
    await waitFor(() => expect(shown()).toContain('ended'));
    await act(async () => session.interrupt({ kind: 'rate-limited', message: { el: '', en: '' }, seconds: 1 }));
    expect(shown()).toContain('ended');
    await act(async () => session.resume());
    expect(shown()).not.toContain('ended');
  });

  it('asks again what the person may do when something was forbidden', async () => {
    let capabilities = [...CAPABILITIES];
    const server = new TestServer({
      Viewer: () => ({ viewer: viewerWith({}, capabilities) }),
      Baseline: () => {
        capabilities = ['records.read'];
        return 'FORBIDDEN';
      },
    });
    renderWith(<Probe />, { server });
    await waitFor(() => expect(server.count('Viewer')).toBe(2));
    await waitFor(() => expect(shown()).not.toContain('imports'));
    expect(shown()).toContain('reads');
  });

  it('lets whoever looks at records of others only read, and names their owner only where that is asked', async () => {
    const server = new TestServer({ Viewer: () => ({ viewer: viewerWith() }), Baseline: () => facets(5) });
    renderWith(<Probe />, { server, recordsOf: THERE });
    await screen.findByText(/here.*n=5/);
    expect(shown()).toBe('here reads n=5');
    const of = server.asked.map(({ operation, headers }) => [operation, headers['X-Elektron-Records-Of']]);
    expect(of).toContainEqual(['Viewer', undefined]);
    expect(of).toContainEqual(['Baseline', THERE]);
  });

  it('opens nothing before a second factor that the organisation asks for', async () => {
    const server = new TestServer({ Viewer: () => ({ viewer: viewerWith({ secondFactorMissing: true }) }), Baseline: () => facets(5) });
    renderWith(<Probe />, { server });
    await screen.findByText(/here/);
    expect(shown()).not.toMatch(/imports|reads/);
  });
});
