import { ROAD_CLASS_LABELS, SPEED_UNIT_LABELS, SPEED_UNITS, valueOf, type Text } from '@elektron/domain';
import { splitNetwork } from '@elektron/importers';

import { labelNetwork } from '../../columns/roads/describe-roads.ts';
import type { StandingRoad } from '../../columns/roads/standing-network.ts';
import type { RoadSegmentDetails } from '../../road-network/road-segments.repository.ts';
import type { ExportColumn, ExportValue } from '../export-table.ts';

/** One segment, with what only a file tells of it. */
export interface ExportedRoad {
  readonly road: StandingRoad;
  readonly details: RoadSegmentDetails;
  /** Degrees: longitude, latitude, longitude … */
  readonly line: readonly number[];
}

export interface RoadColumn extends ExportColumn {
  readonly valueOf: (road: ExportedRoad) => ExportValue;
}

const CENTIMETERS = 100;

/** Finer digits of a length would be those of the reckoning. */
export function roundMeters(meters: number): number {
  return Math.round(meters * CENTIMETERS) / CENTIMETERS;
}

const asWritten = (text: string): Text => ({ el: text, en: text });
const CLASSES: Readonly<Record<string, Text>> = ROAD_CLASS_LABELS;
const UNITS: Readonly<Record<string, Text>> = SPEED_UNIT_LABELS;

/** A class in the words of the list, or in those of a source that has its own. */
export function labelRoadClass(roadClass: string): Text {
  return CLASSES[roadClass] ?? asWritten(roadClass);
}

function column(id: string, labels: Text, type: ExportColumn['type'], value: RoadColumn['valueOf']): RoadColumn {
  return { id, labels, type, valueOf: value };
}

/** THE columns of a file of roads, in their order, but for the lines. docs/roads.md explains them. */
export const ROAD_COLUMNS: readonly RoadColumn[] = [
  column('id', { el: 'Αναγνωριστικό', en: 'Id' }, 'text', ({ road }) => road.id),
  column('road_name', { el: 'Οδός', en: 'Road' }, 'text', ({ road }) => road.roadName),
  column('road_number', { el: 'Αριθμός οδού', en: 'Road number' }, 'text', ({ road }) => road.roadReference),
  {
    ...column('road_class', { el: 'Κατηγορία οδού', en: 'Class of road' }, 'text', ({ road }) => road.roadClass),
    labelOf: labelRoadClass,
  },
  column('speed_limit', { el: 'Όριο ταχύτητας', en: 'Speed limit' }, 'whole', ({ road }) => road.speedLimit),
  {
    ...column('speed_unit', { el: 'Μονάδα ταχύτητας', en: 'Unit of speed' }, 'text', ({ road, details }) =>
      road.speedLimit === null ? null : valueOf(SPEED_UNITS, details.speedUnit),
    ),
    labelOf: (unit) => UNITS[unit] ?? asWritten(unit),
  },
  column('lanes', { el: 'Λωρίδες', en: 'Lanes' }, 'whole', ({ details }) => details.lanes),
  column('one_way', { el: 'Μονόδρομος (1: ναι, 0: όχι)', en: 'One-way (1: yes, 0: no)' }, 'whole', ({ details: { isOneWay } }) =>
    isOneWay === null ? null : Number(isOneWay),
  ),
  column('length_m', { el: 'Μήκος (μ.)', en: 'Length (m)' }, 'decimal', ({ road }) => roundMeters(road.lengthMeters)),
  column('road_authority', { el: 'Φορέας της οδού', en: 'Road authority' }, 'text', ({ details }) => details.authority),
  column('from_km', { el: 'Χιλιομετρική θέση αρχής', en: 'Kilometre position of its start' }, 'decimal', ({ details }) => details.fromKm),
  column('to_km', { el: 'Χιλιομετρική θέση τέλους', en: 'Kilometre position of its end' }, 'decimal', ({ details }) => details.toKm),
  column('level', { el: 'Επίπεδο (0: έδαφος)', en: 'Level (0: ground)' }, 'whole', ({ road }) => road.level),
  column('start_junction_id', { el: 'Κόμβος αρχής', en: 'Node at its start' }, 'text', ({ road }) => road.startJunctionId),
  column('end_junction_id', { el: 'Κόμβος τέλους', en: 'Node at its end' }, 'text', ({ road }) => road.endJunctionId),
  column('network', { el: 'Όνομα δικτύου', en: 'Name of the network' }, 'text', ({ road }) => splitNetwork(road.network).name),
  { ...column('format', { el: 'Μορφή της πηγής', en: 'Format of the source' }, 'text', ({ road }) => road.network), labelOf: labelNetwork },
  column('line_id', { el: 'Γραμμή στην πηγή', en: 'Line at the source' }, 'text', ({ road }) => road.lineId),
  column('batch', { el: 'Αριθμός εισαγωγής', en: 'Number of the import' }, 'whole', ({ details }) => details.batchId),
];

/** More characters than these are not in a cell of a workbook (Excel specifications and limits, “Total number of characters that a cell can contain”). */
export const LONGEST_CELL = 32_767;

/** A line as well-known text, for files that hold no geometry otherwise; null where a cell cannot hold it. */
export function lineColumn(kind: 'csv' | 'xlsx'): RoadColumn {
  return column('geometry', { el: 'Γραμμή (WKT, EPSG:4326)', en: 'Line (WKT, EPSG:4326)' }, 'text', ({ line }) => {
    const text = toWellKnownText(line);
    return kind === 'xlsx' && text.length > LONGEST_CELL ? null : text;
  });
}

/** Characters of a number with its sign, its point and what parts it from the next. */
const LONGEST_NUMBER = 25;

/** Whether a line is too long for a cell of a workbook. */
export function isTooLongForCell(line: readonly number[]): boolean {
  return line.length * LONGEST_NUMBER > LONGEST_CELL && toWellKnownText(line).length > LONGEST_CELL;
}

function toWellKnownText(line: readonly number[]): string {
  const points = Array.from({ length: line.length / 2 }, (_, i) => `${line[2 * i]!} ${line[2 * i + 1]!}`);
  return `LINESTRING (${points.join(', ')})`;
}
