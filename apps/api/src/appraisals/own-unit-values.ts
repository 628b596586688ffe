import {
  parseOwnUnitValues,
  SEVERITIES,
  UNIT_VALUES,
  UNIT_VALUES_VERSION,
  type Severity,
  type UnitValueBasis,
  type UnitValueSet,
} from '@elektron/domain';
import { transferValue } from '@elektron/statistics';

import { refuse, requireBetween, requireText } from './appraisal-fields.ts';
import type { UsedValues } from './appraisal-question.ts';
import { LONGEST_SOURCE, parseName, severitiesOf } from './parse-appraisal.ts';

/** How values of another country became those of an own set. */
export interface RecordedTransfer {
  readonly fromId: string;
  readonly fromVersion: string;
  /** Per head, both at purchasing power, of the year of the prices. */
  readonly gdpThere: number;
  readonly gdpHere: number;
  readonly elasticity: number;
  readonly gdpSource: string;
}

/** A set of the organisation's own; each change is a further version, and none is ever rewritten. */
export interface OwnValueSet {
  readonly setId: string;
  readonly version: number;
  readonly name: string;
  readonly set: UnitValueSet;
  readonly transfer: RecordedTransfer | null;
  readonly createdAt: Date;
}

export type NewValueSet = Omit<OwnValueSet, 'version' | 'createdAt'>;

/** As it is entered: values, or where they are transferred from. */
export interface UnitValuesDraft {
  /** Of the own set of which this is a further version. */
  readonly setId?: string | null | undefined;
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly priceYear: number;
  readonly basis: string;
  readonly values: readonly { readonly severity: string; readonly value: number }[];
  readonly source: string;
}

export interface TransferDraft {
  readonly setId?: string | null | undefined;
  readonly name: string;
  readonly country: string;
  readonly fromId: string;
  readonly fromVersion?: number | null | undefined;
  readonly gdpThere: number;
  readonly gdpHere: number;
  readonly elasticity: number;
  readonly gdpSource: string;
}

const LARGEST_VALUE = 1e9;
const HIGHEST_ELASTICITY = 2;
const LARGEST_GDP = 1e9;

/** Sets of the table, by their ids. */
export const TABLE_SETS: readonly UsedValues[] = UNIT_VALUES.map((set) => ({ id: set.id, name: '', version: UNIT_VALUES_VERSION, set }));

/** @throws Problem INPUT_INVALID, NOT_POSITIVE */
export function parseUnitValues(draft: UnitValuesDraft, setId: string): NewValueSet {
  const basis = parseBasis(draft.basis);
  const values = Object.fromEntries(SEVERITIES.map((severity) => [severity, null])) as Record<Severity, number | null>;
  for (const { severity, value } of draft.values) {
    const known = severitiesOf(basis).find((each) => each === severity);
    if (known === undefined || values[known] !== null) throw refuse('severity', severity);
    values[known] = requireBetween('values', value, 0, LARGEST_VALUE);
  }
  const set = parseOwnUnitValues({
    id: setId,
    country: draft.country,
    currency: draft.currency,
    priceYear: draft.priceYear,
    basis,
    values,
    source: draft.source,
  });
  return { setId, name: parseName(draft.name), set, transfer: null };
}

/**
 * Values of another country by the ratio of incomes. They stay in the money and the prices that they are from.
 * @throws Problem INPUT_INVALID, NOT_POSITIVE
 */
export function transferUnitValues(draft: TransferDraft, from: UsedValues, setId: string): NewValueSet {
  const transfer: RecordedTransfer = {
    fromId: from.id,
    fromVersion: from.version,
    gdpThere: requireBetween('gdp', draft.gdpThere, 1, LARGEST_GDP),
    gdpHere: requireBetween('gdp', draft.gdpHere, 1, LARGEST_GDP),
    elasticity: requireBetween('elasticity', draft.elasticity, 0, HIGHEST_ELASTICITY),
    gdpSource: requireText('gdpSource', draft.gdpSource, LONGEST_SOURCE / 4),
  };
  const { set } = from;
  const ratio = { incomeRatio: transfer.gdpHere / transfer.gdpThere, incomeElasticity: transfer.elasticity };
  const values = Object.fromEntries(
    SEVERITIES.map((severity) => {
      const value = set.values[severity];
      return [severity, value === null ? null : transferValue(value, ratio)];
    }),
  ) as Record<Severity, number | null>;
  const source = describeTransfer(from, transfer);
  const { currency, priceYear, basis } = set;
  return {
    setId,
    name: parseName(draft.name),
    set: parseOwnUnitValues({ id: setId, country: draft.country, currency, priceYear, basis, values, source }),
    transfer,
  };
}

/** One text: a source is not translated. */
function describeTransfer({ id, version, set }: UsedValues, { gdpThere, gdpHere, elasticity, gdpSource }: RecordedTransfer): string {
  return `${id} (${version}): ${set.source.en} × (${gdpHere} / ${gdpThere})^${elasticity}; ${gdpSource}`;
}

function parseBasis(basis: string): UnitValueBasis {
  if (basis !== 'per-casualty' && basis !== 'per-accident') throw refuse('values', basis);
  return basis;
}
