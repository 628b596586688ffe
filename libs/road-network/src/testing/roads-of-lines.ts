import { nodeLines } from '../node-lines.ts';
import type { RoadLine } from '../road-line.ts';
import type { RoadsForSites } from '../screening-sites/roads-for-sites.ts';

/** What is said of a line; by default an unnamed primary road. */
export interface RoadFacts {
  readonly number?: number;
  readonly name?: string;
  readonly roadClass?: string;
  readonly speedLimit?: number;
  readonly isRoad?: boolean;
}

/** A network of lines, as sites are made of it. */
export function roadsOfLines(lines: readonly RoadLine[], factsOf: (lineId: string) => RoadFacts = () => ({})): RoadsForSites {
  const { lines: cut, nodes, segments } = nodeLines(lines, { toleranceMeters: 0.02, splitsCrossings: false });
  const facts = Array.from(segments.line, (i) => factsOf(cut[i]!.id));
  const numbers = Int32Array.from(facts, ({ number }) => number ?? -1);
  const names = [...new Set(facts.flatMap(({ name }) => name ?? []))];
  return {
    nodes,
    segments,
    ids: segments.ids,
    isRoad: Uint8Array.from(facts, ({ isRoad }) => (isRoad === false ? 0 : 1)),
    road: Int32Array.from(facts, ({ number, name }) => number ?? (name === undefined ? -1 : 1_000 + names.indexOf(name))),
    roadNumber: numbers,
    roadName: facts.map(({ name, number }) => name ?? (number === undefined ? null : `A${number}`)),
    roadClass: facts.map(({ roadClass }) => roadClass ?? 'primary'),
    speedLimit: facts.map(({ speedLimit }) => speedLimit ?? null),
  };
}
