import { countFacets } from '@elektron/columns';
import { EVERY_ACCIDENT } from '@elektron/domain';
import { beforeEach, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import { AreaRepository } from '../areas/area.repository.ts';
import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import {
  commitBatch,
  insertBatch,
  insertCorrection,
  insertRecords,
  undoBatch,
  withdrawLastCorrection,
  type RecordRow,
  type TestCorrection,
} from '../accidents/testing/insert-records.ts';
import type { Organisation } from '../common/organisation.ts';
import type { Database } from '../database/database.ts';
import type { OrganisationContext } from '../database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { AccidentColumnsLoader } from './accident-columns-loader.ts';
import { AccidentSnapshots } from './accident-snapshots.service.ts';
import { AreaMarks } from './area-marks.service.ts';
import { AreaSearch } from './area-search.ts';
import { describeColumns, describeRecords, readAllRecords } from './testing/record-twin.ts';

const ORGANISATION: Omit<Organisation, 'organisationId'> = {
  slug: 'test',
  kind: 'municipality',
  name: { el: '', en: '' },
  timeZone: 'Europe/Athens',
  srid: 2100,
  speedUnit: 'km/h',
  attribution: { el: '', en: '' },
};
const DIRECTORY = { get: async ({ organisationId }: OrganisationContext) => ({ ...ORGANISATION, organisationId }) };

const id = (number: number): string =>
  `${((number * 2654435761) >>> 0).toString(16).padStart(8, '0')}-1111-8111-8111-${String(number).padStart(12, '0')}`;
const ids = fc.integer({ min: 1, max: 12 }).map(id);
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 3 });
const code = (max: number): fc.Arbitrary<number> => fc.nat(max);

const place = fc.record({
  longitude_e7: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
  latitude_e7: fc.integer({ min: -900_000_000, max: 900_000_000 }),
  x_mm: fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }),
  y_mm: fc.integer({ min: 0, max: 9_000_000_000 }),
  place_accuracy: code(3),
});

const accident: fc.Arbitrary<RecordRow> = fc
  .tuple(
    fc.record({
      accident_id: ids,
      severity: code(4),
      year: fc.integer({ min: 1900, max: 2200 }),
      month: orNull(fc.integer({ min: 1, max: 12 })),
      day: orNull(fc.integer({ min: 1, max: 28 })),
      weekday: orNull(fc.integer({ min: 1, max: 7 })),
      hour: orNull(fc.integer({ min: 0, max: 23 })),
      minute: orNull(fc.integer({ min: 0, max: 59 })),
      light: code(5),
      accident_type: code(12),
      weather: code(6),
      road_type: code(6),
      junction: code(8),
      surface: code(6),
      speed_limit: orNull(fc.integer({ min: 0, max: 200 })),
      road_name: orNull(fc.constantFrom('A104', 'Λεωφόρος Αθηνών', '', 'Ø')),
    }),
    orNull(place),
  )
  .map(([row, where]) => ({ ...row, ...(where ?? { longitude_e7: null, latitude_e7: null, x_mm: null, y_mm: null }) }));

const unit: fc.Arbitrary<RecordRow> = fc.record({ accident_id: ids, unit_reference: fc.constantFrom('1', '2', '10'), road_user: code(12) });
const casualty: fc.Arbitrary<RecordRow> = fc.record({
  accident_id: ids,
  unit_reference: fc.constantFrom('1', '2'),
  casualty_reference: fc.constantFrom('1', '2', '3'),
  severity: code(3),
  casualty_class: code(3),
  road_user: code(12),
  sex: code(2),
  age: orNull(fc.integer({ min: 0, max: 130 })),
});

const onAccident = (field: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<TestCorrection> =>
  fc.record({ accidentId: ids, field: fc.constant(field), value });
const correction: fc.Arbitrary<TestCorrection> = fc.oneof(
  onAccident('severity', code(4)),
  onAccident('accidentType', code(12)),
  onAccident('light', code(5)),
  onAccident(
    'date',
    fc.record({
      year: fc.integer({ min: 1990, max: 2020 }),
      month: orNull(fc.integer({ min: 1, max: 12 })),
      day: fc.constant(null),
      weekday: fc.constant(null),
    }),
  ),
  onAccident('time', fc.record({ hour: orNull(fc.integer({ min: 0, max: 23 })), minute: orNull(fc.integer({ min: 0, max: 59 })) })),
  onAccident(
    'place',
    orNull(
      place.map(({ longitude_e7, latitude_e7, x_mm, y_mm }) => ({
        longitudeE7: longitude_e7,
        latitudeE7: latitude_e7,
        xMillimeters: x_mm,
        yMillimeters: y_mm,
        accuracy: 4,
        municipalityId: null,
      })),
    ),
  ),
  onAccident('speedLimit', fc.record({ limit: orNull(fc.integer({ min: 0, max: 200 })), unit: fc.constant(1) })),
  onAccident('roadName', orNull(fc.constantFrom('Σταδίου', 'A104', ''))),
  fc.record({
    accidentId: ids,
    subject: fc.constant('unit'),
    unitReference: fc.constantFrom('1', '2', '10'),
    field: fc.constant('roadUser'),
    value: code(12),
  }),
  fc.record({
    accidentId: ids,
    subject: fc.constant('casualty'),
    unitReference: fc.constantFrom('1', '2'),
    casualtyReference: fc.constantFrom('1', '2', '3'),
    field: fc.constantFrom('severity', 'casualtyClass', 'sex'),
    value: code(2),
  }),
  fc.record({
    accidentId: ids,
    subject: fc.constant('casualty'),
    unitReference: fc.constantFrom('1', '2'),
    casualtyReference: fc.constantFrom('1', '2', '3'),
    field: fc.constant('age'),
    value: orNull(fc.integer({ min: 0, max: 130 })),
  }),
);

interface ImportStory {
  readonly accidents: readonly RecordRow[];
  readonly units: readonly RecordRow[];
  readonly casualties: readonly RecordRow[];
  readonly fate: 'committed' | 'undone' | 'running';
  /** What people set right after it, each a version of its own. */
  readonly corrections?: readonly TestCorrection[];
  /** How many of the corrections that count are then withdrawn, the newest first. */
  readonly withdrawals?: number;
}

const text = (row: RecordRow, ...names: readonly string[]): string => names.map((name) => String(row[name])).join(' ');

/** One import each: what it brings, and whether it is committed, and later undone. */
const histories: fc.Arbitrary<ImportStory[]> = fc.array(
  fc.record({
    accidents: fc.uniqueArray(accident, { selector: (row) => text(row, 'accident_id'), maxLength: 8 }),
    units: fc.uniqueArray(unit, { selector: (row) => text(row, 'accident_id', 'unit_reference'), maxLength: 10 }),
    casualties: fc.uniqueArray(casualty, {
      selector: (row) => text(row, 'accident_id', 'unit_reference', 'casualty_reference'),
      maxLength: 10,
    }),
    fate: fc.constantFrom('committed', 'committed', 'undone', 'running'),
    corrections: fc.array(correction, { maxLength: 6 }),
    withdrawals: fc.nat(3),
  }),
  { minLength: 4, maxLength: 6 },
);

describeOnEachDatabase('a snapshot of accidents', (open) => {
  let database: Database;
  let athens: OrganisationContext;
  let patras: OrganisationContext;

  beforeEach(async () => {
    database = await open();
    athens = await createTestOrganisation(database, 'athens');
    patras = await createTestOrganisation(database, 'patras');
  });

  const loader = (): AccidentColumnsLoader => new AccidentColumnsLoader(new PackedAccidentsRepository(database), DIRECTORY);
  const snapshots = (): AccidentSnapshots =>
    new AccidentSnapshots(new PackedAccidentsRepository(database), loader(), new AreaMarks(new AreaRepository(database), new AreaSearch()));

  async function write(context: OrganisationContext, batchId: number, story: Omit<ImportStory, 'fate'>): Promise<void> {
    await insertBatch(database, context, batchId);
    await insertRecords(database, context, 'accident_version', batchId, story.accidents);
    await insertRecords(database, context, 'traffic_unit_version', batchId, story.units);
    await insertRecords(database, context, 'casualty_version', batchId, story.casualties);
  }

  /** @returns by how much the version has gone up */
  async function correct(context: OrganisationContext, { corrections = [], withdrawals = 0 }: ImportStory): Promise<number> {
    for (const each of corrections) await insertCorrection(database, context, each);
    let raised = corrections.length;
    for (let k = 0; k < withdrawals; k += 1) if (await withdrawLastCorrection(database, context)) raised += 1;
    return raised;
  }

  /** Imports in turn, with corrections after each, undoing at the end. @returns the last version */
  async function replay(context: OrganisationContext, history: readonly ImportStory[]): Promise<number> {
    let version = 0;
    for (const [index, story] of history.entries()) {
      await write(context, index + 1, story);
      if (story.fate === 'running') continue;
      await commitBatch(database, context, index + 1);
      version += 1 + (await correct(context, story));
    }
    for (const [index, story] of history.entries()) {
      if (story.fate !== 'undone') continue;
      await undoBatch(database, context, index + 1);
      version += 1;
    }
    return version;
  }

  it('says at every version what reading the rows one by one says, of one organisation and no other', async () => {
    for (const [history, other] of fc.sample(fc.tuple(histories, histories), 4)) {
      database = await open();
      athens = await createTestOrganisation(database, 'athens');
      patras = await createTestOrganisation(database, 'patras');
      const current = await replay(athens, history);
      const others = await replay(patras, other);
      const all = await readAllRecords(database);
      const service = snapshots();
      // In an order in which later snapshots are patched from earlier ones and the other way round.
      for (const version of [...Array(current + 1).keys()].sort((a, b) => ((a * 7) % 5) - ((b * 7) % 5))) {
        const snapshot = await service.getAccidentSnapshot(athens, version);
        expect(snapshot.version).toBe(version);
        expect(describeColumns(snapshot.columns)).toEqual(describeRecords(all, athens.organisationId, version));
      }
      const { columns } = await service.getAccidentSnapshot(patras);
      expect(describeColumns(columns)).toEqual(describeRecords(all, patras.organisationId, others));
    }
  });

  it('is the same patched from another version as read anew', async () => {
    const many = (from: number, to: number, severity: number): ImportStory => ({
      accidents: Array.from({ length: to - from }, (_, k) => ({
        accident_id: id(from + k),
        severity,
        year: 2000 + (k % 20),
        road_name: `A${k % 7}`,
      })),
      units: Array.from({ length: to - from }, (_, k) => ({ accident_id: id(from + k), unit_reference: '1', road_user: 1 + (k % 12) })),
      casualties: Array.from({ length: to - from }, (_, k) => ({
        accident_id: id(from + k),
        unit_reference: '1',
        casualty_reference: '1',
        severity: 3,
      })),
      fate: 'committed',
    });
    await replay(athens, [
      many(0, 500, 3),
      many(460, 520, 2),
      { ...many(10, 20, 1), fate: 'undone' },
      { ...many(0, 0, 0), units: many(30, 31, 0).units.map((row) => ({ ...row, unit_reference: '2', road_user: 6 })) },
    ]);
    const service = snapshots();
    const repository = new PackedAccidentsRepository(database);
    for (const version of [5, 1, 3, 2, 4]) {
      const { columns } = await service.getAccidentSnapshot(athens, version);
      const anew = await loader().loadAll(athens, await repository.readState(athens, version));
      expect(columns).toEqual(anew);
    }
    const [before, after] = [await repository.readState(athens, 1), await repository.readState(athens, 2)];
    const base = await loader().loadAll(athens, before);
    expect(await loader().patch(athens, base, before, after)).not.toBeNull();
  });

  it('is read in chunks without losing or repeating an accident, unit or casualty', async () => {
    // The chunk holds 20,000 accidents: their ids meet the border exactly, then one more.
    for (const count of [20_000, 20_001]) {
      database = await open();
      athens = await createTestOrganisation(database, 'athens');
      await insertBatch(database, athens, 1);
      await database.inOrganisation(athens, async (sql) => {
        await sql.execute(
          `INSERT INTO accident_version (organisation_id, accident_id, batch_id, content_hash, source_system, source_record_id, mapping_version,
             severity, severity_native, year, time_accuracy, speed_unit, attributes)
           SELECT $1, md5(k::text)::uuid, 1, '', 'test', k::text, 1, 1 + k % 3, '', 2000 + k % 20, 1, 1, '{}' FROM generate_series(1, $2::integer) k`,
          [athens.organisationId, count],
        );
        await sql.execute(
          `INSERT INTO traffic_unit_version (organisation_id, accident_id, unit_reference, batch_id, content_hash, mapping_version, road_user, road_user_native, attributes)
           SELECT $1, md5((1 + k % $2::integer)::text)::uuid, k::text, 1, '', 1, 1 + k % 12, '', '{}' FROM generate_series(1, $2::integer + 100) k`,
          [athens.organisationId, count],
        );
      });
      await commitBatch(database, athens, 1);
      const { columns } = await snapshots().getAccidentSnapshot(athens);
      expect([columns.count, columns.units.count]).toEqual([count, count + 100]);
      const { figures } = countFacets(columns, EVERY_ACCIDENT, 'accidents');
      expect(figures.fatalAccidents).toBe(Math.floor(count / 3));
    }
  });

  it('is loaded once however many ask at the same time, and is the former one after an undo', async () => {
    const story = fc.sample(histories, 1)[0]![0]!;
    await write(athens, 1, story);
    await commitBatch(database, athens, 1);
    const service = snapshots();
    const [one, other] = await Promise.all([service.getAccidentSnapshot(athens), service.getAccidentSnapshot(athens)]);
    expect(other.columns).toBe(one.columns);
    await write(athens, 2, story);
    await commitBatch(database, athens, 2);
    expect((await service.getAccidentSnapshot(athens)).columns).not.toBe(one.columns);
    await undoBatch(database, athens, 2);
    const undone = await service.getAccidentSnapshot(athens);
    expect(undone).toEqual({ version: 3, columns: one.columns });
    expect(undone.columns).toBe(one.columns);
  });

  it('is there before its batch is committed, when it was prepared', async () => {
    const [first, second] = fc.sample(histories, 1)[0]!;
    await write(athens, 1, first!);
    await commitBatch(database, athens, 1);
    await write(athens, 2, second!);
    const watched = loader();
    const [loadAll, patch] = [jest.spyOn(watched, 'loadAll'), jest.spyOn(watched, 'patch')];
    const loads = (): number => loadAll.mock.calls.length + patch.mock.calls.length;
    const service = new AccidentSnapshots(
      new PackedAccidentsRepository(database),
      watched,
      new AreaMarks(new AreaRepository(database), new AreaSearch()),
    );
    await service.prepareCommit(athens, 2);
    // Nobody has asked yet.
    expect(loads()).toBe(0);
    expect((await service.getAccidentSnapshot(athens)).version).toBe(1);
    await service.prepareCommit(athens, 2);
    await commitBatch(database, athens, 2);
    const before = loads();
    expect(before).toBeGreaterThan(1);
    const { columns } = await service.getAccidentSnapshot(athens);
    expect(loads()).toBe(before);
    expect(describeColumns(columns)).toEqual(describeRecords(await readAllRecords(database), athens.organisationId, 2));
  });

  it('of a prepared batch that changed before it was committed is not used', async () => {
    const [first, second, third] = fc.sample(histories, 1)[0]!;
    await write(athens, 1, first!);
    await commitBatch(database, athens, 1);
    await write(athens, 2, second!);
    const service = snapshots();
    await service.getAccidentSnapshot(athens);
    await service.prepareCommit(athens, 2);
    // Another import comes between, and the rows of the prepared one are compared and written anew.
    await write(athens, 3, third!);
    await commitBatch(database, athens, 3);
    await database.inOrganisation(athens, (sql) => sql.execute('DELETE FROM accident_version WHERE batch_id = 2'));
    await commitBatch(database, athens, 2);
    const { columns } = await service.getAccidentSnapshot(athens);
    expect(describeColumns(columns)).toEqual(describeRecords(await readAllRecords(database), athens.organisationId, 3));
  });

  it('of a version that does not exist is refused', async () => {
    await replay(
      athens,
      fc.sample(histories, 1)[0]!.map((story) => ({ ...story, fate: 'committed' })),
    );
    for (const version of [-1, 1.5, 1000, NaN]) {
      await expect(snapshots().getAccidentSnapshot(athens, version)).rejects.toMatchObject({ code: 'DATA_VERSION_UNKNOWN' });
    }
    expect((await snapshots().getAccidentSnapshot(athens, 0)).columns.count).toBe(0);
  });
});
