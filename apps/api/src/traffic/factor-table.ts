import { Problem, TRAFFIC_MODES, type TrafficMode } from '@elektron/domain';
import {
  givenFactors,
  givenHours,
  observedFactors,
  type ExpansionFactors,
  type HourProfile,
  type ObservedYears,
} from '@elektron/statistics';

import { refused } from '../common/refused.ts';

/** For which short counts factors are. */
export interface FactorGroup {
  /** As the source of the counts writes it; blank for roads of no category. */
  readonly roadCategory: string;
  readonly mode: TrafficMode;
  /** Of the counts; null for those of every year. */
  readonly validYear: number | null;
}

/** What permanent counters of the group saw, or what somebody has published: month times weekday, and the share of each hour of a day. */
export type FactorContent =
  | (ObservedYears & { readonly kind: 'observed'; readonly hours: HourProfile | null })
  | {
      readonly kind: 'entered';
      readonly months: readonly number[];
      readonly weekdays: readonly number[];
      readonly hours: readonly number[] | null;
      readonly coefficientOfVariation: number | null;
    };

/** A table of factors as it is kept. */
export interface FactorTable extends FactorGroup {
  readonly version: number;
  readonly origin: 'derived' | 'entered';
  readonly source: string;
  /** In which its counters counted; null where it was entered. */
  readonly countedYear: number | null;
  readonly createdAt: Date;
  readonly content: FactorContent;
}

/**
 * The factors of a table.
 * @throws Problem INPUT_INVALID, NOT_POSITIVE for what cannot be factors
 */
export function toFactors(content: FactorContent): ExpansionFactors {
  if (content.kind === 'observed') {
    return { ...observedFactors(content), ...(content.hours === null ? {} : { hours: content.hours }) };
  }
  const { months, weekdays, hours, coefficientOfVariation } = content;
  return { ...givenFactors(months, weekdays, coefficientOfVariation), ...(hours === null ? {} : { hours: givenHours(hours) }) };
}

/** The table that counts of a group and year are expanded by: one for just that year before one for every year. */
export function findTable(tables: readonly FactorTable[], group: FactorGroup & { readonly validYear: number }): FactorTable | undefined {
  const alike = tables.filter(({ roadCategory, mode }) => roadCategory === group.roadCategory && mode === group.mode);
  return alike.find(({ validYear }) => validYear === group.validYear) ?? alike.find(({ validYear }) => validYear === null);
}

/** What a person enters. */
export interface FactorDraft extends FactorGroup {
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
  readonly hours: readonly number[] | null;
  readonly coefficientOfVariation: number | null;
  readonly source: string;
}

const LONGEST_CATEGORY = 200;
const LONGEST_SOURCE = 500;

/**
 * A table that somebody has entered.
 * @throws Problem INPUT_INVALID, without a source too; NOT_POSITIVE
 */
export function parseEntered(draft: FactorDraft): FactorGroup & Pick<FactorTable, 'source' | 'content'> {
  const source = draft.source.trim();
  if (source === '' || source.length > LONGEST_SOURCE) throw refused('source', source);
  const { months, weekdays, hours, coefficientOfVariation } = draft;
  if (coefficientOfVariation !== null && !(coefficientOfVariation > 0 && coefficientOfVariation <= 10)) {
    throw new Problem('INPUT_INVALID', { field: 'coefficientOfVariation', value: String(coefficientOfVariation) });
  }
  const content: FactorContent = { kind: 'entered', months, weekdays, hours, coefficientOfVariation };
  toFactors(content);
  return { ...parseGroup(draft), source, content };
}

/** @throws Problem INPUT_INVALID */
export function parseGroup({ roadCategory, mode, validYear }: FactorGroup): FactorGroup {
  if (roadCategory.length > LONGEST_CATEGORY) throw refused('roadCategory', roadCategory);
  if (!TRAFFIC_MODES.includes(mode)) throw new Problem('INPUT_INVALID', { field: 'mode', value: mode });
  if (validYear !== null && !(Number.isInteger(validYear) && validYear >= 1900 && validYear <= 2999))
    throw new Problem('INPUT_INVALID', { field: 'validYear', value: String(validYear) });
  return { roadCategory, mode, validYear };
}
