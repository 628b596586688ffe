import { keptColumns, personColumns, requiredColumn, usedColumn, type ImportFormat } from '../../import-format.ts';
import { baacMovements } from './baac-movements.ts';
import { parseAccident } from './parse-accident.ts';
import { parseRoad, parseUser, parseVehicle } from './parse-parts.ts';

/** Another name in the files of 2022. */
const ACCIDENT = requiredColumn('num_acc', { otherNames: ['accident_id'], inDraft: true });

/**
 * The French register of accidents with injury (BAAC), as the Observatoire national interministériel de la sécurité routière publishes it each year: four
 * tables, linked by the accident's number. How severe an accident was stands with the people alone.
 */
export const baac: ImportFormat = {
  id: 'baac',
  labels: { el: 'Ατυχήματα BAAC (Γαλλία)', en: 'BAAC accidents (France)' },
  dataKind: 'accidents',
  speedUnit: 'km/h',
  mappingVersion: 'baac/2',
  movements: baacMovements,
  tables: [
    {
      id: 'accidents',
      labels: { el: 'Ατυχήματα (caractéristiques)', en: 'Accidents (caractéristiques)' },
      draftKind: 'accident',
      refersTo: null,
      columns: [
        ACCIDENT,
        requiredColumn('an', { inDraft: true }),
        requiredColumn('mois', { inDraft: true }),
        requiredColumn('jour', { inDraft: true }),
        requiredColumn('lum', { identifying: true, inDraft: true }),
        usedColumn('hrmn', { identifying: true, inDraft: true }),
        usedColumn('atm', { identifying: true }),
        usedColumn('int'),
        usedColumn('col'),
        usedColumn('adr', { inDraft: true }),
        usedColumn('lat', { inDraft: true }),
        usedColumn('long', { inDraft: true }),
        ...keptColumns('dep', 'com', 'agg', 'gps'),
      ],
      requiredOneOf: [],
      parseRow: parseAccident,
    },
    {
      id: 'roads',
      labels: { el: 'Οδοί (lieux)', en: 'Roads (lieux)' },
      draftKind: 'accident',
      refersTo: 'accidents',
      completes: 'accidents',
      columns: [
        ACCIDENT,
        requiredColumn('catr', { identifying: true }),
        requiredColumn('circ', { identifying: true }),
        usedColumn('voie'),
        usedColumn('surf'),
        usedColumn('infra'),
        usedColumn('vma'),
        ...keptColumns('v1', 'v2', 'nbv', 'pr', 'pr1', 'vosp', 'prof', 'plan', 'lartpc', 'larrout', 'situ', 'env1'),
      ],
      requiredOneOf: [],
      parseRow: parseRoad,
    },
    {
      id: 'vehicles',
      labels: { el: 'Οχήματα (véhicules)', en: 'Vehicles (véhicules)' },
      draftKind: 'traffic-unit',
      refersTo: 'accidents',
      columns: [
        ACCIDENT,
        requiredColumn('num_veh', { inDraft: true }),
        requiredColumn('catv', { identifying: true, inDraft: true }),
        ...keptColumns('id_vehicule', 'senc', 'obs', 'obsm', 'choc', 'manv', 'motor', 'occutc'),
      ],
      requiredOneOf: [],
      parseRow: parseVehicle,
    },
    {
      id: 'users',
      labels: { el: 'Πρόσωπα (usagers)', en: 'Persons (usagers)' },
      draftKind: 'casualty',
      refersTo: 'accidents',
      completes: 'accidents',
      columns: [
        ACCIDENT,
        requiredColumn('num_veh', { inDraft: true }),
        requiredColumn('catu', { identifying: true }),
        requiredColumn('grav', { identifying: true, inDraft: true }),
        usedColumn('sexe', { inDraft: true }),
        usedColumn('an_nais'),
        ...keptColumns('id_usager').map((column) => ({ ...column, inDraft: true })),
        ...keptColumns('id_vehicule'),
        ...personColumns('place', 'trajet', 'secu', 'secu1', 'secu2', 'secu3', 'locp', 'actp', 'etatp'),
      ],
      requiredOneOf: [],
      parseRow: parseUser,
    },
  ],
};
