import { createHash } from 'node:crypto';

import { migrations } from '../migrations/migrations.ts';

/** Changes whenever a migration changes, so that a database that was prepared with other ones is not used. */
export function migrationsFingerprint(): string {
  const hash = createHash('sha256');
  for (const migration of migrations) {
    hash.update(`${migration.number} ${migration.name}\n`);
    for (const step of migration.steps) hash.update(String(step));
  }
  return hash.digest('hex').slice(0, 12);
}
