/** A table of no known format, and what its columns are. */
export const UNKNOWN_TABLE = 'Ημέρα;Τόπος\n05/03/2016;Ερμού\n';

export const MAPPING = {
  name: 'other-police',
  rowIs: 'accident',
  fields: ['date', 'road-name'],
  headings: ['ημερα', 'τοποσ'],
  dateOrder: 'day-first',
  decimalMark: ',',
  srid: null,
  speedUnit: 'km/h',
  codes: [],
};
