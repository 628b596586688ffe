import type { BoundingBox } from '@elektron/domain';
import type { InterventionPlaces, PlacedIntervention } from './intervention-places-queries.ts';

/** Some 100 m: works at a junction are felt, and recorded, a little around its point. */
const ROOM_DEGREES = 0.001;

/** Those with a point, or a vertex of their shape, inside of an area or close to it. */
export function interventionsIn<T extends Pick<PlacedIntervention, 'sites' | 'shape'>>(
  interventions: readonly T[],
  [west, south, east, north]: BoundingBox,
): readonly T[] {
  const isIn = ([longitude, latitude]: readonly number[]): boolean =>
    longitude !== undefined &&
    latitude !== undefined &&
    longitude >= west - ROOM_DEGREES &&
    longitude <= east + ROOM_DEGREES &&
    latitude >= south - ROOM_DEGREES &&
    latitude <= north + ROOM_DEGREES;
  return interventions.filter(
    ({ sites, shape }) => sites.some(({ longitude, latitude }) => isIn([longitude, latitude])) || verticesOf(shape).some(isIn),
  );
}

/** Every position of a GeoJSON geometry, whatever its kind. */
function verticesOf(shape: unknown): number[][] {
  const { coordinates } = (shape ?? {}) as { readonly coordinates?: unknown };
  return flatten(coordinates ?? []);
}

function flatten(coordinates: unknown): number[][] {
  if (!Array.isArray(coordinates)) return [];
  return typeof coordinates[0] === 'number' ? [coordinates as number[]] : coordinates.flatMap(flatten);
}

/** The newest evaluation of an intervention. */
export function latestRunOf(interventionId: string, runs: InterventionPlaces['evaluationRuns']): string | null {
  const own = runs.filter((run) => run.interventionId === interventionId).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return own[0]?.id ?? null;
}
