import type { SpeedUnit } from '@elektron/domain';
import type { DecimalMark } from '../import-format.ts';
import type { MappingFieldId } from './mapping-fields.ts';
import type { RowUnit } from './record-kinds.ts';
import type { TableReading } from './table-reading.ts';

/** How the parts of a date follow each other. */
export const DATE_ORDERS = ['day-first', 'month-first', 'year-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/**
 * Where lines of roads meet beside their common vertices: nowhere; where a vertex of one lies on another one; or also where they only cross.
 */
export const ROAD_MEETINGS = ['vertices', 'touching', 'crossing'] as const;
export type RoadMeeting = (typeof ROAD_MEETINGS)[number];

/** Within what the numbers of accidents tell them apart: lists begin anew each year, registers never do. */
export const KEY_SCOPES = ['year', 'source'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** What the numbers of a line of counts are of: an average day of a year, a whole day, an hour. */
export const COUNTED_OVER = ['year', 'day', 'hour'] as const;
export type CountedOver = (typeof COUNTED_OVER)[number];

/**
 * What a person has decided about a file of no known format: what each column is, how its dates, places and codes are read. Plain data, kept per
 * organisation; next month's file is recognised by its headings.
 */
export interface TableMapping {
  /** Of the source (MAPPING_NAME): what has the same name numbers its accidents together, and is one network of roads. */
  readonly name: string;
  /** It says what its records are as well (recordKindOf). */
  readonly rowIs: RowUnit;
  /** Its lines name accidents of another table (or on record) and say nothing else of them. */
  readonly linked?: true;
  /** The people that its lines count are lines of a linked table: nobody becomes a casualty twice. */
  readonly casualtiesListed?: true;
  /** Absent for `year`. */
  readonly keyScope?: KeyScope;
  /** Of roads; absent for `touching`. */
  readonly meetsAt?: RoadMeeting;
  /** The unit of bare numbers of kilometre positions; absent for kilometres. */
  readonly positionsIn?: 'm';
  /** How the file is cut into lines and cells, where a person has said it. */
  readonly reading?: TableReading;
  /** Texts that stand for no value at all, as normalizeLabel compares them. */
  readonly missing?: readonly string[];
  /** Of counts, where no column says how long; absent for what their columns of time tell. */
  readonly countedOver?: CountedOver;
  /** Of counts without any column of time: the year of all of them. No later file is recognised by such a mapping. */
  readonly countYear?: number;
  /** In the order of the file; `null` for a column that is only kept. */
  readonly fields: readonly (MappingFieldId | null)[];
  /** The headings that the fields were decided for, folded. */
  readonly headings: readonly string[];
  readonly dateOrder: DateOrder;
  /** Of its numbers; a time like 14.30 elsewhere in the line says nothing about it. */
  readonly decimalMark: DecimalMark;
  /** EPSG code of easting and northing; `null` where the file has none. */
  readonly srid: number | null;
  readonly speedUnit: SpeedUnit;
  /** Per field the meaning of each value as stated (findMeanings); `null` = unknown. A value that is not there is a remark and unknown. */
  readonly codes: Readonly<Partial<Record<MappingFieldId, Readonly<Record<string, string | null>>>>>;
}
