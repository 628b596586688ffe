import { formatAccidentId, timeKeyOf, UNKNOWN_NUMBER, type AccidentColumns } from '@elektron/columns';
import {
  E7,
  ROAD_AGREEMENTS,
  ROAD_CLASSES,
  ROAD_PLACEMENTS,
  SEVERITIES,
  valueOf,
  type AccidentFilter,
  type RoadPlacement,
} from '@elektron/domain';
import type { PlacedOnRoads } from '@elektron/road-network';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { parsePageSize, toPage, type Page } from '../../common/paging.ts';
import { parsePosition, takeAfter } from '../accident-pages.ts';
import { AccidentSnapshots, type AccidentSnapshot } from '../accident-snapshots.service.ts';
import { passingAccidentsOf, type PassingAccidents } from '../passing-accidents.ts';
import {
  countPlacements,
  isPlaced,
  nearRoadOf,
  otherRoadNameOf,
  placeAlong,
  placementOf,
  ROAD_PLACEMENT_RULES,
} from './describe-placement.ts';
import type { AccidentOnRoadObject, AccidentsOnRoadsObject } from './road-placement.objects.ts';
import { RoadPlacements } from './road-placements.service.ts';
import type { StandingNetwork } from './standing-network.ts';
import { StandingNetworks } from './standing-networks.service.ts';

/** More accidents than these are not sent to be drawn one by one: some 2 MB. */
const MOST_DRAWN = 20_000;
/** Decimals of a degree: 0.1 m. */
const PLACES = 1e6;
const JUNCTION = ROAD_PLACEMENTS.indexOf('junction');
const OTHER = ROAD_AGREEMENTS.indexOf('other');

/** The accidents under a filter, where on the network they lie. */
export interface AccidentsOnNetwork {
  readonly snapshot: AccidentSnapshot;
  readonly roadsVersion: number;
  readonly network: StandingNetwork;
  readonly placed: PlacedOnRoads;
  /** 1 for each of these accidents. */
  readonly flags: Uint8Array;
  readonly count: number;
}

/** Which accidents lie on which roads, and why others lie on none. */
@Injectable()
export class AccidentsOnRoads {
  readonly #snapshots: AccidentSnapshots;
  readonly #networks: StandingNetworks;
  readonly #placements: RoadPlacements;

  constructor(snapshots: AccidentSnapshots, networks: StandingNetworks, placements: RoadPlacements) {
    this.#snapshots = snapshots;
    this.#networks = networks;
    this.#placements = placements;
  }

  /** @throws Problem PERIOD_EMPTY, INPUT_INVALID, FILTER_VALUE_UNKNOWN */
  async summarize(context: ActingContext, filter: AccidentFilter): Promise<AccidentsOnRoadsObject> {
    const { snapshot, roadsVersion, network, placed, flags, count } = await this.find(context, filter);
    const { columns } = snapshot;
    const meant = [...flags.keys()].filter((i) => flags[i] === 1);
    const onRoads = meant.filter((i) => isPlaced(placed, i));
    return {
      accidentsVersion: snapshot.version,
      roadsVersion,
      accidents: count,
      onRoads: onRoads.length,
      placements: countPlacements(placed, (i) => flags[i] === 1, ['other-number']),
      onOtherNumber: onRoads.filter((i) => placed.agreement[i] === OTHER).length,
      classes: countByClass(network, placed, onRoads),
      rules: ROAD_PLACEMENT_RULES,
      ...(count > MOST_DRAWN ? { placedLines: null, unplacedPoints: null } : drawPlaces(columns, network, placed, meant)),
    };
  }

  /**
   * A page of the accidents under a filter, the newest first.
   * @param placements which outcomes are meant; all where it is left out
   * @throws Problem INPUT_INVALID, PERIOD_EMPTY, FILTER_VALUE_UNKNOWN
   */
  async list(
    context: ActingContext,
    filter: AccidentFilter,
    placements: readonly RoadPlacement[] | null | undefined,
    first: number,
    after: string | null,
  ): Promise<Page<AccidentOnRoadObject> & { readonly totalCount: number }> {
    const size = parsePageSize(first);
    const position = parsePosition(after);
    const found = await this.find(context, filter, placements ?? null);
    const { columns } = found.snapshot;
    const indices = takeAfter(columns, found.flags, position, size + 1);
    const timeKeys = new Map(indices.map((index) => [formatAccidentId(columns, index), timeKeyOf(columns, index)]));
    const rows = indices.map((index) => describeAccident(columns, found.network, found.placed, index));
    return { ...toPage(rows, size, ({ id }) => [timeKeys.get(id) ?? 0, id]), totalCount: found.count };
  }

  /**
   * The accidents under a filter that have one of some outcomes, on the roads as they stand.
   * @param placements all where it is left out
   * @throws Problem PERIOD_EMPTY, INPUT_INVALID, FILTER_VALUE_UNKNOWN
   */
  async find(
    context: ActingContext,
    filter: AccidentFilter,
    placements: readonly RoadPlacement[] | null = null,
  ): Promise<AccidentsOnNetwork> {
    const snapshot = await this.#snapshots.getFilteredSnapshot(context, filter);
    const { network, version: roadsVersion } = await this.#networks.get(context);
    const placed = await this.#placements.ofAccidents(network, snapshot.columns);
    return { snapshot, roadsVersion, network, placed, ...choosePlacements(passingAccidentsOf(snapshot, filter), placed, placements) };
  }
}

function choosePlacements(
  passing: PassingAccidents,
  { placement }: PlacedOnRoads,
  placements: readonly RoadPlacement[] | null,
): PassingAccidents {
  if (placements === null) return passing;
  const wanted = ROAD_PLACEMENTS.map((one) => placements.includes(one));
  const flags = passing.flags.map((flag, i) => (flag === 1 && wanted[placement[i]!] === true ? 1 : 0));
  return { flags, count: flags.reduce((sum, flag) => sum + flag, 0) };
}

function countByClass({ rows }: StandingNetwork, placed: PlacedOnRoads, onRoads: readonly number[]): AccidentsOnRoadsObject['classes'] {
  const byClass = Map.groupBy(onRoads, (i) => rows[placed.segment[i]!]!.roadClass);
  const classes = new Set<string | null>([...ROAD_CLASSES, ...byClass.keys()]);
  return [...classes].flatMap((roadClass) => {
    const own = byClass.get(roadClass);
    if (own === undefined) return [];
    return [{ roadClass, accidents: own.length, atJunctions: own.filter((i) => placed.placement[i] === JUNCTION).length }];
  });
}

function drawPlaces(columns: AccidentColumns, network: StandingNetwork, placed: PlacedOnRoads, meant: readonly number[]) {
  const round = ([longitude, latitude]: readonly [number, number]): readonly [number, number] => [
    Math.round(longitude * PLACES) / PLACES,
    Math.round(latitude * PLACES) / PLACES,
  ];
  const lines: (readonly (readonly [number, number])[])[] = [];
  const points: (readonly [number, number])[] = [];
  for (const i of meant) {
    if (columns.located[i] !== 1) continue;
    const place = round([columns.longitudeE7[i]! / E7, columns.latitudeE7[i]! / E7]);
    if (isPlaced(placed, i)) lines.push([place, round(placeAlong(network, placed.segment[i]!, placed.alongMeters[i]!))]);
    else points.push(place);
  }
  return { placedLines: { type: 'MultiLineString', coordinates: lines }, unplacedPoints: { type: 'MultiPoint', coordinates: points } };
}

/** One accident, and where on the roads it lies or why on none. */
export function describeAccident(
  columns: AccidentColumns,
  network: StandingNetwork,
  placed: PlacedOnRoads,
  i: number,
): AccidentOnRoadObject {
  const known = (value: number, unknown: number): number | null => (value === unknown ? null : value);
  const isLocated = columns.located[i] === 1;
  return {
    id: formatAccidentId(columns, i),
    severity: valueOf(SEVERITIES, columns.severity[i]!),
    year: columns.year[i]!,
    month: known(columns.month[i]!, 0),
    day: known(columns.day[i]!, 0),
    hour: known(columns.hour[i]!, UNKNOWN_NUMBER),
    minute: known(columns.minute[i]!, UNKNOWN_NUMBER),
    roadName: columns.roadNames[columns.roadName[i]! - 1] ?? null,
    longitude: isLocated ? columns.longitudeE7[i]! / E7 : null,
    latitude: isLocated ? columns.latitudeE7[i]! / E7 : null,
    placement: placementOf(placed, i),
    road: nearRoadOf(network, placed, i),
    otherRoadName: otherRoadNameOf(network, placed, i),
    junctionId: network.nodes.keys[placed.node[i]!] ?? null,
  };
}
