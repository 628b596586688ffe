import type { Text } from '@elektron/domain';
import { TRAFFIC_TABLE_COLUMNS } from '../formats/traffic-table/traffic-columns.ts';
import type { MappingField } from './mapping-fields.ts';

/** A column of the template of counts, of which the same is asked of any table. */
function headingOf(column: string): Text {
  const found = TRAFFIC_TABLE_COLUMNS.find(({ id }) => id === column);
  if (found === undefined) throw new RangeError(`no column ${column} in the template of counts`);
  return found.headings;
}

/** What a column of a table of traffic counts can be, beside when and where: as in the template, whose column has the same name with underscores. */
export const TRAFFIC_FIELDS = [
  { id: 'count-site', labels: headingOf('count_site'), kind: 'label', of: 'count' },
  { id: 'duration-hours', labels: headingOf('duration_hours'), kind: 'hours', of: 'count' },
  { id: 'direction', labels: headingOf('direction'), kind: 'code', of: 'count', list: 'count-direction' },
  { id: 'basis', labels: headingOf('basis'), kind: 'code', of: 'count', list: 'count-basis' },
  { id: 'motor-vehicles', labels: headingOf('motor_vehicles'), kind: 'volume', of: 'count' },
  { id: 'bicycles', labels: headingOf('bicycles'), kind: 'volume', of: 'count' },
  { id: 'pedestrians', labels: headingOf('pedestrians'), kind: 'volume', of: 'count' },
  { id: 'powered-two-wheelers', labels: headingOf('powered_two_wheelers'), kind: 'volume', of: 'count' },
  { id: 'cars-and-taxis', labels: headingOf('cars_and_taxis'), kind: 'volume', of: 'count' },
  { id: 'buses-and-coaches', labels: headingOf('buses_and_coaches'), kind: 'volume', of: 'count' },
  { id: 'light-goods', labels: headingOf('light_goods'), kind: 'volume', of: 'count' },
  { id: 'heavy-goods', labels: headingOf('heavy_goods'), kind: 'volume', of: 'count' },
  { id: 'mean-speed', labels: headingOf('mean_speed'), kind: 'speed', of: 'count' },
  { id: 'speed-v85', labels: headingOf('speed_v85'), kind: 'speed', of: 'count' },
  { id: 'measured-speeds', labels: headingOf('measured_speeds'), kind: 'volume', of: 'count' },
  { id: 'road-category', labels: headingOf('road_category'), kind: 'label', of: 'count' },
  { id: 'from', labels: headingOf('from'), kind: 'label', of: 'count' },
  { id: 'to', labels: headingOf('to'), kind: 'label', of: 'count' },
] as const satisfies readonly MappingField[];

/** Numbers of what is counted: a table of counts has at least one of them. */
export const COUNTED_FIELDS: readonly string[] = TRAFFIC_FIELDS.filter(
  ({ id, kind }) => kind === 'speed' || (kind === 'volume' && id !== 'measured-speeds'),
).map(({ id }) => id);
