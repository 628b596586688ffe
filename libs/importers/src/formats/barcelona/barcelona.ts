import type { ImportFormat } from '../../import-format.ts';
import { keptColumns, personColumns, requiredColumn, usedColumn, type ColumnDeclaration } from '../../import-format.ts';
import { parseBarcelonaAccident } from './parse-accident.ts';
import { parseBarcelonaPerson } from './parse-person.ts';
import { parseBarcelonaType } from './parse-type.ts';

/** Columns of both files, under the names of each. */
function sharedColumns(): ColumnDeclaration[] {
  return [
    requiredColumn('numero_expedient', { inDraft: true }),
    ...keptColumns('codi_districte', 'nom_districte', 'codi_barri', 'nom_barri', 'codi_carrer', 'num_postal', 'descripcio_tipus_dia'),
    ...keptColumns('descripcio_dia_setmana', 'nom_mes', 'descripcio_torn', 'descripcio_causa_vianant', 'dia_setmana'),
  ];
}

const PLACE = ['coordenada_utm_x', 'coordenada_utm_y', 'longitud', 'latitud'];

/** Accidents with victims that the city police of Barcelona (Guàrdia Urbana) handled: Open Data BCN, in Catalan. */
export const barcelona: ImportFormat = {
  id: 'barcelona',
  labels: { el: 'Ατυχήματα της Βαρκελώνης (Guàrdia Urbana)', en: 'Accidents of Barcelona (Guàrdia Urbana)' },
  dataKind: 'accidents',
  speedUnit: null,
  mappingVersion: 'barcelona/2',
  tables: [
    {
      id: 'accidents',
      labels: { el: 'Ατυχήματα (Βαρκελώνη)', en: 'Accidents (Barcelona)' },
      draftKind: 'accident',
      refersTo: null,
      columns: [
        ...sharedColumns(),
        requiredColumn('numero_morts', { identifying: true }),
        ...['numero_lesionats_lleus', 'numero_lesionats_greus', 'numero_victimes'].map((id) => requiredColumn(id)),
        ...keptColumns('numero_vehicles_implicats'),
        requiredColumn('any', { inDraft: true, otherNames: ['nk_any'] }),
        usedColumn('mes_any', { inDraft: true, otherNames: ['mes'] }),
        usedColumn('dia_mes', { inDraft: true, otherNames: ['dia_de_mes'] }),
        usedColumn('hora_dia', { inDraft: true, otherNames: ['hora_de_dia'] }),
        usedColumn('nom_carrer', { inDraft: true }),
        ...PLACE.map((id) => usedColumn(id, { inDraft: true })),
      ],
      requiredOneOf: [
        ['coordenada_utm_x', 'coordenada_utm_y'],
        ['longitud', 'latitud'],
      ],
      parseRow: parseBarcelonaAccident,
    },
    {
      id: 'persons',
      labels: { el: 'Πρόσωπα (Βαρκελώνη)', en: 'Persons (Barcelona)' },
      draftKind: 'casualty',
      refersTo: 'accidents',
      columns: [
        ...sharedColumns(),
        requiredColumn('descripcio_victimitzacio', { identifying: true, inDraft: true }),
        ...['desc_tipus_vehicle_implicat', 'descripcio_sexe', 'edat', 'descripcio_tipus_persona'].map((id) =>
          usedColumn(id, { inDraft: true }),
        ),
        ...keptColumns('any', 'mes_any', 'dia_mes', 'hora_dia', 'nom_carrer', ...PLACE),
        ...personColumns('descripcio_situacio'),
      ],
      requiredOneOf: [],
      parseRow: parseBarcelonaPerson,
    },
    {
      id: 'types',
      labels: { el: 'Είδη ατυχημάτων (Βαρκελώνη)', en: 'Types of accidents (Barcelona)' },
      draftKind: 'accident',
      refersTo: 'accidents',
      completes: 'accidents',
      columns: [
        requiredColumn('codi_expedient'),
        requiredColumn('tipus_accident', { identifying: true }),
        ...keptColumns(
          'codi_districte',
          'nom_districte',
          'codi_barri',
          'nom_barri',
          'codi_carrer',
          'nom_carrer',
          'num_postal',
          'dia_setmana',
        ),
        ...keptColumns('id_dia_setmana', 'tipus_dia', 'any', 'mes', 'nom_mes', 'dia_de_mes', 'hora_de_dia', 'torn', ...PLACE),
      ],
      requiredOneOf: [],
      parseRow: parseBarcelonaType,
    },
  ],
};
