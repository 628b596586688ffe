import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { IMPERSONAL_COLUMNS } from './impersonal-columns.ts';
import { PERSONAL_FIELDS } from './personal-fields.ts';
import { formatPersonalData } from './personal-data-document.ts';

const REGISTERED = PERSONAL_FIELDS.map(({ table, field }) => `${table}.${field}`);

/** What PostGIS brings, and what the job queue keeps: ids of jobs, and a secret for as long as a job lasts. */
const NOT_OURS = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'pgboss') AND n.nspname NOT LIKE 'pg\\_temp%'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`;

describe('the register of personal fields', () => {
  it('says everything in both languages', () => {
    for (const field of PERSONAL_FIELDS) {
      for (const said of [field.label, field.purpose, field.basis, field.retention, field.source]) {
        expect(said.el).toMatch(/\p{Script=Greek}|^x$|^y$/u);
        expect(said.en).not.toBe('');
      }
    }
  });

  it('names no column twice, and none that tells of no person', () => {
    const all = [...REGISTERED, ...IMPERSONAL_COLUMNS];
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  });

  it('is printed in docs/personal-data.md', async () => {
    // When this fails: npm run generate
    expect(await readFile(new URL('../../../../docs/personal-data.md', import.meta.url), 'utf8')).toBe(formatPersonalData());
  });
});

describeOnEachDatabase('every column of every table', (open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
  });

  it('is in the register, or known to tell of no person: whoever adds one decides', async () => {
    const rows = await database.asOwner((sql) =>
      sql.query<{ name: string }>(
        `SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relkind IN ('r', 'p') AND ${NOT_OURS} ORDER BY 1`,
      ),
    );
    const columns = rows.map(({ name }) => name);
    expect(columns.length).toBeGreaterThan(200);
    const known = new Set([...REGISTERED, ...IMPERSONAL_COLUMNS]);
    expect(columns.filter((name) => !known.has(name))).toEqual([]);
    // Nor is anything registered that is not there.
    expect([...known].filter((name) => !columns.includes(name))).toEqual([]);
  });
});
