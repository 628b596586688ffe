import { afterEach, beforeAll, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { listBatchNotices } from './import-batch-notices.ts';
import { manyCollisions } from './testing/stats19-text.ts';
import { ImportsFixture } from './testing/imports-fixture.ts';

const [LINE = { index: '' }] = manyCollisions(1);
const PERSONS = ['Παπαδοπούλου', 'ΝΙΚ-1234', '6944123456', '15067212345', 'maria@example.gr', 'ΑΒ 123456'];

/** A table of casualties as a police station might send it: with the columns of the format, and with what should have been left at home. */
const CASUALTIES = [
  'accident_index,vehicle_reference,casualty_reference,casualty_class,sex_of_casualty,age_of_casualty,casualty_severity,casualty_type,ΕΠΩΝΥΜΟ,ar_kykloforias,extra1,extra2,extra3,Α.Δ.Τ.,weather_note',
  `${LINE.index},1,1,Driver or rider,Female,41,Slight,Car occupant,${PERSONS.join(',')},drizzle`,
].join('\n');

const COLLISIONS = [
  'accident_index,location_easting_osgr,location_northing_osgr,accident_severity,date',
  `${LINE.index},537000,189000,Slight,2017-05-04`,
].join('\n');

describeOnEachDatabase('a file with columns that look like the identity of persons', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });

  afterEach(() => fixture.remove());

  async function dump(): Promise<string> {
    const tables = ['import_batch', 'row_issue', 'accident_version', 'casualty_version', 'audit_event'];
    const rows = await database.asOwner(async (sql) => {
      const found: object[][] = [];
      for (const table of tables) {
        const of = [fixture.context.organisationId];
        found.push(await sql.query(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE organisation_id = $1`, of));
      }
      return found;
    });
    return JSON.stringify(rows);
  }

  it('is imported without them; which ones is said on upload and stays with the batch', async () => {
    fixture = await ImportsFixture.make(database);
    const { batch, notes } = await fixture.importTexts({ 'c.csv': COLLISIONS, 'p.csv': CASUALTIES });
    expect(batch).toMatchObject({ status: 'committed', counts: { added: 2, rejected: 0 } });
    const message = {
      el: 'Από το αρχείο «p.csv» δεν διαβάζονται και δεν αποθηκεύονται οι στήλες: «ΕΠΩΝΥΜΟ», «ar_kykloforias», «extra1» (τηλέφωνα), «extra2» (ΑΜΚΑ), «extra3» (διευθύνσεις ηλεκτρονικού ταχυδρομείου), «Α.Δ.Τ.». Μοιάζουν με στοιχεία ταυτότητας προσώπων, και καμία ανάλυση δεν τα χρειάζεται.',
      en: 'These columns of “p.csv” are neither read nor stored: “ΕΠΩΝΥΜΟ”, “ar_kykloforias”, “extra1” (telephone numbers), “extra2” (social security numbers (AMKA)), “extra3” (e-mail addresses), “Α.Δ.Τ.”. They look like the identity of persons, which no analysis needs.',
    };
    expect(notes).toContainEqual({ code: 'COLUMNS_PERSONAL', message });
    expect(listBatchNotices(batch)).toEqual([{ code: 'COLUMNS_PERSONAL', message }]);
    const everything = await dump();
    for (const value of PERSONS) expect(everything).not.toContain(value);
    // What tells of nobody is kept as ever.
    expect(everything).toContain('drizzle');
  });

  it('leaves nothing of them when its lines are held back', async () => {
    fixture = await ImportsFixture.make(database);
    await fixture.importTexts({ 'c.csv': COLLISIONS.replace(LINE.index, 'ANOTHER') });
    const { batch } = await fixture.importTexts({ 'p.csv': CASUALTIES });
    expect(batch.counts).toMatchObject({ held: 1 });
    const everything = await dump();
    for (const value of PERSONS) expect(everything).not.toContain(value);
  });
});
