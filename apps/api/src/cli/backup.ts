import { parseArgs } from 'node:util';
import { Problem } from '@elektron/domain';

import { makeBackup } from '../backup/make-backup.ts';
import { openDatabase } from '../database/open-database.ts';
import { holdsDatabase } from '../database/takeover.ts';
import { AuditEventRepository } from '../identity/audit/audit-event.repository.ts';
import { describeMadeBackup } from './backup-texts.ts';
import { UsageError, type Command } from './command.ts';
import { chooseNewPassphrase } from './passphrase.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'FILE [--with-uploads] [--json]',
  summary: {
    el: 'Γράφει όλη την εγκατάσταση σε ένα κρυπτογραφημένο αρχείο (σε διακομιστή: με το DATABASE_OWNER_URL)',
    en: 'Writes the whole installation into one encrypted file (on a server: as DATABASE_OWNER_URL)',
  },
  async run(session, args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { 'with-uploads': { type: 'boolean', default: false }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError('FILE');
    const { environment, language, signal } = session;
    // Opening the embedded database would make one.
    if (environment.databaseUrl === undefined && !(await holdsDatabase(environment.dataDirectory)))
      throw new Problem('BACKUP_NOTHING_THERE');
    const passphrase = await chooseNewPassphrase(session);
    // Not session.open(): that would change the installation before it is copied.
    const database = await openDatabase(environment, { whenOpenElsewhere: 'join' });
    try {
      const made = await makeBackup(database, environment, new AuditEventRepository(database), {
        file,
        passphrase,
        withUploads: values['with-uploads'],
        signal,
        onProgress: (rows) => session.showProgress({ el: `Αντίγραφο… ${rows} γραμμές`, en: `Backing up… ${rows} rows` }),
      });
      session.print(values.json ? JSON.stringify({ file, ...made }) : describeMadeBackup(file, made, language));
      return 0;
    } catch (error) {
      if (!signal.aborted) throw error;
      session.say({ el: 'Διακόπηκε. Δεν γράφτηκε αντίγραφο.', en: 'Interrupted. No backup was written.' });
      return 130;
    } finally {
      await database.close();
    }
  },
};
