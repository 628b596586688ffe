import { UNKNOWN_NUMBER, type AccidentColumns } from './accident-columns.ts';
import { findLikeness, minuteOfDay, SAME_ACCIDENT_METERS, type Likeness } from './same-accident.ts';

/** The records of one organisation, as the whole network is counted. */
export interface NetworkMember {
  readonly organisationId: string;
  /** Whose word counts first where records of one accident differ. */
  readonly isPolice: boolean;
  readonly columns: AccidentColumns;
}

/** One record: which member's, and which of its accidents. */
export interface RecordOf {
  readonly member: number;
  readonly index: number;
}

interface Pair extends Likeness {
  readonly first: number;
  readonly second: number;
}

/** A degree of latitude is nowhere shorter than this, so records farther apart than the limit are never compared. */
const SHORTEST_DEGREE_METERS = 110_500;
const WINDOW_E7 = Math.ceil((SAME_ACCIDENT_METERS / SHORTEST_DEGREE_METERS) * 1e7);

/**
 * Which records of one day are of one accident. The closest pairs are joined first (by metres, then by minutes, a time that is not known last),
 * and a group never holds two records of one organisation: what one service has written down as two accidents are two. So a chain of
 * neighbours does not become one accident, and the outcome does not depend on the order of the records.
 * @param records of one day
 * @returns groups of places in `records`; those that stand alone are left out
 */
export function matchRecords(members: readonly NetworkMember[], records: readonly RecordOf[]): number[][] {
  const groups = records.map((_, place) => [place]);
  for (const { first, second } of findPairs(members, records)) {
    const [one, other] = [groups[first]!, groups[second]!];
    if (one === other || one.some((a) => other.some((b) => records[a]!.member === records[b]!.member))) continue;
    one.push(...other);
    for (const place of other) groups[place] = one;
  }
  return [...new Set(groups)].filter((group) => group.length > 1);
}

/** All pairs of records of two organisations that are probably of one accident, the closest first. */
function findPairs(members: readonly NetworkMember[], records: readonly RecordOf[]): Pair[] {
  const latitudeOf = ({ member, index }: RecordOf): number => members[member]!.columns.latitudeE7[index]!;
  const fromSouth = records.map((record, place) => ({ place, latitude: latitudeOf(record) })).sort((a, b) => a.latitude - b.latitude);
  const pairs: Pair[] = [];
  fromSouth.forEach(({ place, latitude }, k) => {
    for (let next = k + 1; next < fromSouth.length && fromSouth[next]!.latitude - latitude <= WINDOW_E7; next += 1) {
      const [one, other] = [records[place]!, records[fromSouth[next]!.place]!];
      if (one.member === other.member) continue;
      const alike = findLikeness(members[one.member]!.columns, one.index, members[other.member]!.columns, other.index);
      if (alike !== null) pairs.push({ ...alike, ...inOrder(records, place, fromSouth[next]!.place) });
    }
  });
  return pairs.sort((a, b) => comparePairs(records, a, b));
}

function inOrder(records: readonly RecordOf[], a: number, b: number): Pick<Pair, 'first' | 'second'> {
  return compareRecords(records[a]!, records[b]!) < 0 ? { first: a, second: b } : { first: b, second: a };
}

function comparePairs(records: readonly RecordOf[], a: Pair, b: Pair): number {
  return (
    a.meters - b.meters ||
    compareMinutes(a.minutes, b.minutes) ||
    compareRecords(records[a.first]!, records[b.first]!) ||
    compareRecords(records[a.second]!, records[b.second]!)
  );
}

function compareMinutes(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}

/** By member, and by id within one: indices ascend with ids. */
function compareRecords(a: RecordOf, b: RecordOf): number {
  return a.member - b.member || a.index - b.index;
}

/** The record of a group whose year and severity count: the police's before others', then the earliest time, one that is known before one that is not. */
export function chooseRecord(members: readonly NetworkMember[], group: readonly RecordOf[]): RecordOf {
  const rank = (record: RecordOf): readonly [number, number] => {
    const { isPolice, columns } = members[record.member]!;
    const minute = minuteOfDay(columns, record.index);
    return [isPolice ? 0 : 1, minute === UNKNOWN_NUMBER ? Infinity : minute];
  };
  const [chosen] = [...group].sort((a, b) => {
    const [police, minute] = rank(a);
    const [otherPolice, otherMinute] = rank(b);
    return police - otherPolice || compareMinutes(finite(minute), finite(otherMinute)) || compareRecords(a, b);
  });
  if (chosen === undefined) throw new RangeError('a group without records');
  return chosen;
}

function finite(minute: number): number | null {
  return Number.isFinite(minute) ? minute : null;
}
