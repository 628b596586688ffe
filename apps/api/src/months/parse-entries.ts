import {
  getDayNumber,
  monthNumber,
  parseMonth,
  Problem,
  TOTAL_MEASURES,
  UNIT_RULE_KINDS,
  type RecordingUnit,
  type Text,
  type UnitRule,
} from '@elektron/domain';

import { refused } from '../common/refused.ts';
import type { ExpectedTotal, StoredNote } from './reporting.ts';

/** What people type, as it is asked for: nothing about it is known to be right. */
export interface UnitDraft {
  readonly nameEl: string;
  readonly nameEn?: string | null | undefined;
  readonly ruleKind: string;
  readonly ruleColumn?: string | null | undefined;
  readonly ruleValues?: readonly string[] | null | undefined;
  readonly firstMonth: string;
  readonly dueDays: number;
}

export interface NoteDraft {
  readonly startsOn: string;
  readonly endsOn?: string | null | undefined;
  readonly textEl: string;
  readonly textEn?: string | null | undefined;
  readonly source: string;
}

export interface TotalDraft {
  readonly month: string;
  readonly measure: string;
  readonly expected: number;
}

const NAMES = {
  nameEl: { el: 'Όνομα', en: 'Name' },
  nameEn: { el: 'Όνομα στα αγγλικά', en: 'Name in English' },
  ruleColumn: { el: 'Στήλη', en: 'Column' },
  ruleValues: { el: 'Τιμές', en: 'Values' },
  firstMonth: { el: 'Πρώτος μήνας', en: 'First month' },
  lastMonth: { el: 'Τελευταίος μήνας', en: 'Last month' },
  dueDays: { el: 'Ημέρες προθεσμίας', en: 'Days until it is due' },
  startsOn: { el: 'Από', en: 'From' },
  endsOn: { el: 'Έως', en: 'Until' },
  textEl: { el: 'Κείμενο', en: 'Text' },
  textEn: { el: 'Κείμενο στα αγγλικά', en: 'Text in English' },
  source: { el: 'Πηγή', en: 'Source' },
  expected: { el: 'Σύνολο', en: 'Total' },
} as const satisfies Readonly<Record<string, Text>>;
type FieldName = keyof typeof NAMES;

const LONGEST_NAME = 200;
const LONGEST_TEXT = 500;
const MOST_VALUES = 200;
const LONGEST_DUE_DAYS = 365;
const LARGEST_TOTAL = 10_000_000;
const MOST_TOTALS = 4_800;

/** @throws Problem FIELD_MISSING, FIELD_INVALID, INPUT_INVALID */
export function parseUnit(draft: UnitDraft): Omit<RecordingUnit, 'unitId' | 'unitNo' | 'lastMonth'> {
  const nameEl = parseText('nameEl', draft.nameEl, LONGEST_NAME);
  return {
    name: { el: nameEl, en: parseOther('nameEn', draft.nameEn, nameEl, LONGEST_NAME) },
    rule: parseRule(draft),
    firstMonth: parseMonthField('firstMonth', draft.firstMonth),
    dueDays: parseWhole('dueDays', draft.dueDays, LONGEST_DUE_DAYS),
  };
}

function parseRule({ ruleKind, ruleColumn, ruleValues }: UnitDraft): UnitRule {
  const kind = UNIT_RULE_KINDS.find((known) => known === ruleKind);
  if (kind === undefined) throw refused('ruleKind', ruleKind);
  if (kind === 'every') return { kind, column: '', values: [] };
  const values = [...new Set((ruleValues ?? []).map((value) => value.trim()).filter((value) => value !== ''))];
  if (values.length === 0) throw new Problem('FIELD_MISSING', nameOf('ruleValues'));
  const wrong = values.find((value) => value.length > LONGEST_NAME || (kind === 'municipality' && !/^\d{1,9}$/.test(value)));
  if (values.length > MOST_VALUES || wrong !== undefined) return refuse('ruleValues', wrong ?? String(values.length));
  return { kind, column: kind === 'attribute' ? parseText('ruleColumn', ruleColumn ?? '', LONGEST_NAME) : '', values };
}

/** The last month of a unit. @throws Problem FIELD_MISSING, FIELD_INVALID */
export function parseLastMonth(text: string, { firstMonth }: Pick<RecordingUnit, 'firstMonth'>): string {
  const month = parseMonthField('lastMonth', text);
  return monthNumber(month) < monthNumber(firstMonth) ? refuse('lastMonth', text) : month;
}

/** @throws Problem FIELD_MISSING, FIELD_INVALID */
export function parseNote(draft: NoteDraft): Omit<StoredNote, 'noteId'> {
  const textEl = parseText('textEl', draft.textEl, LONGEST_TEXT);
  const startsOn = parseDay('startsOn', draft.startsOn);
  const given = draft.endsOn?.trim() ?? '';
  const endsOn = given === '' ? null : parseDay('endsOn', given);
  if (endsOn !== null && endsOn <= startsOn) return refuse('endsOn', given);
  return {
    startsOn,
    endsOn,
    text: { el: textEl, en: parseOther('textEn', draft.textEn, textEl, LONGEST_TEXT) },
    source: parseText('source', draft.source, LONGEST_TEXT),
  };
}

/** @throws Problem FIELD_MISSING, FIELD_INVALID, INPUT_INVALID */
export function parseTotals(source: string, drafts: readonly TotalDraft[]): { readonly source: string; readonly totals: ExpectedTotal[] } {
  const named = parseText('source', source, LONGEST_NAME);
  if (drafts.length > MOST_TOTALS) throw new Problem('INPUT_INVALID', { field: 'totals', value: String(drafts.length) });
  const totals = drafts.map((draft): ExpectedTotal => {
    const measure = TOTAL_MEASURES.find((known) => known === draft.measure);
    if (measure === undefined) throw refused('measure', draft.measure);
    return { source: named, month: parseMonth(draft.month), measure, expected: parseWhole('expected', draft.expected, LARGEST_TOTAL) };
  });
  const keys = new Set(totals.map(({ month, measure }) => `${month} ${measure}`));
  if (keys.size !== totals.length) throw new Problem('INPUT_INVALID', { field: 'totals', value: 'month, measure' });
  return { source: named, totals };
}

function parseText(field: FieldName, text: string, longest: number): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new Problem('FIELD_MISSING', nameOf(field));
  return trimmed.length > longest ? refuse(field, trimmed) : trimmed;
}

/** In the other language, where somebody has written it. */
function parseOther(field: FieldName, text: string | null | undefined, instead: string, longest: number): string {
  return text == null || text.trim() === '' ? instead : parseText(field, text, longest);
}

function parseMonthField(field: FieldName, text: string): string {
  try {
    return parseMonth(text.trim(), field);
  } catch {
    return refuse(field, text);
  }
}

function parseDay(field: FieldName, text: string): string {
  try {
    getDayNumber(text.trim());
    return text.trim();
  } catch {
    return refuse(field, text);
  }
}

function parseWhole(field: FieldName, value: number, largest: number): number {
  return Number.isSafeInteger(value) && value >= 0 && value <= largest ? value : refuse(field, String(value));
}

function nameOf(field: FieldName): { readonly field: string; readonly name: Text } {
  return { field, name: NAMES[field] };
}

function refuse(field: FieldName, value: string): never {
  throw new Problem('FIELD_INVALID', { ...nameOf(field), value: value.slice(0, 100) });
}
