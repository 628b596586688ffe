import type { Text } from './language.ts';

/** THE kinds of files in which accidents are taken away; each is also the ending of the file's name. */
export const ACCIDENT_FILE_KINDS = ['csv', 'xlsx', 'geojson', 'gpkg'] as const;
export type AccidentFileKind = (typeof ACCIDENT_FILE_KINDS)[number];

export const ACCIDENT_FILE_LABELS: Readonly<Record<AccidentFileKind, Text>> = {
  csv: { el: 'CSV', en: 'CSV' },
  xlsx: { el: 'Excel (XLSX)', en: 'Excel (XLSX)' },
  geojson: { el: 'GeoJSON', en: 'GeoJSON' },
  gpkg: { el: 'GeoPackage', en: 'GeoPackage' },
};

/** For whom each is. */
export const ACCIDENT_FILE_USES: Readonly<Record<AccidentFileKind, Text>> = {
  csv: { el: 'για κάθε πρόγραμμα· μόνο κείμενο', en: 'for any program; plain text' },
  xlsx: { el: 'για λογιστικά φύλλα', en: 'for spreadsheets' },
  geojson: { el: 'για χάρτες στον ιστό', en: 'for maps on the web' },
  gpkg: { el: 'για προγράμματα ΓΣΠ, όπως το QGIS', en: 'for GIS, such as QGIS' },
};
