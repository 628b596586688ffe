import type { Gazetteer, KnownMeasure } from './gazetteer.ts';
import { locateMeasure } from './locate-measure.ts';
import { candidateFromRows, candidatesFromNetwork, candidatesFromRows, rowsOfArea, type PlaceCandidate } from './place-evidence.ts';
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
  const points = (gazetteer.routes.get(match.street) ?? []).flatMap((route) => {
    const point = locateMeasure(route, meters);
    return point === null ? [] : [{ x: point.x, y: point.y, areas: [area, area] as const }];
  });
  // A road with positions of its own is one and the same in every municipality that it passes.
  if (points.length > 0) return candidatesFromNetwork(gazetteer, points, area, { foundBy: 'kilometre', streets });
  const known = gazetteer.measures.get(match.street) ?? [];
  const same = known.filter((one) => Math.abs(one.meters - meters) <= SAME_POSITION_METERS).map(({ row }) => row);
  if (same.length > 0) return candidatesFromRows(gazetteer, same, -1, { foundBy: 'kilometre', streets });
  return betweenRows(gazetteer, known, meters, match);
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
