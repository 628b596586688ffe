import './testing/web-platform.ts';
import { useQuery } from '@apollo/client/react';
import { ROAD_PLACEMENTS } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AccidentsOnRoadsPanel } from '../features/roads/accidents-on-roads.tsx';
import { CountSitesOnRoadsPanel, yearsText } from '../features/roads/count-sites-on-roads.tsx';
import type { Place } from '../features/roads/roads-map.tsx';
import { isOnRoad, placementOf } from '../graphql/near-road.ts';
import { VIEWER } from '../graphql/viewer.ts';
import { TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const RULES = {
  __typename: 'RoadPlacementRules',
  tolerances: [
    { __typename: 'RoadTolerance', roadClass: 'primary', meters: 25 },
    { __typename: 'RoadTolerance', roadClass: null, meters: 25 },
  ],
  junctionMeters: 20,
  doubtMeters: 5,
  nearestMeters: 1_000,
};

const counts = (of: Readonly<Record<string, number>>) =>
  Object.entries(of).map(([placement, count]) => ({ __typename: 'RoadPlacementCount', placement, count }));

const SUMMARY = {
  __typename: 'AccidentsOnRoads',
  accidentsVersion: 1,
  roadsVersion: 1,
  accidents: 289,
  onRoads: 253,
  onOtherNumber: 3,
  placements: counts({ SEGMENT: 199, JUNCTION: 54, NO_PLACE: 0, TOO_FAR: 35, AMBIGUOUS: 1 }),
  classes: [{ __typename: 'RoadClassAccidents', roadClass: 'primary', accidents: 253, atJunctions: 54 }],
  rules: RULES,
  placedLines: { type: 'MultiLineString', coordinates: [] },
  unplacedPoints: { type: 'MultiPoint', coordinates: [] },
};

const ROAD = {
  __typename: 'NearRoad',
  segmentId: 's',
  roadName: 'Union Street',
  roadReference: 'A3054',
  roadClass: 'primary',
  distanceMeters: 31.26,
  alongMeters: 12.4,
  segmentLengthMeters: 240,
  longitude: -1.1,
  latitude: 50.7,
  agreement: 'UNKNOWN',
};
const ACCIDENT = {
  __typename: 'AccidentOnRoad',
  id: 'a1',
  severity: 'SERIOUS',
  year: 2018,
  month: 8,
  day: 5,
  hour: 14,
  minute: 30,
  roadName: 'A3056',
  longitude: -1.16,
  latitude: 50.73,
  placement: 'TOO_FAR',
  otherRoadName: null,
  road: ROAD,
};
const DOUBTFUL = { ...ACCIDENT, id: 'a2', day: null, hour: null, placement: 'AMBIGUOUS', otherRoadName: 'High Street' };
const FAR = { ...ACCIDENT, id: 'a3', month: null, day: null, hour: null, road: null };
const ON_ROAD = { ...ACCIDENT, id: 'a4', placement: 'SEGMENT', road: { ...ROAD, distanceMeters: 4, agreement: 'OTHER' } };

const connection = (nodes: readonly object[], endCursor: string | null = null) => ({
  accidentRoads: {
    __typename: 'AccidentOnRoadConnection',
    totalCount: nodes.length,
    pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
    edges: nodes.map((node) => ({ __typename: 'AccidentOnRoadEdge', node })),
  },
});

/** As the workspace does, which knows who is there before it shows a page. */
function Known({ children }: { readonly children: React.ReactNode }) {
  return useQuery(VIEWER).data === undefined ? null : children;
}

function openAccidents(more: Readonly<Record<string, Answer>> = {}, language: 'el' | 'en' = 'en') {
  const shown: Place[] = [];
  const server = new TestServer({
    Viewer: () => ({ viewer: viewerWith() }),
    AccidentsOnRoads: () => ({ accidentsOnRoads: SUMMARY }),
    AccidentRoads: ({ placements }) => connection((placements as string[]).includes('SEGMENT') ? [ON_ROAD] : [ACCIDENT, DOUBTFUL, FAR]),
    ...more,
  });
  renderWith(<Known children={<AccidentsOnRoadsPanel onShow={(place) => void shown.push(place)} />} />, {
    server,
    language,
    at: '/app/roads?lies=accidents&severity=serious',
  });
  return { server, shown };
}

const rowsOf = (table: string): (string | null)[] =>
  within(screen.getByRole('table', { name: table }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

describe('accidents on the roads', () => {
  it('are told with every outcome, its share, and the rule with the tolerance of each class', async () => {
    openAccidents();
    expect(await screen.findByText('253 of 289 accidents lie on a road of the network (88%).')).toBeDefined();
    expect(rowsOf('Where the accidents lie, or why on no road')).toEqual([
      'Between junctions19969%',
      'At a junction5419%',
      'Without a place00%',
      'Too far from a road3512%',
      'Two roads equally near10%',
    ]);
    expect(screen.getByText(/within 20 m of it along the road/)).toBeDefined();
    expect(screen.getByText(/differ by no more than 5 m/)).toBeDefined();
    expect(rowsOf('Tolerances')).toEqual(['Primary road25 m', 'Unknown25 m']);
  });

  it('without a place have no nearest road, and none is said to be missing around them', async () => {
    const nowhere = (placement: string) => ({ ...FAR, id: placement, placement, longitude: null, latitude: null });
    openAccidents({ AccidentRoads: () => connection([nowhere('NO_PLACE'), nowhere('AREA_ONLY'), FAR]) });
    await screen.findByRole('table', { name: 'The accidents one by one' });
    const rows = rowsOf('The accidents one by one');
    expect(rows[0]).toContain('Without a place–in the record: A3056');
    expect(rows[1]).not.toContain('1,000 m');
    expect(rows[2]).toContain('1,000 m');
  });

  it('are listed, first those on no road with the nearest one, each with a way to the map and to the accident', async () => {
    const { server, shown } = openAccidents();
    await screen.findByRole('table', { name: 'The accidents one by one' });
    const rows = rowsOf('The accidents one by one');
    expect(rows[0]).toContain('05/08/2018 14:30Too far from a roadNearest road: A3054 Union Streetin the record: A305631.3 m');
    expect(rows[1]).toContain('08/2018Two roads equally nearA3054 Union Street, or High Street');
    expect(rows[2]).toContain('2018Too far from a roadNone within 1,000 min the record: A3056–');
    const asked = server.asked.find(({ operation }) => operation === 'AccidentRoads');
    expect(asked?.variables['placements']).toEqual(['NO_PLACE', 'TOO_FAR', 'AMBIGUOUS']);
    expect(asked?.variables['filter']).toMatchObject({ selections: [{ dimension: 'SEVERITY', values: ['serious'] }] });
    const link = await screen.findByRole('link', { name: 'Open the accident of 05/08/2018 14:30' });
    expect(link.getAttribute('href')).toBe('/app?severity=serious&accident=a1');
    await userEvent.click(screen.getByRole('button', { name: 'On the map: 05/08/2018 14:30' }));
    expect(shown).toEqual([{ longitude: -1.16, latitude: 50.73 }]);

    await userEvent.selectOptions(screen.getByLabelText('Which'), 'SEGMENT');
    await waitFor(() => expect(rowsOf('The accidents one by one')[0]).toContain('the record names another'));
    expect(rowsOf('The accidents one by one')[0]).toContain('at 12 of 240 m of its segment');
  });

  it('lead nobody to a single accident who may not read one', async () => {
    openAccidents({ Viewer: () => ({ viewer: viewerWith({}, ['records.read']) }) }, 'el');
    await screen.findByRole('table', { name: 'Τα ατυχήματα ένα ένα' });
    expect(screen.queryAllByRole('link')).toEqual([]);
  });

  it('are none under a filter that none passes', async () => {
    openAccidents({ AccidentsOnRoads: () => ({ accidentsOnRoads: { ...SUMMARY, accidents: 0 } }) }, 'el');
    expect(await screen.findByText('Κανένα ατύχημα με αυτό το φίλτρο')).toBeDefined();
  });
});

describe('count sites on the roads', () => {
  const SITE = {
    __typename: 'CountSiteOnRoad',
    id: 's1',
    sourceRecordId: '17546',
    roadName: 'A3054',
    longitude: -1.1,
    latitude: 50.7,
    years: [2008, 2009, 2010, 2016],
    placement: 'SEGMENT',
    otherRoadName: null,
    road: { ...ROAD, distanceMeters: 6, agreement: 'SAME' },
  };

  it('are told with their road and years, or with the reason', async () => {
    const other = { ...SITE, id: 's2', sourceRecordId: '919272', roadName: 'B3323', years: [], placement: 'OTHER_NUMBER' };
    const server = new TestServer({
      Viewer: () => ({ viewer: viewerWith() }),
      CountSitesOnRoads: () => ({
        countSitesOnRoads: {
          __typename: 'CountSitesOnRoads',
          trafficVersion: 1,
          roadsVersion: 1,
          attached: 1,
          placements: counts({ SEGMENT: 1, OTHER_NUMBER: 1 }),
          rules: RULES,
          sites: [SITE, other],
        },
      }),
    });
    renderWith(<CountSitesOnRoadsPanel onShow={() => undefined} />, { server });
    expect(await screen.findByText('1 of 2 count sites count a road of the network.')).toBeDefined();
    expect(rowsOf('Sites with a road')[0]).toContain('A3054 (17546)A3054 Union Street (the record names it)6.0 m2008–2010, 2016');
    expect(rowsOf('Sites without a road')[0]).toContain(
      'B3323 (919272)The road nearby has another numberNearest road: A3054 Union Street6.0 mno average of a year',
    );
    expect(screen.getByRole('link', { name: 'Open the site A3054 (17546)' }).getAttribute('href')).toBe('/app/traffic?countSite=s1');
  });

  it('have their years as stretches', () => {
    expect([yearsText([]), yearsText([2018]), yearsText([2000, 2001, 2005, 2007, 2008])]).toEqual([
      '',
      '2018',
      '2000–2001, 2005, 2007–2008',
    ]);
  });
});

it('every outcome has its name in the API, and two of them a road', () => {
  const names = ROAD_PLACEMENTS.map((placement) => placement.toUpperCase().replaceAll('-', '_'));
  expect(names.map(placementOf)).toEqual([...ROAD_PLACEMENTS]);
  expect(names.filter(isOnRoad)).toEqual(['SEGMENT', 'JUNCTION']);
});
