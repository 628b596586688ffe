import { PLACED_ON_ROAD, ROAD_CLASS_LABELS, ROAD_PLACEMENTS, type Language, type RoadClass, type RoadPlacement } from '@elektron/domain';

/** An outcome by its GraphQL name. */
export function placementOf(name: string): RoadPlacement | undefined {
  return ROAD_PLACEMENTS.find((placement) => placement.toUpperCase().replaceAll('-', '_') === name);
}

/** Whether an outcome, by its GraphQL name, has a road. */
export function isOnRoad(name: string): boolean {
  const placement = placementOf(name);
  return placement !== undefined && PLACED_ON_ROAD.includes(placement);
}

/** "A3054 Union Street"; null for a road that has neither number nor name. */
export function roadTitle(road: { readonly roadName?: string | null; readonly roadReference?: string | null }): string | null {
  const parts = [road.roadReference, road.roadName].filter((part) => part != null && part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

/** A class in words; null for one that is not known. */
export function roadClassLabel(roadClass: string | null | undefined, language: Language): string | null {
  return Object.hasOwn(ROAD_CLASS_LABELS, roadClass ?? '') ? ROAD_CLASS_LABELS[roadClass as RoadClass][language] : null;
}
