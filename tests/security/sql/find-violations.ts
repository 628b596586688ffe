import type { Sql } from '../../../apps/api/src/database/sql.ts';
import type { SeededWorld } from '../world/seed.ts';
import { Attacker } from './attacker.ts';
import { checkPrivileges } from './check-privileges.ts';
import { checkOwner } from './check-owner.ts';
import { STORIES, TABLE_CHECKS } from './checks.ts';
import { checkFunctions } from './functions.ts';
import { TABLE_RIGHTS } from './table-rights.ts';

/**
 * The first that any of the checks has to complain of, the quick ones first.
 * @param sql as the owner
 * @param tables at which checks look that go from table to table
 * @returns nothing where all is well
 */
export async function findViolations(sql: Sql, world: SeededWorld, tables: readonly string[]): Promise<string[]> {
  const attacker = new Attacker(sql, false);
  const checks = [
    ...Object.values(TABLE_CHECKS).map((check) => () => check(attacker, world, tables)),
    ...STORIES.map(
      ({ attempt }) =>
        () =>
          attempt(attacker, world),
    ),
    () => checkPrivileges(sql, TABLE_RIGHTS),
    () => checkFunctions(sql),
    () => checkOwner(sql),
  ];
  for (const check of checks) {
    const violations = await check();
    if (violations.length > 0) return violations;
  }
  return [];
}
