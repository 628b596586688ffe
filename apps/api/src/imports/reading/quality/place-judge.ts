import { metersBetween } from '@elektron/columns';
import {
  datumRepairOf,
  findDatumChange,
  type AccidentDraft,
  type ProposedRepair,
  type RowIssueCode,
  type SourcePosition,
} from '@elektron/domain';

import { WGS84 } from '../../../common/reference-system.ts';
import { createMunicipalityFinder } from '../../../territory/find-municipality.ts';
import type { ReadingTask } from '../prepared-chunk.ts';
import { createProjection, type Degrees, type ProjectedPlace, type Projection } from '../project-position.ts';
import { listDatumTwins } from './datum-twins.ts';
import { ExpectedPlaces } from './expected-places.ts';

/** What is to be said of a place. */
export interface PlaceRemark {
  readonly code: RowIssueCode;
  readonly level: 'warning' | 'held';
  readonly value: string;
  readonly repair?: ProposedRepair;
}

/** Where an accident was, as far as reading can tell. */
export interface JudgedPlace {
  /** As the source has it, or as a person has accepted to read it. */
  readonly position: SourcePosition | null;
  readonly place: ProjectedPlace | null;
  readonly municipalityId: number | null;
  readonly remarks: readonly PlaceRemark[];
}

/** Two pairs of coordinates of one line that lie further apart are not of one place (metres): sources round to ten, and systems differ by one or two. */
const APART_METERS = 50;
/** A degree of latitude, the longest there is of any (metres), for what the rounding of degrees can come to. */
const METERS_PER_DEGREE = 111_700;
/** Read in the right system they agree to this (metres). */
const AGREEING_METERS = 10;

/** Decides where an accident was, and what is to be said about that. */
export class PlaceJudge {
  readonly expected: ExpectedPlaces;
  readonly #projection: Projection;
  readonly #findMunicipality: ReturnType<typeof createMunicipalityFinder>;
  readonly #datums: ReadonlyMap<number, number>;
  readonly #isSwapAccepted: boolean;
  readonly #isSeparatorAccepted: boolean;
  readonly #outside: 'warning' | 'held';

  constructor({ srid, municipalities, territory, repairs, outsideBoundary }: ReadingTask) {
    this.#projection = createProjection(srid);
    this.expected = new ExpectedPlaces(territory, this.#projection, srid);
    this.#findMunicipality = createMunicipalityFinder(municipalities);
    const changes = repairs.map(findDatumChange).filter((change) => change !== null);
    this.#datums = new Map(changes.map(({ from, to }) => [from, to]));
    this.#isSwapAccepted = repairs.includes('SWAP_COORDINATES');
    this.#isSeparatorAccepted = repairs.includes('RESTORE_SEPARATOR');
    this.#outside = outsideBoundary;
  }

  /** @param others where the line says once more that it was */
  judge({ position: written }: AccidentDraft, others: readonly SourcePosition[]): JudgedPlace {
    if (written === null) return { position: null, place: null, municipalityId: null, remarks: [] };
    const remarks: PlaceRemark[] = [];
    const dated = this.#correctDatum(written, remarks);
    const { position, place } = this.#placeOf(dated, remarks);
    if (place !== null) this.#compare(position, place, others, remarks);
    return {
      position,
      place,
      municipalityId: place === null ? null : this.#findMunicipality(place.longitudeE7, place.latitudeE7),
      remarks,
    };
  }

  /** The place of a position in another system; null where it cannot be one. */
  placeIn(position: SourcePosition, srid: number): Degrees | null {
    return this.#projection.locate({ ...position, srid });
  }

  #correctDatum(position: SourcePosition, remarks: PlaceRemark[]): SourcePosition {
    const to = this.#datums.get(position.srid);
    if (to === undefined) return position;
    const corrected = { ...position, srid: to };
    const [before, after] = [describePosition(position), describePosition(corrected)];
    const repair = { code: datumRepairOf({ from: position.srid, to }), before, after };
    remarks.push({ code: 'DATUM_CORRECTED', level: 'warning', value: `${before} → ${after}`, repair });
    return corrected;
  }

  #placeOf(position: SourcePosition, remarks: PlaceRemark[]): { readonly position: SourcePosition; readonly place: ProjectedPlace | null } {
    const place = this.#projection.place(position);
    if (place !== null && this.expected.contains(place)) return { position, place };
    const found = this.expected.findFault(position);
    if (found?.fault.code === 'COORDINATE_DIGIT_LOST' && place === null) {
      remarks.push({ code: 'COORDINATE_DIGIT_LOST', level: 'warning', value: describePosition(position) });
      return { position, place };
    }
    if (found !== null && found.repaired !== null && found.fault.repair !== null) {
      const { code } = found.fault.repair;
      const isAccepted = code === 'SWAP_COORDINATES' ? this.#isSwapAccepted : this.#isSeparatorAccepted;
      const [before, after] = [describePosition(position), describePosition(found.repaired.position)];
      const repairedAs = code === 'SWAP_COORDINATES' ? ('COORDINATES_SWAPPED_BACK' as const) : ('SEPARATOR_RESTORED' as const);
      const said = isAccepted ? repairedAs : found.fault.code;
      remarks.push({ code: said, level: 'warning', value: `${before} → ${after}`, repair: { code, before, after } });
      if (isAccepted) return found.repaired;
    } else if (place === null) {
      remarks.push({ code: 'COORDINATE_OUT_OF_RANGE', level: 'warning', value: describePosition(position) });
    }
    if (place !== null) remarks.push({ code: 'OUTSIDE_BOUNDARY', level: this.#outside, value: describeDegrees(place) });
    return { position, place };
  }

  /** What else the line says of its place must agree with it. */
  #compare(position: SourcePosition, place: ProjectedPlace, others: readonly SourcePosition[], remarks: PlaceRemark[]): void {
    // What only says about where it was agrees with every place near by.
    if (position.accuracy !== 'exact') return;
    for (const other of others.filter(({ accuracy }) => accuracy === 'exact')) {
      const otherPlace = this.#projection.locate(other);
      if (otherPlace === null) continue;
      const apart = distance(place, otherPlace);
      if (apart <= APART_METERS + roundingOf(position) + roundingOf(other)) continue;
      const twin = this.#findAgreeing(position, otherPlace);
      if (twin === null) {
        remarks.push({ code: 'POSITIONS_DISAGREE', level: 'warning', value: formatMeters(apart) });
        continue;
      }
      const [before, after] = [describePosition(position), describePosition({ ...position, srid: twin.srid })];
      const value = `${formatMeters(apart)} (EPSG:${position.srid}) → ${formatMeters(twin.meters)} (EPSG:${twin.srid})`;
      const repair = { code: datumRepairOf({ from: position.srid, to: twin.srid }), before, after };
      remarks.push({ code: 'DATUM_SUSPECTED', level: 'warning', value, repair });
    }
  }

  /** In which other system a position agrees with what else its line says. */
  #findAgreeing(position: SourcePosition, otherPlace: Degrees): { readonly srid: number; readonly meters: number } | null {
    const agreeing = listDatumTwins(position.srid)
      .flatMap((srid) => {
        const place = this.placeIn(position, srid);
        return place === null ? [] : [{ srid, meters: distance(place, otherPlace) }];
      })
      .filter(({ meters }) => meters <= AGREEING_METERS)
      .sort((a, b) => a.meters - b.meters);
    return agreeing[0] ?? null;
  }
}

function distance(one: Degrees, other: Degrees): number {
  return metersBetween(one.longitudeE7, one.latitudeE7, other.longitudeE7, other.latitudeE7);
}

/**
 * How far rounding can have moved a place (metres). Spreadsheets drop noughts at the end: both numbers have as many decimals as the one that shows
 * more of them.
 */
function roundingOf({ first, second, srid }: SourcePosition): number {
  const decimals = Math.max(...[first, second].map((value) => String(value).split('.')[1]?.length ?? 0));
  return Math.SQRT1_2 * 10 ** -decimals * (srid === WGS84 ? METERS_PER_DEGREE : 1);
}

function formatMeters(meters: number): string {
  return `${meters < AGREEING_METERS ? meters.toFixed(1) : Math.round(meters)} m`;
}

function describePosition({ first, second, srid }: SourcePosition): string {
  return `${first} / ${second} (EPSG:${srid})`;
}

/** Latitude first, as people know it from maps. */
function describeDegrees({ longitudeE7, latitudeE7 }: ProjectedPlace): string {
  return `${(latitudeE7 / 1e7).toFixed(6)} / ${(longitudeE7 / 1e7).toFixed(6)}`;
}
