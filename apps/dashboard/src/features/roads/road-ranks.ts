import type { RoadClass } from '@elektron/domain';

/** How roads are drawn: fewer kinds than there are classes, told apart by their width and dashes and not by colour. */
export const ROAD_RANKS = ['main', 'connecting', 'local', 'path'] as const;
export type RoadRank = (typeof ROAD_RANKS)[number];

const RANK_OF: Readonly<Record<RoadClass, RoadRank>> = {
  motorway: 'main',
  trunk: 'main',
  primary: 'main',
  secondary: 'connecting',
  tertiary: 'connecting',
  unclassified: 'local',
  residential: 'local',
  'living-street': 'local',
  service: 'local',
  busway: 'local',
  track: 'path',
  pedestrian: 'path',
  cycleway: 'path',
  footway: 'path',
  path: 'path',
};

/** Width in pixels when one sees a town. */
export const RANK_WIDTHS: Readonly<Record<RoadRank, number>> = { main: 3.4, connecting: 2.2, local: 1.2, path: 1 };

export function isDashed(rank: RoadRank): boolean {
  return rank === 'path';
}

/** A road of no known class is drawn as a local one. */
export function rankOf(roadClass: string | null): RoadRank {
  return Object.hasOwn(RANK_OF, roadClass ?? '') ? RANK_OF[roadClass as RoadClass] : 'local';
}
