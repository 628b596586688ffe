import { setImmediate } from 'node:timers/promises';
import { LANGUAGES, organisationNamesOf, type Language, type OpenRelease } from '@elektron/domain';

import { refused } from '../common/refused.ts';
import { EXPORT_KINDS } from '../exports/export-kinds.ts';
import type { ExportGeometry, ExportNote, ExportRows, ExportTable } from '../exports/export-table.ts';
import { licenceAddress } from './licences.ts';
import type { ReleaseIndex } from './release-index.ts';
import type { ReleaseLayer } from './release-layers.ts';

/** THE kinds of files that a release is given as. */
export const OPEN_FILE_KINDS = ['csv', 'geojson', 'gpkg'] as const;
export type OpenFileKind = (typeof OPEN_FILE_KINDS)[number];

export const mediaTypeOf = (kind: OpenFileKind): string => EXPORT_KINDS[kind].mediaType;

/** Rows that are written at a stretch, with others having their turn in between. */
const STRETCH = 200;

/** A layer of a release as a file. The same release gives the same rows. @param language of headings and words */
export async function makeFile(
  { listed, index }: FileOf,
  layer: ReleaseLayer,
  kind: OpenFileKind,
  language: Language,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of EXPORT_KINDS[kind].write(rowsOf(index, layer), describe(listed, layer, language))) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

export interface FileOf {
  readonly listed: OpenRelease;
  readonly index: ReleaseIndex;
}

/** @throws Problem INPUT_INVALID */
export function parseLanguage(text: string | null): Language {
  const known = LANGUAGES.find((language) => language === (text ?? 'en'));
  if (known === undefined) throw refused('lang', text ?? '');
  return known;
}

async function* rowsOf({ release }: ReleaseIndex, layer: ReleaseLayer): ExportRows {
  const rows = layer.rows(release);
  for (let start = 0; start < rows.length; start += STRETCH) {
    yield rows.slice(start, start + STRETCH).map(({ values, geometry }) => ({ values, place: null, geometry: geometry as ExportGeometry }));
    await setImmediate();
  }
}

const TEXTS = {
  release: { el: 'Δημοσίευση', en: 'Release' },
  organisation: { el: 'Οργανισμός', en: 'Organisation' },
  published: { el: 'Δημοσιεύθηκε', en: 'Published' },
  cutOff: { el: 'Στοιχεία έως', en: 'Records to' },
  licence: { el: 'Άδεια', en: 'Licence' },
  attribution: { el: 'Πηγή', en: 'Source' },
  digest: { el: 'Αποτύπωμα SHA-256 της δημοσίευσης', en: 'SHA-256 of the release' },
  hidden: { el: 'Κενά', en: 'Empty cells' },
  reporting: { el: 'Πληρότητα', en: 'Completeness' },
  illustrative: { el: 'Προσοχή', en: 'Note' },
} as const;

/** What a file must say of itself, because it is read far from where it was made. */
export function notesOf({ releaseId, digest, publishedAt, head }: OpenRelease, language: Language): ExportNote[] {
  const note = (id: keyof typeof TEXTS, value: string): ExportNote => ({ id, label: TEXTS[id][language], value });
  const most = head.threshold - 1;
  const hidden = {
    el: `Όπου δεν υπάρχει αριθμός, είναι από 0 έως ${most}, ή δεν δίνεται για να μη βρεθεί άλλος.`,
    en: `Where there is no number, it is 0 to ${most}, or kept back so that another cannot be told.`,
  };
  const reporting = { el: 'Δεν καταγράφονται όλα τα ατυχήματα.', en: 'Not every accident is reported.' };
  const illustrative = { el: 'Στοιχεία επίδειξης.', en: 'Demonstration data.' };
  return [
    note('release', releaseId),
    note('organisation', organisationNamesOf(head)[language]),
    note('published', publishedAt.slice(0, 10)),
    note('cutOff', head.dataCutOff),
    note('licence', `${head.licence} ${licenceAddress(head.licence)}`),
    note('attribution', head.attribution),
    note('hidden', hidden[language]),
    note('reporting', reporting[language]),
    ...(head.isIllustrative ? [note('illustrative', illustrative[language])] : []),
    note('digest', digest),
  ];
}

function describe(listed: OpenRelease, layer: ReleaseLayer, language: Language): ExportTable {
  const { head } = listed;
  return {
    language,
    title: `${organisationNamesOf(head)[language]}, ${head.number}: ${layer.title[language]}`,
    layer: layer.id.replaceAll('-', '_'),
    columns: layer.columns,
    shape: 'geometries',
    notes: notesOf(listed, language),
    record: { name: 'release', value: { ...head } },
    madeAt: new Date(listed.publishedAt),
  };
}
