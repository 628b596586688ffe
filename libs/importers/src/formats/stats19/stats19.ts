import type { ImportFormat } from '../../import-format.ts';
import { parseCasualty } from './parse-casualty.ts';
import { parseCollision } from './parse-collision.ts';
import { parseVehicle } from './parse-vehicle.ts';
import { CASUALTY_COLUMNS, COLLISION_COLUMNS, VEHICLE_COLUMNS } from './stats19-columns.ts';
import { stats19Movements } from './stats19-movements.ts';

/** Great Britain's police accident records: three tables, linked by the accident's number. */
export const stats19: ImportFormat = {
  id: 'stats19',
  labels: { el: 'Ατυχήματα STATS19 (Μεγάλη Βρετανία)', en: 'STATS19 accidents (Great Britain)' },
  dataKind: 'accidents',
  speedUnit: 'mph',
  mappingVersion: 'stats19/1',
  movements: stats19Movements,
  tables: [
    {
      id: 'collisions',
      labels: { el: 'Ατυχήματα (STATS19 collisions)', en: 'Collisions (STATS19)' },
      draftKind: 'accident',
      refersTo: null,
      columns: COLLISION_COLUMNS,
      requiredOneOf: [
        ['location_easting_osgr', 'location_northing_osgr'],
        ['longitude', 'latitude'],
      ],
      parseRow: parseCollision,
    },
    {
      id: 'vehicles',
      labels: { el: 'Οχήματα (STATS19 vehicles)', en: 'Vehicles (STATS19)' },
      draftKind: 'traffic-unit',
      refersTo: 'collisions',
      columns: VEHICLE_COLUMNS,
      requiredOneOf: [],
      parseRow: parseVehicle,
    },
    {
      id: 'casualties',
      labels: { el: 'Παθόντες (STATS19 casualties)', en: 'Casualties (STATS19)' },
      draftKind: 'casualty',
      refersTo: 'collisions',
      columns: CASUALTY_COLUMNS,
      requiredOneOf: [],
      parseRow: parseCasualty,
    },
  ],
};
