import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../apps/api/src/database/testing/test-database.ts';
import { MUTATIONS, QUERIES, ROUTES } from './access/access-matrix.ts';
import { NEVER_ANSWERED } from './walk/answered-fields.ts';
import { openHttpWorld, type HttpWorld } from './walk/http-world.ts';
import { HTTP_ASKERS, walkField, type Walked } from './walk/walk-fields.ts';
import { isNothingThere, listRoutes, walkRoute } from './walk/walk-routes.ts';
import { walkSuccess } from './walk/walk-successes.ts';

/**
 * Who may do something is let in by a door that is the same before each database, so on the second one the first of them does it; whoever may
 * not is turned away on both. `npm run -s test:access` has everybody do everything on both.
 */
const EVERY_DOER = process.env['ACCESS'] === 'all';

/** Nobody was left out, and somebody was let in. */
function expectAsDeclared({ violations, cells, answered }: Walked): void {
  expect(violations).toEqual([]);
  expect(cells).toBeGreaterThanOrEqual(HTTP_ASKERS.length);
  expect(answered).toBeGreaterThan(0);
}

describeOnEachDatabase('who asks, in every role and as nobody, about own, foreign and shared records,', (open, profile) => {
  let world: HttpWorld | undefined;

  beforeAll(async () => {
    world = await openHttpWorld(await open());
  }, 120_000);
  afterAll(() => world?.close());

  it.each([...QUERIES.keys()])('is answered as the access matrix says by the query %s', async (name) => {
    expectAsDeclared(await walkField(world!, 'query', name));
  });

  it.each([...MUTATIONS.keys()])('is answered as the access matrix says by the mutation %s', async (name) => {
    expectAsDeclared(await walkField(world!, 'mutation', name));
  });

  it.each([...MUTATIONS.keys()])('and may do it, gets %s done', async (name) => {
    expect(await walkSuccess(world!, name, profile === 'embedded' || EVERY_DOER ? Infinity : 1)).toEqual([]);
  });

  it('finds no other route than those of the access matrix', () => {
    expect(listRoutes(world!).sort()).toEqual([...ROUTES.keys()].sort());
  });

  it.each([...ROUTES.keys()])('is answered as the access matrix says by %s', async (name) => {
    const walked = await walkRoute(world!, name);
    expectAsDeclared(isNothingThere(name) ? { ...walked, answered: 1 } : walked);
  });

  it('has got every field of every object answered in the end, but for those that say why not', () => {
    expect(world!.answered.listMissing().sort()).toEqual(Object.keys(NEVER_ANSWERED).sort());
  });
});
