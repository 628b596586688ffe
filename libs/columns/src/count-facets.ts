import {
  ACCIDENT_DIMENSIONS,
  ROAD_USERS,
  SEVERITIES,
  UNKNOWN_KEY,
  codeOf,
  type AccidentDimension,
  type AccidentDimensionId,
  type AccidentFilter,
  type AccidentMeasure,
  type BoundingBox,
  type Severity,
} from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';
import { compileFilter } from './compile-filter.ts';
import { countInOnePass, type Counted } from './count-in-one-pass.ts';
import { codeOfKey } from './dimension-columns.ts';
import { weightsOf } from './measure-weights.ts';
import { openKeysOf } from './open-keys.ts';
import type { PlaceMarks } from './place-marks.ts';

export interface Bucket {
  readonly key: string;
  readonly count: number;
}

/** The counts of one dimension. */
export interface Facet {
  readonly dimension: AccidentDimensionId;
  /** One accident may stand in several buckets: their sum may exceed `total`, their union equals it. */
  readonly multiValued: boolean;
  /** The measure under the filter without what it says about this dimension. */
  readonly total: number;
  /** Accidents under that filter, and those of them whose casualties are not on record although somebody was hurt. */
  readonly accidents: number;
  readonly withoutCasualties: number;
  /** In display order, zeros included, `unknown` last. */
  readonly buckets: readonly Bucket[];
}

/** All measures of the accidents under a filter. */
export interface AccidentFigures {
  readonly accidents: number;
  readonly casualties: number;
  readonly killed: number;
  readonly seriouslyInjured: number;
  readonly slightlyInjured: number;
  /** Casualties of whom the source does not say how badly they were hurt; in `casualties` too. */
  readonly otherCasualties: number;
  readonly fatalAccidents: number;
  readonly seriousAccidents: number;
  readonly slightAccidents: number;
  /** Somebody was hurt, and the source does not say how badly. */
  readonly injuryAccidents: number;
  readonly damageOnlyAccidents: number;
  readonly severityUnknown: number;
  /** Accidents whose severity says that somebody was hurt while no casualty is on record: the sums of casualties lack theirs. */
  readonly withoutCasualties: number;
}

export interface AccidentFacets {
  readonly figures: AccidentFigures;
  /** Accidents under the filter that have no place. */
  readonly notLocated: number;
  /** Accidents that the filter would mean if their date, known too roughly for its period, lay inside. */
  readonly dateUncertain: number;
  /** Accidents that the filter would mean if their place, unknown or known as an area only, lay where its `within` and `near` say. */
  readonly placeUncertain: number;
  /** Accidents under the filter that lie far outside of where nearly all accidents lie. */
  readonly farAway: number;
  /** Bounding box of the located accidents under the filter; `null` when there are none. */
  readonly extent: BoundingBox | null;
  readonly measure: AccidentMeasure;
  /** One for each dimension, in display order. */
  readonly facets: readonly Facet[];
}

/**
 * Counts a page in one pass. Each dimension ignores its own selection and obeys all others, the period and the area: an accident that fails
 * one dimension only counts in that dimension's facet, one that fails two counts nowhere.
 * @param filter which accidents are meant
 * @param measure what the buckets count
 * @param places where the filter names places: `markPlaces` of these columns and this filter
 * @throws Problem PERIOD_EMPTY, INPUT_INVALID
 */
export function countFacets(
  columns: AccidentColumns,
  filter: AccidentFilter,
  measure: AccidentMeasure,
  places: PlaceMarks | null = null,
): AccidentFacets {
  const counted = countInOnePass(columns, compileFilter(filter, places), weightsOf(columns, measure));
  return {
    figures: toFigures(counted),
    notLocated: counted.notLocated,
    dateUncertain: counted.dateUncertain,
    placeUncertain: counted.placeUncertain,
    farAway: counted.farAway,
    extent: counted.extent,
    measure,
    facets: ACCIDENT_DIMENSIONS.map((dimension) => toFacet(columns, dimension, counted)),
  };
}

function toFigures(counted: Counted): AccidentFigures {
  const { accidentsBySeverity, killed, seriouslyInjured, slightlyInjured, otherCasualties, withoutCasualties } = counted;
  const of = (severity: Severity): number => accidentsBySeverity[codeOf(SEVERITIES, severity)]!;
  return {
    accidents: sum(accidentsBySeverity),
    casualties: killed + seriouslyInjured + slightlyInjured + otherCasualties,
    killed,
    seriouslyInjured,
    slightlyInjured,
    otherCasualties,
    fatalAccidents: of('fatal'),
    seriousAccidents: of('serious'),
    slightAccidents: of('slight'),
    injuryAccidents: of('injury'),
    damageOnlyAccidents: of('damage-only'),
    severityUnknown: accidentsBySeverity[0]!,
    withoutCasualties,
  };
}

function sum(counts: Int32Array): number {
  let total = 0;
  for (let code = 0; code < counts.length; code += 1) total += counts[code]!;
  return total;
}

function toFacet(columns: AccidentColumns, { id, keys, multiValued }: AccidentDimension, { byCode, coverage }: Counted): Facet {
  const counts = byCode[id];
  const allKeys = [...(keys ?? openKeysOf(columns, id)), UNKNOWN_KEY];
  const buckets = multiValued ? countMembers(counts) : allKeys.map((key) => counts[codeOfKey(id, key)]!);
  return {
    dimension: id,
    multiValued,
    total: sum(counts),
    ...coverage[id],
    buckets: allKeys.map((key, position) => ({ key, count: buckets[position]! })),
  };
}

/** From counts by set of road users to counts by road user, in the list's order, with the unknown (the empty set) last. */
function countMembers(countsBySet: Int32Array): number[] {
  const counts = Array<number>(ROAD_USERS.length + 1).fill(0);
  counts[ROAD_USERS.length] = countsBySet[0]!;
  for (let set = 1; set < countsBySet.length; set += 1) {
    if (countsBySet[set] === 0) continue;
    for (let bit = 0; bit < ROAD_USERS.length; bit += 1) {
      if ((set & (1 << bit)) !== 0) counts[bit]! += countsBySet[set]!;
    }
  }
  return counts;
}
