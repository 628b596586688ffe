import { parseArgs } from 'node:util';
import { Problem } from '@elektron/domain';

import { parseOrganisation } from '../identity/organisations/organisation-draft.ts';
import { OrganisationRepository } from '../identity/organisations/organisation.repository.ts';
import { openInstallation } from '../open-installation.ts';
import { UsageError, type Command } from './command.ts';

const OPTIONS = {
  'name-el': { type: 'string' },
  'name-en': { type: 'string' },
  kind: { type: 'string', default: 'municipality' },
  'time-zone': { type: 'string', default: 'Europe/Athens' },
  // The Greek grid.
  srid: { type: 'string', default: '2100' },
  'speed-unit': { type: 'string', default: 'km/h' },
  'attribution-el': { type: 'string', default: '' },
  'attribution-en': { type: 'string', default: '' },
} as const;

export const organisation: Command = {
  name: 'organisation',
  usage: 'SLUG --name-el … --name-en … [--kind --time-zone --srid --speed-unit --attribution-el --attribution-en]',
  summary: {
    el: 'Προσθέτει οργανισμό· με ORGANISATION=SLUG η εγκατάσταση εργάζεται γι’ αυτόν',
    en: 'Adds an organisation; with ORGANISATION=SLUG the installation acts for it',
  },
  async run(session, args) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [slug] = positionals;
    if (slug === undefined || positionals.length > 1 || !values['name-el'] || !values['name-en']) throw new UsageError('SLUG');
    const added = parseOrganisation({
      slug,
      nameEl: values['name-el'],
      nameEn: values['name-en'],
      kind: values.kind,
      timeZone: values['time-zone'],
      srid: Number(values.srid),
      speedUnit: values['speed-unit'],
      attributionEl: values['attribution-el'],
      attributionEn: values['attribution-en'],
    });
    // Not session.open(): the configured organisation may be the one that is being added.
    const database = await openInstallation(session.environment, { whenOpenElsewhere: 'join' });
    try {
      const organisations = new OrganisationRepository(database);
      if ((await organisations.findBySlug(slug)) !== null) throw new Problem('INPUT_INVALID', { field: 'SLUG', value: slug });
      await organisations.ensure(added);
      session.print(added.organisationId);
      return 0;
    } finally {
      await database.close();
    }
  },
};
