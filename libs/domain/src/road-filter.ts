import { UNKNOWN_KEY } from './accident-dimension.ts';

/** Which segments of roads are meant: every part must hold, and an empty list asks nothing. */
export interface RoadFilter {
  /** Classes of roads as they are stored, and `unknown` for roads of which the source says none. */
  readonly classes: readonly string[];
  /** Networks by the name under which their imports replace each other: `osm-roads`, `roads:leeds`. */
  readonly networks: readonly string[];
}

export const EVERY_ROAD: RoadFilter = { classes: [], networks: [] };

/** What of a segment a filter asks for. */
export interface FilteredRoad {
  /** Null where the source says none. */
  readonly roadClass: string | null;
  readonly network: string;
}

/** How a filter names the class of a road. */
export function roadClassKey(roadClass: string | null): string {
  return roadClass ?? UNKNOWN_KEY;
}

/** Whether a segment is meant by a filter. */
export function passesRoadFilter({ roadClass, network }: FilteredRoad, { classes, networks }: RoadFilter): boolean {
  return (classes.length === 0 || classes.includes(roadClassKey(roadClass))) && (networks.length === 0 || networks.includes(network));
}

/** THE parameters of an address that say a filter of roads. */
export const ROAD_FILTER_PARAMETERS = ['classes', 'networks'] as const;
export type RoadFilterParameter = (typeof ROAD_FILTER_PARAMETERS)[number];

/** A filter from the parameters of an address; lists are parted by commas. Which classes and networks there are, the roads say themselves. */
export function parseRoadParameters(read: (name: RoadFilterParameter) => string | null): RoadFilter {
  const words = (name: RoadFilterParameter): string[] => [...new Set((read(name) ?? '').split(',').filter((word) => word !== ''))];
  return { classes: words('classes'), networks: words('networks') };
}

/** The inverse: those parameters that ask something. */
export function formatRoadParameters(filter: RoadFilter): [RoadFilterParameter, string][] {
  return ROAD_FILTER_PARAMETERS.flatMap((name): [RoadFilterParameter, string][] =>
    filter[name].length === 0 ? [] : [[name, filter[name].join(',')]],
  );
}
