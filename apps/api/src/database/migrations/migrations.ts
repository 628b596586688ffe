import { roles } from './0000-roles.ts';
import { records } from './0001-records.ts';
import { appendOnly } from './0002-append-only.ts';
import { people } from './0003-people.ts';
import { tenancy } from './0004-tenancy.ts';
import { audit } from './0005-audit.ts';
import { dataProtection } from './0006-data-protection.ts';
import { sharing } from './0007-sharing.ts';
import { rateLimits } from './0008-rate-limits.ts';
import { corrections } from './0009-corrections.ts';
import { heldLines } from './0010-held-lines.ts';
import { quality } from './0011-quality.ts';
import type { Migration } from './migration.ts';

/** THE migrations, in order. A migration that has been released is never changed; the next number corrects it. */
export const migrations: readonly Migration[] = [
  roles,
  records,
  appendOnly,
  people,
  tenancy,
  audit,
  dataProtection,
  sharing,
  rateLimits,
  corrections,
  heldLines,
  quality,
];
