import { MATCH_LEVELS } from './compare-names.ts';
import { ANOTHER_STREET_IS_MEANT, PLACED_WITHOUT_PERSON } from './confidence.ts';
import { findKilometrePlace } from './find-kilometre-place.ts';
import { findNumber } from './find-number.ts';
import { findMeeting } from './find-meeting.ts';
import { areaKey, crossingKey, type Gazetteer } from './gazetteer.ts';
import { learnOnePlace, type LearntPlace } from './learnt-place.ts';
import { readPlace, type PlaceDescription, type PlaceReading } from './parse-place-text.ts';
import {
  candidateFromRows,
  candidatesFromNetwork,
  candidatesFromRows,
  mergeCandidates,
  rowsOfArea,
  shareConfidence,
  type PlaceCandidate,
} from './place-evidence.ts';
import { orderOf, type StreetMatch } from './street-index.ts';

/** Why a row is not placed without a person. */
export const NOT_PLACED_REASONS = [
  'NOTHING_SAID',
  'STREET_UNKNOWN',
  'CROSSING_UNKNOWN',
  'NUMBER_UNKNOWN',
  'ROAD_NOT_SAID',
  'KILOMETRE_UNKNOWN',
  'STREET_ALONE',
  'SEVERAL_PLACES',
  'CONFIDENCE_LOW',
] as const;
export type NotPlacedReason = (typeof NOT_PLACED_REASONS)[number];

export type FoundPlace =
  | { readonly placed: PlaceCandidate; readonly reason: null; readonly candidates: readonly PlaceCandidate[] }
  | { readonly placed: null; readonly reason: NotPlacedReason; readonly candidates: readonly PlaceCandidate[] };

/** Streets of a weak likeness that are looked at for one name. */
const STREETS_FOR_A_NAME = 8;

/**
 * The places that a description may mean, the surest first, and which of them may be taken without a person.
 * @param threshold confidence from which a place may be taken; what has less is a candidate only
 */
export function findPlace(gazetteer: Gazetteer, description: PlaceDescription, threshold = PLACED_WITHOUT_PERSON): FoundPlace {
  const area = gazetteer.areas.get(areaKey(description.area ?? '')) ?? (description.area ? NO_SUCH_AREA : -1);
  const readings = readPlace(description);
  const found: PlaceCandidate[] = [];
  for (const reading of readings) {
    found.push(...candidatesOf(gazetteer, reading, area));
    // What is said more precisely has been found: a less precise reading of the same words adds nothing.
    if (found.some(({ confidence }) => confidence >= threshold)) break;
  }
  const candidates = mergeCandidates(found);
  const [best, rival] = candidates;
  // Where rows and network, or two neighbours, are both sure of different places, one of them is wrong.
  const isRivalled = rival !== undefined && rival.confidence >= threshold;
  if (best !== undefined && best.confidence >= threshold && !isRivalled) return { placed: best, reason: null, candidates };
  return { placed: null, reason: reasonOf(gazetteer, readings[0], candidates), candidates };
}

/** An area that no located row names: nothing lies in it as far as is known. */
const NO_SUCH_AREA = Number.MAX_SAFE_INTEGER;

function candidatesOf(gazetteer: Gazetteer, reading: PlaceReading, area: number): PlaceCandidate[] {
  if (reading.kind === 'kilometre') {
    if (reading.road === null) return [];
    return byLikeness(gazetteer, [reading.road], ([road]) => findKilometrePlace(gazetteer, road!, reading.meters, area));
  }
  if (reading.kind === 'crossing') {
    const crossing = byLikeness(gazetteer, reading.streets, (streets) => findCrossing(gazetteer, streets, area));
    return crossing.length > 0 ? crossing : reading.streets.flatMap((name) => findStreet(gazetteer, name, area));
  }
  if (reading.kind === 'street') return findStreet(gazetteer, reading.street, area);
  const address = byLikeness(gazetteer, [reading.street], ([street]) => findNumber(gazetteer, street!, reading.number, area));
  return address.length > 0 ? address : findStreet(gazetteer, reading.street, area);
}

function findCrossing(gazetteer: Gazetteer, streets: readonly StreetMatch[], area: number): PlaceCandidate[] {
  const key = crossingKey(streets[0]!.street, streets[1]!.street);
  const found = { foundBy: 'crossing', streets } as const;
  const known = [
    ...candidatesFromRows(gazetteer, gazetteer.crossings.get(key) ?? [], area, found),
    ...candidatesFromNetwork(gazetteer, gazetteer.networkCrossings.get(key) ?? [], area, found),
  ];
  return known.length > 0 || !streets.every(isByName) ? known : findMeeting(gazetteer, streets, area);
}

const findStreet = (gazetteer: Gazetteer, name: string, area: number): PlaceCandidate[] =>
  byLikeness(gazetteer, [name], ([match]) => {
    const found = rowsOfArea(gazetteer, gazetteer.streetRows.get(match!.street) ?? [], area);
    const place = wholeStreet(gazetteer, match!.street, found.rows, area);
    return place === null ? [] : [candidateFromRows(gazetteer, place, found.area, { foundBy: 'street', streets: [match!] })];
  });

/** Streets as a whole are asked for again and again and have many rows: reckoned once for each gazetteer, street and area. */
const WHOLE_STREETS = new WeakMap<Gazetteer, Map<string, LearntPlace | null>>();

function wholeStreet(gazetteer: Gazetteer, street: number, rows: readonly number[], area: number): LearntPlace | null {
  const known = WHOLE_STREETS.get(gazetteer) ?? new Map<string, LearntPlace | null>();
  WHOLE_STREETS.set(gazetteer, known);
  const key = `${street} ${area}`;
  const place = known.get(key) ?? learnOnePlace(gazetteer.located, rows);
  known.set(key, place);
  return place;
}

/**
 * Tries the streets that the names may mean, the likest first, and stops where something is found. What only sounds alike is no more than a proposal
 * where a street of exactly the written name is known.
 */
function byLikeness(
  gazetteer: Gazetteer,
  names: readonly string[],
  find: (streets: readonly StreetMatch[]) => PlaceCandidate[],
): PlaceCandidate[] {
  const matches = names.map((name) => gazetteer.streets.find(name).slice(0, STREETS_FOR_A_NAME));
  const isKnown = matches.map(([best]) => best !== undefined && best.sameKind && isByName(best));
  const combinations = combine(matches).map((streets) => ({ streets, order: Math.max(...streets.map(orderOf)) }));
  for (const order of new Set(combinations.map((one) => one.order).sort((a, b) => a - b))) {
    const found = combinations
      .filter((one) => one.order === order)
      .flatMap(({ streets }) => {
        const isOther = streets.some((match, i) => isKnown[i] && !isByName(match));
        return find(streets).map((one) => (isOther ? { ...one, confidence: Math.min(one.confidence, ANOTHER_STREET_IS_MEANT) } : one));
      });
    if (found.length > 0) return shareConfidence(found);
  }
  return [];
}

const isByName = ({ level }: StreetMatch): boolean => MATCH_LEVELS.indexOf(level) <= MATCH_LEVELS.indexOf('folded');

/** Every choice of one match for each name; a street does not cross itself. */
function combine(matches: readonly (readonly StreetMatch[])[]): StreetMatch[][] {
  return matches
    .reduce<StreetMatch[][]>((all, choices) => all.flatMap((chosen) => choices.map((match) => [...chosen, match])), [[]])
    .filter((chosen) => new Set(chosen.map(({ street }) => street)).size === chosen.length);
}

function reasonOf(gazetteer: Gazetteer, reading: PlaceReading | undefined, candidates: readonly PlaceCandidate[]): NotPlacedReason {
  if (reading === undefined) return 'NOTHING_SAID';
  if (reading.kind === 'kilometre' && reading.road === null) return 'ROAD_NOT_SAID';
  const [best, second] = candidates;
  if (best === undefined || best.foundBy === 'street') return notFound(gazetteer, reading);
  return second !== undefined && second.confidence > best.confidence / 2 ? 'SEVERAL_PLACES' : 'CONFIDENCE_LOW';
}

function notFound({ streets }: Gazetteer, reading: PlaceReading): NotPlacedReason {
  const names = reading.kind === 'crossing' ? reading.streets : [reading.kind === 'kilometre' ? (reading.road ?? '') : reading.street];
  if (names.some((name) => streets.find(name).length === 0)) return 'STREET_UNKNOWN';
  if (reading.kind === 'crossing') return 'CROSSING_UNKNOWN';
  if (reading.kind === 'address') return 'NUMBER_UNKNOWN';
  return reading.kind === 'kilometre' ? 'KILOMETRE_UNKNOWN' : 'STREET_ALONE';
}
