import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { AREA_KIND_LABELS, AREA_KINDS, type Language } from '@elektron/domain';

import type { AreaCollection } from '../areas/area-collection.ts';
import { AreaRepository } from '../areas/area.repository.ts';
import { AreaFiles } from '../areas/area-files.service.ts';
import { AreasService, parseKind } from '../areas/areas.service.ts';
import { UsageError, type Command, type Session } from './command.ts';

const OPTIONS = {
  kind: { type: 'string' },
  licence: { type: 'string' },
  attribution: { type: 'string', default: '' },
  'name-el': { type: 'string', default: '' },
  'name-en': { type: 'string', default: '' },
  layer: { type: 'string', default: '' },
  epsg: { type: 'string', default: '' },
  'name-column-el': { type: 'string', default: '' },
  'name-column-en': { type: 'string', default: '' },
  retire: { type: 'string' },
} as const;

export const areas: Command = {
  name: 'areas',
  usage: `[FILE(.geojson|.geojson.gz|.gpkg|.zip) --kind ${AREA_KINDS.join('|')}|osm --licence TEXT [--attribution TEXT] [--name-el TEXT --name-en TEXT] [--layer NAME] [--epsg CODE] [--name-column-el COLUMN] [--name-column-en COLUMN] | --retire ID]`,
  summary: {
    el: 'Διαβάζει περιοχές ή σημεία ενδιαφέροντος (GeoJSON, GeoPackage, shapefile σε ZIP, και ετικέτες OpenStreetMap)· χωρίς αρχείο δείχνει όσα υπάρχουν, με --retire αποσύρει',
    en: 'Reads areas or points of interest (GeoJSON, GeoPackage, a zipped shapefile, also tags of OpenStreetMap); without a file lists those there are, with --retire retires some',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [file] = positionals;
    if (positionals.length > 1 || (file !== undefined && values.retire !== undefined)) throw new UsageError('FILE');
    if (file === undefined) return listOrRetire(session, values.retire);
    if (values.kind === undefined || values.licence === undefined) throw new UsageError('--kind, --licence');
    if (!/^\d{0,6}$/.test(values.epsg)) throw new UsageError('--epsg');
    const bytes = await readFile(file);
    const { app, context } = await session.open();
    const parsed = await app.get(AreaFiles, { strict: false }).read(context, bytes, basename(file), {
      kind: parseKind(values.kind),
      layer: values.layer,
      srid: values.epsg === '' ? null : Number(values.epsg),
      nameColumns: { el: values['name-column-el'], en: values['name-column-en'] },
    });
    const { collections, ofNoKind, notPoints } = await app.get(AreasService, { strict: false }).addParsed(context, parsed, {
      fileName: basename(file),
      kind: values.kind,
      name: { el: values['name-el'], en: values['name-en'] },
      licence: values.licence,
      attribution: values.attribution,
    });
    for (const collection of collections) session.print(describe(collection, session.language));
    if (ofNoKind + notPoints > 0) {
      session.say({
        el: `Δεν χρησιμοποιήθηκαν: ${ofNoKind} στοιχεία άλλου είδους και ${notPoints} που δεν είναι σημεία.`,
        en: `Not used: ${ofNoKind} features of another kind, and ${notPoints} that are no points.`,
      });
    }
    return 0;
  },
};

async function listOrRetire(session: Session, retired: string | undefined): Promise<0> {
  if (retired !== undefined && !/^[1-9]\d{0,8}$/.test(retired)) throw new UsageError('--retire');
  const { app, context } = await session.open();
  const repository = app.get(AreaRepository, { strict: false });
  if (retired !== undefined) await repository.retire(context, Number(retired));
  for (const collection of await repository.list(context)) session.print(describe(collection, session.language));
  return 0;
}

function describe({ collectionId, kind, name, itemCount, fileName, licence, retiredAt }: AreaCollection, language: Language): string {
  const retired = retiredAt === null ? '' : { el: ' (έχουν αποσυρθεί)', en: ' (retired)' }[language];
  return `${collectionId}\t${AREA_KIND_LABELS[kind][language]}\t${name[language]}\t${itemCount}\t${fileName}\t${licence}${retired}`;
}
