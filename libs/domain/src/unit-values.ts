import type { Text } from './language.ts';
import { Problem } from './problem.ts';
import { SEVERITIES, type Severity } from './severity.ts';

/*
 * What accidents and casualties are taken to cost, by whom, in the prices of which year. A number stands here only with the place where it was read, or
 * marked as still to be verified there; what no source was read for is null, and with it no benefit is computed. A change of a number is a new version:
 * what was appraised with an older one says so.
 */

export const UNIT_VALUES_VERSION = 'unit-values/1';

export const UNIT_VALUE_BASES = ['per-casualty', 'per-accident'] as const;
export type UnitValueBasis = (typeof UNIT_VALUE_BASES)[number];

export const UNIT_VALUE_BASIS_LABELS: Readonly<Record<UnitValueBasis, Text>> = {
  'per-casualty': { el: 'Ανά παθόντα', en: 'Per casualty' },
  'per-accident': { el: 'Ανά ατύχημα', en: 'Per accident' },
};

/** `read`: the number was read at the source named. `to-be-verified`: from memory or second hand; `not-found`: no number at all; `own`: entered by the user. */
export const UNIT_VALUE_STATUSES = ['read', 'to-be-verified', 'not-found', 'own'] as const;
export type UnitValueStatus = (typeof UNIT_VALUE_STATUSES)[number];

export const UNIT_VALUE_STATUS_LABELS: Readonly<Record<UnitValueStatus, Text>> = {
  read: { el: 'Διαβάστηκε στην πηγή', en: 'Read at the source' },
  'to-be-verified': { el: 'Να επαληθευτεί στην πηγή πριν από χρήση', en: 'To be verified at the source before use' },
  'not-found': { el: 'Δεν βρέθηκε τιμή', en: 'No value was found' },
  own: { el: 'Δική σας τιμή', en: 'Your own value' },
};

/** One source's values. A severity that it does not name is null: unknown, never 0. */
export interface UnitValueSet {
  readonly id: string;
  /** ISO 3166 alpha-2, or EU28 for the average of its then members. */
  readonly country: string;
  /** ISO 4217. */
  readonly currency: string;
  /** `null` where there are no values. */
  readonly priceYear: number | null;
  readonly basis: UnitValueBasis;
  readonly values: Readonly<Record<Severity, number | null>>;
  readonly status: UnitValueStatus;
  readonly source: Text;
}

const NO_VALUES: UnitValueSet['values'] = { fatal: null, serious: null, slight: null, injury: null, 'damage-only': null };

/** THE values. */
export const UNIT_VALUES: readonly UnitValueSet[] = [
  {
    id: 'gr',
    country: 'GR',
    currency: 'EUR',
    priceYear: null,
    basis: 'per-casualty',
    values: NO_VALUES,
    status: 'not-found',
    source: {
      el: 'Δεν διαβάστηκε επίσημη ελληνική τιμή· χρειάζεται τιμή του φορέα ή μεταφορά τιμής από άλλη χώρα',
      en: 'No official Greek value was read; it takes a value of the authority, or one transferred from another country',
    },
  },
  {
    id: 'eu28-handbook-2019',
    country: 'EU28',
    currency: 'EUR',
    priceYear: 2016,
    basis: 'per-casualty',
    values: { ...NO_VALUES, fatal: 3_300_000, serious: 500_000, slight: 40_000 },
    status: 'to-be-verified',
    source: {
      el: 'Ευρωπαϊκή Επιτροπή, Handbook on the external costs of transport, έκδοση 2019, πίνακας 7 (τιμές 2016)· στρογγυλεμένες τιμές, δεν ξαναδιαβάστηκαν',
      en: 'European Commission, Handbook on the external costs of transport, version 2019, table 7 (2016 prices); rounded values, not read again',
    },
  },
  {
    id: 'gb-2014-accident',
    country: 'GB',
    currency: 'GBP',
    priceYear: 2014,
    basis: 'per-accident',
    values: { ...NO_VALUES, fatal: 2_066_732, serious: 235_791, slight: 24_887, 'damage-only': 2204 },
    status: 'read',
    source: {
      el: 'Transport Scotland, Reported Road Casualties Scotland 2014, πίνακας 9(b): σύνολο ανά ατύχημα για τη Μεγάλη Βρετανία',
      en: 'Transport Scotland, Reported Road Casualties Scotland 2014, table 9(b): total per accident for Great Britain',
    },
  },
  {
    id: 'gb-2009-accident',
    country: 'GB',
    currency: 'GBP',
    priceYear: 2009,
    basis: 'per-accident',
    values: { fatal: 1_790_203, serious: 205_056, slight: 21_372, injury: 68_323, 'damage-only': 1883 },
    status: 'read',
    source: {
      el: 'Βουλή των Κοινοτήτων, γραπτή απάντηση της 12/5/2011 (Roads: Accidents), πίνακας 3, Ιούνιος 2009',
      en: 'House of Commons, written answer of 12 May 2011 (Roads: Accidents), table 3, June 2009',
    },
  },
];

/** A person's own values, as they are entered. */
export type OwnUnitValues = Omit<UnitValueSet, 'status' | 'source'> & { readonly source: string };

const LONGEST_SOURCE = 2000;
/** Prices before it are of another money. */
const FIRST_PRICE_YEAR = 1990;
const LAST_PRICE_YEAR = 2100;

/**
 * Values of the user beside those of the table. They need their source as those do.
 * @throws Problem INPUT_INVALID, NOT_POSITIVE
 */
export function parseOwnUnitValues(own: OwnUnitValues): UnitValueSet {
  const source = own.source.trim();
  const refuse = (field: string, value: string): never => {
    throw new Problem('INPUT_INVALID', { field, value: value.slice(0, 100) || '–' });
  };
  if (UNIT_VALUES.some(({ id }) => id === own.id)) refuse('id', own.id);
  if (!/^[A-Z]{2}$/.test(own.country)) refuse('country', own.country);
  if (!/^[A-Z]{3}$/.test(own.currency)) refuse('currency', own.currency);
  const { priceYear } = own;
  if (priceYear === null || !Number.isInteger(priceYear) || priceYear < FIRST_PRICE_YEAR || priceYear > LAST_PRICE_YEAR)
    refuse('priceYear', String(priceYear));
  if (source.length < 1 || source.length > LONGEST_SOURCE) refuse('source', source);
  for (const severity of SEVERITIES) requireValue(severity, own.values[severity]);
  if (SEVERITIES.every((severity) => own.values[severity] === null)) refuse('values', '');
  return { ...own, source: { el: source, en: source }, status: 'own' };
}

function requireValue(severity: Severity, value: number | null): void {
  if (value === null) return;
  if (!Number.isFinite(value)) throw new Problem('INPUT_INVALID', { field: severity, value: String(value) });
  if (value <= 0) throw new Problem('NOT_POSITIVE', { field: severity, value });
}
