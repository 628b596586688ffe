import { NUMBER_NEARLY, type AreaAgreement } from './confidence.ts';
import type { Gazetteer, KnownNumber } from './gazetteer.ts';
import { learnPlaces, type LearntPlace } from './learnt-place.ts';
import { positionOfNumber, sideOfNumber, type HouseNumber } from './parse-house-number.ts';
import { candidateFromRows, candidatesFromRows, rowsOfArea, type PlaceCandidate } from './place-evidence.ts';
import type { StreetMatch } from './street-index.ts';

/** Known numbers this far apart at most tell where a number between them is. */
const BETWEEN_NUMBERS_METERS = 100;

/** A known number this far from the wanted one, on the same side, is a building or two from it. */
const NEAR_NUMBERS = 4;

/** Candidates for a house number of a street: where rows with it lie, else between its neighbours on the same side. */
export function findNumber(gazetteer: Gazetteer, match: StreetMatch, number: HouseNumber, area: number): PlaceCandidate[] {
  const known = gazetteer.numbers.get(match.street);
  if (known === undefined) return [];
  const streets = [match];
  for (const [i, text] of textsOf(number).entries()) {
    const rows = known.get(text)?.rows;
    if (rows === undefined) continue;
    const factor = i > 0 || number.opposite ? NUMBER_NEARLY : 1;
    return candidatesFromRows(gazetteer, rows, area, { foundBy: 'address', streets, factor });
  }
  const { below, above } = neighboursOf(gazetteer, [...known.values()], number, area);
  const place = below === null || above === null ? null : placeBetween(below, above, positionOfNumber(number));
  if (place !== null)
    return [candidateFromRows(gazetteer, place, worse(below!.area, above!.area), { foundBy: 'between-numbers', streets })];
  return [below, above]
    .filter((one) => one !== null && isNear(one.known.number, number))
    .map((one) => candidateFromRows(gazetteer, one!.place, one!.area, { foundBy: 'near-number', streets }));
}

/** The number as it is written, without its letter, and the ends of its range. */
function textsOf({ text, first, last }: HouseNumber): string[] {
  const isRange = last !== null && last > first && last - first <= 20;
  return [text, last === null ? `${first}` : `${first}-${last}`, ...(isRange ? [`${first}`, `${last}`] : [])];
}

interface Neighbour {
  readonly known: KnownNumber;
  readonly place: LearntPlace;
  readonly area: AreaAgreement;
}

function neighboursOf(gazetteer: Gazetteer, numbers: readonly KnownNumber[], number: HouseNumber, area: number) {
  const [position, side] = [positionOfNumber(number), sideOfNumber(number)];
  const sameSide = numbers.filter((known) => known.side === side && isSameBlock(known.number, number));
  const nearestOf = (side: (known: KnownNumber) => boolean): Neighbour | null => nearest(gazetteer, sameSide.filter(side), position, area);
  return { below: nearestOf((known) => known.position < position), above: nearestOf((known) => known.position > position) };
}

function placeBetween(below: Neighbour, above: Neighbour, position: number): LearntPlace | null {
  const apart = Math.hypot(above.place.x - below.place.x, above.place.y - below.place.y);
  if (apart > BETWEEN_NUMBERS_METERS) return null;
  const share = (position - below.known.position) / (above.known.position - below.known.position);
  return {
    x: below.place.x + share * (above.place.x - below.place.x),
    y: below.place.y + share * (above.place.y - below.place.y),
    rows: below.place.rows + above.place.rows,
    agreeing: below.place.agreeing + above.place.agreeing,
    spreadMeters: apart / 2,
    contradicting: [...below.place.contradicting, ...above.place.contradicting],
  };
}

const worse = (one: AreaAgreement, other: AreaAgreement): AreaAgreement => (one === 'same' && other === 'same' ? 'same' : 'unsaid');

const isNear = (known: HouseNumber, wanted: HouseNumber): boolean =>
  Math.abs((known.last ?? known.first) - (wanted.last ?? wanted.first)) <= NEAR_NUMBERS;

/** With a block before the house, neighbours are of the same block ("185-09" and "185-13"). */
const isSameBlock = (known: HouseNumber, wanted: HouseNumber): boolean =>
  (known.last === null) === (wanted.last === null) && (wanted.last === null || known.first === wanted.first);

/** The known number that is nearest by its position, where rows of the area place it. */
function nearest(gazetteer: Gazetteer, numbers: readonly KnownNumber[], position: number, area: number): Neighbour | null {
  const known = numbers.reduce<KnownNumber | null>((best, one) => {
    if (rowsOfArea(gazetteer, one.rows, area).area === 'other') return best;
    return best === null || Math.abs(one.position - position) < Math.abs(best.position - position) ? one : best;
  }, null);
  if (known === null) return null;
  const counted = rowsOfArea(gazetteer, known.rows, area);
  const [place] = learnPlaces(gazetteer.located, counted.rows);
  return place === undefined ? null : { known, place, area: counted.area };
}
