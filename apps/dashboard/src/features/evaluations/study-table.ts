import { PREDICTION_FIELDS, STUDY_TRAFFIC_FIELDS, type StudyField, type StudyRole, type Text } from '@elektron/domain';
import type { Estimate } from './evaluations-queries.ts';

export type Columns = Readonly<Partial<Record<StudyField, string>>>;

/** A table of a file, as the API found it. */
export interface TableLook {
  readonly content: string;
  readonly lines: number;
  readonly headings: readonly string[];
  readonly numbers: readonly string[];
  readonly examples: readonly (readonly string[])[];
  readonly columns: Columns;
}

export interface FileTables {
  readonly tables: readonly TableLook[];
}

/** What a person has decided of a table. */
export interface Said {
  readonly content: string;
  readonly columns: Columns;
  readonly yearsBefore: number | null;
  readonly yearsAfter: number | null;
  readonly selected: 'yes' | 'no' | 'unknown';
  /** Per cent; null = traffic is not used. */
  readonly trafficVariation: number | null;
}

export interface StudyEvaluation {
  readonly sentence: Text;
  readonly recommendedMethodId: string;
  readonly estimates: readonly Estimate[];
  readonly warnings: readonly { readonly code: string; readonly message: Text }[];
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  readonly treatedSites: number;
  readonly referenceSites: number;
  readonly observedBefore: number;
  readonly observedAfter: number;
  readonly comparisonBefore: number;
  readonly comparisonAfter: number;
  readonly sites: readonly {
    readonly code: string;
    readonly role: StudyRole;
    readonly roleLabels: Text;
    readonly observedBefore: number;
    readonly observedAfter: number;
    readonly expectedAfter: number | null;
  }[];
}

export interface StudyAnswer {
  readonly evaluation: StudyEvaluation | null;
  readonly faults: number;
  readonly told: readonly { readonly row: number; readonly message: Text }[];
}

/** Where a file is looked into. */
export function pathOfLook(file: File): string {
  return `/api/study-tables/look?${new URLSearchParams({ fileName: file.name }).toString()}`;
}

const SELECTED = { yes: true, no: false, unknown: null } as const;
const PER_CENT = 100;

/** Where a file is sent to be evaluated, with what is said of it. */
export function pathOfEvaluation(file: File, { selected, trafficVariation, ...said }: Said): string {
  const text = JSON.stringify({
    ...said,
    selectedForHighCounts: SELECTED[selected],
    trafficVariation: trafficVariation === null ? null : trafficVariation / PER_CENT,
  });
  return `/api/study-tables/evaluate?${new URLSearchParams({ fileName: file.name, said: text }).toString()}`;
}

/** A table as it was found; what no heading tells is open. */
export function asFound({ content, columns }: TableLook): Said {
  return { content, columns, yearsBefore: null, yearsAfter: null, selected: 'unknown', trafficVariation: null };
}

/** What is still missing, by the field at which it is said. */
export interface Faults {
  readonly counts?: 'countsMissing';
  readonly predictions?: 'predictionsHalf';
  readonly traffic?: 'trafficHalf';
  readonly yearsBefore?: 'yearsMissing';
  readonly yearsAfter?: 'yearsMissing';
}

const LONGEST_YEARS = 50;

export function findFaults({ columns, yearsBefore, yearsAfter }: Said): Faults {
  const isHalf = (fields: readonly StudyField[]): boolean => {
    const chosen = fields.filter((field) => columns[field] !== undefined).length;
    return chosen > 0 && chosen < fields.length;
  };
  const lacksYears = (years: number | null): boolean => years === null || years <= 0 || years > LONGEST_YEARS;
  return {
    ...(columns.before === undefined || columns.after === undefined ? { counts: 'countsMissing' } : {}),
    ...(isHalf(PREDICTION_FIELDS) ? { predictions: 'predictionsHalf' } : {}),
    ...(isHalf(STUDY_TRAFFIC_FIELDS) ? { traffic: 'trafficHalf' } : {}),
    ...(lacksYears(yearsBefore) ? { yearsBefore: 'yearsMissing' } : {}),
    ...(lacksYears(yearsAfter) ? { yearsAfter: 'yearsMissing' } : {}),
  };
}
