import {
  describeProblem,
  INTERVENTION_COLUMNS,
  INTERVENTION_KIND_LABELS,
  INTERVENTION_KINDS,
  isProblem,
  SELECTION_REASON_LABELS,
  SELECTION_REASONS,
  formatDayNumber,
  getDayNumber,
  type InterventionField,
  type Text,
} from '@elektron/domain';
import { findDate, foldText, parseSiteNumber } from '@elektron/importers';

import type { Plane } from '../common/plane.ts';
import { LINE_FAULTS } from './intervention-line-texts.ts';
import { parseIntervention, type Intervention } from './intervention.ts';
import { parseWellKnownText, splitGeometry, type WrittenGeometry } from './parse-well-known-text.ts';
import type { InterventionLine, InterventionLines } from './read-interventions.worker.ts';

/** Why a line is no intervention. */
export interface LineProblem {
  readonly row: number;
  /** The heading as the file has it; empty where it is the line as a whole. */
  readonly column: string;
  readonly value: string;
  /** What is wrong, and what to do. */
  readonly message: Text;
}

export interface ParsedLines {
  readonly found: readonly { readonly row: number; readonly intervention: Omit<Intervention, 'interventionId'> }[];
  readonly problems: readonly LineProblem[];
  /** Headings that mean nothing here: their values are not kept. */
  readonly unread: readonly string[];
  /** Columns that are needed and are not there. */
  readonly missing: readonly Text[];
}

class LineFault extends Error {
  readonly field: InterventionField;
  readonly text: Text;

  constructor(field: InterventionField, text: Text) {
    super(text.en);
    this.field = field;
    this.text = text;
  }
}

/** The interventions of the lines of a file, and what is wrong with the others. */
export function parseInterventionLines({ headings, decimalMark, lines }: InterventionLines, plane: Plane): ParsedLines {
  const columns = findColumns(headings);
  const missing = listMissing(columns, lines);
  const found: ParsedLines['found'][number][] = [];
  const problems: LineProblem[] = [];
  for (const line of missing.length > 0 ? [] : lines) {
    const textOf = (field: InterventionField): string => (line.cells[columns.get(field) ?? -1] ?? '').trim();
    try {
      found.push({ row: line.row, intervention: parseLine(line, textOf, decimalMark, plane) });
    } catch (error) {
      problems.push(toProblem(error, line.row, (field) => [headings[columns.get(field) ?? -1] ?? field, textOf(field)]));
    }
  }
  const read = new Set(columns.values());
  return { found, problems, missing, unread: headings.filter((heading, k) => heading !== '' && !read.has(k)) };
}

function findColumns(headings: readonly string[]): ReadonlyMap<InterventionField, number> {
  const folded = headings.map(foldText);
  const entries = INTERVENTION_COLUMNS.flatMap(({ id, labels }): [InterventionField, number][] => {
    const names = [id, labels.el, labels.en].map(foldText);
    const at = folded.findIndex((heading) => names.includes(heading));
    return at === -1 ? [] : [[id, at]];
  });
  return new Map(entries);
}

function listMissing(columns: ReadonlyMap<InterventionField, number>, lines: readonly InterventionLine[]): Text[] {
  const lacking = INTERVENTION_COLUMNS.filter(({ id, needed }) => needed && !columns.has(id)).map(({ labels }) => labels);
  const hasPlace = columns.has('geometry') || (columns.has('latitude') && columns.has('longitude'));
  const isMap = lines.some(({ geometry }) => geometry !== undefined);
  const shape = INTERVENTION_COLUMNS.find(({ id }) => id === 'geometry')!.labels;
  return hasPlace || isMap ? lacking : [...lacking, shape];
}

type TextOf = (field: InterventionField) => string;

/** @throws LineFault, Problem */
function parseLine(line: InterventionLine, textOf: TextOf, decimalMark: '.' | ',', plane: Plane): Omit<Intervention, 'interventionId'> {
  const number = (field: InterventionField): number | null => {
    const text = textOf(field);
    const value = text === '' ? null : parseSiteNumber(text, decimalMark);
    if (text !== '' && value === null) throw new LineFault(field, LINE_FAULTS.NUMBER);
    return value;
  };
  const illustrative = parseAnswer(textOf('illustrative'));
  const source = textOf('source');
  if (source === '' && !illustrative) throw new LineFault('source', LINE_FAULTS.SOURCE);
  const name = textOf('name');
  if (name === '') throw new LineFault('name', LINE_FAULTS.NAME);
  return parseIntervention(
    {
      name: { el: name, en: name },
      kind: wordOf('kind', textOf('kind'), INTERVENTION_KINDS, INTERVENTION_KIND_LABELS),
      ...placesOf(line, textOf, number),
      worksPeriod: { start: parseDay('works_first_day', textOf), end: dayAfter(parseDay('works_last_day', textOf), textOf) },
      selectionReason: wordOf('selection_reason', textOf('selection_reason'), SELECTION_REASONS, SELECTION_REASON_LABELS),
      selectionNote: textOf('selection_note'),
      cost: {
        capital: number('capital_cost'),
        yearly: number('yearly_cost'),
        currency: textOf('currency'),
        priceYear: number('price_year'),
      },
      illustrative,
      source,
    },
    plane,
  );
}

/** An id of a list, or what it is called in Greek or English. */
function wordOf<Id extends string>(field: InterventionField, text: string, ids: readonly Id[], labels: Readonly<Record<Id, Text>>): Id {
  const folded = foldText(text);
  const found = ids.find((id) => [id, labels[id].el, labels[id].en].some((word) => foldText(word) === folded));
  if (found !== undefined) return found;
  const known = (language: keyof Text): string => ids.map((id) => labels[id][language]).join('; ');
  throw new LineFault(field, { el: `${LINE_FAULTS.WORD.el} ${known('el')}`, en: `${LINE_FAULTS.WORD.en} ${known('en')}` });
}

const YES = ['yes', 'true', '1', 'ναι'].map(foldText);
const NO = ['no', 'false', '0', 'οχι', ''].map(foldText);

function parseAnswer(text: string): boolean {
  const folded = foldText(text);
  if (YES.includes(folded)) return true;
  if (NO.includes(folded)) return false;
  throw new LineFault('illustrative', LINE_FAULTS.ANSWER);
}

function parseDay(field: InterventionField, textOf: TextOf): string {
  const text = textOf(field);
  const iso = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text)?.[0];
  const date = findDate(iso ?? text);
  if (date === undefined) throw new LineFault(field, LINE_FAULTS.DAY);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.year}-${two(date.month)}-${two(date.day)}`;
}

/** The first day after the works. */
function dayAfter(last: string, textOf: TextOf): string {
  if (getDayNumber(last) < getDayNumber(parseDay('works_first_day', textOf))) throw new LineFault('works_last_day', LINE_FAULTS.ORDER);
  return formatDayNumber(getDayNumber(last) + 1);
}

function placesOf(line: InterventionLine, textOf: TextOf, number: (field: InterventionField) => number | null): WrittenGeometry {
  const written = textOf('geometry');
  if (line.geometry !== undefined && line.geometry !== null) return splitGeometry(line.geometry) ?? fail('geometry', LINE_FAULTS.GEOMETRY);
  if (written !== '') return parseWellKnownText(written) ?? fail('geometry', LINE_FAULTS.GEOMETRY);
  const [longitude, latitude] = [number('longitude'), number('latitude')];
  if (longitude === null || latitude === null) return fail('geometry', LINE_FAULTS.NOWHERE);
  return { sites: [[longitude, latitude]], shape: null };
}

function fail(field: InterventionField, text: Text): never {
  throw new LineFault(field, text);
}

function toProblem(error: unknown, row: number, seen: (field: InterventionField) => readonly [column: string, value: string]): LineProblem {
  if (error instanceof LineFault) {
    const [column, value] = seen(error.field);
    return { row, column, value: value.slice(0, LONGEST_SHOWN), message: error.text };
  }
  if (!isProblem(error)) throw error;
  return { row, column: '', value: '', message: { el: describeProblem(error, 'el'), en: describeProblem(error, 'en') } };
}

const LONGEST_SHOWN = 100;
