import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Problem, SPEED_UNITS } from '@elektron/domain';

import type { Organisation } from '../common/organisation.ts';
import { loadReferenceSystem } from '../common/reference-system.ts';
import { OrganisationRepository } from '../identity/organisation.repository.ts';
import { openInstallation } from '../open-installation.ts';
import { UsageError, type Command } from './command.ts';

const OPTIONS = {
  'name-el': { type: 'string' },
  'name-en': { type: 'string' },
  'time-zone': { type: 'string', default: 'Europe/Athens' },
  // The Greek grid.
  srid: { type: 'string', default: '2100' },
  'speed-unit': { type: 'string', default: 'km/h' },
  'attribution-el': { type: 'string', default: '' },
  'attribution-en': { type: 'string', default: '' },
} as const;

export const organisation: Command = {
  name: 'organisation',
  usage: 'SLUG --name-el … --name-en … [--time-zone --srid --speed-unit --attribution-el --attribution-en]',
  summary: {
    el: 'Προσθέτει οργανισμό· με ORGANISATION=SLUG η εγκατάσταση εργάζεται γι’ αυτόν',
    en: 'Adds an organisation; with ORGANISATION=SLUG the installation acts for it',
  },
  async run(session, args) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [slug] = positionals;
    if (slug === undefined || positionals.length > 1 || !values['name-el'] || !values['name-en']) throw new UsageError('SLUG');
    const added = parseOrganisation(slug, { ...values, 'name-el': values['name-el'], 'name-en': values['name-en'] });
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

type Given = Readonly<Record<keyof typeof OPTIONS, string>>;

/** @throws Problem INPUT_INVALID */
function parseOrganisation(slug: string, given: Given): Organisation {
  const speedUnit = SPEED_UNITS.find((unit) => unit === given['speed-unit']);
  const srid = Number(given.srid);
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) throw new Problem('INPUT_INVALID', { field: 'SLUG', value: slug });
  if (speedUnit === undefined) throw new Problem('INPUT_INVALID', { field: '--speed-unit', value: given['speed-unit'] });
  if (!isTimeZone(given['time-zone'])) throw new Problem('INPUT_INVALID', { field: '--time-zone', value: given['time-zone'] });
  if (!isProjected(srid)) throw new Problem('INPUT_INVALID', { field: '--srid', value: given.srid });
  return {
    organisationId: randomUUID(),
    slug,
    name: { el: given['name-el'], en: given['name-en'] },
    timeZone: given['time-zone'],
    srid,
    speedUnit,
    attribution: { el: given['attribution-el'], en: given['attribution-en'] },
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Whether x and y of a reference system are metres, as every distance in the product needs them. */
function isProjected(srid: number): boolean {
  try {
    return Number.isInteger(srid) && loadReferenceSystem(srid).unit === 'metre';
  } catch {
    return false;
  }
}
