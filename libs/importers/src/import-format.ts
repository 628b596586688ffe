import type {
  AccidentDraft,
  AccidentType,
  Attributes,
  CasualtySeverity,
  DataKind,
  Draft,
  DraftKind,
  DrivingSide,
  PedestrianMovement,
  RepairCode,
  RowIssue,
  RowIssueCode,
  RowIssueLevel,
  SourcePosition,
  SpeedUnit,
  Text,
  VehicleMotion,
} from '@elektron/domain';
import type { ClockForm } from './clock-form.ts';
import type { PositionColumns } from './parse-position.ts';
import type { ValueRange } from './quality/lost-separator.ts';

/*
 * What a kind of source file declares. The upload form, the detection, the reading and the documentation are drawn from the declaration,
 * so that adding a kind is one folder under formats/ and one line in import-formats.ts.
 */

/**
 * `required`: without it the table cannot be read; `used`: read into a field of the draft, which is unknown where the column is absent;
 * `kept`: belongs to the format, and no field is the poorer for its absence (it is checked against another one, or only kept).
 */
export const COLUMN_ROLES = ['required', 'used', 'kept'] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export interface ColumnDeclaration {
  /** The publisher's current heading, in the form of normalizeHeading. */
  readonly id: string;
  /** Headings of other years for the same column, in the same form. */
  readonly otherNames: readonly string[];
  /** As people are told of it, where the id is not how files write it. */
  readonly heading?: string;
  readonly role: ColumnRole;
  /** Only a line of this table has such a column: it tells what a file is when other columns are missing. */
  readonly identifying: boolean;
  /** A field of the draft says it exactly, so that it is not repeated in the attributes. */
  readonly inDraft: boolean;
  /** Tells of the person in charge of a unit (age, home), and goes when their data are erased. All columns of casualties tell of persons. */
  readonly aboutPerson: boolean;
  /** Holds what may be long, as a geometry: it is read whole and not kept as written. */
  readonly isLong?: true;
}

export interface ImportTable {
  readonly id: string;
  readonly labels: Text;
  readonly draftKind: DraftKind;
  /** The table whose records its lines name; `null` when it may come alone. */
  readonly refersTo: string | null;
  /** The table whose accidents its lines say more of; both are needed in one import. */
  readonly completes?: string;
  /** Its absence is not worth a word: not every source has it. */
  readonly isOptional?: true;
  /** The source numbers none of its records: they are named by what they say, and equal ones by their order in the file. */
  readonly isUnnumbered?: true;
  /** Lines are casualties, and none says how severe its accident was: that is as severe as its worst casualty. */
  readonly severityFromCasualties?: true;
  readonly columns: readonly ColumnDeclaration[];
  /** The ways in which its lines say where, the one that counts first. */
  readonly positions?: readonly PositionColumns[];
  /** Sets of columns of which at least one must be complete (two ways to say where). */
  readonly requiredOneOf: readonly (readonly string[])[];
  /** For a source whose files have no line of headings. */
  readonly headless?: HeadlessForm;
  /**
   * One line as drafts and remarks. It never throws for what a file says: a value that cannot be read is a remark and an unknown field,
   * a line that cannot be a record has a remark of level `rejected` and no draft, one that must not become a record as it stands a single
   * remark of level `held` and no draft.
   */
  readonly parseRow: (row: SourceRow) => ParsedRow;
}

/** How a table without headings is known. */
export interface HeadlessForm {
  /** The declared columns in the order in which they stand. */
  readonly columns: readonly string[];
  /** Whether cells are a line of this table and of no other: it must tell from several of them. */
  readonly isLine: (cells: readonly string[]) => boolean;
}

export interface ImportFormat {
  readonly id: string;
  readonly labels: Text;
  /** Which data version an import of this kind moves. */
  readonly dataKind: DataKind;
  /** The unit of speeds in the files; `null` where there are none. */
  readonly speedUnit: SpeedUnit | null;
  /** Changes whenever the same file would give other drafts; part of every content hash. */
  readonly mappingVersion: string;
  /** Sheets that its workbooks hold beside the tables (explanations, lists): that they are not read need not be said. */
  readonly sheetsBeside?: readonly string[];
  /** In reading order: a table comes after the one that it refers to. */
  readonly tables: readonly ImportTable[];
  /** Absent where its records do not say how units moved, or in codes whose meaning is not known. */
  readonly movements?: MovementReading;
}

/** What the columns that a format keeps as written say of how units moved. It is read where it is needed, so that older imports have it too. */
export interface MovementReading {
  /** On which side its country drives; `null` where the records may be of any. */
  readonly drivesOn: DrivingSide | null;
  /** Units are pedestrians too, and say how they moved; then a casualty who is one belongs to such a unit. */
  readonly pedestriansAreUnits?: true;
  readonly ofVehicle: (attributes: Attributes) => VehicleMotion;
  /** Of a casualty (or unit) who is a pedestrian. */
  readonly ofPedestrian: (attributes: Attributes) => PedestrianMovement | null;
}

/** One line of a file, addressed by the columns of its table. Valid only during the call that it is handed to. */
export interface SourceRow {
  /** The trimmed text of a column, `''` where it is blank or the file has no such column. */
  readonly text: (column: string) => string;
  /** True where the file has the column. */
  readonly has: (column: string) => boolean;
  /** What the file itself calls the column. */
  readonly heading: (column: string) => string;
  /** `.` or `,`, decided once for the whole file. */
  readonly decimalMark: DecimalMark;
  /** How the first lines of the file write times in the column; `undefined` where nobody knows. */
  readonly clockForm?: (column: string) => ClockForm | undefined;
  /** The last day that a line can speak of: the day of the import. What a file says of later days cannot have happened. */
  readonly latestDay: CalendarDay;
  /** What a person has allowed the import to put right. */
  readonly repairs: ReadonlySet<RepairCode>;
  /** Where the accidents of the organisation are expected; `null` where nobody knows. */
  readonly area: Area | null;
  /** The same in metres of the organisation's own plane; absent where nobody knows. */
  readonly meters?: MeterRanges;
  /** Where the clocks are that a moment in UTC is told by (IANA name); absent where nobody has said it. */
  readonly timeZone?: string;
  /**
   * All columns that no field of the draft says, as written but for blanks around; blank and personal ones are left out. Columns with a
   * remark and those that were not read this time are always among them, so that nothing written is lost.
   * @param unread ids of columns whose field the draft leaves unknown
   */
  readonly attributes: (remarks: readonly RowRemark[], unread?: readonly string[]) => Attributes;
  /** Those columns as written, blank ones left out: what a line says of a record that is not its own. */
  readonly pick: (columns: readonly string[]) => Attributes;
}

/** Degrees of WGS 84: west, south, east, north. */
export type Area = readonly [west: number, south: number, east: number, north: number];

/** What metres of a plane can be, eastings and northings. */
export type MeterRanges = readonly [eastings: ValueRange, northings: ValueRange];

/** A day in the organisation's time zone. */
export interface CalendarDay {
  readonly year: number;
  /** Days since 1970-01-01. */
  readonly dayNumber: number;
}

/** A row issue before the file and the line are known. */
export type RowRemark = Omit<RowIssue, 'fileName' | 'row'>;

export interface ParsedRow {
  /**
   * Empty, or first the record that the line is (of the table's draftKind), by which it is counted, then what else it tells of: of a line that
   * is a casualty its accident, which other lines tell of too; of a line that is an accident its units and casualties. A line of a table of
   * casualties that tells of nobody hurt has its accident alone. Without drafts and without remarks the line carries no record (a total, an
   * example) and is counted as skipped.
   */
  readonly drafts: readonly Draft[];
  readonly issues: readonly RowRemark[];
  /** What the line says of an accident whose record is a line of another table; a line that says nothing else is no record, and is counted as skipped. */
  readonly completion?: AccidentCompletion;
  /** Where the line says once more that its accident was, in other columns than those that count. */
  readonly otherPositions?: readonly SourcePosition[];
  /** How many the line says that its accident involved; other lines of the import may tell of each of them. */
  readonly stated?: StatedCounts;
}

/** What one line of a table that completes another one says of an accident. */
export interface AccidentCompletion {
  readonly accidentSourceRecordId: string;
  /** Of one person: the accident is as severe as the worst; `null` where the line does not know. */
  readonly severity?: CasualtySeverity | null;
  /** Fields that the accident's own line leaves unknown; where several lines say one, the first counts. */
  readonly fields?: Partial<Pick<AccidentDraft, 'roadType' | 'surface' | 'speedLimit' | 'roadName' | 'attributes'>>;
  /** Of which type the accident was; one that several lines say to be of several types is of none that is known. */
  readonly accidentType?: AccidentType;
}

/** What a line states of its accident; `null` where it does not. */
export interface StatedCounts {
  readonly units: number | null;
  readonly casualties: number | null;
}

export const DECIMAL_MARKS = ['.', ','] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** Longest value that a row issue repeats (characters). */
const ISSUE_VALUE_LENGTH = 200;

/** A remark about one column of a line, in the file's own words. */
export function remarkOn(
  row: SourceRow,
  column: string,
  code: RowIssueCode,
  level: RowIssueLevel = 'warning',
  value: string = row.text(column),
): RowRemark {
  return { column: row.heading(column), code, level, value: cutText(value, ISSUE_VALUE_LENGTH) };
}

/** The first characters of a text, without leaving half of a surrogate pair (which no database accepts). */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** A column that must be there. */
export function requiredColumn(id: string, options: ColumnOptions = {}): ColumnDeclaration {
  return declareColumn(id, 'required', options);
}

/** A column that is read where it is there. */
export function usedColumn(id: string, options: ColumnOptions = {}): ColumnDeclaration {
  return declareColumn(id, 'used', options);
}

/** A column that belongs to the format and may be absent without loss. */
export function keptColumn(id: string, options: ColumnOptions = {}): ColumnDeclaration {
  return declareColumn(id, 'kept', options);
}

/** How people are told of a column of a table. */
export function shownHeading({ columns }: Pick<ImportTable, 'columns'>, columnId: string): string {
  return columns.find(({ id }) => id === columnId)?.heading ?? columnId;
}

/** The same for columns of one name that are only kept. */
export function keptColumns(...ids: readonly string[]): readonly ColumnDeclaration[] {
  return ids.map((id) => keptColumn(id));
}

/** The same for columns that tell of a person. */
export function personColumns(...ids: readonly string[]): readonly ColumnDeclaration[] {
  return ids.map((id) => keptColumn(id, { aboutPerson: true }));
}

export interface ColumnOptions {
  readonly otherNames?: readonly string[];
  readonly heading?: string;
  readonly identifying?: boolean;
  readonly inDraft?: boolean;
  readonly aboutPerson?: boolean;
  readonly isLong?: true;
}

function declareColumn(id: string, role: ColumnRole, options: ColumnOptions): ColumnDeclaration {
  const { otherNames = [], heading, identifying = false, inDraft = false, aboutPerson = false, isLong } = options;
  const optional = { ...(heading === undefined ? {} : { heading }), ...(isLong === undefined ? {} : { isLong }) };
  return { id, role, otherNames, ...optional, identifying, inDraft, aboutPerson };
}

/** A heading as it is compared: lower case, everything but letters and digits as one underscore (`1st_Road_Class` → `1st_road_class`). */
export function normalizeHeading(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}
