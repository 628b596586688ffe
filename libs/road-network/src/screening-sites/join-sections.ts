import { JUNCTION_ENDS } from '../noded-network.ts';
import { chainSegments, type NextSegment, type SegmentChain } from './chain-segments.ts';
import { listRoadEnds, type RoadsForSites } from './roads-for-sites.ts';

/** Segments one after the other, of one road between two junctions. */
export type Section = SegmentChain;

/**
 * Joins segments to sections: two that meet where no third road does are one section when they are of one road (by number, else name), one class and one
 * speed limit; where the source says nothing of either, nothing tells them apart. Every segment of a road is in exactly one section.
 * @returns in the order of their first segments, each begun at the end whose segment comes first
 */
export function joinSections(roads: RoadsForSites): Section[] {
  return chainSegments(roads, nextInSection(roads));
}

/** What goes on in a section. */
export function nextInSection(roads: RoadsForSites, ends = listRoadEnds(roads)): NextSegment {
  return (node, segment) => {
    const [one, other, third] = ends[node]!;
    if (one === undefined || other === undefined || third !== undefined || one === other) return null;
    return isAlike(roads, one, other) ? (one === segment ? other : one) : null;
  };
}

function isAlike({ road, roadClass, speedLimit }: RoadsForSites, one: number, other: number): boolean {
  return road[one] === road[other] && roadClass[one] === roadClass[other] && speedLimit[one] === speedLimit[other];
}

/** Nodes where three or more ends of roads meet, ascending. */
export function listJunctions(roads: RoadsForSites): { readonly node: number; readonly legs: readonly number[] }[] {
  return listRoadEnds(roads).flatMap((legs, node) => (legs.length < JUNCTION_ENDS ? [] : [{ node, legs }]));
}
