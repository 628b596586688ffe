import { openDatabase } from '../database/open-database.ts';
import { migrateInstallation } from '../open-installation.ts';
import type { Command } from './command.ts';

export const migrate: Command = {
  name: 'migrate',
  usage: '',
  summary: {
    el: 'Φέρνει τη βάση δεδομένων στην τρέχουσα έκδοση (σε διακομιστή: με το DATABASE_OWNER_URL)',
    en: 'Brings the database up to date (on a server: as DATABASE_OWNER_URL)',
  },
  async run(session) {
    // Not session.open(): that refuses a server which has not been migrated.
    const database = await openDatabase(session.environment, { whenOpenElsewhere: 'join' });
    try {
      const executed = await migrateInstallation(session.environment, database);
      for (const name of executed) session.print(name);
      session.say(
        executed.length === 0
          ? { el: 'Η βάση είναι ήδη ενημερωμένη.', en: 'The database is up to date already.' }
          : { el: `Έγιναν ${executed.length} μεταβολές σχήματος.`, en: `${executed.length} migrations have run.` },
      );
      return 0;
    } finally {
      await database.close();
    }
  },
};
