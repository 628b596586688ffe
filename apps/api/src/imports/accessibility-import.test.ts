import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseAccessibilityFilter, type WrittenAccessibilityFilter } from '@elektron/domain';

import { AccessibilityFeaturesRepository } from '../accessibility/accessibility-features.repository.ts';
import { AccessibilityService } from '../columns/accessibility/accessibility.service.ts';
import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';

const FIXTURES = new URL('../../../../tests/fixtures/', import.meta.url);
const published = (path: string): Promise<Buffer> => readFile(new URL(path, FIXTURES));
const unpacked = async (path: string): Promise<Buffer> => gunzipSync(await published(path));

describeOnEachDatabase('an import of accessibility', (open) => {
  let database: Database;
  let fixture: ImportsFixture;
  let accessibility: AccessibilityService;

  beforeAll(async () => {
    database = await open();
    // UTM zone 10 North, where Redmond is.
    fixture = await ImportsFixture.make(database, { srid: 32_610, timeZone: 'America/Los_Angeles' });
    accessibility = new AccessibilityService(new AccessibilityFeaturesRepository(database));
  });

  afterAll(() => fixture.remove());

  const query = <Row extends object>(text: string): Promise<Row[]> =>
    database.inOrganisation(fixture.context, (sql) => sql.query<Row>(text));
  const list = (filter: WrittenAccessibilityFilter) => accessibility.getInventory(fixture.context, parseAccessibilityFilter(filter));

  it('brings the features of Redmond with an observation each, and knows the two ends of a crossing', async () => {
    const { outcome, batch } = await fixture.importTexts({
      'nodes.geojson': await unpacked('us-redmond-opensidewalks/wa.microsoft.graph.nodes.OSW.geojson.gz'),
      'edges.geojson': await unpacked('us-redmond-opensidewalks/wa.microsoft.graph.edges.OSW.geojson.gz'),
    });
    expect(outcome).toBe('committed');
    expect(batch).toMatchObject({
      kind: 'accessibility',
      committedVersion: 1,
      counts: { lines: 3_916 + 4_368, added: 757 + 3_492, rejected: 0, held: 0 },
    });
    expect(missingLines(batch.counts)).toBe(0);
    const items = await query<{ item: number; n: number }>(
      'SELECT item, count(*) AS n FROM accessibility_feature_version GROUP BY item ORDER BY item',
    );
    // Kerb ramps, tactile paving, crossings, refuge islands, footways, steps.
    expect(items).toEqual([
      { item: 1, n: 757 },
      { item: 2, n: 448 },
      { item: 3, n: 579 },
      { item: 5, n: 2 },
      { item: 6, n: 2_799 },
      { item: 7, n: 112 },
    ]);
    const [pairs] = await query<{ n: number; dated: number }>(
      `SELECT count(*) AS n FROM accessibility_feature_version c
         JOIN accessibility_feature_version a ON a.feature_id = c.start_feature_id JOIN accessibility_feature_version b ON b.feature_id = c.end_feature_id`,
    );
    expect(pairs?.n).toBeGreaterThan(0);
    const dates = await query('SELECT DISTINCT observed_on::text AS day, date_basis FROM accessibility_observation_version');
    expect(dates).toEqual([{ day: '2023-08-08', date_basis: 2 }]);
    const [line] = await query<{ parts: number; placed: boolean }>(
      `SELECT jsonb_array_length(lines) AS parts, location IS NOT NULL AS placed FROM accessibility_feature_version WHERE source_record_id = 'edge/3/footway'`,
    );
    expect(line).toEqual({ parts: 1, placed: true });
  });

  it('gives an inventory in which every feature is counted once, by item, state and month', async () => {
    const inventory = await list({});
    const total = 757 + 448 + 579 + 2 + 2_799 + 112;
    expect(inventory).toMatchObject({ version: 1, total, withoutPlace: 0 });
    const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
    expect(sum(inventory.items.map((item) => item.total))).toBe(total);
    for (const item of inventory.items) {
      expect(sum(item.states.map(({ count }) => count))).toBe(item.total);
      expect(item.inOrder + item.defective + item.conditionUnknown).toBe(item.total);
    }
    expect(inventory.items.find(({ item }) => item === 'kerb-ramp')?.states).toEqual([
      { state: 'present', count: 666 },
      { state: 'absent', count: 91 },
      { state: 'unknown', count: 0 },
      { state: 'not-applicable', count: 0 },
    ]);
    // The file says its own date, and nobody's survey.
    expect(inventory.coverage).toEqual([{ month: '2023-08', surveyed: 0, ofFile: total, undated: 0 }]);
    const { crossings, known, bothRamps, oneRamp, noRamp } = inventory.crossingEnds;
    expect([crossings, known > 0, bothRamps + oneRamp + noRamp]).toEqual([579, true, known]);
    // Overall widths and inclines have no limit that was read.
    const footway = inventory.items.find(({ item }) => item === 'footway');
    expect(footway?.measures.map(({ measure, meeting }) => [measure, meeting])).toEqual([
      ['widthMeters', null],
      ['longitudinalSlopePercent', null],
    ]);
  });

  it('lists what a filter means, page by page, and within a box', async () => {
    const filter = parseAccessibilityFilter({ items: ['kerb-ramp'], states: ['absent'] });
    const first = await accessibility.list(fixture.context, filter, null, 50, null);
    const second = await accessibility.list(fixture.context, filter, null, 50, first.pageInfo.endCursor);
    expect([first.totalCount, first.edges.length, second.edges.length, second.pageInfo.hasNextPage]).toEqual([91, 50, 41, false]);
    expect(new Set([...first.edges, ...second.edges].map(({ node }) => node.id)).size).toBe(91);
    const { longitude, latitude, id } = first.edges[0]!.node;
    const here = await accessibility.list(fixture.context, filter, [longitude!, latitude!, longitude!, latitude!], 50, null);
    expect(here.edges.map(({ node }) => node.id)).toContain(id);
    expect((await list({ seenUntil: '2023-08-07' })).total).toBe(0);
    expect((await list({ seenSince: '2023-08-08', seenUntil: '2023-08-08' })).total).toBe(4_697);
  });

  it('changes nothing the second time', async () => {
    const again = await fixture.importTexts({
      'nodes.geojson': await unpacked('us-redmond-opensidewalks/wa.microsoft.graph.nodes.OSW.geojson.gz'),
    });
    expect(again.batch).toMatchObject({ committedVersion: null, counts: { unchanged: 757, added: 0, changed: 0 } });
    expect(await fixture.countRows(again.batch.batchId)).toBe(0);
  });

  it('is undone whole: what was there before is there again', async () => {
    const before = await list({});
    const { batch } = await fixture.importTexts({
      'points.geojson': await unpacked('us-redmond-opensidewalks/wa.microsoft.graph.points.OSW.geojson.gz'),
    });
    expect((await list({})).total).toBe(before.total + 13);
    await fixture.actions.undo(fixture.context, batch.batchId);
    expect({ ...(await list({})), version: 0 }).toEqual({ ...before, version: 0 });
  });

  it('takes a new survey of a kerb for another observation of the same feature', async () => {
    const feature = (kerb: string, date: string): string =>
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [-122.14, 47.64] },
            properties: { osm_id: '7', kerb, other_tags: `"check_date"=>"${date}"` },
          },
        ],
      });
    await fixture.importTexts({ 'before.geojson': feature('raised', '2023-01-10') });
    const after = await fixture.importTexts({ 'after.geojson': feature('lowered', '2024-03-20') });
    expect(after.batch.counts).toMatchObject({ lines: 1, added: 1 });
    const seen = await query(
      `SELECT observed_on::text AS day, state FROM accessibility_observation_version o
       WHERE EXISTS (SELECT FROM accessibility_feature_version f WHERE f.feature_id = o.feature_id AND f.source_record_id = 'node/7/kerb-ramp')
       ORDER BY observed_on`,
    );
    // Absent, then present.
    expect(seen).toEqual([
      { day: '2023-01-10', state: 2 },
      { day: '2024-03-20', state: 1 },
    ]);
    const latest = await accessibility.list(fixture.context, parseAccessibilityFilter({ seenSince: '2024-01-01' }), null, 50, null);
    expect(latest.edges.map(({ node }) => [node.state, node.observedOn, node.dateBasis, node.observations])).toEqual([
      ['present', '2024-03-20', 'survey', 2],
    ]);
  });
});
