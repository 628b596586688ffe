import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { openInstallation } from '../open-installation.ts';
import { MunicipalityRepository } from '../territory/municipality.repository.ts';
import { parseMunicipalities } from '../territory/parse-municipalities.ts';
import { UsageError, type Command } from './command.ts';

export const municipalities: Command = {
  name: 'municipalities',
  usage: 'FILE.geojson',
  summary: {
    el: 'Διαβάζει τα όρια των δήμων (GeoJSON με id, name_el, name_en)· επόμενες εισαγωγές βρίσκουν σε ποιον δήμο έγινε κάθε ατύχημα',
    en: 'Reads boundaries of municipalities (GeoJSON with id, name_el, name_en); later imports find in which one an accident happened',
  },
  async run(session, args) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError('FILE');
    const drafts = parseMunicipalities(await readFile(file, 'utf8'));
    // Not session.open(): they belong to the network, and there may be no organisation yet.
    const database = await openInstallation(session.environment, { whenOpenElsewhere: 'join' });
    try {
      const { added, changed, unchanged } = await new MunicipalityRepository(database).put(drafts);
      session.print(JSON.stringify({ added, changed, unchanged }));
      if (added + changed > 0) {
        session.say({
          el: 'Εγγραφές που έχουν ήδη εισαχθεί κρατούν τον δήμο τους. Για να βρεθεί ξανά, εισαγάγετε τα ίδια αρχεία άλλη μία φορά.',
          en: 'Records that were imported before keep their municipality. To have it found anew, import the same files once more.',
        });
      }
      return 0;
    } finally {
      await database.close();
    }
  },
};
