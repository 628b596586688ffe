import type { AccidentFilter, AccidentMeasure, PlacePart } from '@elektron/domain';
import { withPlaces } from '../../filter/filter-url.ts';

/** What happened in a place, or in all of some. */
export interface PlaceFigures {
  readonly accidents: number;
  readonly casualties: number;
  readonly killed: number;
  readonly seriouslyInjured: number;
  readonly slightlyInjured: number;
  readonly withoutCasualties: number;
}

/** A place, a kind of places, or a sum. */
export interface AreaRow {
  readonly id: string;
  readonly label: string;
  readonly figures: PlaceFigures;
  /** By which one can filter; null for what is no place. */
  readonly filtered: { readonly part: PlacePart; readonly keys: readonly string[] } | null;
}

const FIELDS: Readonly<Record<AccidentMeasure, keyof PlaceFigures>> = {
  accidents: 'accidents',
  casualties: 'casualties',
  killed: 'killed',
  'seriously-injured': 'seriouslyInjured',
  'slightly-injured': 'slightlyInjured',
};

export function figureOf(figures: PlaceFigures, measure: AccidentMeasure): number {
  return figures[FIELDS[measure]];
}

export function isChosen({ filtered }: AreaRow, filter: AccidentFilter): boolean {
  return filtered !== null && filtered.keys.every((key) => filter[filtered.part]?.includes(key) === true);
}

/** The filter with a row chosen, or without it where it was. */
export function toggleRow(row: AreaRow, filter: AccidentFilter): AccidentFilter {
  if (row.filtered === null) return filter;
  const { part, keys } = row.filtered;
  const others = (filter[part] ?? []).filter((key) => !keys.includes(key));
  return withPlaces(filter, part, isChosen(row, filter) ? others : [...others, ...keys]);
}

/** Those with most of what is counted first; of equal ones as they came. */
export function sortRows(rows: readonly AreaRow[], measure: AccidentMeasure): readonly AreaRow[] {
  return rows.toSorted((a, b) => figureOf(b.figures, measure) - figureOf(a.figures, measure));
}
