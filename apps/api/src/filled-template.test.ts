import { beforeAll, expect, it } from '@jest/globals';
import { LANGUAGES } from '@elektron/domain';

import type { Database } from './database/database.ts';
import { describeOnOneDatabase } from './database/testing/test-database.ts';
import { ImportsFixture, missingLines } from './imports/testing/imports-fixture.ts';
import { fillTemplate, type FilledRow } from './templates/testing/fill-template.ts';

/** The first says everything, the second as little as can be. */
const SHEETS: Readonly<Record<string, readonly FilledRow[]>> = {
  accidents: [
    {
      accident_record_number: 'Α-1',
      date: new Date('2023-03-05T00:00:00Z'),
      time: new Date('1899-12-30T14:30:00Z'),
      severity: 0,
      longitude: 22.9426,
      latitude: 39.3622,
      accuracy_of_the_place: 1,
      road: 'Ιάσονος 12',
      accident_type: 1,
      light: 2,
      weather: 1,
      surface: 1,
      road_type: 3,
      junction: 1,
      speed_limit: 50,
      unit_of_speed: 0,
    },
    { accident_record_number: '007', date: new Date('2023-12-31T00:00:00Z'), severity: 2 },
  ],
  units: [
    { accident_record_number: 'Α-1', unit_number: 1, kind_of_unit: 3 },
    { accident_record_number: 'Α-1', unit_number: 2, kind_of_unit: 0 },
  ],
  casualties: [{ accident_record_number: 'Α-1', casualty_number: 1, unit_number: 2, class: 2, injury: 0, sex: 0, age: 71, road_user: 0 }],
};

describeOnOneDatabase('the template, filled', (open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
  });

  it.each(LANGUAGES)('is imported whole in %s, without its examples, and once more without a change', async (language) => {
    const fixture = await ImportsFixture.make(database, { srid: 2100, timeZone: 'Europe/Athens' });
    try {
      const file = await fixture.writeFile('βόλος.xlsx', await fillTemplate(language, SHEETS));
      const { batch } = await fixture.import([file]);
      expect(batch.counts).toMatchObject({ lines: 8, skipped: 3, added: 5, held: 0, rejected: 0, duplicates: 0 });
      expect(missingLines(batch.counts)).toBe(0);
      const remarks = await fixture.issues.listGroups(fixture.context, batch.batchId);
      // The second accident has no place.
      expect(remarks.map(({ code, count }) => [code, count])).toEqual([['VALUE_MISSING', 1]]);
      expect(await readAll(fixture)).toEqual([
        {
          source_record_id: '007',
          severity: 3,
          moment: '2023-12-31 -:-',
          place: null,
          circumstances: [0, 0, 0, 0, 0, 0],
          road_name: null,
          speed_limit: null,
          units: 0,
          casualties: 0,
        },
        {
          source_record_id: 'Α-1',
          severity: 1,
          moment: '2023-3-5 14:30',
          place: '229426000 393622000 2',
          circumstances: [2, 3, 2, 2, 4, 2],
          road_name: 'Ιάσονος 12',
          speed_limit: 50,
          units: 2,
          casualties: 1,
        },
      ]);
      const again = await fixture.import([file]);
      expect(again.batch.counts).toMatchObject({ lines: 8, skipped: 3, unchanged: 5, added: 0, changed: 0 });
    } finally {
      await fixture.remove();
    }
  });

  async function readAll({ context, database: db }: ImportsFixture): Promise<unknown[]> {
    return db.inOrganisation(context, (sql) =>
      sql.query(
        `SELECT source_record_id, severity, concat(year, '-', month, '-', day, ' ', coalesce(hour::text, '-'), ':', coalesce(minute::text, '-')) AS moment,
                longitude_e7 || ' ' || latitude_e7 || ' ' || place_accuracy AS place, ARRAY[accident_type, light, weather, surface, road_type, junction] AS circumstances,
                road_name, speed_limit,
                (SELECT count(*)::int FROM traffic_unit_version u WHERE u.accident_id = a.accident_id) AS units,
                (SELECT count(*)::int FROM casualty_version c WHERE c.accident_id = a.accident_id AND c.age = 71) AS casualties
         FROM accident_version a ORDER BY source_record_id`,
      ),
    );
  }
});
