import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase, TEST_PROFILES } from '../../apps/api/src/database/testing/test-database.ts';
import { MUTATIONS, QUERIES, ROUTES } from './access/access-matrix.ts';
import { NEVER_ANSWERED } from './walk/answered-fields.ts';
import { openHttpWorld, type HttpWorld } from './walk/http-world.ts';
import { HTTP_ASKERS, walkField, type Walked } from './walk/walk-fields.ts';
import { isNothingThere, listRoutes, walkRoute } from './walk/walk-routes.ts';
import { askDesign, askPlaces } from './walk/successes.ts';
import { walkSuccess } from './walk/walk-successes.ts';

/**
 * Who may do something is let in by a door that is the same before each database. So everybody asks on one of them, the last (a server where there
 * is one, which answers sooner), and does what they may; and on the other one of each kind, a session, a token, nobody, asks for all who are let in or
 * turned away in the same way, and the first who may change something does it. Nobody reads of others on any. `npm run -s test:access` has everybody do
 * everything on both.
 */
const EVERYBODY = process.env['ACCESS'] === 'all';

/** Nobody was left out, and somebody was let in. */
function expectAsDeclared({ violations, askers, cells, answered }: Walked, everybody = true): void {
  expect(violations).toEqual([]);
  if (everybody) expect(askers).toBe(HTTP_ASKERS.length);
  expect(cells).toBeGreaterThanOrEqual(askers);
  expect(answered).toBeGreaterThan(0);
}

describeOnEachDatabase('who asks, in every role and as nobody, about own, foreign and shared records,', (open, profile) => {
  const everybody = EVERYBODY || profile === TEST_PROFILES.at(-1);
  let world: HttpWorld | undefined;

  beforeAll(async () => {
    world = await openHttpWorld(await open());
    // The one kind whose first version the attacks of sql-attack.test.ts may still make.
    await world.database.asOwner((sql) =>
      sql.execute(`INSERT INTO data_version (organisation_id, kind, version) SELECT organisation_id, 'accessibility', 1 FROM organisation`),
    );
    // Accidents without a place are searched when somebody asks; the walk finds that done.
    for (let told = await askPlaces(world); told.searching !== null; told = await askPlaces(world)) {
      world.answered.note('query', 'placesAccount', told);
      await setTimeout(50);
    }
    world.answered.note('query', 'checkDesign', await askDesign(world));
  }, 120_000);
  afterAll(() => world?.close());

  it.each([...QUERIES.keys()])('is answered as the access matrix says by the query %s', async (name) => {
    expectAsDeclared(await walkField(world!, 'query', name, { oneOfEachKind: !everybody }), everybody);
  });

  it.each([...MUTATIONS.keys()])('is answered as the access matrix says by the mutation %s', async (name) => {
    expectAsDeclared(await walkField(world!, 'mutation', name, { oneOfEachKind: !everybody }), everybody);
  });

  it.each([...MUTATIONS.keys()])('and may do it, gets %s done', async (name) => {
    expect(await walkSuccess(world!, name, everybody ? Infinity : 1)).toEqual([]);
  });

  it('finds no other route than those of the access matrix', () => {
    expect(listRoutes(world!).sort()).toEqual([...ROUTES.keys()].sort());
  });

  it.each([...ROUTES.keys()])('is answered as the access matrix says by %s', async (name) => {
    const answer = await walkRoute(world!, name, { oneOfEachKind: !everybody });
    expectAsDeclared(isNothingThere(name) ? { ...answer, answered: 1 } : answer, everybody);
  });

  it('has got every field of every object answered in the end, but for those that say why not', () => {
    expect(world!.answered.listMissing().sort()).toEqual(Object.keys(NEVER_ANSWERED).sort());
  });
});
