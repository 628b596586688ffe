import { hash } from 'node:crypto';
import { seededRandom } from '@elektron/statistics';
import { expect, it } from '@jest/globals';

import { CountLedger } from './count-ledger.ts';

const keyOf = (id: number): string => hash('sha256', String(id), 'hex');

it('finds what a plain list of thousands of accidents finds', () => {
  const random = seededRandom(11);
  const ledger = new CountLedger({ units: true, casualties: true });
  const stated = Array.from({ length: 9_000 }, () => ({
    units: random() < 0.1 ? null : 1 + Math.floor(random() * 3),
    casualties: 1 + Math.floor(random() * 3),
  }));
  const come = stated.map(() => ({ units: 0, casualties: 0 }));
  stated.forEach((counts, id) => ledger.open(keyOf(id), { fileIndex: id % 2, row: id + 2 }, 'slight', counts));
  for (let i = 0; i < 40_000; i += 1) {
    const id = Math.floor(random() * 10_000);
    const name = random() < 0.5 ? 'units' : 'casualties';
    if (name === 'units') ledger.addUnit(keyOf(id));
    else ledger.addCasualty(keyOf(id), 'slight');
    if (come[id] !== undefined) come[id][name] += 1;
  }
  const expected = stated.flatMap(({ units, casualties }, id) => {
    const pair = (said: number | null, came: number) => (said === null || said === came ? null : { stated: said, come: came });
    const found = { units: pair(units, come[id]!.units), casualties: pair(casualties, come[id]!.casualties) };
    return found.units === null && found.casualties === null ? [] : [{ fileIndex: id % 2, row: id + 2, ...found, severity: null }];
  });
  expect(expected.length).toBeGreaterThan(1_000);
  expect(ledger.listContradictions()).toEqual(expected.sort((a, b) => a.fileIndex - b.fileIndex || a.row - b.row));
});

it('keeps the first line of an accident that several lines tell of', () => {
  const ledger = new CountLedger({ units: false, casualties: true });
  for (const row of [2, 3]) {
    ledger.open(keyOf(1), { fileIndex: 0, row }, 'serious', { units: 9, casualties: 1 });
    ledger.addCasualty(keyOf(1), 'slight');
  }
  expect(ledger.listContradictions()).toEqual([
    { fileIndex: 0, row: 2, units: null, casualties: { stated: 1, come: 2 }, severity: 'serious' },
  ]);
});

it('says nothing where an outcome is unknown, and nothing at all without files of units and casualties', () => {
  const ledger = new CountLedger({ units: false, casualties: true });
  ledger.open(keyOf(1), { fileIndex: 0, row: 2 }, 'fatal', undefined);
  ledger.addCasualty(keyOf(1), null);
  expect(ledger.listContradictions()).toEqual([]);
  const idle = new CountLedger({ units: false, casualties: false });
  idle.open(keyOf(1), { fileIndex: 0, row: 2 }, 'fatal', { units: 3, casualties: 3 });
  expect(idle.listContradictions()).toEqual([]);
});
