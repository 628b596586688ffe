import {
  COUNT_BASIS_LABELS,
  COUNT_DIRECTION_LABELS,
  E7,
  parseCountPeriod,
  TRAFFIC_MODES,
  type Text,
  type TrafficMode,
} from '@elektron/domain';
import { RECORD_ID_COLUMN, TRAFFIC_SHEETS } from '@elektron/importers';

import type { CountRow, SiteRow } from '../traffic/traffic-counts.repository.ts';
import type { ExportColumn, ExportValue } from './export-table.ts';

/** One direction of a site: of a year, or of a short count. */
export interface ExportedCount {
  readonly site: SiteRow;
  readonly count: Omit<CountRow, 'siteId'>;
}

export interface TrafficColumn extends ExportColumn {
  readonly valueOf: (count: ExportedCount) => ExportValue;
}

const DIRECTIONS: Readonly<Record<string, Text>> = COUNT_DIRECTION_LABELS;
const BASES: Readonly<Record<string, Text>> = COUNT_BASIS_LABELS;

/** A column of the template, under whose headings a file is read back. */
function column(id: string, type: ExportColumn['type'], valueOf: TrafficColumn['valueOf']): TrafficColumn {
  const found = TRAFFIC_SHEETS[0]?.columns.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`no column ${id} in the template of counts`);
  return { id, labels: found.headings, type, valueOf };
}

const COLUMN_OF_MODE: Readonly<Record<TrafficMode, string>> = {
  'motor-vehicle': 'motor_vehicles',
  bicycle: 'bicycles',
  pedestrian: 'pedestrians',
  'powered-two-wheeler': 'powered_two_wheelers',
  car: 'cars_and_taxis',
  bus: 'buses_and_coaches',
  'light-goods': 'light_goods',
  'heavy-goods': 'heavy_goods',
};

/** THE columns of a file of counts, in their order: those of the template. docs/traffic.md explains them. */
export const TRAFFIC_COLUMNS: readonly TrafficColumn[] = [
  {
    id: RECORD_ID_COLUMN.id,
    labels: RECORD_ID_COLUMN.headings,
    type: 'text',
    valueOf: ({ site, count }) => [site.id, count.year, count.direction, count.period].join(' ').trim(),
  },
  column('count_site', 'text', ({ site }) => site.sourceRecordId),
  column('road', 'text', ({ site }) => site.roadName),
  column('road_category', 'text', ({ site }) => site.roadCategory),
  column('from', 'text', ({ site }) => site.startName),
  column('to', 'text', ({ site }) => site.endName),
  column('year', 'whole', ({ count }) => count.year),
  column('count_start', 'date', ({ count }) => parseCountPeriod(count.period)?.startDate ?? null),
  column('start_hour', 'whole', ({ count }) => parseCountPeriod(count.period)?.startHour ?? null),
  column('duration_hours', 'whole', ({ count }) => parseCountPeriod(count.period)?.hours ?? null),
  { ...column('direction', 'text', ({ count }) => count.direction), labelOf: (id) => DIRECTIONS[id] ?? { el: id, en: id } },
  {
    ...column('basis', 'text', ({ count }) => (count.counted ? 'counted' : 'estimated')),
    labelOf: (id) => BASES[id] ?? { el: id, en: id },
  },
  ...TRAFFIC_MODES.map((mode) => column(COLUMN_OF_MODE[mode], 'whole', ({ count }) => count.counts[mode])),
  column('mean_speed', 'decimal', ({ count }) => count.meanSpeed),
  column('speed_v85', 'decimal', ({ count }) => count.speedV85),
  column('unit_of_speed', 'text', ({ count }) => count.speedUnit),
  column('measured_speeds', 'whole', ({ count }) => count.measuredSpeeds),
  column('longitude', 'decimal', ({ site }) => inDegrees(site.longitudeE7)),
  column('latitude', 'decimal', ({ site }) => inDegrees(site.latitudeE7)),
];

export function inDegrees(e7: number | null): number | null {
  return e7 === null ? null : e7 / E7;
}
