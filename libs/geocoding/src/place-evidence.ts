import type { PlaceAccuracy } from '@elektron/domain';
import type { MatchLevel } from './compare-names.ts';
import { confidenceOfArea, confidenceOfNames, confidenceOfRows, SURVEYED, type AreaAgreement, type FoundBy } from './confidence.ts';
import type { Gazetteer, NetworkPoint } from './gazetteer.ts';
import { AGREEMENT_METERS, learnPlaces, type LearntPlace } from './learnt-place.ts';
import type { StreetMatch } from './street-index.ts';

/** A place that a description may mean, with what speaks for it. */
export interface PlaceCandidate {
  /** Metres of the gazetteer's plane. */
  readonly x: number;
  readonly y: number;
  readonly accuracy: PlaceAccuracy;
  readonly foundBy: FoundBy;
  readonly source: 'rows' | 'network';
  /** The known streets, as they are written there, and how well the written names agree with them. */
  readonly streets: readonly { readonly name: string; readonly level: MatchLevel; readonly sameKind: boolean }[];
  readonly area: AreaAgreement;
  /** Rows behind it (0 from the network), those of them that agree, and within how many metres 9 of 10 of these lie. */
  readonly rows: number;
  readonly agreeing: number;
  readonly spreadMeters: number;
  /** Rows that say the same and lie elsewhere: indices of the list that the gazetteer learnt from. */
  readonly contradicting: readonly number[];
  /** Share of places found like this one that lie within 50 m of where they should. */
  readonly confidence: number;
}

/** Rows that count for an area: its own, and those that say none; all of them, marked so, where there is no such row. */
export function rowsOfArea(gazetteer: Gazetteer, rows: readonly number[], area: number): { rows: readonly number[]; area: AreaAgreement } {
  if (area < 0) return { rows, area: 'unsaid' };
  const areaOf = (row: number): number => gazetteer.located.area[row]!;
  const near = rows.filter((row) => areaOf(row) === area || areaOf(row) < 0);
  if (near.length === 0) return { rows, area: 'other' };
  return { rows: near, area: near.some((row) => areaOf(row) === area) ? 'same' : 'unsaid' };
}

/** What a place was found by, with the names that led there. */
export interface FoundWith {
  readonly foundBy: FoundBy;
  readonly streets: readonly StreetMatch[];
  /** What else takes from the confidence. */
  readonly factor?: number;
  /** Of a place from the network: its worth, where it was not surveyed itself, and within how many metres it is known. */
  readonly reckoned?: { readonly share: number; readonly spreadMeters: number };
}

/** Candidates from rows of one description. */
export function candidatesFromRows(gazetteer: Gazetteer, rows: readonly number[], area: number, found: FoundWith): PlaceCandidate[] {
  if (rows.length === 0) return [];
  const counted = rowsOfArea(gazetteer, rows, area);
  return learnPlaces(gazetteer.located, counted.rows).map((place) => candidateFromRows(gazetteer, place, counted.area, found));
}

export function candidateFromRows(gazetteer: Gazetteer, place: LearntPlace, area: AreaAgreement, found: FoundWith): PlaceCandidate {
  const confidence =
    confidenceOfRows(found.foundBy, place.rows, place.agreeing) *
    confidenceOfNames(found.streets) *
    confidenceOfArea(area) *
    (found.factor ?? 1);
  return {
    ...place,
    accuracy: found.foundBy === 'street' ? 'area' : 'approximate',
    foundBy: found.foundBy,
    source: 'rows',
    streets: namesOf(gazetteer, found.streets),
    area,
    confidence,
  };
}

/** Candidates from points of the network: one of several points of two streets is as likely as the others. */
export function candidatesFromNetwork(
  gazetteer: Gazetteer,
  points: readonly NetworkPoint[],
  area: number,
  found: FoundWith,
): PlaceCandidate[] {
  const inArea = points.filter(({ areas }) => area < 0 || areas.some((one) => one === area) || areas.every((one) => one < 0));
  const counted = inArea.length > 0 ? inArea : points;
  const isNamed = area >= 0 && inArea.every(({ areas }) => areas.some((one) => one === area));
  const agreement: AreaAgreement = inArea.length === 0 ? 'other' : isNamed ? 'same' : 'unsaid';
  return counted.map(({ x, y }) => ({
    x,
    y,
    accuracy: 'approximate',
    foundBy: found.foundBy,
    source: 'network',
    streets: namesOf(gazetteer, found.streets),
    area: agreement,
    rows: 0,
    agreeing: 0,
    spreadMeters: found.reckoned?.spreadMeters ?? 0,
    contradicting: [],
    confidence:
      (((found.reckoned?.share ?? SURVEYED) * confidenceOfNames(found.streets) * confidenceOfArea(agreement)) / counted.length) *
      (found.factor ?? 1),
  }));
}

const namesOf = ({ streets }: Gazetteer, matches: readonly StreetMatch[]): PlaceCandidate['streets'] =>
  matches.map(({ street, level, sameKind }) => ({ name: streets.nameOf(street), level, sameKind }));

export const isSamePlace = (a: { x: number; y: number }, b: { x: number; y: number }): boolean =>
  Math.hypot(a.x - b.x, a.y - b.y) <= AGREEMENT_METERS;

/** One candidate a place, the surest first; what says the same place less surely goes. */
export function mergeCandidates(candidates: readonly PlaceCandidate[]): PlaceCandidate[] {
  const kept: PlaceCandidate[] = [];
  const ordered = [...candidates].sort((a, b) => b.confidence - a.confidence || b.agreeing - a.agreeing || a.x - b.x || a.y - b.y);
  for (const candidate of ordered) if (!kept.some((other) => isSamePlace(candidate, other))) kept.push(candidate);
  return kept;
}

/** Different streets that may be meant by one text share the confidence, each by its own. */
export function shareConfidence(candidates: readonly PlaceCandidate[]): PlaceCandidate[] {
  const places = mergeCandidates(candidates);
  const streetsOf = ({ streets }: PlaceCandidate): string => streets.map(({ name }) => name).join('\n');
  return places.map((candidate) => {
    const others = places.filter((other) => streetsOf(other) !== streetsOf(candidate)).reduce((sum, { confidence }) => sum + confidence, 0);
    return { ...candidate, confidence: (candidate.confidence * candidate.confidence) / (candidate.confidence + others) };
  });
}
