import type { Text } from './language.ts';

/**
 * Classes of roads and ways, from the one that carries most to paths. They are those of OpenStreetMap (Key:highway), which other networks are
 * mapped to; the source's own word stays beside it. Append only: the position in the list is stored, plus one; 0 is "unknown".
 */
export const ROAD_CLASSES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living-street',
  'service',
  'busway',
  'track',
  'pedestrian',
  'cycleway',
  'footway',
  'path',
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

export const ROAD_CLASS_LABELS: Readonly<Record<RoadClass, Text>> = {
  motorway: { el: 'Αυτοκινητόδρομος', en: 'Motorway' },
  trunk: { el: 'Οδός ταχείας κυκλοφορίας', en: 'Trunk road' },
  primary: { el: 'Κύρια οδός', en: 'Primary road' },
  secondary: { el: 'Δευτερεύουσα οδός', en: 'Secondary road' },
  tertiary: { el: 'Συλλεκτήρια οδός', en: 'Tertiary road' },
  unclassified: { el: 'Τοπική οδός', en: 'Minor road' },
  residential: { el: 'Οδός κατοικίας', en: 'Residential street' },
  'living-street': { el: 'Οδός ήπιας κυκλοφορίας', en: 'Living street' },
  service: { el: 'Οδός πρόσβασης', en: 'Service road' },
  busway: { el: 'Λεωφορειόδρομος', en: 'Busway' },
  track: { el: 'Αγροτικός ή δασικός δρόμος', en: 'Track' },
  pedestrian: { el: 'Πεζόδρομος', en: 'Pedestrian street' },
  cycleway: { el: 'Ποδηλατόδρομος', en: 'Cycle track' },
  footway: { el: 'Πεζοδρόμιο ή διάβαση', en: 'Footway or crossing' },
  path: { el: 'Μονοπάτι', en: 'Path' },
};
