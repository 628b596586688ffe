const HEADER =
  'accident_index,location_easting_osgr,location_northing_osgr,accident_severity,number_of_vehicles,number_of_casualties,date,time,' +
  'first_road_class,first_road_number,road_type,speed_limit,junction_detail,light_conditions,weather_conditions,road_surface_conditions,' +
  'pedestrian_crossing_human_control,pedestrian_crossing_physical_facilities,urban_or_rural_area,local_authority_district';

const DAYS = 28;
const MONTHS = 12;
const FIRST_YEAR = 2010;
const YEARS = 10;

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** One made-up collision in inner London; the same number is always the same line. */
function collisionLine(number: number): string {
  const spread = (number * 2_654_435_761) % 2 ** 32;
  const date = `${FIRST_YEAR + (number % YEARS)}-${two((number % MONTHS) + 1)}-${two((spread % DAYS) + 1)}`;
  const severity = number % 100 === 0 ? 'Fatal' : number % 7 === 0 ? 'Serious' : 'Slight';
  return [
    `Z${String(number).padStart(9, '0')}`,
    520_000 + (spread % 20_000),
    170_000 + ((spread >>> 8) % 20_000),
    severity,
    (number % 3) + 1,
    1,
    date,
    `${two(number % 24)}:${two(spread % 60)}`,
    'A',
    number % 500,
    number % 4 === 0 ? 'Dual carriageway' : 'Single carriageway',
    number % 4 === 0 ? 40 : 30,
    'T or staggered junction',
    number % 3 === 0 ? 'Darkness - lights lit' : 'Daylight',
    number % 5 === 0 ? 'Raining no high winds' : 'Fine no high winds',
    number % 5 === 0 ? 'Wet or damp' : 'Dry',
    'None within 50 metres',
    'No physical crossing facilities within 50 metres',
    'Urban',
    'Somewhere',
  ].join(',');
}

/** A STATS19 collision table of made-up lines, as large as a test or a bench wants it. */
export function* collisionTable(lines: number): Generator<string, void, void> {
  yield `${HEADER}\n`;
  for (let number = 0; number < lines; number++) yield `${collisionLine(number)}\n`;
}
