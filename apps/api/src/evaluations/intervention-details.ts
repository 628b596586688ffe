import {
  CHOSEN_FOR_HIGH_COUNTS,
  EVERY_ACCIDENT,
  formatAccidentFilter,
  Problem,
  REASONS_TO_EXPLAIN,
  SELECTION_REASONS,
  type AccidentFilter,
  type SelectionReason,
  type Text,
} from '@elektron/domain';

import { refused } from '../common/refused.ts';
import type { InterventionShape } from './intervention-shape.ts';

/** What it cost, in prices of one year; null for what nobody has said. */
export interface InterventionCost {
  /** To build it, once. */
  readonly capital: number | null;
  /** To keep it, in a year. */
  readonly yearly: number | null;
  /** ISO 4217. */
  readonly currency: string;
  /** Of whose prices the amounts are. */
  readonly priceYear: number | null;
}

/** What the register knows of an intervention beyond what, where and when; absent and null are the same. */
export interface InterventionDetails {
  /** Lines or areas that were treated, beside the points or without any. */
  readonly shape?: InterventionShape | null;
  /** Null for one from before this was asked. */
  readonly selectionReason?: SelectionReason | null;
  /** The reason in one's own words. */
  readonly selectionNote?: string;
  readonly cost?: InterventionCost | null;
  /** Which accidents it is aimed at; it has no period. */
  readonly targetFilter?: AccidentFilter | null;
}

export interface InterventionDetailsDraft {
  /** GeoJSON of lines or areas. */
  readonly shape?: unknown;
  readonly selectionReason?: string | null | undefined;
  readonly selectionNote?: string | null | undefined;
  /** For whoever knows no more than this; with a reason it follows from that. */
  readonly selectedForHighCounts?: boolean | null | undefined;
  readonly cost?: Partial<{ readonly [Name in keyof InterventionCost]: InterventionCost[Name] | null | undefined }> | null | undefined;
  readonly targetFilter?: AccidentFilter | null | undefined;
}

const LONGEST_NOTE = 2_000;
const HIGHEST_COST = 1e12;
const PRICE_YEARS = [1950, 2100] as const;
const OWN_CURRENCY = 'EUR';

const REASON: Text = { el: 'λόγος επιλογής', en: 'reason for selection' };
const EXPLAIN: Text = { el: 'γράψτε σε μία πρόταση τι είναι γνωστό', en: 'say in a sentence what is known' };
const CONTRADICTS: Text = {
  el: 'ο λόγος λέει το αντίθετο από το selectedForHighCounts',
  en: 'the reason says the opposite of selectedForHighCounts',
};

/** @throws Problem INPUT_INVALID */
export function parseDetails(
  draft: InterventionDetailsDraft,
): Required<Omit<InterventionDetails, 'shape'>> & { readonly selectedForHighCounts: boolean | null } {
  const selectionNote = parseText('selectionNote', draft.selectionNote ?? '', LONGEST_NOTE, 0);
  const target = draft.targetFilter == null ? null : { ...draft.targetFilter, period: null };
  return {
    ...parseReason(draft, selectionNote),
    selectionNote,
    cost: parseCost(draft.cost ?? {}),
    targetFilter: target === null || formatAccidentFilter(target) === formatAccidentFilter(EVERY_ACCIDENT) ? null : target,
  };
}

function parseReason({ selectionReason, selectedForHighCounts }: InterventionDetailsDraft, note: string) {
  if (selectionReason == null) return { selectionReason: null, selectedForHighCounts: selectedForHighCounts ?? null };
  const reason = SELECTION_REASONS.find((known) => known === selectionReason);
  if (reason === undefined) throw new Problem('INPUT_INVALID', { field: REASON, value: selectionReason.slice(0, 100) });
  if (REASONS_TO_EXPLAIN.includes(reason) && note === '') throw new Problem('INPUT_INVALID', { field: REASON, value: EXPLAIN });
  const follows = CHOSEN_FOR_HIGH_COUNTS[reason];
  if (selectedForHighCounts != null && selectedForHighCounts !== follows) {
    throw new Problem('INPUT_INVALID', { field: REASON, value: CONTRADICTS });
  }
  return { selectionReason: reason, selectedForHighCounts: follows };
}

function parseCost({ capital, yearly, currency, priceYear }: NonNullable<InterventionDetailsDraft['cost']>): InterventionCost | null {
  const amounts = { capital: parseAmount('capitalCost', capital), yearly: parseAmount('yearlyCost', yearly) };
  const year = priceYear ?? null;
  if (year !== null && !(Number.isInteger(year) && year >= PRICE_YEARS[0] && year <= PRICE_YEARS[1])) refuse('priceYear', year);
  const code = (currency ?? '').trim() || OWN_CURRENCY;
  if (!/^[A-Z]{3}$/.test(code)) refuse('currency', code);
  return amounts.capital === null && amounts.yearly === null ? null : { ...amounts, currency: code, priceYear: year };
}

function parseAmount(field: string, amount: number | null | undefined): number | null {
  if (amount === null || amount === undefined) return null;
  return amount >= 0 && amount <= HIGHEST_COST ? amount : refuse(field, amount);
}

function refuse(field: string, value: string | number): never {
  throw refused(field, String(value));
}

/** A text without blanks around it. @throws Problem INPUT_INVALID for one that is too long or too short */
export function parseText(field: string, text: string, longest: number, shortest: number): string {
  const trimmed = text.trim();
  if (trimmed.length < shortest || trimmed.length > longest)
    throw new Problem('INPUT_INVALID', { field, value: trimmed.slice(0, 100) || '–' });
  return trimmed;
}
