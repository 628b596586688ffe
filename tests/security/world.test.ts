import { beforeAll, expect, it } from '@jest/globals';

import type { Database } from '../../apps/api/src/database/database.ts';
import { describeOnEachDatabase } from '../../apps/api/src/database/testing/test-database.ts';
import { holdsText } from './world/make-row.ts';
import { ORGANISATION_NAMES, ORGANISATIONS } from './world/organisations.ts';
import { seedWorld, type SeededWorld } from './world/seed.ts';
import { OF_NOBODY } from './world/shapes.ts';
import { WITHOUT_MARK } from './world/without-mark.ts';

describeOnEachDatabase('the world in which access is tried', (open) => {
  let database: Database;
  let world: SeededWorld;

  beforeAll(async () => {
    database = await open();
    world = await seedWorld(database);
  });

  it('has rows of every organisation in every table, and the organisation’s mark in every text that is its own', async () => {
    const unmarked: string[] = [];
    for (const table of world.tables.filter(({ name }) => OF_NOBODY[name] === undefined)) {
      for (const name of ORGANISATION_NAMES) {
        const rows = world.rowsOf(name, table.name);
        expect(rows.length).toBeGreaterThan(0);
        for (const column of table.columns.filter(holdsText)) {
          if (WITHOUT_MARK[table.name]?.includes(column.name) === true) continue;
          // Nothing of the own organisation is looked for where it must not be.
          if (name === 'own' && rows.every((row) => row[column.name] === null)) continue;
          if (!rows.some((row) => JSON.stringify(row[column.name]).includes(ORGANISATIONS[name].mark)))
            unmarked.push(`${table.name}.${column.name}`);
        }
      }
    }
    expect(unmarked).toEqual([]);
  });
});
