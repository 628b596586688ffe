import { E7, type BoundingBox } from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';
import { findCentralPlaces, markWithoutCasualties, type AccidentMark } from './accident-marks.ts';

const INT32_MIN = -(2 ** 31);
const INT32_MAX = 2 ** 31 - 1;
const SEVERITY_CODES = 256;

/** Sums over the accidents under a filter. */
export interface CountedTotals {
  /** How many accidents per severity code. */
  readonly accidentsBySeverity: Int32Array;
  readonly killed: number;
  readonly seriouslyInjured: number;
  readonly slightlyInjured: number;
  readonly otherCasualties: number;
  readonly withoutCasualties: number;
  readonly notLocated: number;
  /** Located accidents far outside of where nearly all lie. */
  readonly farAway: number;
  readonly extent: BoundingBox | null;
  /** Accidents that fail nothing but the certainty of their date. */
  readonly dateUncertain: number;
  /** Accidents that fail nothing but the certainty of their place. */
  readonly placeUncertain: number;
}

/** Of how many accidents the casualties are not on record although somebody was hurt. */
export interface CasualtyCoverage {
  readonly accidents: number;
  readonly withoutCasualties: number;
}

/** A list of accident indices that is filled anew for every block. */
export interface BlockList {
  readonly items: Uint32Array;
  length: number;
}

export function countMarked(mark: AccidentMark, { items, length }: BlockList): number {
  if (mark === null) return 0;
  let marked = 0;
  for (let k = 0; k < length; k += 1) marked += mark[items[k]!]!;
  return marked;
}

/** Sums over the accidents under the whole filter. */
export class Totals {
  dateUncertain = 0;
  placeUncertain = 0;
  readonly #lacking: AccidentMark;
  readonly #far: AccidentMark;
  #accidents = 0;
  #withoutCasualties = 0;
  #farAway = 0;
  readonly #bySeverity = new Int32Array(SEVERITY_CODES);
  #killed = 0;
  #serious = 0;
  #slight = 0;
  #other = 0;
  #notLocated = 0;
  #west = INT32_MAX;
  #south = INT32_MAX;
  #east = INT32_MIN;
  #north = INT32_MIN;

  constructor(columns: AccidentColumns) {
    this.#lacking = markWithoutCasualties(columns);
    this.#far = findCentralPlaces(columns).far;
  }

  add(columns: AccidentColumns, passing: BlockList): void {
    this.#accidents += passing.length;
    this.#withoutCasualties += countMarked(this.#lacking, passing);
    this.#farAway += countMarked(this.#far, passing);
    this.#addCasualties(columns, passing);
    this.#addPlaces(columns, passing);
  }

  #addCasualties(columns: AccidentColumns, { items, length }: BlockList): void {
    const { severity, killed, seriouslyInjured, slightlyInjured, otherCasualties } = columns;
    const bySeverity = this.#bySeverity;
    let [killedSum, seriousSum, slightSum, otherSum] = [0, 0, 0, 0];
    for (let k = 0; k < length; k += 1) {
      const i = items[k]!;
      bySeverity[severity[i]!]! += 1;
      killedSum += killed[i]!;
      seriousSum += seriouslyInjured[i]!;
      slightSum += slightlyInjured[i]!;
      otherSum += otherCasualties[i]!;
    }
    this.#killed += killedSum;
    this.#serious += seriousSum;
    this.#slight += slightSum;
    this.#other += otherSum;
  }

  #addPlaces({ longitudeE7, latitudeE7, located }: AccidentColumns, { items, length }: BlockList): void {
    let notLocated = 0;
    let [west, south, east, north] = [this.#west, this.#south, this.#east, this.#north];
    for (let k = 0; k < length; k += 1) {
      const i = items[k]!;
      if (located[i] === 0) {
        notLocated += 1;
        continue;
      }
      const longitude = longitudeE7[i]!;
      const latitude = latitudeE7[i]!;
      if (longitude < west) west = longitude;
      if (longitude > east) east = longitude;
      if (latitude < south) south = latitude;
      if (latitude > north) north = latitude;
    }
    this.#notLocated += notLocated;
    [this.#west, this.#south, this.#east, this.#north] = [west, south, east, north];
  }

  /** Those under the whole filter together with those that fail one dimension only. */
  withFailing(failing: CasualtyCoverage): CasualtyCoverage {
    return {
      accidents: this.#accidents + failing.accidents,
      withoutCasualties: this.#withoutCasualties + failing.withoutCasualties,
    };
  }

  finish(): CountedTotals {
    const [west, south, east, north] = [this.#west / E7, this.#south / E7, this.#east / E7, this.#north / E7];
    return {
      accidentsBySeverity: this.#bySeverity,
      killed: this.#killed,
      seriouslyInjured: this.#serious,
      slightlyInjured: this.#slight,
      otherCasualties: this.#other,
      withoutCasualties: this.#withoutCasualties,
      notLocated: this.#notLocated,
      farAway: this.#farAway,
      extent: west > east ? null : [west, south, east, north],
      dateUncertain: this.dateUncertain,
      placeUncertain: this.placeUncertain,
    };
  }
}
