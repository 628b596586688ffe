import { formatAccidentId } from '@elektron/columns';
import { codeOf, PLACE_ACCURACIES } from '@elektron/domain';
import { readFixture } from '@elektron/importers/testing/files';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { AccidentDetailsRepository } from './accidents/accident-details.repository.ts';
import { PackedAccidentsRepository } from './accidents/packed-accidents.repository.ts';
import { commitBatch, insertBatch } from './accidents/testing/insert-records.ts';
import { AreaRepository } from './areas/area.repository.ts';
import { AccidentColumnsLoader } from './columns/accident-columns-loader.ts';
import { AccidentSnapshots } from './columns/accident-snapshots.service.ts';
import { AreaMarks } from './columns/area-marks.service.ts';
import { AreaSearch } from './columns/area-search.ts';
import { createPlane } from './common/plane.ts';
import { AccidentHistoryService } from './corrections/accident-history.service.ts';
import { CorrectionsRepository } from './corrections/corrections.repository.ts';
import { CorrectionsService } from './corrections/corrections.service.ts';
import { PlaceFinder } from './corrections/place-finder.ts';
import { PlacementsRepository } from './corrections/placements.repository.ts';
import type { Database } from './database/database.ts';
import { describeOnEachDatabase } from './database/testing/test-database.ts';
import { ImportsFixture } from './imports/testing/imports-fixture.ts';
import { NamedRoads } from './places/named-roads.ts';
import { NamedRoadsRepository } from './places/named-roads.repository.ts';
import { OpenPlacesService } from './places/open-places.service.ts';
import { PlaceBoundaries } from './places/place-boundary.ts';
import { PlaceOneService } from './places/place-one.service.ts';
import { PlaceProposalsService } from './places/place-proposals.service.ts';
import { PlaceQueueService, type UnplacedAccident } from './places/place-queue.service.ts';
import { PlaceSearchRepository } from './places/place-search.repository.ts';
import { PlaceSearchRun } from './places/place-search-run.ts';
import { PlaceSkipRepository } from './places/place-skip.repository.ts';
import { PlaceSkipService } from './places/place-skip.service.ts';
import { PlaceWordsRepository } from './places/place-words.repository.ts';
import { PlacesService, type PlacesAccount } from './places/places.service.ts';
import { MunicipalityBoundaries } from './territory/municipality-boundaries.ts';
import { MunicipalityRepository } from './territory/municipality.repository.ts';
import { OwnGroundRepository } from './territory/own-ground.repository.ts';
import { OwnTerritory } from './territory/own-territory.ts';

/*
 * Collisions of New York, end to end: of each of some crossings one accident loses its coordinates. That the place is found is measured on many more
 * rows in tests/geocoding; here it is imported, proposed, accepted, shown, undone and overtaken.
 */

const SRID = 32_618;
const CROSSINGS = 60;
const HIDDEN = 20;
const BY_WORDS = codeOf(PLACE_ACCURACIES, 'placed-by-words');
const REASON = 'As the words say';

interface Lines {
  readonly header: string;
  readonly known: readonly string[];
  /** As published. */
  readonly hidden: readonly string[];
}

/** Lines at crossings that many have, four of each. */
function chooseLines(): Lines {
  const [header = '', ...lines] = readFixture('us-new-york', 'nypd_collisions_2023_2024.csv').toString().trim().split('\n');
  const columns = header.split(',').map((name) => name.trim().toLowerCase());
  const cellOf = (line: string, name: string): string => line.split(',')[columns.indexOf(name)] ?? '';
  const plain = lines.filter((line) => !line.includes('"') && Number(cellOf(line, 'latitude')) > 40 && cellOf(line, 'borough') !== '');
  const crossings = Map.groupBy(
    plain.filter((line) => cellOf(line, 'on_street_name') !== '' && cellOf(line, 'off_street_name') !== ''),
    (line) => ['on_street_name', 'off_street_name', 'borough'].map((name) => cellOf(line, name)).join('/'),
  );
  const chosen = [...crossings.values()].filter((some) => some.length >= 4).slice(0, CROSSINGS);
  return {
    header,
    known: chosen.flatMap((some, i) => some.slice(i < HIDDEN ? 1 : 0, 4)),
    hidden: chosen.slice(0, HIDDEN).map(([first]) => first!),
  };
}

describeOnEachDatabase('accidents that have no place', (open) => {
  let database: Database;
  let fixture: ImportsFixture;
  let lines: Lines;
  let snapshots: AccidentSnapshots;
  let places: PlacesService;
  let queue: PlaceQueueService;
  let one: PlaceOneService;
  let corrections: CorrectionsService;
  let repository: CorrectionsRepository;
  let proposals: PlaceProposalsService;
  let openPlaces: OpenPlacesService;
  let skips: PlaceSkipService;

  beforeAll(async () => {
    database = await open();
    fixture = await ImportsFixture.make(database, { srid: SRID, timeZone: 'America/New_York' });
    const directory = { get: async () => ({ speedUnit: 'mph', srid: SRID, timeZone: 'America/New_York' }) as never };
    const packed = new PackedAccidentsRepository(database);
    snapshots = new AccidentSnapshots(
      packed,
      new AccidentColumnsLoader(packed, directory),
      new AreaMarks(new AreaRepository(database), new AreaSearch()),
    );
    const words = new PlaceWordsRepository(database);
    const searches = new PlaceSearchRepository(database);
    const run = new PlaceSearchRun(words, packed, new NamedRoads(new NamedRoadsRepository(database), directory), searches);
    proposals = new PlaceProposalsService(words, searches, run);
    const skipRepository = new PlaceSkipRepository(database);
    openPlaces = new OpenPlacesService(proposals, words, skipRepository, snapshots);
    skips = new PlaceSkipService(words, skipRepository);
    const municipalities = new MunicipalityBoundaries(new MunicipalityRepository(database));
    const finder = new PlaceFinder(directory, municipalities);
    const boundaries = new PlaceBoundaries(finder, new OwnTerritory(new OwnGroundRepository(database), municipalities));
    repository = new CorrectionsRepository(database);
    corrections = new CorrectionsService(repository, finder, directory);
    places = new PlacesService(openPlaces, new PlacementsRepository(database), boundaries);
    queue = new PlaceQueueService(openPlaces, words, new AccidentDetailsRepository(database), boundaries);
    one = new PlaceOneService(openPlaces, repository, corrections, boundaries);
    lines = chooseLines();
    await fixture.importTexts({ 'ny.csv': [lines.header, ...lines.known, ...lines.hidden.map(hide), ...odd()].join('\n') });
  }, 120_000);
  afterAll(() => fixture.remove());

  const cells = (line: string): string[] => line.split(',');
  const at = (name: string): number => cells(lines.header).findIndex((heading) => heading.trim().toLowerCase() === name);
  const withCells = (line: string, changed: Readonly<Record<string, string>>): string =>
    cells(line)
      .map((cell, i) => Object.entries(changed).find(([name]) => at(name) === i)?.[1] ?? cell)
      .join(',');
  const hide = (line: string): string => withCells(line, { latitude: '', longitude: '', location: '' });

  /** One that names a street alone, one that names none that is known, and one that says nothing. */
  function odd(): string[] {
    const [first, second, third] = lines.known as [string, string, string];
    const street = { cross_street_name: '', off_street_name: '' };
    return [
      hide(withCells(first, { collision_id: '900000001', ...street })),
      hide(withCells(second, { collision_id: '900000002', ...street, on_street_name: 'NOWHERE AT ALL LANE' })),
      hide(withCells(third, { collision_id: '900000003', ...street, on_street_name: '', borough: '' })),
    ];
  }

  /** Accidents by how they are placed, and where each of them lies. */
  async function look(version?: number) {
    const { columns, version: at } = await snapshots.getAccidentSnapshot(fixture.context, version);
    const all = Array.from({ length: columns.count }, (_, i) => ({
      id: formatAccidentId(columns, i),
      accuracy: columns.located[i] === 1 ? columns.placeAccuracy[i]! : 0,
      x: columns.x[i]!,
      y: columns.y[i]!,
    }));
    return { version: at, all, counts: [0, 1, BY_WORDS].map((code) => all.filter(({ accuracy }) => accuracy === code).length) };
  }

  const known = (): number => lines.known.length;
  /** Waits until what was found stands on the records of now. */
  async function settle(): Promise<void> {
    while ((await openPlaces.find(fixture.context)).searching !== null) await proposals.search(fixture.context);
  }
  const tell = async (): Promise<PlacesAccount> => {
    await settle();
    return places.tell(fixture.context);
  };
  const first = async (count = 500): Promise<readonly UnplacedAccident[]> => {
    await settle();
    return (await queue.list(fixture.context, count, null)).edges.map(({ node }) => node);
  };
  const asOwner = (statement: string, parameters: readonly unknown[] = []): Promise<number> =>
    database.asOwner((sql) => sql.execute(statement, [fixture.context.organisationId, ...parameters]));

  const draftOf = ({ id, revision }: UnplacedAccident, place: { readonly longitude: number; readonly latitude: number }) => ({
    accidentId: id,
    longitude: place.longitude,
    latitude: place.latitude,
    reason: REASON,
    expectedRevision: revision,
    isOutsideAccepted: false,
  });

  it('are searched in the background, and nothing is shown that is not known yet', async () => {
    const start = await places.tell(fixture.context);
    expect(start).toMatchObject({ total: HIDDEN + 3, ready: 0, proposed: 0, skipped: 0, reasons: [] });
    expect(start.searching).toEqual({ done: 0, total: 0, hasFailed: false });
    await openPlaces.prepare(fixture.context);
    const [sure] = (await first(1)) as [UnplacedAccident];
    await asOwner(`UPDATE place_search SET status = 'running' WHERE organisation_id = $1`);
    expect(await queue.list(fixture.context, 50, null)).toMatchObject({ edges: [], searching: true });
    await expect(places.acceptAll(fixture.context, HIDDEN, REASON)).rejects.toMatchObject({ code: 'PLACES_SEARCHING' });
    await expect(one.accept(fixture.context, draftOf(sure, sure.candidates[0]!))).rejects.toMatchObject({ code: 'PLACES_SEARCHING' });
    await asOwner(`UPDATE place_search SET status = 'done' WHERE organisation_id = $1`);
    expect(await queue.list(fixture.context, 1, null)).toMatchObject({ searching: false });
    expect((await places.tell(fixture.context)).searching).toBeNull();
  });

  it('are counted, with what was found for them and why not', async () => {
    expect((await look()).counts).toEqual([HIDDEN + 3, known(), 0]);
    const account = await tell();
    expect(account).toMatchObject({ total: HIDDEN + 3, ready: HIDDEN, proposed: 1, threshold: 0.9, placements: [] });
    expect(Object.fromEntries(account.reasons.map(({ reason, count }) => [reason, count]))).toEqual({
      STREET_ALONE: 1,
      STREET_UNKNOWN: 1,
      NOTHING_SAID: 1,
    });
  });

  it('are shown one by one, the surest first, with their words and candidates', async () => {
    const all = await first();
    expect(all).toHaveLength(HIDDEN + 3);
    const confidences = all.map(({ candidates }) => candidates[0]?.confidence ?? 0);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    expect(all[0]?.words.map(({ word }) => word)).toEqual(['roadName', 'crossRoad', 'locality']);
    expect(all[0]?.candidates[0]).toMatchObject({ foundBy: 'crossing', source: 'rows', rows: 3, agreeing: 3 });
    expect(all[0]?.accident.place).toBeNull();
    const page = await queue.list(fixture.context, 20, null);
    const next = await queue.list(fixture.context, 20, page.pageInfo.endCursor);
    expect([...page.edges, ...next.edges].map(({ node }) => node.id)).toEqual(all.map(({ id }) => id));
    expect([page.totalCount, page.pageInfo.hasNextPage, next.pageInfo.hasNextPage]).toEqual([HIDDEN + 3, true, false]);
  });

  it('are not placed unless a person has said yes to as many as there are', async () => {
    const { version } = await look();
    await expect(places.acceptAll(fixture.context, HIDDEN - 1, REASON)).rejects.toMatchObject({
      code: 'PLACES_CHANGED',
      details: { count: HIDDEN },
    });
    await expect(places.acceptAll(fixture.context, HIDDEN, '  ')).rejects.toMatchObject({ code: 'FIELD_MISSING' });
    expect(await look()).toMatchObject({ version, counts: [HIDDEN + 3, known(), 0] });
  });

  it('are kept from the places beyond the boundary, unless somebody has seen that they are', async () => {
    const [sure] = (await first(1)) as [UnplacedAccident];
    const { longitude, latitude } = sure.candidates[0]!;
    // All of the city but a hundred metres around one crossing.
    await asOwner(
      `UPDATE organisation SET boundary = ST_Multi(ST_Difference(ST_MakeEnvelope(-75, 40, -73, 41.5, 4326),
         ST_MakeEnvelope($2::float8 - 0.001, $3::float8 - 0.001, $2::float8 + 0.001, $3::float8 + 0.001, 4326))) WHERE organisation_id = $1`,
      [longitude, latitude],
    );
    const account = await tell();
    expect(account.ready).toBeLessThan(HIDDEN);
    const outside = account.reasons.find(({ reason }) => reason === 'OUTSIDE_BOUNDARY')?.count ?? 0;
    expect(account.ready + outside).toBe(HIDDEN);
    const told = (await first()).find(({ id }) => id === sure.id);
    expect(told).toMatchObject({ reason: 'OUTSIDE_BOUNDARY', candidates: [{ outside: true }] });
    expect((await first()).filter(({ reason }) => reason === null).every(({ candidates: [best] }) => best?.outside === false)).toBe(true);
    await expect(one.accept(fixture.context, draftOf(sure, sure.candidates[0]!))).rejects.toMatchObject({ code: 'PLACE_OUTSIDE_BOUNDARY' });
    await expect(one.point(fixture.context, draftOf(sure, { longitude, latitude }), new Date())).rejects.toMatchObject({
      code: 'PLACE_OUTSIDE_BOUNDARY',
    });
    await expect(places.acceptAll(fixture.context, HIDDEN, REASON)).rejects.toMatchObject({ details: { count: account.ready } });
    expect(await places.acceptAll(fixture.context, account.ready, REASON)).toBe(account.ready);
    expect((await look()).all.find(({ id }) => id === sure.id)?.accuracy).toBe(0);
    await one.accept(fixture.context, { ...draftOf(sure, sure.candidates[0]!), isOutsideAccepted: true });
    expect((await look()).all.find(({ id }) => id === sure.id)?.accuracy).toBe(BY_WORDS);
    await corrections.withdraw(fixture.context, sure.id, 1);
    await places.undoAll(fixture.context, (await tell()).placements[0]!.placementId);
    await asOwner('UPDATE organisation SET boundary = NULL WHERE organisation_id = $1');
  });

  it('are left for later by everybody when one has skipped them, until somebody takes that back', async () => {
    const [sure, other] = (await first(2)) as [UnplacedAccident, UnplacedAccident];
    await skips.skip(fixture.context, sure.id);
    await skips.skip(fixture.context, sure.id);
    expect(await tell()).toMatchObject({ total: HIDDEN + 3, ready: HIDDEN - 1, skipped: 1 });
    expect((await first()).map(({ id }) => id)).not.toContain(sure.id);
    const left = await queue.list(fixture.context, 50, null, true);
    expect(left.edges.map(({ node }) => node)).toMatchObject([
      { id: sure.id, skipped: { skippedAt: expect.any(Date) }, candidates: [{ foundBy: 'crossing' }] },
    ]);
    // Those that are sure are placed without it.
    expect(await places.acceptAll(fixture.context, HIDDEN - 1, REASON)).toBe(HIDDEN - 1);
    expect(await tell()).toMatchObject({ total: 4, ready: 0, skipped: 1 });
    await places.undoAll(fixture.context, (await tell()).placements[0]!.placementId);
    await skips.takeBack(fixture.context, sure.id);
    expect(await tell()).toMatchObject({ ready: HIDDEN, skipped: 0 });
    await expect(skips.takeBack(fixture.context, sure.id)).rejects.toMatchObject({ code: 'PLACE_NOT_SKIPPED' });
    await expect(skips.skip(fixture.context, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'ACCIDENT_NOT_FOUND' });
    await expect(skips.skip(fixture.context, 'x')).rejects.toMatchObject({ code: 'ACCIDENT_NOT_FOUND' });
    await skips.skip(fixture.context, other.id);
    await skips.takeBack(fixture.context, other.id);
    const kept = await database.asOwner((sql) =>
      sql.query<{ no: number; isUndone: boolean }>(
        'SELECT skip_no AS no, undone_at IS NOT NULL AS "isUndone" FROM place_skip WHERE organisation_id = $1 ORDER BY skipped_at',
        [fixture.context.organisationId],
      ),
    );
    expect(kept).toEqual([
      { no: 1, isUndone: true },
      { no: 1, isUndone: true },
    ]);
  });

  it('are searched again where a process was lost, and not where another one is at it', async () => {
    await settle();
    const silent = (seconds: number): Promise<number> =>
      asOwner(
        `UPDATE place_search SET status = 'running', done = 5, total = 10, heartbeat_at = now() - make_interval(secs => $2) WHERE organisation_id = $1`,
        [seconds],
      );
    await silent(10);
    await proposals.search(fixture.context);
    expect((await places.tell(fixture.context)).searching).toEqual({ done: 5, total: 10, hasFailed: false });
    await silent(120);
    await proposals.search(fixture.context);
    expect(await places.tell(fixture.context)).toMatchObject({ searching: null, ready: HIDDEN });
    await asOwner(`UPDATE place_search SET status = 'failed' WHERE organisation_id = $1`);
    expect((await places.tell(fixture.context)).searching?.hasFailed).toBe(true);
    await asOwner('DELETE FROM place_search WHERE organisation_id = $1');
    expect(await tell()).toMatchObject({ searching: null, ready: HIDDEN });
  });

  it('are placed together, told apart from all others, where their crossings are; and undone whole', async () => {
    const before = await look();
    expect(await places.acceptAll(fixture.context, HIDDEN, REASON)).toBe(HIDDEN);
    const after = await look();
    expect(after.counts).toEqual([3, known(), HIDDEN]);
    const plane = createPlane(SRID);
    const truth = lines.hidden.map((line) => plane.toMeters(Number(cells(line)[at('longitude')]), Number(cells(line)[at('latitude')]))!);
    const placed = after.all.filter(({ accuracy }) => accuracy === BY_WORDS);
    const within = placed.filter(({ x, y }) => truth.some(([tx, ty]) => Math.hypot(tx - x, ty - y) <= 50));
    expect(within).toHaveLength(HIDDEN);
    // The source says what it said, and nobody's former numbers change.
    expect((await look(before.version)).counts).toEqual(before.counts);
    const [account] = (await tell()).placements;
    expect(account).toMatchObject({ placed: HIDDEN, standing: HIDDEN, reason: REASON });
    expect(await tell()).toMatchObject({ total: 3, ready: 0 });

    expect(await places.undoAll(fixture.context, account!.placementId)).toBe(HIDDEN);
    expect((await look()).counts).toEqual(before.counts);
    expect((await look(after.version)).counts).toEqual(after.counts);
    await expect(places.undoAll(fixture.context, account!.placementId)).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' });
    const [undone] = (await tell()).placements;
    expect(undone).toMatchObject({ placed: HIDDEN, standing: 0 });
    expect(await tell()).toMatchObject({ total: HIDDEN + 3, ready: HIDDEN });
  });

  it('are placed one by one at a candidate or at a point, each with its class, and taken back', async () => {
    const [sure, other] = (await first(2)) as [UnplacedAccident, UnplacedAccident];
    const draft = draftOf(sure, sure.candidates[0]!);
    await expect(one.accept(fixture.context, { ...draft, latitude: draft.latitude + 0.01 })).rejects.toMatchObject({
      code: 'CORRECTION_CONFLICT',
    });
    const correctionNo = await one.accept(fixture.context, draft);
    const pointNo = await one.point(fixture.context, draftOf(other, { longitude: -73.95, latitude: 40.7 }), new Date());
    const accuracyOf = async (id: string) => (await look()).all.find((accident) => accident.id === id)?.accuracy;
    expect(await accuracyOf(sure.id)).toBe(BY_WORDS);
    expect(await accuracyOf(other.id)).toBe(codeOf(PLACE_ACCURACIES, 'set-by-person'));
    const rest = await first();
    expect(rest.map(({ id }) => id)).not.toContain(sure.id);
    expect(rest).toHaveLength(HIDDEN + 1);
    // Whoever saw it before cannot place it again.
    await expect(one.accept(fixture.context, draft)).rejects.toMatchObject({ code: 'CORRECTION_CONFLICT' });
    await corrections.withdraw(fixture.context, sure.id, correctionNo);
    expect(await accuracyOf(sure.id)).toBe(0);
    const [again] = await first(1);
    expect(again).toMatchObject({ id: sure.id, revision: sure.revision + 2 });
    // A person's point holds against the source, and which accident was pointed at is chance: what follows begins without one.
    await corrections.withdraw(fixture.context, other.id, pointNo);
  });

  it('are where the source says as soon as it says something', async () => {
    const { ready } = await tell();
    await places.acceptAll(fixture.context, ready, REASON);
    const before = await look();
    const [line] = lines.hidden as [string];
    const moved = withCells(line, { latitude: '40.750123', longitude: '-73.990456', location: '' });
    await fixture.importTexts({ 'again.csv': [lines.header, moved].join('\n') });
    const after = await look();
    expect(after.counts).toEqual([before.counts[0], before.counts[1]! + 1, before.counts[2]! - 1]);
    const changed = after.all.find(({ id, accuracy }) => accuracy === 1 && before.all.find((was) => was.id === id)?.accuracy === BY_WORDS);
    expect(createPlane(SRID).toDegrees(changed!.x, changed!.y)).toEqual([-73.990456, 40.750123]);
    // Read anew and patched alike; and the history says that the found place holds no more.
    const { corrections: told } = await new AccidentHistoryService(repository).tell(fixture.context, changed!.id);
    expect(told[0]).toMatchObject({ field: 'place', isInForce: false, sourceNow: { longitude: -73.990456, latitude: 40.750123 } });
    const packed = new PackedAccidentsRepository(database);
    const anew = new AccidentSnapshots(
      packed,
      new AccidentColumnsLoader(packed, { get: async () => ({ speedUnit: 'mph' }) as never }),
      new AreaMarks(new AreaRepository(database), new AreaSearch()),
    );
    const { columns } = await anew.getAccidentSnapshot(fixture.context);
    expect(Array.from(columns.placeAccuracy)).toEqual(
      Array.from((await snapshots.getAccidentSnapshot(fixture.context)).columns.placeAccuracy),
    );
  });

  it('are found by the road network too, where the organisation has one', async () => {
    const roads = [
      ['QUARRY ROAD', '-73.93 40.71, -73.92 40.72'],
      ['HARBOR ROAD', '-73.92 40.72, -73.91 40.70'],
      ['QUARRY ROAD', null],
      ['NORTH TURNPIKE', '-73.9 40.8, -73.895 40.8', '10 -73.9 40.8; 11 -73.8881 40.8'],
      ['NORTH TURNPIKE', '-73.88 40.8, -73.895 40.8'],
    ];
    await insertBatch(database, fixture.context, 901, 'roads');
    await database.inOrganisation(fixture.context, (sql) =>
      sql.execute(
        `INSERT INTO road_segment_version (organisation_id, batch_id, mapping_version, segment_id, content_hash, source_system, source_record_id,
           road_name, geometry, withdrawn, attributes)
         SELECT $1, 901, 1, gen_random_uuid(), '', 'test', r ->> 0, r ->> 0, ST_GeomFromText('LINESTRING(' || (r ->> 1) || ')', 4326),
           r ->> 1 IS NULL, CASE WHEN r ->> 2 IS NULL THEN '{}' ELSE jsonb_build_object('kilometre_posts', r ->> 2) END
         FROM jsonb_array_elements($2::jsonb) r`,
        [fixture.context.organisationId, JSON.stringify(roads)],
      ),
    );
    const [line] = lines.known as [string];
    const unseen = { collision_id: '900000009', on_street_name: 'QUARRY ROAD', off_street_name: 'Harbor Rd', borough: '' };
    const along = {
      collision_id: '900000010',
      on_street_name: 'NORTH TURNPIKE KM 10.5',
      cross_street_name: '',
      off_street_name: '',
      borough: '',
    };
    const rows = [unseen, along].map((changed) => hide(withCells(line, changed)));
    await fixture.importTexts({ 'network.csv': [lines.header, ...rows].join('\n') });
    const candidates = async (id = '900000009') => (await first()).find(({ accident }) => accident.sourceRecordId === id)?.candidates;
    expect((await candidates())?.filter(({ source }) => source === 'network')).toEqual([]);
    await commitBatch(database, fixture.context, 901);
    const [found] = (await candidates()) ?? [];
    expect(found).toMatchObject({ foundBy: 'crossing', source: 'network', rows: 0 });
    expect(found?.longitude).toBeCloseTo(-73.92, 6);
    expect(found?.latitude).toBeCloseTo(40.72, 6);
    // Half way between two kilometre posts, over a seam of the road.
    const [reckoned, ...others] = (await candidates('900000010')) ?? [];
    expect(others).toEqual([]);
    expect(reckoned).toMatchObject({ foundBy: 'between-posts', source: 'network', streets: ['NORTH TURNPIKE'] });
    expect(reckoned?.longitude).toBeCloseTo(-73.89405, 5);
    expect(reckoned?.latitude).toBeCloseTo(40.8, 4);
  });

  it('leave a trace of each decision in the audit trail', async () => {
    const actions = await database.asOwner((sql) =>
      sql.query<{ action: string; count: number }>(
        `SELECT action, count(*) AS count FROM audit_event WHERE organisation_id = $1 AND action LIKE 'record.%' GROUP BY action ORDER BY action`,
        [fixture.context.organisationId],
      ),
    );
    expect(Object.fromEntries(actions.map(({ action, count }) => [action, count]))).toEqual({
      'record.corrected': 3,
      'record.correction-withdrawn': 3,
      'record.place-skipped': 2,
      'record.place-skip-withdrawn': 2,
      'record.places-accepted': 4,
      'record.places-withdrawn': 3,
    });
  });
});
