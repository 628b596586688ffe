import {
  describeRowIssue,
  E7,
  Problem,
  type AccidentDraft,
  type ProblemCode,
  type ProblemDetails,
  type RoadLineDraft,
  type SourcePosition,
  type Text,
} from '@elektron/domain';
import {
  choosePlaced,
  CODE_LABELS,
  findMeanings,
  findPlace,
  getMappingField,
  MAPPING_FIELDS,
  RECORD_KINDS,
  TEXT_ENCODINGS,
  type ColumnProposal,
  type MappingField,
  type MappingProposal,
  type SampleLine,
  type SurveyedTable,
  type TableMapping,
} from '@elektron/importers';

import { toProblemObject } from '../common/problem.ts';
import { loadReferenceSystem, WGS84 } from '../common/reference-system.ts';
import { describeRecord, type RecordFact } from './describe-record.ts';
import { createProjector } from './reading/project-position.ts';
import type { LookedTable, StoredReason } from './reading/detection-task.ts';
import type { UnknownUpload } from './upload-mapping.service.ts';
import type { PlacedTable, SurveyedPlace } from './upload-surveys.service.ts';

/** What a person sees of files that they have to explain. */
export interface PresentedSurvey {
  readonly uploadId: string;
  /** Why the files are not known. */
  readonly message: Text;
  readonly tables: readonly (PresentedTable & Pick<PlacedTable, 'linked' | 'alike'>)[];
  /** What else the files hold, and why it is no table. */
  readonly others: readonly (SurveyedPlace & { readonly message: Text | null })[];
  /** As somebody has left it. */
  readonly decided: Readonly<Record<string, unknown>> | null;
  readonly fields: readonly Pick<MappingField, 'id' | 'labels' | 'of' | 'isShared' | 'alsoOfRoad' | 'list'>[];
  /** What the records of a file can be, and what a line of each. */
  readonly recordKinds: readonly Pick<(typeof RECORD_KINDS)[number], 'id' | 'labels' | 'units'>[];
  /** The values of each list that codes are matched to. */
  readonly lists: typeof CODE_LABELS;
  readonly encodings: typeof TEXT_ENCODINGS;
}

export interface PresentedTable extends SurveyedPlace {
  /** False for rows of cells, which have no encoding and no delimiter. */
  readonly isText: boolean;
  /** How it was cut. */
  readonly cut: Pick<SurveyedTable, 'encoding' | 'delimiter' | 'headerRow'> & { readonly quote: string; readonly headerLines: number };
  readonly firstLines: readonly PresentedLine[];
  readonly columns: readonly (ColumnProposal & { readonly heading: string; readonly samples: readonly string[] })[];
  readonly codes: readonly PresentedCodes[];
  /** True when those are the codes of the whole table. */
  readonly isWhole: boolean;
  readonly mapping: TableMapping;
  /** The first records, decoded. */
  readonly preview: readonly PresentedLine[];
}

export interface PresentedLine {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The distinct values of a column in the first lines, with what they mean where the proposed field explains them. */
export interface PresentedCodes {
  readonly position: number;
  readonly values: readonly { readonly value: string; readonly target?: string | null }[];
}

/** A table as it would be read, before it is. */
export interface PresentedLook {
  readonly table: PresentedTable;
  readonly lines: readonly {
    readonly row: number;
    readonly time: AccidentDraft['time'] | null;
    readonly severity: string | null;
    readonly road: string | null;
    /** What a line of a road says of it. */
    readonly ofRoad: Pick<RoadLineDraft, 'roadReference' | 'roadClass' | 'speedLimit' | 'speedUnit' | 'kilometres'> | null;
    /** Of a record that is no accident: what it says. */
    readonly facts: readonly RecordFact[];
    readonly records: readonly string[];
    readonly remarks: readonly Text[];
  }[];
  /** Up to three places of the first lines; without degrees what its system cannot hold at all. */
  readonly places: readonly {
    readonly row: number;
    readonly srid: number;
    readonly first: number;
    readonly second: number;
    readonly longitude: number | null;
    readonly latitude: number | null;
    /** It would be read: it lies where its system and that of the organisation hold. */
    readonly isTaken: boolean;
  }[];
}

const SHOWN_SAMPLES = 3;
const SHOWN_LINES = 5;
/** More are no codes, and what is longer is none. */
const MOST_CODES = 30;
const LONGEST_CODE = 60;

export function presentSurvey({ uploadId, draft, tables, others }: UnknownUpload): PresentedSurvey {
  return {
    uploadId,
    message: messageOf(draft.because),
    tables: tables.map((table) => ({ ...presentTable(table), linked: table.linked, alike: table.alike })),
    others: others.map(({ reason, ...place }) => ({ ...place, message: reason === null ? null : messageOf(reason) })),
    decided: draft.decided,
    fields: MAPPING_FIELDS.map(({ id }) => getMappingField(id)),
    recordKinds: RECORD_KINDS.map(({ id, labels, units }) => ({ id, labels, units })),
    lists: CODE_LABELS,
    encodings: TEXT_ENCODINGS,
  };
}

function messageOf({ code, details }: StoredReason): Text {
  return toProblemObject(new Problem(code as ProblemCode, details as ProblemDetails)).message;
}

/** Values of columns that look like a person's identity are not among it, nor any where nobody can tell which columns those are. */
function presentTable({ table, proposal, ...place }: Omit<PlacedTable, 'linked' | 'alike'>): PresentedTable {
  const { file, fileName, content } = place;
  const personal = new Set(table.personal);
  const isPersonal = (position: number): boolean =>
    table.isConcealed === true || personal.has(position) || proposal.columns[position]?.because === 'personal';
  const hide = (cells: readonly string[]): string[] => cells.map((cell, position) => (isPersonal(position) ? '' : cell.trim()));
  return {
    file,
    fileName,
    content,
    isText: table.part === undefined || table.part.kind === 'gzip' || table.part.kind === 'zip',
    cut: {
      encoding: table.encoding,
      delimiter: table.delimiter,
      quote: table.quote ?? '"',
      headerRow: table.headerRow,
      headerLines: table.headless === true ? 0 : (table.headerLines ?? 1),
    },
    firstLines: table.firstLines.map(({ row, cells }) => ({ row, cells: hide(cells) })),
    columns: proposal.columns.map((column, i) => ({
      ...column,
      heading: (table.header[i] ?? '').trim(),
      samples: isPersonal(i) ? [] : valuesOf(table, i).slice(0, SHOWN_SAMPLES),
    })),
    codes: table.header.flatMap((_, position) => (isPersonal(position) ? [] : listCodes(table, proposal, position))),
    isWhole: table.isWhole,
    mapping: proposal.mapping,
    preview: table.preview.slice(0, SHOWN_LINES).map((cells, i) => ({ row: table.rows[i] ?? 0, cells: hide(cells) })),
  };
}

function valuesOf({ preview, header }: SurveyedTable, position: number): string[] {
  const whole = preview.filter((cells) => cells.length <= header.length);
  return [...new Set(whole.map((cells) => (cells[position] ?? '').trim()).filter((value) => value !== ''))];
}

function listCodes(table: SurveyedTable, { mapping }: MappingProposal, position: number): PresentedCodes[] {
  const values = valuesOf(table, position);
  if (values.length === 0 || values.length > MOST_CODES || values.some((value) => value.length > LONGEST_CODE)) return [];
  const field = mapping.fields[position] ?? null;
  const meanings = findMeanings(field === null ? undefined : mapping.codes[field]);
  const meaningOf = (value: string): { readonly target?: string | null } => {
    const target = meanings(value);
    return target === undefined ? {} : { target };
  };
  return [{ position, values: values.map((value) => ({ value, ...meaningOf(value) })) }];
}

/** @param srid of the organisation */
export function presentLook({ sample, ...looked }: SurveyedPlace & LookedTable, srid: number): PresentedLook {
  return {
    table: presentTable(looked),
    lines: sample.slice(0, SHOWN_LINES).map((line) => presentLine(line, looked.fileName)),
    places: choosePlaced(sample).flatMap((line) => presentPlace(line, srid)),
  };
}

function accidentOf({ drafts }: SampleLine): AccidentDraft | undefined {
  return drafts.find((draft) => draft.kind === 'accident');
}

function presentLine(line: SampleLine, fileName: string): PresentedLook['lines'][number] {
  const accident = accidentOf(line);
  const road = line.drafts.find((draft) => draft.kind === 'road-line');
  return {
    row: line.row,
    time: accident?.time ?? null,
    severity: accident?.severity ?? null,
    road: accident?.roadName ?? road?.roadName ?? null,
    ofRoad: road === undefined ? null : describeRoad(road),
    facts: line.drafts.flatMap(describeRecord),
    records: line.drafts.map(({ kind }) => kind),
    remarks: line.remarks.map((remark) => {
      const issue = { fileName, row: line.row, ...remark };
      return { el: describeRowIssue(issue, 'el'), en: describeRowIssue(issue, 'en') };
    }),
  };
}

function describeRoad({
  roadReference,
  roadClass,
  speedLimit,
  speedUnit,
  kilometres,
}: RoadLineDraft): PresentedLook['lines'][number]['ofRoad'] {
  return { roadReference, roadClass, speedLimit, speedUnit, ...(kilometres === undefined ? {} : { kilometres }) };
}

function presentPlace(line: SampleLine, srid: number): PresentedLook['places'] {
  const position = findPlace(line, srid);
  if (position === null) return [];
  const { first, second } = position;
  const isTaken = createProjector(srid)(position) !== null;
  return [{ row: line.row, srid: position.srid, first, second, ...degreesOf(position), isTaken }];
}

/** Also of what lies far away: that it does is what a person must see on the map. */
function degreesOf({ srid, first, second }: SourcePosition): { readonly longitude: number | null; readonly latitude: number | null } {
  const [longitude, latitude] = srid === WGS84 ? [first, second] : loadReferenceSystem(srid).converter.inverse([first, second]);
  const isOnEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return isOnEarth ? { longitude: round(longitude), latitude: round(latitude) } : { longitude: null, latitude: null };
}

function round(degrees: number): number {
  return Math.round(degrees * E7) / E7;
}
