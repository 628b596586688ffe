import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../apps/api/src/database/testing/test-database.ts';
import { asOwnerForAWhile } from './sql/attack.ts';
import { findViolations } from './sql/find-violations.ts';
import { listMutations, shareOf, takeShare } from './mutations.ts';
import { openHttpWorld, type HttpWorld } from './walk/http-world.ts';

/** `npm run -s test:mutations` tries all of them, which takes some minutes. */
const SHARE = shareOf(process.env['MUTATIONS'], Date.now());
const PATIENCE_MS = SHARE === 'all' ? 30 * 60_000 : 240_000;

describeOnEachDatabase('a lock of the product that is taken off', (open) => {
  let world: HttpWorld | undefined;

  beforeAll(async () => {
    world = await openHttpWorld(await open());
  }, 120_000);
  afterAll(() => world?.close());

  it('is missed by nothing while it is there', async () => {
    const { database, seeded } = world!;
    const tables = seeded.tables.map(({ name }) => name);
    expect(await asOwnerForAWhile(database, (sql) => findViolations(sql, seeded, tables))).toEqual([]);
  });

  it(
    `is missed at once (share ${SHARE} of the mutation list; repeat with MUTATIONS=${SHARE})`,
    async () => {
      const all = await listMutations(world!);
      expect(all.length).toBeGreaterThan(500);
      const survivors: string[] = [];
      for (const { kind, name, tryWithout } of takeShare(all, SHARE)) {
        const noticed = await tryWithout();
        if (noticed.length === 0) survivors.push(`${kind}: ${name}`);
      }
      expect(survivors).toEqual([]);
    },
    PATIENCE_MS,
  );
});
