import type { Gazetteer, KnownMeasure } from './gazetteer.ts';
import { confidenceOfPosts } from './confidence.ts';
import { firstAtLeast, locateMeasure } from './locate-measure.ts';
import {
  candidateFromRows,
  candidatesFromNetwork,
  candidatesFromRows,
  isSamePlace,
  rowsOfArea,
  type FoundWith,
  type PlaceCandidate,
} from './place-evidence.ts';
import type { CalibratedRoute, RoutePosts } from './road-network.ts';
import type { StreetMatch } from './street-index.ts';

/** Rows whose kilometre positions differ by no more than this say the same place: reports round to 50 m or so. */
const SAME_POSITION_METERS = 20;

/** Rows further apart than this along the road do not tell where a position between them is. */
const BETWEEN_ROWS_METERS = 500;

/** By how much two places may be further apart than their positions say: the rounding of both. */
const ROUNDING_METERS = 100;

/** Candidates for a kilometre position of a road: on a calibrated route of the network, else by rows at or around the same position. */
export function findKilometrePlace(gazetteer: Gazetteer, match: StreetMatch, meters: number, area: number): PlaceCandidate[] {
  const streets = [match];
  const found = onRoutes(gazetteer, match, meters, area);
  if (found.length > 0) return found;
  const known = gazetteer.measures.get(match.street) ?? [];
  const same = known.filter((one) => Math.abs(one.meters - meters) <= SAME_POSITION_METERS).map(({ row }) => row);
  if (same.length > 0) return candidatesFromRows(gazetteer, same, -1, { foundBy: 'kilometre', streets });
  return betweenRows(gazetteer, known, meters, match);
}

/** On roads with positions of their own: each is one and the same in every municipality that it passes. */
function onRoutes(gazetteer: Gazetteer, match: StreetMatch, meters: number, area: number): PlaceCandidate[] {
  const places: { readonly x: number; readonly y: number; readonly route: CalibratedRoute }[] = [];
  for (const route of gazetteer.routes.get(match.street) ?? []) {
    const point = locateMeasure(route, meters);
    // Two carriageways of a road are one.
    if (point !== null && !places.some((other) => isSamePlace(other, point))) places.push({ ...point, route });
  }
  return places.flatMap(({ x, y, route: { posts } }) => {
    const point = { x, y, areas: [area, area] as const };
    const found = posts === undefined ? ({ foundBy: 'kilometre' } as const) : betweenPosts(posts, meters);
    return candidatesFromNetwork(gazetteer, [point], area, { ...found, streets: [match], factor: 1 / places.length });
  });
}

function betweenPosts({ positions, wayMeters }: RoutePosts, meters: number): Pick<FoundWith, 'foundBy' | 'reckoned'> {
  const above = firstAtLeast(positions, meters);
  const isAtPost = positions[above] === meters;
  const gapMeters = isAtPost ? 0 : positions[above]! - positions[above - 1]!;
  const spreadMeters = isAtPost ? 0 : Math.abs(gapMeters - wayMeters[above - 1]!);
  return { foundBy: 'between-posts', reckoned: { share: confidenceOfPosts(gapMeters, spreadMeters), spreadMeters } };
}

function betweenRows(gazetteer: Gazetteer, known: readonly KnownMeasure[], meters: number, match: StreetMatch): PlaceCandidate[] {
  const { x, y } = gazetteer.located;
  const line = {
    measures: Float64Array.from(known, (one) => one.meters),
    x: Float64Array.from(known, ({ row }) => x[row]!),
    y: Float64Array.from(known, ({ row }) => y[row]!),
  };
  const point = locateMeasure(line, meters);
  if (point === null || point.gapMeters > BETWEEN_ROWS_METERS) return [];
  const above = known.findIndex((one) => one.meters > meters);
  const [one, other] = [known[above - 1]!.row, known[above]!.row];
  // Two places further apart than the road between them: one of the rows is wrong.
  if (Math.hypot(x[one]! - x[other]!, y[one]! - y[other]!) > point.gapMeters + ROUNDING_METERS) return [];
  const place = { x: point.x, y: point.y, rows: 2, agreeing: 2, spreadMeters: point.gapMeters / 2, contradicting: [] };
  const { area } = rowsOfArea(gazetteer, [one, other], -1);
  return [candidateFromRows(gazetteer, place, area, { foundBy: 'between-kilometres', streets: [match] })];
}
