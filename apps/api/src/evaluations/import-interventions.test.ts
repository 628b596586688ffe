import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { INTERVENTION_COLUMNS } from '@elektron/domain';

import { TestDirectory } from '../common/testing/test-directory.ts';
import type { OrganisationContext } from '../database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { ImportInterventions } from './import-interventions.service.ts';
import { InterventionRepository } from './intervention.repository.ts';
import { parseWellKnownText } from './parse-well-known-text.ts';

const HEADINGS =
  'name,kind,works_first_day,works_last_day,geometry,selection_reason,selection_note,source,illustrative,capital_cost,currency,price_year';
const SIGNALS = 'Main Street,signals,2016-04-01,2016-09-30,POINT (-0.02 51.59),high-counts,,Council 1,,120000.5,GBP,2016';
const ZONE =
  '"The old town","30 km/h zone",01/02/2017,28/02/2017,"POLYGON ((-0.02 51.59, -0.01 51.59, -0.01 51.6, -0.02 51.59))",Part of other works,,Council 2,no,,,';

describeOnEachDatabase('interventions from a file', (open) => {
  let context: OrganisationContext;
  let register: InterventionRepository;
  let files: ImportInterventions;

  beforeEach(async () => {
    const database = await open();
    context = await createTestOrganisation(database);
    register = new InterventionRepository(database);
    files = new ImportInterventions(register, new TestDirectory());
  });
  afterEach(() => files.onApplicationShutdown());

  const look = (text: string, name = 'x.csv') => files.look(context, Buffer.from(text), name);
  const add = (text: string, name = 'x.csv') => files.add(context, Buffer.from(text), name);

  it('are seen first, then stored, and unchanged when they come again', async () => {
    const text = [HEADINGS, SIGNALS, ZONE, ''].join('\n');
    expect(await look(text)).toMatchObject({
      lines: 2,
      fresh: 2,
      unchanged: 0,
      rejected: 0,
      names: ['Main Street', 'The old town'],
      unread: [],
    });
    expect(await register.list(context)).toEqual([]);
    await add(text);
    const stored = (await register.list(context)).toSorted((a, b) => (a.name.en < b.name.en ? -1 : 1));
    expect(stored).toMatchObject([
      {
        kind: 'signals',
        sites: [[-0.02, 51.59]],
        worksPeriod: { start: '2016-04-01', end: '2016-10-01' },
        selectedForHighCounts: true,
        cost: { capital: 120_000.5, yearly: null, currency: 'GBP', priceYear: 2016 },
      },
      {
        kind: 'zone-30',
        sites: [],
        shape: { type: 'MultiPolygon' },
        worksPeriod: { start: '2017-02-01', end: '2017-03-01' },
        selectedForHighCounts: false,
        cost: null,
      },
    ]);
    expect(await look(text)).toMatchObject({ lines: 2, fresh: 0, unchanged: 2, rejected: 0 });
    await add(text);
    expect(await register.list(context)).toHaveLength(2);
    expect(await look(`${text}Another${SIGNALS.slice('Main Street'.length)}\n`)).toMatchObject({ lines: 3, fresh: 1, unchanged: 2 });
  });

  it('are rejected line by line with row, column, value and what to do, and then none is stored', async () => {
    const lines = [
      HEADINGS,
      SIGNALS,
      SIGNALS.replace('signals', 'magic'),
      SIGNALS.replace('2016-09-30', '2016-01-01'),
      SIGNALS.replace('POINT (-0.02 51.59)', 'POINT (51.59 -0.02)'),
      SIGNALS.replace('120000.5', 'much'),
      SIGNALS.replace('Council 1', ''),
      SIGNALS.replace('high-counts', 'not-known'),
      SIGNALS,
    ];
    const preview = await look(lines.join('\n'));
    expect(preview).toMatchObject({ lines: 8, fresh: 1, unchanged: 0, rejected: 7 });
    expect(preview.lines).toBe(preview.fresh + preview.unchanged + preview.rejected);
    expect(preview.problems.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, 'kind', 'magic'],
      [4, 'works_last_day', '2016-01-01'],
      [5, '', ''],
      [6, 'capital_cost', 'much'],
      [7, 'source', ''],
      [8, '', ''],
      [9, '', 'Main Street'],
    ]);
    for (const { message } of preview.problems) expect([message.el.length, message.en.length].every((length) => length > 10)).toBe(true);
    expect(preview.problems[2]!.message.en).toMatch(/swapped/);
    await expect(add(lines.join('\n'))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await register.list(context)).toEqual([]);
  });

  it('have Greek headings too, one point by its coordinates, commas for decimals, and columns that are not read are told', async () => {
    const labels = new Map(INTERVENTION_COLUMNS.map(({ id, labels: { el } }) => [id, el]));
    const ids = [
      'name',
      'kind',
      'works_first_day',
      'works_last_day',
      'latitude',
      'longitude',
      'selection_reason',
      'source',
      'capital_cost',
    ] as const;
    const headings = [...ids.map((id) => labels.get(id)), 'Χρώμα'].join(';');
    const preview = await look(
      `${headings}\nΚόμβος;Φωτεινή σηματοδότηση;01/04/2016;30/09/2016;51,59;-0,02;Πολλά ατυχήματα εκεί;Απόφαση 1;1200,5;μπλε\n`,
    );
    expect(preview).toMatchObject({ lines: 1, fresh: 1, rejected: 0, unread: ['Χρώμα'], problems: [] });
  });

  it('come from GeoJSON with the places of each feature', async () => {
    const properties = {
      name: 'Cycle track',
      kind: 'cycle-route',
      works_first_day: '2016-04-01',
      works_last_day: '2016-09-30',
      selection_reason: 'systematic',
      source: 'Council 3',
      yearly_cost: 1500,
    };
    const line = {
      type: 'LineString',
      coordinates: [
        [-0.02, 51.59],
        [-0.01, 51.59],
      ],
    };
    const features = [
      { type: 'Feature', properties, geometry: line },
      { type: 'Feature', properties, geometry: null },
    ];
    const preview = await look(JSON.stringify({ type: 'FeatureCollection', features }), 'x.geojson');
    expect(preview).toMatchObject({ lines: 2, fresh: 1, rejected: 1, problems: [{ row: 2 }] });
  });

  it('say which columns are missing', async () => {
    const preview = await look('name,kind\nx,signals\n');
    expect(preview).toMatchObject({ lines: 1, fresh: 0, unchanged: 0, rejected: 1 });
    expect(preview.missing.map(({ en }) => en)).toEqual([
      'First day of works',
      'Last day of works',
      'Reason for selection',
      'Shape (WKT, EPSG:4326)',
    ]);
    await expect(add('name,kind\nx,signals\n')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

it.each([
  ['POINT (1 2)', [[1, 2]], null],
  [
    'MULTIPOINT ((1 2), (3 4))',
    [
      [1, 2],
      [3, 4],
    ],
    null,
  ],
  [
    'multipoint (1 2, 3 4)',
    [
      [1, 2],
      [3, 4],
    ],
    null,
  ],
  [
    'LINESTRING Z (1 2 9, 3 4 9)',
    [],
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    },
  ],
  [
    'GEOMETRYCOLLECTION (MULTIPOINT ((1 2)), MULTILINESTRING ((1 2, 3 4)))',
    [[1, 2]],
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    },
  ],
] as const)('well-known text: %s', (text, sites, shape) => {
  expect(parseWellKnownText(text)).toEqual({ sites, shape });
});

it.each(['', 'somewhere', 'CIRCLE (1 2)', 'LINESTRING (1 2', 'GEOMETRYCOLLECTION (POLYGON ((1 2, 3 4, 5 6, 1 2)), LINESTRING (1 2, 3 4))'])(
  'no well-known text: %s',
  (text) => {
    expect(parseWellKnownText(text)).toBeNull();
  },
);
