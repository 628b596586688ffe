import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { describeSiteRemark, SITE_FIELDS, SITE_TABLE_KIND_LABELS, type Language } from '@elektron/domain';
import type { SiteTableLook } from '@elektron/importers';

import { parseSaid } from '../site-tables/parse-said.ts';
import type { SiteTableRecord } from '../site-tables/site-table.ts';
import { SiteTableFiles } from '../site-tables/site-table-files.service.ts';
import { SiteTableRepository } from '../site-tables/site-tables.repository.ts';
import { SiteTablesService } from '../site-tables/site-tables.service.ts';
import { UsageError, type Command, type Session } from './command.ts';
import { parseGivenParameters } from './given-parameters.ts';

const OPTIONS = {
  name: { type: 'string' },
  source: { type: 'string', default: '' },
  years: { type: 'string' },
  traffic: { type: 'string' },
  measure: { type: 'string' },
  table: { type: 'string' },
  epsg: { type: 'string' },
  'length-unit': { type: 'string', default: 'm' },
  column: { type: 'string', multiple: true },
  covariate: { type: 'string', multiple: true },
  retire: { type: 'string' },
} as const;

/** Remarks on lines that a terminal shows. */
const SHOWN = 20;

export const sites: Command = {
  name: 'sites',
  usage: `[FILE --name TEXT [--source TEXT] [--years FIRST-LAST] [--traffic measured|modelled] [--measure vehicles-per-day|relative] [--table NAME] [--epsg CODE] [--length-unit m|km] [--column FIELD=HEADING]… [--covariate HEADING]… | --retire ID] (FIELD: ${SITE_FIELDS.join(', ')})`,
  summary: {
    el: 'Διαβάζει πίνακα θέσεων (τμήματα ή κόμβοι με κυκλοφορία και ατυχήματα) για κατάταξη· χωρίς αρχείο δείχνει όσους υπάρχουν, με --retire αποσύρει',
    en: 'Reads a table of sites (sections or junctions with traffic and accidents) to be ranked; without a file lists those there are, with --retire retires one',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [file] = positionals;
    if (positionals.length > 1 || (file !== undefined && values.retire !== undefined)) throw new UsageError('FILE');
    if (file === undefined) return listOrRetire(session, values.retire);
    if (values.name === undefined) throw new UsageError('--name');
    const years = values.years === undefined ? null : /^(\d{4})-(\d{4})$/.exec(values.years);
    if (values.years !== undefined && years === null) throw new UsageError('--years');
    const bytes = await readFile(file);
    const { app, context } = await session.open();
    const look = choose(await app.get(SiteTableFiles, { strict: false }).look(bytes, basename(file)), values.table);
    const said = parseSaid(
      JSON.stringify({
        name: values.name,
        source: values.source,
        firstYear: years === null ? null : Number(years[1]),
        lastYear: years === null ? null : Number(years[2]),
        trafficMeasure: values.measure ?? look.trafficMeasure,
        // Without traffic nobody asks where it is from.
        trafficOrigin: values.traffic ?? (look.columns.traffic === undefined ? 'modelled' : undefined),
        lengthUnit: values['length-unit'],
        content: look.content,
        srid: values.epsg === undefined ? null : Number(values.epsg),
        columns: { ...look.columns, ...parseGivenParameters(values.column ?? [], '--column') },
        covariates: values.covariate ?? [],
      }),
    );
    const { record, leftOut, remarks } = await app.get(SiteTablesService, { strict: false }).add(context, bytes, basename(file), said);
    session.print(describe(record, session.language));
    for (const remark of [...leftOut, ...remarks].slice(0, SHOWN)) {
      session.say({
        el: `Γραμμή ${remark.row}: ${describeSiteRemark(remark, 'el')}.`,
        en: `Line ${remark.row}: ${describeSiteRemark(remark, 'en')}.`,
      });
    }
    return 0;
  },
};

/** @throws UsageError for a table that the file does not hold */
function choose(looks: readonly SiteTableLook[], name: string | undefined): SiteTableLook {
  const found = name === undefined ? (looks.find(({ kind }) => kind !== null) ?? looks[0]) : looks.find(({ content }) => content === name);
  if (found === undefined) throw new UsageError('--table');
  return found;
}

async function listOrRetire(session: Session, retired: string | undefined): Promise<0> {
  if (retired !== undefined && !/^[1-9]\d{0,8}$/.test(retired)) throw new UsageError('--retire');
  const { app, context } = await session.open();
  const repository = app.get(SiteTableRepository, { strict: false });
  if (retired !== undefined) await repository.retire(context, Number(retired));
  for (const table of await repository.list(context)) session.print(describe(table, session.language));
  return 0;
}

function describe({ siteTableId, kind, name, siteCount, firstYear, lastYear, retiredAt }: SiteTableRecord, language: Language): string {
  const years = firstYear === null ? '–' : `${firstYear}–${lastYear}`;
  const retired = retiredAt === null ? '' : { el: ' (έχει αποσυρθεί)', en: ' (retired)' }[language];
  return `${siteTableId}\t${SITE_TABLE_KIND_LABELS[kind][language]}\t${name}\t${siteCount}\t${years}${retired}`;
}
