import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ID_BYTES, type AccidentColumns } from './accident-columns.ts';
import { buildAccidentColumns } from './build-accident-columns.ts';
import { patchAccidentColumns } from './patch-accident-columns.ts';
import { packRecords, records, type PlainRecords } from './testing/arbitrary-records.ts';
import { packAccidents } from './testing/pack-records.ts';

const [SOMEONE] = fc.sample(records, 200).flatMap(({ accidents }) => accidents);

function build(plain: PlainRecords): AccidentColumns {
  return buildAccidentColumns(packRecords(plain), 'mph');
}

/** Everything that one accident consists of. */
function contentOf(id: string, { accidents, units, casualties }: PlainRecords): string {
  return JSON.stringify([
    accidents.find((accident) => accident.id === id),
    units.filter(({ accidentId }) => accidentId === id),
    casualties.filter(({ accidentId }) => accidentId === id),
  ]);
}

function restrictTo(ids: ReadonlySet<string>, { accidents, units, casualties }: PlainRecords): PlainRecords {
  return {
    accidents: accidents.filter(({ id }) => ids.has(id)),
    units: units.filter(({ accidentId }) => ids.has(accidentId)),
    casualties: casualties.filter(({ accidentId }) => ids.has(accidentId)),
  };
}

function packIds(ids: readonly string[]): Uint8Array {
  const { records: packed } = packAccidents(ids.map((id) => ({ ...SOMEONE!, id })));
  const bytes = new Uint8Array(ids.length * ID_BYTES);
  for (const index of ids.keys())
    bytes.set(packed.subarray((index * packed.length) / ids.length, (index * packed.length) / ids.length + ID_BYTES), index * ID_BYTES);
  return bytes;
}

/** A later state: some accidents of one state, the others of another. */
const histories = fc.tuple(records, records, fc.func(fc.boolean())).map(([before, other, takesOther]) => {
  const mix = <T>(own: readonly T[], others: readonly T[], idOf: (item: T) => string): T[] =>
    [...own.filter((item) => !takesOther(idOf(item))), ...others.filter((item) => takesOther(idOf(item)))].sort((a, b) =>
      idOf(a) < idOf(b) ? -1 : Number(idOf(a) > idOf(b)),
    );
  const after: PlainRecords = {
    accidents: mix(before.accidents, other.accidents, ({ id }) => id),
    units: mix(before.units, other.units, ({ accidentId }) => accidentId),
    casualties: mix(before.casualties, other.casualties, ({ accidentId }) => accidentId),
  };
  return { before, after };
});

function everyId(...states: readonly PlainRecords[]): string[] {
  const ids = states.flatMap(({ accidents, units, casualties }) => [
    ...accidents.map(({ id }) => id),
    ...[...units, ...casualties].map(({ accidentId }) => accidentId),
  ]);
  return [...new Set(ids)].sort();
}

describe('patched columns', () => {
  it('are exactly those that building from all records gives', () => {
    fc.assert(
      fc.property(histories, ({ before, after }) => {
        const changed = everyId(before, after).filter((id) => contentOf(id, before) !== contentOf(id, after));
        const patched = patchAccidentColumns(build(before), packIds(changed), build(restrictTo(new Set(changed), after)));
        expect(patched).toEqual(build(after));
      }),
      { numRuns: 300 },
    );
  });

  it('are the same when unchanged accidents are named as changed', () => {
    fc.assert(
      fc.property(records, fc.func(fc.boolean()), (plain, named) => {
        const ids = everyId(plain).filter((id) => named(id));
        expect(patchAccidentColumns(build(plain), packIds(ids), build(restrictTo(new Set(ids), plain)))).toEqual(build(plain));
      }),
    );
  });
});
