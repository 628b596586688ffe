import type { Language, OpenAreaCount } from '@elektron/domain';
import type { TableSort } from './address.ts';

export interface NamedArea {
  readonly area: OpenAreaCount;
  readonly name: string;
}

/** Areas in the order that was asked for; a number that is not shown is more than none and less than any that is. Equal ones go by name. */
export function sortAreas(areas: readonly NamedArea[], { column, descending }: TableSort, language: Language): readonly NamedArea[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const byName = (a: NamedArea, b: NamedArea): number => collator.compare(a.name, b.name);
  const compare: Readonly<Record<TableSort['column'], (a: NamedArea, b: NamedArea) => number>> = {
    name: byName,
    count: (a, b) => rankOf(a.area) - rankOf(b.area),
    size: (a, b) => a.area.areaKm2 - b.area.areaKm2,
  };
  const sign = descending ? -1 : 1;
  return [...areas].sort((a, b) => sign * compare[column](a, b) || byName(a, b));
}

/** Shown numbers are k at least, and k is more than one half. */
const HIDDEN_RANK = 0.5;

function rankOf({ count }: OpenAreaCount): number {
  return count ?? HIDDEN_RANK;
}
