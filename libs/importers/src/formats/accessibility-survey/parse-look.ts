import {
  ACCESSIBILITY_MEASURE_DECLARATIONS,
  ACCESSIBILITY_MEASURES,
  formatDayNumber,
  type AccessibilityFeatureDraft,
  type AccessibilityItem,
  type AccessibilityMeasure,
  type AccessibilityMeasures,
  type AccessibilityObservationDraft,
  type FeatureCondition,
  type FeatureState,
  type ObservationMethod,
  type PlaceAccuracy,
  type StreetSide,
  type TemporaryPresence,
} from '@elektron/domain';

import { isBlank } from '../../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { readDate, readTime } from '../../mapping/read-time.ts';
import { splitDateTime } from '../../mapping/recognise-values.ts';
import type { DateOrder } from '../../mapping/table-mapping.ts';
import { checkOtherPositions, listUnreadColumns, parsePosition, type PositionColumns } from '../../parse-position.ts';
import { parseKey, parseNumber, remarkOnFuture } from '../../parse-value.ts';
import { MEASURE_COLUMN_IDS } from './survey-columns.ts';

/** What the words of a line may be taken from. */
export interface LookWords {
  readonly item: AccessibilityItem;
  readonly state: FeatureState;
  readonly condition: FeatureCondition;
  readonly side: StreetSide;
  readonly method: ObservationMethod;
  readonly temporary: 'yes' | 'no';
  readonly accuracy_of_the_place: PlaceAccuracy;
}

/** How the lines of a table of looks are read: those of the form, or of any table by a mapping. */
export interface LookReading {
  /** What the table calls a column of the form. */
  readonly nameOf: (column: string) => string;
  readonly positions: readonly PositionColumns[];
  readonly dateOrder: DateOrder;
  /** `null` where the line says nothing or that nobody knows; `undefined` for a word that means nothing here. */
  readonly findWord: <Column extends keyof LookWords>(row: SourceRow, column: Column) => LookWords[Column] | null | undefined;
}

/**
 * One line: a look at a feature. Rejected: no feature number, no kind or no finding that the words know, no date. Held back: a day after the import.
 */
export function parseLook(row: SourceRow, reading: LookReading): ParsedRow {
  const remarks: RowRemark[] = [];
  const { nameOf, positions } = reading;
  const featureNumber = parseKey(row, nameOf('feature_number'), remarks);
  const item = requireWord(row, 'item', reading, remarks);
  const state = requireWord(row, 'state', reading, remarks);
  const observedOn = parseDay(row, reading, remarks);
  if (item === null || state === null || observedOn === null || remarks.some(({ level }) => level !== 'warning')) {
    return { drafts: [], issues: remarks };
  }
  const position = parsePosition(row, positions, findWord(row, 'accuracy_of_the_place', reading, remarks) ?? 'exact', remarks);
  const otherPositions = position === null ? [] : checkOtherPositions(row, positions, position, remarks);
  const feature = parseFeature(row, { sourceRecordId: featureNumber, item, position }, reading, remarks);
  const temporary = parseTemporary(row, reading, remarks);
  const observation: AccessibilityObservationDraft = {
    kind: 'accessibility-observation',
    featureSourceRecordId: featureNumber,
    // A car that stands in the way in the morning and another one in the evening are two.
    reference: [observedOn, ...(temporary?.from == null ? [] : [temporary.from])].join(' '),
    observedOn,
    dateBasis: 'survey',
    surveyor: findText(row, nameOf('surveyor_code')),
    method: findWord(row, 'method', reading, remarks),
    state,
    condition: findWord(row, 'condition', reading, remarks),
    measures: parseMeasures(row, reading, remarks),
    temporary,
    attributes: row.attributes(remarks, listUnreadColumns(positions, position)),
  };
  return { drafts: [observation, feature], issues: remarks, otherPositions };
}

function parseFeature(
  row: SourceRow,
  known: Pick<AccessibilityFeatureDraft, 'sourceRecordId' | 'item' | 'position'>,
  reading: LookReading,
  remarks: RowRemark[],
): AccessibilityFeatureDraft {
  const { nameOf } = reading;
  return {
    kind: 'accessibility-feature',
    ...known,
    side: findWord(row, 'side', reading, remarks),
    lines: [],
    startRecordId: findText(row, nameOf('ramp_at_one_end')),
    endRecordId: findText(row, nameOf('ramp_at_other_end')),
    roadName: findText(row, nameOf('road')),
    attributes: {},
  };
}

/** What a line may leave open; a word that nobody knows is remarked on. */
function findWord<Column extends keyof LookWords>(
  row: SourceRow,
  column: Column,
  reading: LookReading,
  remarks: RowRemark[],
): LookWords[Column] | null {
  const word = reading.findWord(row, column);
  if (word === undefined) remarks.push(remarkOn(row, reading.nameOf(column), 'CODE_UNKNOWN'));
  return word ?? null;
}

/** What a line cannot do without. */
function requireWord<Column extends 'item' | 'state'>(
  row: SourceRow,
  column: Column,
  reading: LookReading,
  remarks: RowRemark[],
): LookWords[Column] | null {
  const value = reading.findWord(row, column) ?? null;
  if (value !== null) return value;
  const name = reading.nameOf(column);
  remarks.push(remarkOn(row, name, isBlank(row.text(name)) ? 'VALUE_MISSING' : 'CODE_UNKNOWN', 'rejected'));
  return null;
}

function findText(row: SourceRow, column: string): string | null {
  return isBlank(row.text(column)) ? null : row.text(column);
}

function parseDay(row: SourceRow, { nameOf, dateOrder }: LookReading, remarks: RowRemark[]): string | null {
  const column = nameOf('survey_date');
  const text = row.text(column);
  // Spreadsheets keep a midnight beside a day.
  const [dayText] = splitDateTime(text) ?? [text];
  const day = isBlank(text) ? undefined : readDate(dayText, dateOrder, row.latestDay.year);
  if (day?.exists !== true) {
    remarks.push(remarkOn(row, column, isBlank(text) ? 'VALUE_MISSING' : 'DATE_INVALID', 'rejected'));
    return null;
  }
  if (day.dayNumber > row.latestDay.dayNumber) remarkOnFuture(row, column, remarks);
  return formatDayNumber(day.dayNumber);
}

function parseMeasures(row: SourceRow, { nameOf }: LookReading, remarks: RowRemark[]): AccessibilityMeasures {
  const read = (measure: AccessibilityMeasure): number | null => {
    const [minimum, maximum] = ACCESSIBILITY_MEASURE_DECLARATIONS[measure].range;
    return parseNumber(row, nameOf(MEASURE_COLUMN_IDS[measure]), { minimum, maximum, whole: false, unknown: [] }, remarks);
  };
  return Object.fromEntries(ACCESSIBILITY_MEASURES.map((measure) => [measure, read(measure)])) as unknown as AccessibilityMeasures;
}

/** What has a time is temporary, whatever the list says. */
function parseTemporary(row: SourceRow, reading: LookReading, remarks: RowRemark[]): TemporaryPresence | null {
  const [from, until] = ['present_from', 'present_until'].map((column) => parseMoment(row, column, reading, remarks));
  const isMarked = findWord(row, 'temporary', reading, remarks) === 'yes';
  if (!isMarked && from == null && until == null) return null;
  if (from != null && until != null && until < from) remarks.push(remarkOn(row, reading.nameOf('present_until'), 'VALUES_CONTRADICT'));
  return { from: from ?? null, until: until ?? null };
}

/** `YYYY-MM-DDTHH:MM`. */
function parseMoment(row: SourceRow, column: string, { nameOf, dateOrder }: LookReading, remarks: RowRemark[]): string | null {
  const text = row.text(nameOf(column));
  if (isBlank(text)) return null;
  const [dayText = '', timeText = ''] = splitDateTime(text) ?? [];
  const day = readDate(dayText, dateOrder, row.latestDay.year);
  const time = readTime(timeText, 'apart');
  if (day?.exists !== true || time === undefined) {
    remarks.push(remarkOn(row, nameOf(column), 'TIME_INVALID'));
    return null;
  }
  const two = (part: number | null): string => String(part ?? 0).padStart(2, '0');
  return `${formatDayNumber(day.dayNumber)}T${two(time.hour)}:${two(time.minute)}`;
}
