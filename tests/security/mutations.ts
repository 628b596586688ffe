import type { Database } from '../../apps/api/src/database/database.ts';
import { listDatabaseMutations, type DatabaseMutation } from './mutations/database-mutations.ts';
import { listDoorMutations, type DoorMutation } from './mutations/door-mutations.ts';
import { asOwnerForAWhile } from './sql/attack.ts';
import { findViolations } from './sql/find-violations.ts';
import type { HttpWorld } from './walk/http-world.ts';

/*
 * THE mutation list. Each lock of the product is taken off for a moment: every policy and right of the database, every table's row-level
 * security, every condition of the functions on which the policies rest, every trigger that keeps what was; every `@Allow`, every guarded
 * field, every guard. Then the attack or the walk must complain. A lock whose loss nobody notices is a survivor, and fails the test.
 */

export interface Mutation {
  readonly kind: string;
  readonly name: string;
  /** Takes the lock off, tries, puts it back. @returns what was noticed */
  readonly tryWithout: () => Promise<string[]>;
}

export async function listMutations(world: HttpWorld): Promise<Mutation[]> {
  const { database, seeded } = world;
  const ofDatabase = await database.asOwner(listDatabaseMutations);
  return [
    ...ofDatabase.map((mutation) => ({ ...mutation, tryWithout: () => tryDatabase(database, seeded, mutation) })),
    ...listDoorMutations(world).map((mutation) => ({ ...mutation, tryWithout: () => tryDoor(mutation) })),
  ];
}

function tryDatabase(database: Database, seeded: HttpWorld['seeded'], { statement, tables }: DatabaseMutation): Promise<string[]> {
  return asOwnerForAWhile(database, async (sql) => {
    await sql.execute(statement);
    return findViolations(sql, seeded, tables);
  });
}

async function tryDoor({ apply, walk }: DoorMutation): Promise<string[]> {
  const putBack = apply();
  return walk().finally(putBack);
}

/** In so many days every mutation has had its turn. */
const SHARES = 32;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Which share is tried: all of them where MUTATIONS says `all`, a certain one where it says a number, else another one each day. */
export function shareOf(setting: string | undefined, now: number): 'all' | number {
  if (setting === 'all') return 'all';
  const number = Number(setting ?? Math.floor(now / DAY_MS));
  if (!Number.isInteger(number)) throw new Error(`MUTATIONS must be “all” or a number, not ${setting ?? ''}.`);
  return number % SHARES;
}

/** A share of each kind, at least one. */
export function takeShare(mutations: readonly Mutation[], share: 'all' | number): Mutation[] {
  if (share === 'all') return [...mutations];
  return [...Map.groupBy(mutations, ({ kind }) => kind).values()].flatMap((ofKind) => {
    const taken = ofKind.filter((_, index) => index % SHARES === share);
    return taken.length > 0 ? taken : ofKind.slice(share % ofKind.length, (share % ofKind.length) + 1);
  });
}
