import type { HotspotInput } from '../hotspot-method.ts';
import type { NetworkRoad } from '../network-roads.ts';
import type { NetworkSite } from '../network-sites.ts';
import { participantsOf } from './streets-among.ts';

/** Of the section, half of which is at either end of it, and of the place of its accidents. */
export interface MadeUpSection {
  readonly meters: number;
  /** Where along it its accidents lie. */
  readonly at?: readonly number[];
  readonly exposure?: NetworkSite['exposure'];
}

const JUNCTION_METERS = 20;
const SLIGHT = 3;

/** Straight roads, each of sections between junctions that are 40 m wide; one accident after the other, section by section, and then those at junctions. */
export function madeUpRoads(
  roads: readonly (readonly MadeUpSection[])[],
  atJunctions: Readonly<Record<string, number>> = {},
  more: Partial<HotspotInput> = {},
): HotspotInput {
  const sites: NetworkSite[] = [];
  const lines: NetworkRoad[] = [];
  const placed: { site: number; road: number; position: number }[] = [];
  const later: typeof placed = [];
  for (const [road, sections] of roads.entries()) {
    const y = 10_000 * road;
    const parts: { site: number; from: number; to: number }[] = [];
    let end = 0;
    for (const [k, { meters, at = [], exposure = null }] of sections.entries()) {
      if (k > 0) {
        const place = end + JUNCTION_METERS;
        const id = `${road}/${k}`;
        parts.push({ site: sites.length, from: place, to: place });
        for (let n = atJunctions[id] ?? 0; n > 0; n -= 1) later.push({ site: sites.length, road, position: place });
        sites.push({ ...JUNCTION, id, course: [[place, y]] });
        end = place + JUNCTION_METERS;
      }
      const site = sites.length;
      parts.push({ site, from: end, to: end + meters });
      for (const position of at) placed.push({ site, road, position: end + position });
      const course: NetworkSite['course'] = [[end, y], [end + meters, y]]; // prettier-ignore
      sites.push({ ...SECTION, id: `${road}/s${k}`, roadName: `A${road}`, lengthMeters: meters, exposure, course });
      end += meters;
    }
    lines.push({ name: `A${road}`, lengthMeters: end, course: [[0, y], [end, y]], parts }); // prettier-ignore
  }
  placed.push(...later);
  const severity = new Uint8Array(placed.length).fill(SLIGHT);
  return {
    points: {
      x: Float64Array.from(placed, ({ position }) => position),
      y: Float64Array.from(placed, ({ road }) => 10_000 * road),
    },
    severity,
    days: null,
    years: 5,
    seed: 1,
    studyArea: null,
    knownPoints: null,
    network: {
      sites,
      siteOf: Int32Array.from(placed, ({ site }) => site),
      noSiteReason: new Uint8Array(placed.length).fill(255),
      sectionsInsideJunctions: 0,
      junctionMeters: JUNCTION_METERS,
    },
    along: {
      roads: lines,
      roadOf: Int32Array.from(placed, ({ road }) => road),
      positions: Float64Array.from(placed, ({ position }) => position),
    },
    participants: participantsOf(severity),
    ...more,
  };
}

const SECTION = { kind: 'segment', roadClass: 'primary', legs: null } as const;
const JUNCTION = { kind: 'junction', roadName: null, roadClass: 'primary', legs: 3, lengthMeters: null, exposure: null } as const;
