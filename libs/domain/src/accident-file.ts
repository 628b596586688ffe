import type { Text } from './language.ts';

/** Kinds of files that are one table with a line for each accident. */
export const ACCIDENT_TABLE_KINDS = ['csv', 'xlsx', 'geojson', 'gpkg'] as const;
export type AccidentTableKind = (typeof ACCIDENT_TABLE_KINDS)[number];

/** THE kinds of files in which accidents are taken away. */
export const ACCIDENT_FILE_KINDS = [...ACCIDENT_TABLE_KINDS, 'cadas'] as const;
export type AccidentFileKind = (typeof ACCIDENT_FILE_KINDS)[number];

/** How the name of each ends. */
export const ACCIDENT_FILE_ENDINGS: Readonly<Record<AccidentFileKind, string>> = {
  csv: 'csv',
  xlsx: 'xlsx',
  geojson: 'geojson',
  gpkg: 'gpkg',
  cadas: 'cadas.xlsx',
};

export const ACCIDENT_FILE_LABELS: Readonly<Record<AccidentFileKind, Text>> = {
  csv: { el: 'CSV', en: 'CSV' },
  xlsx: { el: 'Excel (XLSX)', en: 'Excel (XLSX)' },
  geojson: { el: 'GeoJSON', en: 'GeoJSON' },
  gpkg: { el: 'GeoPackage', en: 'GeoPackage' },
  cadas: { el: 'CADaS (XLSX)', en: 'CADaS (XLSX)' },
};

/** For whom each is. */
export const ACCIDENT_FILE_USES: Readonly<Record<AccidentFileKind, Text>> = {
  csv: { el: 'για κάθε πρόγραμμα· μόνο κείμενο', en: 'for any program; plain text' },
  xlsx: { el: 'για λογιστικά φύλλα', en: 'for spreadsheets' },
  geojson: { el: 'για χάρτες στον ιστό', en: 'for maps on the web' },
  gpkg: { el: 'για προγράμματα ΓΣΠ, όπως το QGIS', en: 'for GIS, such as QGIS' },
  cadas: {
    el: 'μεταβλητές του CADaS, με τους κωδικούς που έχει ορίσει ο οργανισμός',
    en: 'variables of CADaS, in the codes that the organisation has stated',
  },
};
