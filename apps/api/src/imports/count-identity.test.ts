import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';
import { casualtiesText, collisionsText, manyCollisions, vehiclesText } from './testing/stats19-text.ts';

/** What people and programs do to tables. */
const damage = fc.oneof(
  { weight: 6, arbitrary: fc.constant((line: string) => line) },
  fc.constant((line: string) => `${line}\n${line}`),
  fc.constant((line: string) => `${line}\n`),
  fc.constant((line: string) => `${line}\n,,,,,`),
  fc.constant((line: string) => `${line},extra`),
  fc.constant((line: string) => line.slice(0, line.length / 2)),
  fc.constant((line: string) => line.replace(/^[^,]*/, '')),
  fc.constant((line: string) => line.replace(/2017-\d\d/, '2017-13')),
  fc.constant((line: string) => line.replace(/,53\d+/, ',0')),
  fc.constant((line: string) => line.replace('Slight', 'Unheard of')),
  fc.constant((line: string) => line.replace('Slight', '"Sli""ght, \\ {NULL}"')),
  fc.constant((line: string) => line.replace('Slight', 'Ελαφρύ\u{1F600}')),
  fc.constant((line: string) => line.replace(/\d\d:\d\d/, '25:61')),
  fc.constant((line: string) => line.replace('2017-', '2018-')),
  fc.constant((line: string) => line.replace('2017-', '2099-')),
  fc.constant((line: string) => line.replace(/^[^,]*(.*)2017-/, '$12099-')),
);

const damagedLines = (lines: number): fc.Arbitrary<readonly ((line: string) => string)[]> =>
  fc.array(damage, { minLength: lines, maxLength: lines });

function apply(text: string, damages: readonly ((line: string) => string)[]): string {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  return [header, ...lines.map((line, i) => damages[i]?.(line) ?? line)].join('\n');
}

const LINES = 40;

describeOnEachDatabase('the account of an import', (open, profile) => {
  let fixture: ImportsFixture;

  beforeAll(async () => {
    fixture = await ImportsFixture.make(await open());
  });

  afterAll(() => fixture.remove());

  it('leaves no line out, on whatever file', async () => {
    const collisions = manyCollisions(LINES);
    const accidents = [...collisions.map((line) => line.index), 'NOWHERE', 'ELSEWHERE'];
    const units = accidents.map((accident) => [accident, '1'] as const);
    const people = accidents.map((accident) => [accident, '1', '1'] as const);
    await fc.assert(
      fc.asyncProperty(damagedLines(LINES), damagedLines(LINES + 2), damagedLines(LINES + 2), async (first, second, third) => {
        const { outcome, batch } = await fixture.importTexts({
          'collisions.csv': apply(collisionsText(collisions), first),
          'vehicles.csv': apply(vehiclesText(units), second),
          'casualties.csv': apply(casualtiesText(people), third),
        });
        expect(['committed', 'failed']).toContain(outcome);
        expect(missingLines(batch.counts)).toBe(0);
        if (outcome === 'failed') {
          expect(await fixture.countRows(batch.batchId)).toBe(0);
          return;
        }
        // What is counted is what is there, and every line that was not simply taken says why.
        const { added, changed, duplicates, held, rejected, warnings } = batch.counts;
        expect(await fixture.countRows(batch.batchId)).toBe(added + changed);
        const levels = await Promise.all(
          ['duplicate', 'held', 'warning'].map((level) => fixture.issues.count(fixture.context, batch.batchId, level)),
        );
        expect(levels).toEqual([duplicates, held, warnings]);
        const refused = await fixture.issues.list(fixture.context, batch.batchId, 'rejected', 0, 500);
        expect(new Set(refused.map((issue) => `${issue.fileName} ${issue.row}`)).size).toBe(rejected);
        const groups = await fixture.issues.listGroups(fixture.context, batch.batchId);
        const total = await fixture.issues.count(fixture.context, batch.batchId, null);
        expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(total);
      }),
      // Lines are judged before the database is met; the first of these files show that their counts are kept there alike.
      { numRuns: profile === 'embedded' ? 12 : 4, seed: 20_170_504 },
    );
  });
});
