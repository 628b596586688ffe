import { roles } from './0000-roles.ts';
import { records } from './0001-records.ts';
import { appendOnly } from './0002-append-only.ts';
import type { Migration } from './migration.ts';

/** THE migrations, in order. A migration that has been released is never changed; the next number corrects it. */
export const migrations: readonly Migration[] = [roles, records, appendOnly];
