import {
  ENTERED_FIELDS,
  describeProblem,
  type CorrectableField,
  type CorrectionRules,
  type CorrectionSubject,
  type CorrectionValue,
  type Language,
  type Text,
} from '@elektron/domain';
import { readTyped } from '../../forms/record-values.ts';

/** What is typed of a new accident; a field that is not there is empty. */
export interface EntryDraft {
  readonly number: string;
  readonly accident: TypedFields;
  readonly units: readonly TypedUnit[];
  readonly casualties: readonly TypedCasualty[];
}

export type TypedFields = Readonly<Record<string, string>>;

export interface TypedUnit {
  /** Of the part in the form, whatever its number becomes. */
  readonly key: number;
  readonly fields: TypedFields;
}

export interface TypedCasualty extends TypedUnit {
  /** `key` of the unit. */
  readonly unit: number;
}

export const EMPTY_ENTRY: EntryDraft = { number: '', accident: {}, units: [{ key: 1, fields: {} }], casualties: [] };

export function isEmptyEntry(draft: EntryDraft): boolean {
  return JSON.stringify(draft) === JSON.stringify(EMPTY_ENTRY);
}

export function fieldsOf(subject: CorrectionSubject): CorrectableField[] {
  return ENTERED_FIELDS.filter((field) => field.subject === subject);
}

/** Another unit or casualty, under a key that none has. */
export function nextKey(parts: readonly { readonly key: number }[]): number {
  return 1 + Math.max(0, ...parts.map(({ key }) => key));
}

/** Without the unit, and without those who were in it. */
export function withoutUnit(draft: EntryDraft, key: number): EntryDraft {
  return {
    ...draft,
    units: draft.units.filter((unit) => unit.key !== key),
    casualties: draft.casualties.filter((casualty) => casualty.unit !== key),
  };
}

export interface GivenField {
  readonly field: string;
  readonly value: CorrectionValue;
}

export interface ReadEntry {
  readonly input: {
    readonly number: string;
    readonly fields: readonly GivenField[];
    readonly units: readonly { readonly fields: readonly GivenField[] }[];
    readonly casualties: readonly { readonly unit: number; readonly fields: readonly GivenField[] }[];
  };
  /** What is wrong: of the number, of a field of the accident, or of one of a part. */
  readonly faults: Readonly<Record<string, string>>;
}

export function faultKey(subject: CorrectionSubject, key: number, fieldId: string): string {
  return `${subject} ${key} ${fieldId}`;
}

/** As it is sent, and what cannot be. */
export function readEntry(draft: EntryDraft, rules: CorrectionRules, language: Language, numberName: Text): ReadEntry {
  const faults: Record<string, string> = {};
  const read = (subject: CorrectionSubject, key: number, typed: TypedFields): GivenField[] =>
    fieldsOf(subject).flatMap((field) => {
      const found = readTyped(field, typed[field.id] ?? '', rules, language);
      if ('value' in found) return found.value === null ? [] : [{ field: field.id, value: found.value }];
      faults[faultKey(subject, key, field.id)] = found.fault;
      return [];
    });
  const number = draft.number.trim();
  if (number === '') faults['number'] = describeProblem({ code: 'FIELD_MISSING', details: { name: numberName } }, language);
  const fields = read('accident', 0, draft.accident);
  const units = draft.units.map(({ key, fields: typed }) => ({ fields: read('unit', key, typed) }));
  const casualties = draft.casualties.map(({ key, unit, fields: typed }) => ({
    unit: 1 + draft.units.findIndex((each) => each.key === unit),
    fields: read('casualty', key, typed),
  }));
  return { input: { number, fields, units, casualties }, faults };
}
