/*
 * Small STATS19 tables, written out by tests.
 */

export interface CollisionLine {
  readonly index: string;
  readonly severity?: string;
  readonly date?: string;
  readonly time?: string;
  readonly easting?: string;
  readonly northing?: string;
  readonly speedLimit?: string;
}

const COLLISION_HEADER =
  'accident_index,location_easting_osgr,location_northing_osgr,accident_severity,number_of_vehicles,number_of_casualties,date,time,' +
  'first_road_class,first_road_number,road_type,speed_limit,light_conditions,weather_conditions,road_surface_conditions';

export function collisionsText(lines: readonly CollisionLine[]): string {
  const rows = lines.map(
    ({ index, severity = 'Slight', date = '2017-05-04', time = '08:15', easting = '537000', northing = '189000', speedLimit = '30' }) =>
      [
        index,
        easting,
        northing,
        severity,
        '1',
        '1',
        date,
        time,
        'A',
        '104',
        'Single carriageway',
        speedLimit,
        'Daylight',
        'Fine no high winds',
        'Dry',
      ].join(','),
  );
  return `${[COLLISION_HEADER, ...rows].join('\n')}\n`;
}

/** @param lines accident and vehicle */
export function vehiclesText(lines: readonly (readonly [accident: string, vehicle: string])[]): string {
  const rows = lines.map(([accident, vehicle]) => `${accident},${vehicle},Car,Turning right`);
  return `${['accident_index,vehicle_reference,vehicle_type,vehicle_manoeuvre', ...rows].join('\n')}\n`;
}

/** @param lines accident, vehicle and casualty */
export function casualtiesText(lines: readonly (readonly [accident: string, vehicle: string, casualty: string, age?: string])[]): string {
  const header =
    'accident_index,vehicle_reference,casualty_reference,casualty_class,sex_of_casualty,age_of_casualty,casualty_severity,casualty_type';
  const rows = lines.map(
    ([accident, vehicle, casualty, age = '30']) => `${accident},${vehicle},${casualty},Driver or rider,Male,${age},Slight,Car occupant`,
  );
  return `${[header, ...rows].join('\n')}\n`;
}

/** Collisions `first` to `first + count - 1`, on different days and at different places. */
export function manyCollisions(count: number, first = 1): CollisionLine[] {
  return Array.from({ length: count }, (_, i) => {
    const number = first + i;
    return {
      index: `T${String(number).padStart(7, '0')}`,
      severity: number % 50 === 0 ? 'Serious' : 'Slight',
      date: `2017-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`,
      easting: String(530_000 + (number % 1000) * 10),
      northing: String(180_000 + (number % 777) * 10),
    };
  });
}
