import type { RoadAgreement } from '@elektron/domain';
import { foldStreetName } from '@elektron/geocoding';

import type { RoadSegmentRow } from '../../road-network/road-segments.repository.ts';

/** Which names the records give, and which segments bear them; it can be sent to a thread. */
export interface NamedSegments {
  /** By thing the number of the name that it gives, -1 for none. */
  readonly given: Int32Array;
  /** By name, 1 where it is a road's number. */
  readonly isNumber: Uint8Array;
  /** The given names that segment `i` bears are those from `first[i]` up to `first[i + 1]` of `borne`. */
  readonly first: Int32Array;
  readonly borne: Int32Array;
  /** By segment, 1 where it has a number. */
  readonly hasNumber: Uint8Array;
}

type RoadNames = Pick<RoadSegmentRow, 'roadName' | 'roadReference'>;

/**
 * Compares names once for each name and road, so that a thread has only to compare their numbers.
 * @param given by thing its position in `names` plus one; 0 where it names no road
 * @param names as the records write them
 */
export function compareRoadNames(given: Uint32Array, names: readonly string[], roads: readonly RoadNames[]): NamedSegments {
  const numberOfKey = new Map<string, number>();
  const numbers = names.map((name) => {
    const key = keyOf(name);
    const number = numberOfKey.get(key) ?? numberOfKey.size;
    if (key !== '') numberOfKey.set(key, number);
    return key === '' ? -1 : number;
  });
  const isNumber = new Uint8Array(numberOfKey.size);
  for (const [key, number] of numberOfKey) isNumber[number] = isKeyOfNumber(key) ? 1 : 0;
  const known = new Map<string, readonly number[]>();
  const first = new Int32Array(roads.length + 1);
  const borne: number[] = [];
  for (const [i, { roadName, roadReference }] of roads.entries()) {
    const both = `${roadName ?? ''}\n${roadReference ?? ''}`;
    const found = known.get(both) ?? namesOf({ roadName, roadReference }).flatMap((key) => numberOfKey.get(key) ?? []);
    known.set(both, found);
    borne.push(...found);
    first[i + 1] = borne.length;
  }
  return {
    given: Int32Array.from(given, (position) => (position === 0 ? -1 : numbers[position - 1]!)),
    isNumber,
    first,
    borne: Int32Array.from(borne),
    hasNumber: Uint8Array.from(roads, ({ roadReference }) => (roadReference === null ? 0 : 1)),
  };
}

/** One number for all segments of a road, which is known by its number, else by its name; -1 for a segment that has neither. */
export function numberRoads(roads: readonly RoadNames[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(roads, ({ roadName, roadReference }) => {
    const name = roadReference ?? roadName;
    if (name === null) return -1;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

/** Two numbers can contradict each other; a name and a number, or two spellings of a name, cannot. */
export function readAgreement({ given, isNumber, first, borne, hasNumber }: NamedSegments, thing: number, segment: number): RoadAgreement {
  const name = given[thing]!;
  if (name < 0) return 'unknown';
  for (let k = first[segment]!; k < first[segment + 1]!; k += 1) if (borne[k] === name) return 'same';
  return isNumber[name] === 1 && hasNumber[segment] === 1 ? 'other' : 'unknown';
}

function namesOf({ roadName, roadReference }: RoadNames): string[] {
  const references = roadReference?.split(/[;,]/) ?? [];
  return [...new Set([...references, ...(roadName === null ? [] : [roadName])].map(keyOf))].filter((key) => key !== '');
}

const NUMBER_MARK = '#';
/** At most four letters and figures, as «ΕΟ 8Α», `A1(M)`, `B 96a`, E94; no «28ης Οκτωβρίου». */
const NUMBER = /^\p{L}{0,4}\d{1,5}(?:\p{L}|\(\p{L}\))?$/u;

function keyOf(name: string): string {
  const plain = name.toUpperCase().replace(/[\s.\-–]/g, '');
  if (!NUMBER.test(plain)) return foldStreetName(name).key;
  return NUMBER_MARK + plain.replace(/[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]/g, (letter) => LATIN_OF[letter] ?? letter);
}

function isKeyOfNumber(key: string): boolean {
  return key.startsWith(NUMBER_MARK);
}

/** Letters that look alike in both alphabets: E94 is written with either. */
const LATIN_OF: Readonly<Record<string, string>> = {
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
};
