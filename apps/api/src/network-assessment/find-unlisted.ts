import type { StoredScreening } from '../hotspots/stored-hotspot-result.ts';

/** Sections of a group that were ranked and are not in the stored list, which has an end. */
export interface UnlistedSections {
  /** Position in the groups of the run. */
  readonly group: number;
  readonly sections: number;
  readonly lengthMeters: number;
}

/** Less than this (metres) is a rounding of a sum. */
const ROUNDING_METERS = 0.01;

/** What a group counts beyond its sites in the list: those sections have no class. */
export function findUnlisted({ groups, sites }: Pick<StoredScreening, 'groups' | 'sites'>): UnlistedSections[] {
  const left = groups.map(({ sites: sections, lengthMeters }) => ({ sections, lengthMeters: lengthMeters ?? 0 }));
  for (const { group, lengthMeters } of sites) {
    left[group]!.sections -= 1;
    left[group]!.lengthMeters -= lengthMeters ?? 0;
  }
  return left.flatMap(({ sections, lengthMeters }, group) => {
    if (groups[group]!.kind !== 'segment' || sections === 0) return [];
    return [{ group, sections, lengthMeters: lengthMeters < ROUNDING_METERS ? 0 : lengthMeters }];
  });
}
