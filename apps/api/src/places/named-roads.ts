import { E7 } from '@elektron/domain';
import type { NetworkCrossing, NetworkStreet, RoadNetwork } from '@elektron/geocoding';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { WGS84 } from '../common/reference-system.ts';
import { createProjector } from '../imports/reading/project-position.ts';
import { roadsOf, toRoutes, type PostedSegment, type ProjectDegrees } from './calibrated-roads.ts';
import type { RecordState } from '../database/record-versions.ts';
import { NamedRoadsRepository, type NamedSegment } from './named-roads.repository.ts';

const MILLIMETERS = 1_000;

/** The road network of an organisation as the search for places reads it. */
@Injectable()
export class NamedRoads {
  readonly #roads: NamedRoadsRepository;
  readonly #directory: OrganisationDirectory;

  constructor(roads: NamedRoadsRepository, directory: OrganisationDirectory) {
    this.#roads = roads;
    this.#directory = directory;
  }

  /** Null where the organisation has none. */
  async read(context: ActingContext): Promise<RoadNetwork | null> {
    const state = await this.#roads.readState(context);
    const segments = await this.#roads.readSegments(context, state);
    if (segments.length === 0) return null;
    const project = createProjector((await this.#directory.get(context)).srid);
    const projectDegrees: ProjectDegrees = ([first, second]) => project({ srid: WGS84, first, second, accuracy: 'exact' });
    const named = segments.filter(({ name }) => name !== '');
    const posted = await this.#readPosted(context, state, segments);
    return { ...toNetwork(named, projectDegrees), routes: toRoutes(posted, projectDegrees) };
  }

  /** Whole roads of which some stretch has kilometre positions or posts, with their lines. */
  async #readPosted(context: ActingContext, state: RecordState, segments: readonly NamedSegment[]): Promise<PostedSegment[]> {
    const roads = new Set(segments.filter(({ posts, fromKm }) => posts !== '' || fromKm !== null).flatMap(roadsOf));
    const chosen = segments.filter((segment) => roadsOf(segment).some((road) => roads.has(road)));
    const lines = await this.#roads.readLines(
      context,
      state,
      chosen.map(({ id }) => id),
    );
    return chosen.flatMap((segment) => {
      const coordinates = lines.get(segment.id);
      return coordinates === undefined ? [] : [{ ...segment, coordinates }];
    });
  }
}

/**
 * The crossings of a network: points at which stretches of different names end.
 * @param project null for a point that lies outside of what the organisation's system can hold
 */
export function toNetwork(segments: readonly Pick<NamedSegment, 'name' | 'ends'>[], project: ProjectDegrees): RoadNetwork {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const meeting = new Map<string, { readonly at: readonly [number, number]; readonly streets: Set<number> }>();
  for (const { name, ends } of segments) {
    const street = numberOf(name);
    for (const at of ends) {
      const key = at.map((degrees) => Math.round(degrees * E7)).join(' ');
      const point = meeting.get(key) ?? { at, streets: new Set<number>() };
      meeting.set(key, point);
      point.streets.add(street);
    }
  }
  const crossings = [...meeting.values()].flatMap(({ at, streets }): NetworkCrossing[] => {
    const place = streets.size > 1 ? project(at) : null;
    if (place === null) return [];
    const [x, y] = [place.xMillimeters / MILLIMETERS, place.yMillimeters / MILLIMETERS];
    return pairsOf([...streets]).map((pair) => ({ streets: pair, x, y }));
  });
  const streets = [...numbers.keys()].map((name): NetworkStreet => ({ name, otherNames: [], area: null, lines: [] }));
  return { streets, crossings, routes: [] };
}

function pairsOf(streets: readonly number[]): [number, number][] {
  return streets.flatMap((one, i) => streets.slice(i + 1).map((other): [number, number] => [one, other]));
}
