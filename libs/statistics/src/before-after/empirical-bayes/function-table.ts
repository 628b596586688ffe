import { Problem } from '@elektron/domain';
import { requireFinite, requirePositive } from '../../require-number.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';
import { readCounts, requireLength, sum, type TreatedTable } from '../treated-table.ts';
import type { FunctionSites, FunctionYear } from './function-sites.ts';
import { MINIMUM_REFERENCE_SITES } from './reference-model.ts';

/** A year, or a whole period, of a table. */
export interface TableYear extends Pick<FunctionYear, 'year' | 'part' | 'years'> {
  /** Accidents of the reference sites together. */
  readonly accidents: number;
  /** Covariate by covariate, site by site, less the covariate's center. */
  readonly covariates: readonly Float64Array[];
}

/** Sites of one kind, checked: the reference sites first, in an order of their own, then the treated ones in the order of their ids. */
export interface FunctionTable {
  readonly kind: string;
  readonly references: number;
  readonly sizes: Float64Array;
  readonly observedBefore: Float64Array;
  readonly referenceBefore: number;
  readonly referenceAfter: number;
  readonly years: readonly TableYear[];
  readonly names: readonly string[];
  /** Mean of each covariate over sites and years, which was taken from it. */
  readonly centers: readonly number[];
  /** Position of each treated site of the kind among all treated ones, sorted. */
  readonly treatedAt: readonly number[];
  /** Treated sites with a covariate below the least or above the most of the reference sites of their kind. */
  readonly beyond: number;
}

/**
 * A table for each kind of treated sites, in the order of their names.
 * @throws Problem SITES_TOO_FEW, NO_COMPARISON_ACCIDENTS, INPUT_INVALID, NOT_POSITIVE, NEGATIVE_COUNT, COUNT_NOT_WHOLE
 */
export function readFunctionTables(given: FunctionSites, treated: TreatedTable): FunctionTable[] {
  checkLengths(given, treated.siteIds.length);
  const before = readCounts(BEFORE_AFTER_LABELS.referenceBefore, given.observedBefore, given.reference.length);
  const after = readCounts(BEFORE_AFTER_LABELS.referenceAfter, given.observedAfter, given.reference.length);
  const kinds = [...new Set(given.treated.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const references = sortSites(given, before, after, kind);
    const places = [...treated.order.keys()].filter((place) => given.treated[treated.order[place]!]!.kind === kind);
    return readTable(kind, given, { before, after, references, treated, places });
  });
}

const FIELD = BEFORE_AFTER_LABELS.functionSites;

function checkLengths({ reference, treated, covariates, years }: FunctionSites, treatedSites: number): void {
  requireLength(FIELD, treated, treatedSites);
  for (const site of [...reference, ...treated]) requirePositive(FIELD, site.size);
  for (const year of years) {
    requirePositive(FIELD, year.years);
    readCounts(FIELD, year.observed, reference.length);
    for (const [values, sites] of [
      [year.reference, reference],
      [year.treated, treated],
    ] as const) {
      // prettier-ignore
      requireLength(FIELD, values, covariates.length);
      for (const column of values) {
        requireLength(FIELD, column, sites.length);
        for (let i = 0; i < column.length; i += 1) requireFinite(FIELD, column[i]!);
      }
    }
  }
  for (const part of ['before', 'after'] as const) {
    if (!years.some((year) => year.part === part)) throw new Problem('INPUT_INVALID', { field: FIELD, value: part });
  }
}

/** Reference sites of a kind in an order that does not depend on the order given, so that sums do not either. */
function sortSites({ reference, years }: FunctionSites, before: Float64Array, after: Float64Array, kind: string): number[] {
  const keys = reference.map(({ size }, i) => [
    before[i]!,
    after[i]!,
    size,
    ...years.flatMap((year) => [year.observed[i]!, ...year.reference.map((values) => values[i]!)]),
  ]);
  const compare = (a: readonly number[], b: readonly number[]): number => {
    const place = a.findIndex((value, j) => value !== b[j]);
    return place < 0 ? 0 : a[place]! - b[place]!;
  };
  const ofKind = [...reference.keys()].filter((i) => reference[i]!.kind === kind);
  if (ofKind.length < MINIMUM_REFERENCE_SITES) {
    throw new Problem('SITES_TOO_FEW', { needed: MINIMUM_REFERENCE_SITES, found: ofKind.length, role: BEFORE_AFTER_LABELS.reference });
  }
  return ofKind.sort((a, b) => compare(keys[a]!, keys[b]!));
}

interface OfKind {
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly references: readonly number[];
  readonly treated: TreatedTable;
  /** Of the treated sites of the kind, in the sorted table. */
  readonly places: readonly number[];
}

function readTable(kind: string, given: FunctionSites, { before, after, references, treated, places }: OfKind): FunctionTable {
  const asGiven = places.map((place) => treated.order[place]!);
  const columnOf = (year: FunctionYear, c: number): Float64Array =>
    Float64Array.from([...references.map((i) => year.reference[c]![i]!), ...asGiven.map((i) => year.treated[c]![i]!)]);
  const columns = given.covariates.map((_, c) => given.years.map((year) => columnOf(year, c)));
  // One that is the same at all sites of a kind tells nothing there.
  const kept = [...columns.keys()].filter((c) => columns[c]!.some((values) => values.some((value) => value !== columns[c]![0]![0])));
  const centers = kept.map((c) => sum(columns[c]!.map((values) => sum(values))) / (columns[c]!.length * columns[c]![0]!.length));
  const referenceBefore = sum(references.map((i) => before[i]!));
  const referenceAfter = sum(references.map((i) => after[i]!));
  if (referenceBefore === 0 || referenceAfter === 0) {
    throw new Problem('NO_COMPARISON_ACCIDENTS', { before: referenceBefore, after: referenceAfter });
  }
  return {
    kind,
    references: references.length,
    sizes: Float64Array.from([...references.map((i) => given.reference[i]!.size), ...asGiven.map((i) => given.treated[i]!.size)]),
    observedBefore: Float64Array.from([...references.map((i) => before[i]!), ...places.map((place) => treated.observedBefore[place]!)]),
    referenceBefore,
    referenceAfter,
    years: given.years.map((year, y) => ({
      year: year.year,
      part: year.part,
      years: year.years,
      accidents: sum(references.map((i) => year.observed[i]!)),
      covariates: kept.map((c, k) => columns[c]![y]!.map((value) => value - centers[k]!)),
    })),
    names: kept.map((c) => given.covariates[c]!),
    centers,
    treatedAt: places,
    beyond: countBeyond(columns, references.length, places.length),
  };
}

function countBeyond(columns: readonly (readonly Float64Array[])[], references: number, treatedSites: number): number {
  const isBeyond = (i: number): boolean =>
    columns.some((years) => {
      const known = years.flatMap((values) => [...values.subarray(0, references)]);
      const [least, most] = [Math.min(...known), Math.max(...known)];
      return years.some((values) => values[references + i]! < least || values[references + i]! > most);
    });
  return Array.from({ length: treatedSites }, (_, i) => i).filter(isBeyond).length;
}
