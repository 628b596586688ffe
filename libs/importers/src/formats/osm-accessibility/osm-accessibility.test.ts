import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessibilityItem, AccessibilityObservationDraft, FeatureState } from '@elektron/domain';
import { plainFile } from '../../byte-source.ts';
import { detectTables } from '../../detect-tables.ts';
import { readDetected, removeTemporaryFiles, temporaryFile, type ReadFile } from '../../testing/files.ts';

afterAll(removeTemporaryFiles);

const FIXTURES = join(import.meta.dirname, '../../../../../tests/fixtures');

const readPath = async (path: string): Promise<ReadFile> => {
  const source = await plainFile(path);
  const [table] = await detectTables(source, path, 'osm-accessibility');
  return readDetected(source, table!);
};
const readPublished = (path: string): Promise<ReadFile> => readPath(join(FIXTURES, path));

const observationsOf = ({ drafts }: ReadFile) => drafts.filter((draft) => draft.kind === 'accessibility-observation');
const featuresOf = ({ drafts }: ReadFile) => drafts.filter((draft) => draft.kind === 'accessibility-feature');

/** Observations of an item. */
const listItem = (file: ReadFile, item: AccessibilityItem): AccessibilityObservationDraft[] => {
  const names = new Set(featuresOf(file).flatMap((feature) => (feature.item === item ? [feature.sourceRecordId] : [])));
  return observationsOf(file).filter(({ featureSourceRecordId }) => names.has(featureSourceRecordId));
};

const countStates = (file: ReadFile, item: AccessibilityItem): Partial<Record<FeatureState, number>> => {
  const counts: Partial<Record<FeatureState, number>> = {};
  for (const { state } of listItem(file, item)) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};

const having = (observations: readonly AccessibilityObservationDraft[], key: string): number =>
  observations.filter(({ attributes }) => key in attributes).length;

const shared = (path: string): (() => ReadFile) => {
  let file: ReadFile;
  beforeAll(async () => {
    file = await readPublished(path);
  });
  return () => file;
};

describe('the points of Leeds', () => {
  const file = shared('../../demo/leeds/osm_points_leeds_centre.geojson.gz');

  it('are found by their columns, gzipped as they are published; each line is read or passed over', () => {
    expect(file().table).toMatchObject({ formatId: 'osm-accessibility', tableId: 'elements', part: { kind: 'features' } });
    expect(file().lines).toHaveLength(2_023);
    expect(file().skipped).toBe(9_237 - 2_023);
  });

  it('have the crossings, kerbs and tactile paving of their README', () => {
    expect(having(listItem(file(), 'crossing'), 'crossing')).toBe(733);
    expect(having(listItem(file(), 'kerb-ramp'), 'kerb')).toBe(261);
    expect(listItem(file(), 'tactile-paving')).toHaveLength(507);
  });

  it('say what is there, what is missing and what nobody can tell', () => {
    expect(countStates(file(), 'kerb-ramp')).toEqual({ present: 226, absent: 32, unknown: 4 });
    expect(countStates(file(), 'tactile-paving')).toEqual({ present: 430, absent: 76, unknown: 1 });
    expect(countStates(file(), 'audible-signal')).toEqual({ present: 9, absent: 20 });
    expect(file().issues.map(({ column, code, value }) => [column, code, value])).toEqual([
      ['tactile_paving', 'CODE_UNKNOWN', 'flush'],
      ['kerb', 'CODE_UNKNOWN', 'fk'],
      ['kerb', 'CODE_UNKNOWN', 'sloped'],
      ['kerb', 'CODE_UNKNOWN', 'sloped'],
    ]);
  });

  it('carry no date but that of a survey, for the file says none', () => {
    const dated = observationsOf(file()).filter(({ observedOn }) => observedOn !== null);
    expect(dated.length).toBeGreaterThan(0);
    expect(dated.every(({ dateBasis }) => dateBasis === 'survey')).toBe(true);
    expect(observationsOf(file()).some(({ observedOn, reference }) => observedOn === null && reference === 'undated')).toBe(true);
  });
});

describe('the ways of Leeds', () => {
  const file = shared('../../demo/leeds/osm_ways_leeds_centre.geojson.gz');

  it('tell of footways on both sides of a road, and of lines', () => {
    expect(file().lines.length + file().skipped).toBe(11_705);
    expect(having(listItem(file(), 'tactile-paving'), 'tactile_paving')).toBe(158);
    expect(having(listItem(file(), 'kerb-ramp'), 'kerb')).toBe(37);
    const trunk = featuresOf(file()).filter(({ sourceRecordId }) => sourceRecordId.startsWith('way/2447535/'));
    expect(trunk.map(({ item, side, roadName }) => [item, side, roadName])).toEqual([
      ['footway', 'left', 'Ingram Distributor'],
      ['footway', 'right', 'Ingram Distributor'],
    ]);
    expect(trunk[0]?.lines[0]).toHaveLength(16);
    expect(trunk[0]?.position).toMatchObject({ first: -1.56683697, second: 53.79186748 });
    expect(
      listItem(file(), 'footway').filter(({ featureSourceRecordId }) => featureSourceRecordId.startsWith('way/2447535/')),
    ).toMatchObject([{ state: 'absent' }, { state: 'absent' }]);
  });

  it('of several parts have no line, and say so', () => {
    const placeless = featuresOf(file()).filter(({ position }) => position === null);
    expect(placeless.every(({ lines, sourceRecordId }) => lines.length === 0 && sourceRecordId.startsWith('way/'))).toBe(true);
    expect(file().issues.filter(({ code }) => code === 'VALUE_MISSING').length).toBe(
      new Set(placeless.map(({ sourceRecordId }) => sourceRecordId.split('/')[1])).size,
    );
  });

  it('are roads where nobody expects anything else', async () => {
    const path = join(FIXTURES, '../../demo/leeds/osm_ways_leeds_centre.geojson.gz');
    const [table] = await detectTables(await plainFile(path), path);
    expect(table?.formatId).toBe('osm-roads');
  });
});

describe('OpenSidewalks of Redmond', () => {
  const nodes = shared('us-redmond-opensidewalks/wa.microsoft.graph.nodes.OSW.geojson.gz');
  const edges = shared('us-redmond-opensidewalks/wa.microsoft.graph.edges.OSW.geojson.gz');

  it('has the kerbs and tactile paving of its README, as of the day that the file says', () => {
    expect(nodes().table.formatId).toBe('open-sidewalks');
    expect(nodes().lines.length + nodes().skipped).toBe(3_916);
    expect(listItem(nodes(), 'kerb-ramp')).toHaveLength(757);
    expect(countStates(nodes(), 'kerb-ramp')).toEqual({ present: 645 + 21, absent: 91 });
    expect(listItem(nodes(), 'tactile-paving')).toHaveLength(448);
    expect(new Set(observationsOf(nodes()).map(({ observedOn, dateBasis }) => `${observedOn} ${dateBasis}`))).toEqual(
      new Set(['2023-08-08 extract']),
    );
  });

  it('has the crossings of its README, each with the features at its two ends', () => {
    expect(edges().lines.length + edges().skipped).toBe(4_368);
    expect(having(listItem(edges(), 'crossing'), 'crossing:markings')).toBe(574);
    expect(listItem(edges(), 'crossing')).toHaveLength(579);
    const kerbs = new Set(featuresOf(nodes()).map(({ sourceRecordId }) => sourceRecordId));
    const crossings = featuresOf(edges()).filter(({ item }) => item === 'crossing');
    const pairs = crossings.filter(({ startRecordId, endRecordId }) => kerbs.has(startRecordId ?? '') && kerbs.has(endRecordId ?? ''));
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.length).toBeLessThanOrEqual(crossings.length);
  });

  it('says widths in metres and inclines, which are rise over run, in percent', () => {
    expect(observationsOf(edges()).filter(({ measures }) => measures.widthMeters !== null)).toHaveLength(27);
    const steepest = Math.max(...observationsOf(edges()).map(({ measures }) => Math.abs(measures.longitudinalSlopePercent ?? 0)));
    expect(steepest).toBeGreaterThan(1);
    expect(steepest).toBeLessThan(100);
  });
});

describe('OpenStreetMap as PBF', () => {
  it('has the crossings, sounds and tactile paving of Helsinki', async () => {
    const file = await readPublished('../../demo/helsinki/Helsinki.osm.pbf');
    expect(file.table).toMatchObject({ formatId: 'osm-accessibility', part: { kind: 'osm' } });
    const onNodes = (item: AccessibilityItem) =>
      listItem(file, item).filter(({ featureSourceRecordId }) => featureSourceRecordId.startsWith('node/'));
    expect(onNodes('crossing').filter(({ attributes }) => 'crossing' in attributes)).toHaveLength(521);
    expect(onNodes('audible-signal')).toHaveLength(70);
    expect(listItem(file, 'tactile-paving')).toHaveLength(22);
    // A way names the nodes at its ends, where its ramps are.
    const drawn = featuresOf(file).filter(({ item, lines }) => item === 'crossing' && lines.length > 0);
    expect(drawn.length).toBeGreaterThan(0);
    for (const { startRecordId, endRecordId } of drawn) {
      expect([startRecordId, endRecordId]).toEqual([
        expect.stringMatching(/^node\/\d+\/kerb-ramp$/),
        expect.stringMatching(/^node\/\d+\/kerb-ramp$/),
      ]);
    }
  });

  it('could be read as roads as well, and says so whichever it is read as', async () => {
    const source = await plainFile(join(FIXTURES, '../../demo/leeds/its-example.osm.pbf'));
    const [asRoads] = await detectTables(source, 'leeds.osm.pbf');
    const [asThis] = await detectTables(source, 'leeds.osm.pbf', 'osm-accessibility');
    expect([asRoads?.formatId, asRoads?.alsoFormats]).toEqual(['osm-roads', ['osm-accessibility']]);
    expect([asThis?.formatId, asThis?.alsoFormats]).toEqual(['osm-accessibility', ['osm-roads']]);
  });

  it('has the footways and stops of a part of Leeds', async () => {
    const file = await readPublished('../../demo/leeds/its-example.osm.pbf');
    expect(file.table.formatId).toBe('osm-accessibility');
    expect(listItem(file, 'footway').length).toBeGreaterThan(0);
    expect(featuresOf(file).every(({ position }) => position !== null)).toBe(true);
    expect(file.drafts.length).toBe(2 * featuresOf(file).length);
  });
});

describe('a single element', () => {
  const readPoint = async (properties: Readonly<Record<string, string>>): Promise<ReadFile> => {
    const feature = {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [23.7, 37.9] },
      properties: { osm_id: '1', other_tags: '', ...properties },
    };
    return readPath(temporaryFile(JSON.stringify({ type: 'FeatureCollection', features: [feature] })));
  };

  it('tells of each thing that its tags say', async () => {
    const file = await readPoint({
      highway: 'crossing',
      crossing: 'traffic_signals',
      kerb: 'lowered;flush',
      tactile_paving: 'incorrect',
      other_tags: '"traffic_signals:sound"=>"no","crossing:island"=>"yes","kerb:height"=>"3 cm","check_date"=>"2024-05-02"',
    });
    const of = (item: AccessibilityItem) => listItem(file, item)[0];
    expect(of('crossing')).toMatchObject({ state: 'present', observedOn: '2024-05-02', dateBasis: 'survey', reference: '2024-05-02' });
    expect(of('kerb-ramp')).toMatchObject({ state: 'present', measures: { upstandMillimeters: 30 } });
    expect(of('tactile-paving')).toMatchObject({ state: 'present', condition: 'defective' });
    expect(of('audible-signal')).toMatchObject({ state: 'absent' });
    expect(of('refuge-island')).toMatchObject({ state: 'present' });
    expect(featuresOf(file).find(({ item }) => item === 'kerb-ramp')?.side).toBe('both');
    expect(file.lines).toHaveLength(1);
  });

  it.each([
    ['kerb', 'raised', 'absent'],
    ['kerb', 'no', 'not-applicable'],
    ['kerb', 'rolled', 'unknown'],
    ['tactile_paving', 'no', 'absent'],
    ['crossing', 'no', 'absent'],
  ])('%s=%s is %s', async (key, value, state) => {
    expect(observationsOf(await readPoint({ [key]: value })).map((each) => each.state)).toEqual([state]);
  });

  it('without anything of accessibility is passed over', async () => {
    const file = await readPoint({ amenity: 'cafe', other_tags: '"contact:email"=>"someone@example.org"' });
    expect(file.drafts).toEqual([]);
    expect(file.skipped).toBe(1);
  });
});
