import { afterAll, describe, expect, it } from '@jest/globals';
import type { RoadLineDraft } from '@elektron/domain';

import { detectMappedTables } from '../detect-mapped-tables.ts';
import { isPersonalAmong } from '../personal-columns.ts';
import { surveyTables } from '../survey-tables.ts';
import type { SurveyedTable } from '../survey-table.ts';
import { bytesSource, zip } from '../testing/archives.ts';
import { readDetected, readPlainFixture, removeTemporaryFiles } from '../testing/files.ts';
import { lineShapefile } from '../testing/shapefiles.ts';
import { parseMapping } from './parse-mapping.ts';
import { proposeLinks } from './propose-links.ts';
import { proposeMapping, type MappingProposal } from './propose-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

afterAll(removeTemporaryFiles);

const GREEK = { name: 'attica', speedUnit: 'km/h', srid: 2100 } as const;

interface Proposed extends MappingProposal {
  readonly table: SurveyedTable;
}

/** What is proposed of the only table of a file. */
async function propose(bytes: Buffer): Promise<Proposed> {
  const [found] = await surveyTables(bytesSource(bytes), 'roads');
  const table = found!.outcome as SurveyedTable;
  return { table, ...proposeMapping(table.header, table.preview, GREEK) };
}

async function read(bytes: Buffer, mapping: TableMapping) {
  const source = bytesSource(bytes);
  const [table] = await detectMappedTables(source, 'roads', [mapping]);
  const file = await readDetected(source, table!);
  return { ...file, drafts: file.drafts as readonly RoadLineDraft[], codes: file.issues.map(({ code, column }) => [code, column]) };
}

type Properties = Readonly<Record<string, string | number | null>>;

function geoJson(features: readonly Properties[], geometries: readonly unknown[] = []): Buffer {
  const line = (i: number): unknown => ({ type: 'LineString', coordinates: [[23 + i, 38], [23 + i, 38.001]] }); // prettier-ignore
  return Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map((properties, i) => ({ type: 'Feature', properties, geometry: geometries[i] ?? line(i) })),
    }),
  );
}

describe('the roads of Leeds', () => {
  const bytes = readPlainFixture('../../demo/leeds', 'leeds_road_network_merged_nomis.gpkg');

  it('are known as lines of roads by their columns, and their classes are asked for where no word tells them', async () => {
    const { table, mapping, openCodes } = await propose(bytes);
    const fieldOf = (heading: string): unknown => mapping.fields[table.header.indexOf(heading)];

    expect(mapping).toMatchObject({ rowIs: 'road', srid: null });
    expect(['geometry_line', 'CLASSIFICA', 'road_length'].map(fieldOf)).toEqual(['road-line', 'road-class', 'road-length']);
    // Columns of accidents are none of a road.
    expect(['number_severe_crashes', 'number_slight_crashes', 'total_traffic'].map(fieldOf)).toEqual([null, null, null]);
    expect(mapping.codes['road-class']).toEqual({ 'Primary Road': 'primary' });
    expect(openCodes['road-class']).toEqual(['A Road']);
  });

  it('are as many as their README says, by class, in the British grid, named by where they run', async () => {
    const { mapping: proposed } = await propose(bytes);
    const codes = { 'road-class': { Motorway: 'motorway', 'Primary Road': 'trunk', 'A Road': 'primary' } };
    const { drafts, issues, lines } = await read(bytes, parseMapping({ ...proposed, name: 'uk-leeds', codes }));
    const count = (roadClass: string): number => drafts.filter((draft) => draft.roadClass === roadClass).length;

    expect([lines.length, drafts.length, issues]).toEqual([3_661, 3_661, []]);
    expect([count('primary'), count('trunk'), count('motorway')]).toEqual([1_581, 1_610, 470]);
    expect(drafts.every(({ line }) => line.srid === 27_700)).toBe(true);
    expect(new Set(drafts.map(({ sourceRecordId }) => sourceRecordId)).size).toBe(3_661);
    const statedMeters = drafts.reduce((sum, { attributes }) => sum + Number(attributes['road-length']), 0);
    expect(Math.round(statedMeters / 1_000)).toBe(432);
  });
});

describe('a file of lines', () => {
  const NAMES = { 'Κωδικός τμήματος': 'Τ1', Οδός: 'Λεωφόρος Αθηνών', 'Αριθμός οδού': 'ΕΟ8', 'Κατηγορία οδού': 'Κύρια' };
  const VALUES = { 'Όριο ταχύτητας': 70, Λωρίδες: 4, Μήκος: 111.2, Φορέας: 'Περιφέρεια Αττικής' };
  const KILOMETRES = { 'Χ/Θ αρχής': '12+400', 'Χ/Θ τέλους': '12,511' };

  it('in Greek says name, number, class, limit, lanes, authority and kilometre positions of a road', async () => {
    const bytes = geoJson([{ ...NAMES, ...VALUES, ...KILOMETRES }]);
    const { mapping } = await propose(bytes);
    expect(mapping.fields).toEqual([
      'road-key',
      'road-name',
      'road-reference',
      'road-class',
      'speed-limit',
      'lanes',
      'road-length',
      'road-authority',
      'start-kilometre',
      'end-kilometre',
      'road-line',
    ]);
    const { drafts, issues, table } = await read(bytes, { ...mapping, decimalMark: ',' });
    expect(issues).toEqual([]);
    expect(table).toMatchObject({ formatId: 'roads:attica', tableId: 'roads' });
    expect(drafts).toEqual([
      {
        kind: 'road-line',
        sourceRecordId: 'Τ1',
        line: { srid: 4326, coordinates: [23, 38, 23, 38.001] },
        nodeIds: null,
        roadName: 'Λεωφόρος Αθηνών',
        roadReference: 'ΕΟ8',
        roadClass: 'primary',
        speedLimit: 70,
        speedUnit: 'km/h',
        lanes: 4,
        isOneWay: null,
        roadAuthority: 'Περιφέρεια Αττικής',
        level: 0,
        kilometres: { from: 12.4, to: 12.511 },
        attributes: { 'road-class': 'Κύρια', 'road-length': '111.2' },
      },
    ]);
  });

  it('in English is known by what registers call their columns, as a shapefile', async () => {
    const fields = ['section_id', 'road_ref', 'func_class', 'maxspeed', 'from_km', 'to_km'].map(
      (name) => ({ name, type: 'C', length: 20 }) as const,
    );
    const line = [1, 2, 3, 4];
    const bytes = zip(lineShapefile(fields, [['7', 'A65', 'minor', '30 mph', '0', '1.5']], [line]));
    const { mapping } = await propose(bytes);

    expect(mapping.fields.filter((field) => field !== null)).toEqual([
      'road-key',
      'road-reference',
      'road-class',
      'speed-limit',
      'start-kilometre',
      'end-kilometre',
      'road-line',
    ]);
    const { drafts } = await read(bytes, mapping);
    expect(drafts).toMatchObject([
      {
        sourceRecordId: '7',
        roadReference: 'A65',
        roadClass: 'unclassified',
        speedLimit: 30,
        speedUnit: 'mph',
        kilometres: { from: 0, to: 1.5 },
      },
    ]);
    expect(drafts[0]!.attributes).toEqual({ 'road-class': 'minor' });
  });

  it('has no kilometres where one end is missing, or both are one, and they stay as written', async () => {
    const ends = [[1, null], [3, 3], [4, -1], [5, 4.5], [null, null]] as const; // prettier-ignore
    const bytes = geoJson(ends.map(([start, end]) => ({ start_km: start, end_km: end })));
    const { mapping } = await propose(bytes);
    const { drafts, codes } = await read(bytes, mapping);

    expect(drafts.map(({ kilometres }) => kilometres ?? null)).toEqual([null, null, null, { from: 5, to: 4.5 }, null]);
    expect(codes).toEqual([
      ['VALUE_MISSING', 'end_km'],
      ['NUMBER_INVALID', 'end_km'],
      ['NUMBER_INVALID', 'end_km'],
    ]);
    expect(drafts[2]!.attributes).toEqual({ 'start-kilometre': '4', 'end-kilometre': '-1' });
  });

  it('counts in metres where its numbers tell it, but for what has a plus', async () => {
    const bytes = geoJson([
      { start_km: '0', end_km: '1250' },
      { start_km: '1250', end_km: '2+100' },
    ]);
    const { mapping } = await propose(bytes);
    expect(mapping.positionsIn).toBe('m');
    const kilometres = (await read(bytes, mapping)).drafts.map((draft) => draft.kilometres);
    expect(kilometres).toEqual([
      { from: 0, to: 1.25 },
      { from: 1.25, to: 2.1 },
    ]);
    const { positionsIn: _, ...inKilometres } = mapping;
    expect((await read(bytes, inKilometres)).drafts[1]!.kilometres).toEqual({ from: 1_250, to: 2.1 });
  });

  it('whose numbers repeat is named by where its lines run, the same whatever their order', async () => {
    const first = geoJson([{ id: 8, name: 'Άλφα' }, { id: 8, name: 'Βήτα' }]); // prettier-ignore
    const { mapping } = await propose(first);
    expect(mapping.fields).toEqual([null, 'road-name', 'road-line']);
    const ids = (await read(first, mapping)).drafts.map(({ sourceRecordId }) => sourceRecordId);
    expect(new Set(ids).size).toBe(2);
    const collection = JSON.parse(String(first)) as { features: unknown[] };
    collection.features.reverse();
    const turned = await read(Buffer.from(JSON.stringify(collection)), mapping);
    expect(turned.drafts.map(({ sourceRecordId }) => sourceRecordId)).toEqual(ids.toReversed());
  });

  it('that draws a road in several lines is read as that many, of which those that follow each other are one', async () => {
    const [a, b, c] = [[23, 38], [23, 38.001], [23, 38.002]]; // prettier-ignore
    const apart = [[a, b], [[24, 38], [24, 38.001]]]; // prettier-ignore
    const bytes = geoJson([{ id: 7, start_km: 1, end_km: 2 }, { id: 8, start_km: 1, end_km: 2 }], [
      { type: 'MultiLineString', coordinates: [[a, b], [b, c]] },
      { type: 'MultiLineString', coordinates: apart },
    ]); // prettier-ignore
    const { mapping } = await propose(bytes);
    const { lines, drafts, issues } = await read(bytes, mapping);

    expect(issues).toEqual([]);
    expect(lines.map((line) => line.drafts.length)).toEqual([1, 2]);
    expect(drafts.map(({ sourceRecordId, line, kilometres }) => [sourceRecordId, line.coordinates, kilometres])).toEqual([
      ['7', [23, 38, 23, 38.001, 23, 38.002], { from: 1, to: 2 }],
      // What of the counting lies between the parts nobody knows.
      ['8', [23, 38, 23, 38.001], undefined],
      ['8/2', [24, 38, 24, 38.001], undefined],
    ]);
    expect(drafts[1]!.attributes).toEqual({ 'start-kilometre': '1', 'end-kilometre': '2' });
  });

  it('says what it cannot read of a road, and takes the road', async () => {
    const { mapping } = await propose(geoJson([{ name: 'Άλφα', class: 'Κύρια', speed_limit: 50, lanes: 2 }]));
    const odd = geoJson([{ name: 'Α', class: 'Εθνική', speed_limit: 5000, lanes: 'δύο' }], []);
    const { drafts, codes } = await read(odd, mapping);
    expect(drafts).toMatchObject([{ roadClass: null, speedLimit: null, lanes: null }]);
    expect(codes).toEqual([
      ['CODE_UNKNOWN', 'class'],
      ['NUMBER_INVALID', 'speed_limit'],
      ['NUMBER_INVALID', 'lanes'],
    ]);
  });
});

describe('a mapping of roads', () => {
  const ROADS = {
    name: 'attica',
    rowIs: 'road',
    fields: ['road-line'],
    headings: ['geometry line'],
    dateOrder: 'day-first',
    decimalMark: '.',
    srid: null,
    speedUnit: 'km/h',
    codes: {},
  };

  it('needs a line and no date', () => {
    expect(parseMapping({ ...ROADS, meetsAt: 'crossing', positionsIn: 'm' })).toMatchObject({ meetsAt: 'crossing', positionsIn: 'm' });
    expect(parseMapping({ ...ROADS, positionsIn: 'km' })).not.toHaveProperty('positionsIn');
    const refused = (given: object): unknown => {
      try {
        return parseMapping({ ...ROADS, ...given });
      } catch (error) {
        return (error as { details: unknown }).details;
      }
    };
    expect(refused({ fields: ['road-name'] })).toEqual({ field: 'fields', value: 'road-line' });
    expect(refused({ linked: true })).toEqual({ field: 'linked', value: 'road' });
    expect(refused({ meetsAt: 'bridges' })).toEqual({ field: 'meetsAt', value: 'bridges' });
    expect(refused({ positionsIn: 'miles' })).toEqual({ field: 'positionsIn', value: 'miles' });
    expect(refused({ rowIs: 'accident', fields: ['year'], meetsAt: 'crossing' })).toEqual({ field: 'meetsAt', value: 'crossing' });
  });

  it('is proposed for the layer that tells most, and for those headed nearly alike', () => {
    const roads = (...fields: readonly string[]): TableMapping =>
      parseMapping({ ...ROADS, fields: ['road-line', ...fields], headings: ['geometry line', ...fields] });
    const [few, many, other] = [roads('road-name', 'lanes'), roads('road-name', 'lanes', 'road-class'), roads('road-authority')];
    expect(proposeLinks([few, null, many, other])).toEqual([few, null, many, null]);
  });
});

describe('a name alone in the headings', () => {
  it('is that of the road beside a line on the ground, and of a person anywhere else', () => {
    expect(isPersonalAmong('Name', ['Name', 'geometry_line'])).toBe(false);
    expect(isPersonalAmong('ΟΝΟΜΑ', ['ΟΝΟΜΑ', 'Κατηγορία', 'geometry_line'])).toBe(false);
    expect(isPersonalAmong('Name', ['Name', 'longitude'])).toBe(true);
    expect(isPersonalAmong('Owner name', ['Owner name', 'geometry_line'])).toBe(true);
  });
});
