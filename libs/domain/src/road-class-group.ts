import type { Text } from './language.ts';
import type { RoadClass } from './road-class.ts';

/** Classes whose roads are alike enough to be compared with each other where each alone has too few sites. This product's choice: no standard sets it. */
export const ROAD_CLASS_GROUPS = ['motorway-trunk', 'primary-secondary', 'tertiary-minor', 'street', 'unknown'] as const;
export type RoadClassGroup = (typeof ROAD_CLASS_GROUPS)[number];

export const ROAD_CLASS_GROUP_LABELS: Readonly<Record<RoadClassGroup, Text>> = {
  'motorway-trunk': { el: 'Αυτοκινητόδρομοι και οδοί ταχείας κυκλοφορίας', en: 'Motorways and trunk roads' },
  'primary-secondary': { el: 'Κύριες και δευτερεύουσες οδοί', en: 'Primary and secondary roads' },
  'tertiary-minor': { el: 'Συλλεκτήριες και τοπικές οδοί', en: 'Tertiary and minor roads' },
  street: { el: 'Οδοί κατοικίας και πρόσβασης', en: 'Residential streets and service roads' },
  unknown: { el: 'Οδοί άγνωστης κατηγορίας', en: 'Roads of no known class' },
};

const GROUP_OF: Readonly<Partial<Record<string, RoadClassGroup>>> = {
  motorway: 'motorway-trunk',
  trunk: 'motorway-trunk',
  primary: 'primary-secondary',
  secondary: 'primary-secondary',
  tertiary: 'tertiary-minor',
  unclassified: 'tertiary-minor',
  residential: 'street',
  'living-street': 'street',
  service: 'street',
  busway: 'street',
  track: 'street',
} satisfies Partial<Record<RoadClass, RoadClassGroup>>;

/** @param roadClass as it is stored; null or a class of its own where the source says something else */
export function roadClassGroupOf(roadClass: string | null): RoadClassGroup {
  return GROUP_OF[roadClass ?? ''] ?? 'unknown';
}
