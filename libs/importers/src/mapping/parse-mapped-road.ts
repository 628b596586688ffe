import { hash } from 'node:crypto';
import { ROAD_CLASSES, type KilometreSpan, type RoadClass, type RoadLineDraft, type SourceLine, type SpeedUnit } from '@elektron/domain';
import { isBlank } from '../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../import-format.ts';
import { findNumber, isRejected, parseKey } from '../parse-value.ts';
import { parseLineParts } from '../parts/geo/line-text.ts';
import { findLanes, findSpeedLimit, namePart, textOrNull } from '../road-values.ts';
import { findAllMeanings, type MeaningOf } from './code-meanings.ts';
import type { MappingFieldId } from './mapping-fields.ts';
import type { TableMapping } from './table-mapping.ts';

const DESCRIPTION_DIGITS = 24;

/** Reads lines of roads as a mapping says. */
export class MappedRoads {
  readonly #mapping: TableMapping;
  readonly #meanings: ReadonlyMap<MappingFieldId, MeaningOf>;

  constructor(mapping: TableMapping) {
    this.#mapping = mapping;
    this.#meanings = findAllMeanings(mapping);
  }

  /** Rejected: no line, or none of the key that the file has a column for. */
  parse(row: SourceRow): ParsedRow {
    const remarks: RowRemark[] = [];
    const lines = parseLineParts(row.text('road-line'));
    const [line, ...others] = lines;
    if (line === undefined) remarks.push(remarkOn(row, 'road-line', 'LINE_GEOMETRY_INVALID', 'rejected'));
    const key = row.has('road-key') ? parseKey(row, 'road-key', remarks) : null;
    if (line === undefined || isRejected(remarks)) return { drafts: [], issues: remarks };
    // How much of the counting lies between the parts nobody knows.
    const kilometres = others.length > 0 ? null : parseKilometres(row, this.#mapping.positionsIn === 'm' ? METERS : 1, remarks);
    const draft: RoadLineDraft = {
      kind: 'road-line',
      sourceRecordId: '',
      line,
      nodeIds: null,
      roadName: textOrNull(row.text('road-name')),
      roadReference: textOrNull(row.text('road-reference')),
      roadClass: this.#parseClass(row, remarks),
      ...this.#parseSpeed(row, remarks),
      lanes: parseLanes(row, remarks),
      isOneWay: null,
      roadAuthority: textOrNull(row.text('road-authority')),
      level: 0,
      ...(kilometres === null ? {} : { kilometres }),
      attributes: {},
    };
    const unread = kilometres === null ? ['start-kilometre', 'end-kilometre'] : [];
    const attributes = row.attributes(remarks, unread);
    const drafts = lines.map((part, i) => ({
      ...draft,
      line: part,
      sourceRecordId: key === null ? describeLine(part) : namePart(key, i),
      attributes,
    }));
    return { drafts, issues: remarks };
  }

  #parseClass(row: SourceRow, remarks: RowRemark[]): RoadClass | null {
    const text = row.text('road-class');
    if (isBlank(text)) return null;
    const target = this.#meanings.get('road-class')?.(text);
    if (target === null) return null;
    const found = ROAD_CLASSES.find((roadClass) => roadClass === target);
    if (found === undefined) remarks.push(remarkOn(row, 'road-class', 'CODE_UNKNOWN'));
    return found ?? null;
  }

  #parseSpeed(row: SourceRow, remarks: RowRemark[]): { readonly speedLimit: number | null; readonly speedUnit: SpeedUnit } {
    const text = row.text('speed-limit');
    const found = findSpeedLimit(text);
    if (found === undefined && !isBlank(text)) remarks.push(remarkOn(row, 'speed-limit', 'NUMBER_INVALID'));
    return { speedLimit: found?.limit ?? null, speedUnit: found?.unit ?? this.#mapping.speedUnit };
  }
}

function parseLanes(row: SourceRow, remarks: RowRemark[]): number | null {
  const text = row.text('lanes');
  const lanes = findLanes(text);
  if (lanes === undefined && !isBlank(text)) remarks.push(remarkOn(row, 'lanes', 'NUMBER_INVALID'));
  return lanes ?? null;
}

/** What names a line whose source does not number it: where it runs, which is the same in a newer file as long as nobody draws it anew. */
function describeLine({ srid, coordinates }: SourceLine): string {
  return hash('sha256', `${srid} ${coordinates.join(' ')}`, 'hex').slice(0, DESCRIPTION_DIGITS);
}

const METERS = 1_000;
/** No road of a country is longer (km). */
const LONGEST_ROAD = 10_000;
const WITH_PLUS = /^(\d{1,4}) ?\+ ?(\d{1,3}(?:[.,]\d{1,3})?)$/;

/** Both ends or neither: of one alone nobody knows which way the counting goes. `null` where the line has no positions. */
function parseKilometres(row: SourceRow, perKilometre: number, remarks: RowRemark[]): KilometreSpan | null {
  const columns = ['start-kilometre', 'end-kilometre'] as const;
  if (columns.every((column) => isBlank(row.text(column)))) return null;
  const [from, to] = columns.map((column) => {
    const position = findPosition(row, row.text(column), perKilometre);
    if (position === undefined) remarks.push(remarkOn(row, column, isBlank(row.text(column)) ? 'VALUE_MISSING' : 'NUMBER_INVALID'));
    return position;
  });
  if (from === undefined || to === undefined) return null;
  // A line of a length does not begin and end at one kilometre: such numbers stand where nobody has measured.
  if (from === to) remarks.push(remarkOn(row, 'end-kilometre', 'NUMBER_INVALID'));
  return from === to ? null : { from, to };
}

/** «12+400» is told by its sign, whatever the unit of bare numbers is. */
function findPosition(row: SourceRow, text: string, perKilometre: number): number | undefined {
  const parts = WITH_PLUS.exec(text);
  const kilometres =
    parts === null ? (findNumber(row, text) ?? NaN) / perKilometre : Number(parts[1]) + Number((parts[2] ?? '').replace(',', '.')) / METERS;
  return kilometres >= 0 && kilometres <= LONGEST_ROAD ? kilometres : undefined;
}
