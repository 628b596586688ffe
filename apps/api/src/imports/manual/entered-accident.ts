import type { CorrectionValue } from '@elektron/domain';

/** One field of what is entered, as it is asked for: nothing about it is known to be right. */
export interface EnteredField {
  readonly field: string;
  readonly value?: unknown;
}

/** A vehicle or a pedestrian; its number is its place. */
export interface EnteredUnit {
  readonly fields: readonly EnteredField[];
}

export interface EnteredCasualty {
  /** Number of the unit, from 1. */
  readonly unit: number;
  readonly fields: readonly EnteredField[];
}

export interface EntryDraft {
  readonly number: string;
  readonly fields: readonly EnteredField[];
  readonly units: readonly EnteredUnit[];
  readonly casualties: readonly EnteredCasualty[];
}

/** Values of fields by their ids; a field that was not given is unknown. */
export type EnteredValues = Readonly<Record<string, CorrectionValue>>;

/** The same, judged. */
export interface Entry {
  readonly number: string;
  readonly accident: EnteredValues;
  readonly units: readonly EnteredValues[];
  readonly casualties: readonly { readonly unit: number; readonly values: EnteredValues }[];
}
