import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { AreaRepository } from './areas/area.repository.ts';
import { AccidentDetailsRepository } from './accidents/accident-details.repository.ts';
import { AccidentSourcesRepository } from './accidents/accident-sources.repository.ts';
import { PackedAccidentsRepository } from './accidents/packed-accidents.repository.ts';
import { AccidentColumnsLoader } from './columns/accident-columns-loader.ts';
import { AccidentSnapshots } from './columns/accident-snapshots.service.ts';
import { AreaMarks } from './columns/area-marks.service.ts';
import { AreaSearch } from './columns/area-search.ts';
import type { Database } from './database/database.ts';
import { describeOnEachDatabase } from './database/testing/test-database.ts';
import { ImportsFixture } from './imports/testing/imports-fixture.ts';
import { casualtiesText, collisionsText, manyCollisions, vehiclesText, type CollisionLine } from './imports/testing/stats19-text.ts';
import { DuplicateCandidateRepository } from './duplicates/duplicate-candidate.repository.ts';
import { DuplicateSearch } from './duplicates/duplicate-search.ts';
import { DuplicatesService, formatPairId, type PresentedCandidate } from './duplicates/duplicates.service.ts';

const HERE: CollisionLine = { index: 'A1', date: '2017-05-04', time: '08:15', easting: '537000', northing: '189000' };

describeOnEachDatabase('accidents that are on record twice', (open) => {
  let database: Database;
  let fixture: ImportsFixture;
  let service: DuplicatesService;
  let snapshots: AccidentSnapshots;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    fixture = await ImportsFixture.make(database);
    snapshots = makeSnapshots();
    service = new DuplicatesService(
      new DuplicateCandidateRepository(database),
      new AccidentDetailsRepository(database),
      new AccidentSourcesRepository(database),
      snapshots,
    );
  });
  afterEach(() => fixture.remove());

  function makeSnapshots(): AccidentSnapshots {
    const packed = new PackedAccidentsRepository(database);
    return new AccidentSnapshots(
      packed,
      new AccidentColumnsLoader(packed, { get: async () => ({ speedUnit: 'mph' }) as never }),
      new AreaMarks(new AreaRepository(database), new AreaSearch()),
    );
  }

  const importCollisions = (...lines: readonly CollisionLine[]) => fixture.importTexts({ 'c.csv': collisionsText(lines) });
  const list = async (status = 'open'): Promise<readonly PresentedCandidate[]> =>
    (await service.list(fixture.context, status, 100, null)).edges.map(({ node }) => node);
  const keysOf = ({ sides }: PresentedCandidate): string[] => sides.map(({ accident }) => accident.sourceRecordId).sort();

  /** How many accidents count, and units and casualties with them; the same for whoever patches columns and whoever reads all anew. */
  async function counting(version?: number): Promise<readonly number[]> {
    const patched = (await snapshots.getAccidentSnapshot(fixture.context, version)).columns;
    const anew = (await makeSnapshots().getAccidentSnapshot(fixture.context, version)).columns;
    const counts = [patched, anew].map(({ count, units, casualties }) => [count, units.count, casualties.count]);
    expect(counts[0]).toEqual(counts[1]);
    expect(Buffer.compare(patched.ids, anew.ids)).toBe(0);
    return counts[0] ?? [];
  }

  it('are found after an import, and why they are thought to be is said', async () => {
    await importCollisions(HERE, { ...HERE, index: 'A2', date: '2017-05-05' });
    const { batch } = await importCollisions(
      { ...HERE, index: 'B1', easting: '537040', time: '08:30' },
      { ...HERE, index: 'B2', easting: '540000' },
    );
    expect(batch.duplicatesFound).toBe(1);
    const [candidate, ...others] = await list();
    expect(others).toEqual([]);
    expect(candidate && keysOf(candidate)).toEqual(['A1', 'B1']);
    expect(candidate?.parts).toMatchObject({ minutes: 15, points: { distance: 29, time: 23, severity: 15, units: 8 } });
    expect(candidate?.parts.meters).toBeCloseTo(40, 0);
    expect(candidate?.score).toBe(75);
    expect(candidate?.sides.map(({ formatLabels }) => formatLabels.en)).toEqual([0, 1].map(() => expect.stringContaining('STATS19')));
  });

  /** As if the process had been killed between the commit and the search. */
  const forgetSearches = () =>
    database.asOwner((sql) =>
      sql.execute('UPDATE import_batch SET duplicates_found = NULL WHERE organisation_id = $1', [fixture.context.organisationId]),
    );

  /** A search whose thread refuses arrays that are shorter than they say, as often as it is told to. */
  function makeFailing(times: number): { readonly search: DuplicateSearch; readonly count: () => number } {
    let searches = 0;
    const damaged = {
      getAccidentSnapshot: async () => {
        searches += 1;
        const { columns } = await snapshots.getAccidentSnapshot(fixture.context);
        return { columns: searches > times ? columns : { ...columns, ids: columns.ids.subarray(1) } };
      },
    } as unknown as AccidentSnapshots;
    const search = new DuplicateSearch(new DuplicateCandidateRepository(database), new PackedAccidentsRepository(database), damaged);
    return { search, count: () => searches };
  }

  it('are not said to be none where the search fails: the import stays unsearched, and the next search makes up for it', async () => {
    const candidates = new DuplicateCandidateRepository(database);
    const first = await importCollisions(HERE);
    const { batch } = await importCollisions({ ...HERE, index: 'B1' });
    expect(await candidates.listUnsearched(fixture.context)).toEqual([]);
    await forgetSearches();
    const { search, count } = makeFailing(2);
    await search.run(fixture.context);
    // Each by itself: one that fails keeps no other.
    expect(count()).toBe(2);
    expect(await candidates.listUnsearched(fixture.context)).toEqual([first.batch.batchId, batch.batchId]);
    expect((await fixture.imports.get(fixture.context, batch.batchId)).duplicatesFound).toBeNull();
    await search.run(fixture.context);
    expect(await candidates.listUnsearched(fixture.context)).toEqual([]);
    expect((await fixture.imports.get(fixture.context, batch.batchId)).duplicatesFound).toBe(1);
  });

  it('are looked for a few times by one process where it always fails, and by the next one again', async () => {
    const { batch } = await importCollisions(HERE);
    await forgetSearches();
    const { search, count } = makeFailing(1_000);
    for (let i = 0; i < 6; i += 1) await search.run(fixture.context);
    expect(count()).toBe(3);
    expect((await fixture.imports.get(fixture.context, batch.batchId)).duplicatesFound).toBeNull();
    await makeFailing(0).search.run(fixture.context);
    expect((await fixture.imports.get(fixture.context, batch.batchId)).duplicatesFound).toBe(0);
  });

  it('are looked for once where two ask at the same time', async () => {
    await importCollisions(HERE);
    await forgetSearches();
    const { search, count } = makeFailing(0);
    await Promise.all([search.run(fixture.context), search.run(fixture.context)]);
    expect(count()).toBe(1);
  });

  it('are looked for at the next start where a process was killed between the commit and the search', async () => {
    await importCollisions(HERE);
    const { batch } = await importCollisions({ ...HERE, index: 'B1' });
    await forgetSearches();
    fixture.recovery.watch(async () => [fixture.context]);
    const found = async (): Promise<number | null> => (await fixture.imports.get(fixture.context, batch.batchId)).duplicatesFound;
    while ((await found()) === null) await setTimeout(20);
    await fixture.recovery.beforeApplicationShutdown();
    expect(await found()).toBe(1);
  });

  it('are found where there are many accidents', async () => {
    const { batch } = await importCollisions(...manyCollisions(20_100), HERE, { ...HERE, index: 'A2' });
    expect(batch.counts.added).toBe(20_102);
    const found = await list();
    expect(found.map(keysOf)).toContainEqual(['A1', 'A2']);
    expect(batch.duplicatesFound).toBe(found.length);
  }, 120_000);

  it('count once when somebody has said so, and twice again when they take it back; at former versions nothing changes', async () => {
    const files = (index: string) => ({
      'c.csv': collisionsText([{ ...HERE, index }, ...manyCollisions(20)]),
      'v.csv': vehiclesText([[index, '1']]),
      'p.csv': casualtiesText([[index, '1', '1']]),
    });
    await fixture.importTexts(files('A1'));
    const first = await fixture.version();
    await fixture.importTexts(files('B1'));
    const both = await fixture.version();
    expect(await counting()).toEqual([22, 2, 2]);
    const [candidate] = await list();
    const secondary = candidate!.sides.find(({ accident }) => accident.sourceRecordId === 'B1')!.accident.id;
    await service.markSame(fixture.context, formatPairId(candidate!), secondary);

    expect(await counting()).toEqual([21, 1, 1]);
    expect(await counting(both)).toEqual([22, 2, 2]);
    expect(await counting(first)).toEqual([21, 1, 1]);
    expect(await list()).toEqual([]);
    const [decided] = await list('same');
    expect(decided?.decision).toMatchObject({ verdict: 'same', secondaryId: secondary });
    // It stays on record.
    expect(decided?.sides.map(({ accident }) => accident.casualties.length)).toEqual([1, 1]);
    const { version: marked } = await snapshots.getAccidentSnapshot(fixture.context);
    expect(marked).toBe(both + 1);

    await service.undo(fixture.context, formatPairId(candidate!));
    expect(await counting()).toEqual([22, 2, 2]);
    expect(await counting(marked)).toEqual([21, 1, 1]);
    expect(await list('same')).toEqual([]);
    expect((await list()).map(keysOf)).toEqual([['A1', 'B1']]);
    await expect(service.undo(fixture.context, formatPairId(candidate!))).rejects.toMatchObject({ code: 'DUPLICATE_NOT_DECIDED' });

    // Once more, the other way about.
    await service.markSame(
      fixture.context,
      formatPairId(candidate!),
      candidate!.sides.find(({ accident }) => accident.id !== secondary)!.accident.id,
    );
    expect(await counting()).toEqual([21, 1, 1]);
  });

  it('count again when the import of the one that counts is undone', async () => {
    await importCollisions(HERE);
    const second = await importCollisions({ ...HERE, index: 'B1' });
    const [candidate] = await list();
    const secondary = candidate!.sides.find(({ accident }) => accident.sourceRecordId === 'A1')!.accident.id;
    await service.markSame(fixture.context, formatPairId(candidate!), secondary);
    expect(await counting()).toEqual([1, 0, 0]);
    await fixture.actions.undo(fixture.context, second.batch.batchId);
    expect(await counting()).toEqual([1, 0, 0]);
    const { columns } = await snapshots.getAccidentSnapshot(fixture.context);
    expect(Buffer.from(columns.ids).toString('hex')).toBe(secondary.replaceAll('-', ''));
    expect(await list('same')).toEqual([]);

    // The same file once more: what was said of its accident holds again, also for whoever has loaded what is to be committed.
    const again = await fixture.review({ 'c.csv': collisionsText([{ ...HERE, index: 'B1' }]) });
    await snapshots.prepareCommit(fixture.context, again.batchId);
    await fixture.actions.commit(fixture.context, again.batchId);
    await fixture.runQueued();
    expect(await counting()).toEqual([1, 0, 0]);
    const now = await snapshots.getAccidentSnapshot(fixture.context);
    expect(Buffer.from(now.columns.ids).toString('hex')).not.toBe(secondary.replaceAll('-', ''));
  });

  it('that are different are asked about no more, unless that is taken back', async () => {
    await importCollisions(HERE, { ...HERE, index: 'A2' });
    const before = await fixture.version();
    const [candidate] = await list();
    await service.markDifferent(fixture.context, formatPairId(candidate!));
    expect(await list()).toEqual([]);
    expect((await list('different')).map(keysOf)).toEqual([['A1', 'A2']]);
    // Nobody's numbers change.
    expect(await counting()).toEqual([2, 0, 0]);
    expect((await snapshots.getAccidentSnapshot(fixture.context)).version).toBe(before);
    await expect(service.markDifferent(fixture.context, formatPairId(candidate!))).rejects.toMatchObject({ code: 'DUPLICATE_DECIDED' });
    // A later import that finds the pair again does not ask anew.
    await importCollisions({ ...HERE, speedLimit: '40' });
    expect(await list()).toEqual([]);
    await service.undo(fixture.context, formatPairId(candidate!));
    expect((await list()).map(keysOf)).toEqual([['A1', 'A2']]);
  });

  it('of which one is left out already are asked about no more, until it counts again', async () => {
    await importCollisions(HERE);
    const middle = await importCollisions({ ...HERE, index: 'B1' });
    await importCollisions({ ...HERE, index: 'C1' });
    const pairs = await list();
    expect(pairs.map(keysOf).sort()).toEqual([
      ['A1', 'B1'],
      ['A1', 'C1'],
      ['B1', 'C1'],
    ]);
    const pairOf = (...keys: string[]) => pairs.find((pair) => keysOf(pair).join() === keys.join())!;
    const idOf = (key: string) => pairs.flatMap(({ sides }) => sides).find(({ accident }) => accident.sourceRecordId === key)!.accident.id;
    await service.markSame(fixture.context, formatPairId(pairOf('A1', 'B1')), idOf('B1'));
    expect((await list()).map(keysOf)).toEqual([['A1', 'C1']]);
    expect((await service.list(fixture.context, 'open', 10, null)).totalCount).toBe(1);
    await service.markSame(fixture.context, formatPairId(pairOf('A1', 'C1')), idOf('C1'));
    expect(await list()).toEqual([]);
    expect((await list('same')).map(keysOf).sort()).toEqual([
      ['A1', 'B1'],
      ['A1', 'C1'],
    ]);
    expect(await counting()).toEqual([1, 0, 0]);

    await service.undo(fixture.context, formatPairId(pairOf('A1', 'B1')));
    await service.undo(fixture.context, formatPairId(pairOf('A1', 'C1')));
    expect(await list()).toHaveLength(3);
    // Where the one that counts is gone, the decision does not hold: what is left of the three is asked about.
    await service.markSame(fixture.context, formatPairId(pairOf('A1', 'B1')), idOf('A1'));
    expect((await list()).map(keysOf)).toEqual([['B1', 'C1']]);
    await fixture.actions.undo(fixture.context, middle.batch.batchId);
    expect((await list()).map(keysOf)).toEqual([['A1', 'C1']]);
  });

  it('never all vanish, whatever is said of three of them', async () => {
    await importCollisions(HERE, { ...HERE, index: 'A2' }, { ...HERE, index: 'A3' });
    const pairs = await list();
    expect(pairs).toHaveLength(3);
    const idOf = (key: string) => pairs.flatMap(({ sides }) => sides).find(({ accident }) => accident.sourceRecordId === key)!.accident.id;
    const pairOf = (...keys: string[]) => formatPairId(pairs.find((pair) => keysOf(pair).join() === keys.join())!);
    await service.markSame(fixture.context, pairOf('A1', 'A2'), idOf('A1'));
    await service.markSame(fixture.context, pairOf('A2', 'A3'), idOf('A2'));
    await expect(service.markSame(fixture.context, pairOf('A1', 'A3'), idOf('A3'))).rejects.toMatchObject({ code: 'DUPLICATE_DECIDED' });
    await expect(service.markSame(fixture.context, pairOf('A1', 'A3'), idOf('A1'))).rejects.toMatchObject({ code: 'DUPLICATE_DECIDED' });
    expect(await counting()).toEqual([1, 0, 0]);
  });

  it('refuse what is no pair', async () => {
    await importCollisions(HERE, { ...HERE, index: 'A2' });
    const [candidate] = await list();
    const stranger = '00000000-0000-4000-8000-000000000001';
    await expect(service.markSame(fixture.context, formatPairId(candidate!), stranger)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(service.markDifferent(fixture.context, `${stranger}.${candidate!.otherAccidentId}`)).rejects.toMatchObject({
      code: 'DUPLICATE_NOT_FOUND',
    });
    for (const id of ['', 'x.y', `${stranger}.${stranger}.${stranger}`]) {
      await expect(service.markDifferent(fixture.context, id)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    }
    await expect(service.list(fixture.context, 'all', 10, null)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('come page by page, the most alike first', async () => {
    await importCollisions(HERE, { ...HERE, index: 'A2', northing: '189010' }, { ...HERE, index: 'A3', northing: '189050' });
    const first = await service.list(fixture.context, 'open', 2, null);
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await service.list(fixture.context, 'open', 2, first.pageInfo.endCursor);
    expect(second.pageInfo.hasNextPage).toBe(false);
    const all = [...first.edges, ...second.edges].map(({ node }) => node);
    expect(all.map(keysOf)).toEqual([
      ['A1', 'A2'],
      ['A2', 'A3'],
      ['A1', 'A3'],
    ]);
    expect(all.map(({ score }) => score)).toEqual([...all.map(({ score }) => score)].sort((a, b) => b - a));
  });
});
