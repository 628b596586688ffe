import { parseArgs } from 'node:util';
import { Problem } from '@elektron/domain';

import { OrganisationRepository } from '../identity/organisations/organisation.repository.ts';
import { openInstallation } from '../open-installation.ts';
import { MunicipalityRepository } from '../territory/municipality.repository.ts';
import { UsageError, type Command } from './command.ts';

const OPTIONS = { none: { type: 'boolean', default: false } } as const;

export const organisationTerritory: Command = {
  name: 'organisation-territory',
  usage: 'SLUG [ID … | --none]',
  summary: {
    el: 'Ορίζει για ποιους δήμους είναι αρμόδιος ένας οργανισμός· χωρίς ID, τους δείχνει',
    en: 'Says which municipalities are the territory of an organisation; without an ID, shows them',
  },
  async run(session, args) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [slug, ...written] = positionals;
    const ids = [...new Set(written.map(Number))].sort((a, b) => a - b);
    if (slug === undefined || ids.some((id) => !Number.isSafeInteger(id)) || (values.none && ids.length > 0))
      throw new UsageError('SLUG ID');
    // Not session.open(): the organisation that is meant is named here.
    const database = await openInstallation(session.environment, { whenOpenElsewhere: 'join' });
    try {
      const organisation = await new OrganisationRepository(database).findBySlug(slug);
      if (organisation === null) throw new Problem('ORGANISATION_NOT_FOUND');
      const municipalities = new MunicipalityRepository(database);
      if (values.none || ids.length > 0) await municipalities.setTerritory(organisation.organisationId, ids);
      for (const id of await municipalities.readTerritory(organisation.organisationId)) session.print(String(id));
      return 0;
    } finally {
      await database.close();
    }
  },
};
