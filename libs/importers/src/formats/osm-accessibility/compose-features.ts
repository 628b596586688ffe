import {
  formatDayNumber,
  type AccessibilityFeatureDraft,
  type Attributes,
  type DateBasis,
  type Draft,
  type SourcePosition,
} from '@elektron/domain';

import { cutText, type RowRemark, type SourceRow } from '../../import-format.ts';
import { findDate } from '../../parse-value.ts';
import { findMiddle, type Lines } from '../../parts/geo/find-middle.ts';
import { LINE_COLUMN, parseLineText } from '../../parts/geo/line-text.ts';
import { MAXIMUM_FIELD_LENGTH } from '../../source-row.ts';
import type { ElementShape, TagReader } from './map-element.ts';
import { readTags, type TaggedItem } from './tagged-items.ts';

/** An element of a map, as one line of a file tells of it. */
export interface MapElement {
  /** What names it in its source. */
  readonly reference: string;
  readonly shape: ElementShape;
  readonly tag: TagReader;
  /** Tags as the file writes them, where `tag` says some in another way. */
  readonly written?: TagReader;
  /** The day when the file was drawn from the map, `YYYY-MM-DD`; `null` where the file does not say it. */
  readonly extractedOn: string | null;
  /** The features at its two ends, of a line whose source names them. */
  readonly ends: readonly [start: string, end: string] | null;
  /** What the file says in columns that nobody has declared. */
  readonly attributes: () => Attributes;
}

interface Place {
  readonly position: SourcePosition | null;
  readonly lines: Lines;
}

interface PlacedItem extends Place {
  readonly attributes: Attributes;
}

/** The column of lines, and those of points. */
export const GEOMETRY_COLUMN = LINE_COLUMN;
export const POINT_COLUMNS = ['longitude', 'latitude'] as const;

/**
 * One observation and its feature for each thing that the element tells of, the observation first; nothing for an element that has nothing to do
 * with accessibility.
 */
export function composeFeatures(row: SourceRow, element: MapElement, remarks: RowRemark[]): Draft[] {
  const place = readPlace(row);
  const puzzle = (key: string): void => {
    remarks.push({ column: key, code: 'CODE_UNKNOWN', level: 'warning', value: cutText(element.tag(key), MAXIMUM_FIELD_LENGTH) });
  };
  const items = readTags({
    tag: element.tag,
    written: element.written ?? element.tag,
    shape: element.shape,
    puzzle,
  });
  if (items.length > 0 && place.position === null) {
    remarks.push({ column: row.heading(POINT_COLUMNS[0]), code: 'VALUE_MISSING', level: 'warning', value: '' });
  }
  const attributes = items.length === 0 ? {} : element.attributes();
  return items.flatMap((item) => composeItem(row, element, item, { ...place, attributes }));
}

function composeItem(row: SourceRow, element: MapElement, tagged: TaggedItem, { position, lines, attributes }: PlacedItem): Draft[] {
  const { item, side, state, condition, measures, tags } = tagged;
  const sourceRecordId = nameFeature(element.reference, item, side === 'both' ? null : side);
  const [start = null, end = null] = item === 'crossing' ? (element.ends ?? []) : [];
  const feature: AccessibilityFeatureDraft = {
    kind: 'accessibility-feature',
    sourceRecordId,
    item,
    side,
    position,
    lines,
    startRecordId: start === null ? null : nameFeature(start, 'kerb-ramp', null),
    endRecordId: end === null ? null : nameFeature(end, 'kerb-ramp', null),
    roadName: item === 'footway' && element.tag('name') !== '' ? cutText(element.tag('name'), MAXIMUM_FIELD_LENGTH) : null,
    attributes,
  };
  const { observedOn, dateBasis } = dateElement(row, element, DATE_TAGS[item] ?? []);
  return [
    {
      kind: 'accessibility-observation',
      featureSourceRecordId: sourceRecordId,
      reference: observedOn ?? UNDATED,
      observedOn,
      dateBasis,
      surveyor: null,
      method: 'open-map',
      state,
      condition,
      measures,
      temporary: null,
      attributes: tags,
    },
    feature,
  ];
}

/** Of an observation without a date there is one a feature: the newest that is known. */
export const UNDATED = 'undated';

function nameFeature(reference: string, item: string, side: string | null): string {
  return [reference, item, ...(side === null ? [] : [side])].join('/');
}

function readPlace(row: SourceRow): Place {
  const line = parseLineText(row.text(GEOMETRY_COLUMN));
  const lines = line === undefined || line.srid !== WGS84 ? [] : [line.coordinates];
  const middle = findMiddle(lines) ?? readPoint(row);
  const position = middle === null ? null : { srid: WGS84, first: middle[0], second: middle[1], accuracy: 'exact' as const };
  return { position, lines };
}

const WGS84 = 4326;

function readPoint(row: SourceRow): readonly [longitude: number, latitude: number] | null {
  const [longitude, latitude] = POINT_COLUMNS.map((column) => (row.text(column) === '' ? Number.NaN : Number(row.text(column)))) as [
    number,
    number,
  ];
  const isPlace = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return isPlace ? [longitude, latitude] : null;
}

/** Where mappers write when they have looked; the first is of the thing itself. */
const DATE_TAGS: Readonly<Partial<Record<TaggedItem['item'], readonly string[]>>> = {
  'kerb-ramp': ['check_date:kerb'],
  'tactile-paving': ['check_date:tactile_paving'],
  crossing: ['check_date:crossing'],
  'audible-signal': ['check_date:traffic_signals:sound'],
  'refuge-island': ['check_date:crossing:island', 'check_date:crossing'],
  footway: ['check_date:sidewalk'],
};
const COMMON_DATE_TAGS = ['check_date', 'survey:date'];

/** The tags of dates, for the columns of files. */
export function listDateTags(): readonly string[] {
  return [...new Set([...Object.values(DATE_TAGS).flat(), ...COMMON_DATE_TAGS])];
}

function dateElement(
  row: SourceRow,
  { tag, extractedOn }: MapElement,
  ownTags: readonly string[],
): { readonly observedOn: string | null; readonly dateBasis: DateBasis | null } {
  for (const key of [...ownTags, ...COMMON_DATE_TAGS]) {
    const day = findDay(tag(key), row);
    if (day !== null) return { observedOn: day, dateBasis: 'survey' };
  }
  return { observedOn: extractedOn, dateBasis: extractedOn === null ? null : 'extract' };
}

/** A day as `YYYY-MM-DD`; `null` for what is none and for one after the import. */
export function findDay(text: string, { latestDay }: Pick<SourceRow, 'latestDay'>): string | null {
  const day = findDate(text);
  return day?.exists === true && day.dayNumber <= latestDay.dayNumber ? formatDayNumber(day.dayNumber) : null;
}
