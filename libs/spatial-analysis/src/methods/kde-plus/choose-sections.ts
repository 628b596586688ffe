import type { StudyGround } from '../../study-ground.ts';
import type { LeftOut } from '../../network-sites.ts';
import { countNotOnStreets, edgesInside, type StreetNetwork } from '../../street-network.ts';
import type { AccidentsOnSections } from './kde-plus.ts';
import { alongSection } from './section-course.ts';

/** The sections that are asked about, with their accidents. */
export interface AskedSections {
  /** Of each, which section of the network it is: those that lie wholly in the area, and of which at least a bandwidth lies outside of junctions. */
  readonly sections: readonly number[];
  readonly lengths: readonly number[];
  /** Points on them, in the order of `onSections`. */
  readonly accidents: Int32Array;
  readonly onSections: AccidentsOnSections;
  readonly notOnStreets: readonly LeftOut[];
  /** Sections that are not wholly in the area. */
  readonly beyondArea: number;
  /** Sections in the area that are shorter than the bandwidth: the kernel covers them whole, so their density is nearly flat. */
  readonly short: number;
}

export function chooseSections(ground: StudyGround, streets: StreetNetwork, bandwidthMeters: number): AskedSections {
  const { accidents, sections, edges } = streets;
  const isInside = edgesInside(streets, ground);
  const inArea = [...sections.keys()].filter((section) => sections[section]!.edges.every((edge) => isInside[edge] === 1));
  const outside = inArea.filter((section) => sections[section]!.to > sections[section]!.from);
  const asked = outside.filter((section) => sections[section]!.to - sections[section]!.from >= bandwidthMeters);
  const sectionOf = new Int32Array(isInside.length).fill(-1);
  for (const [section, { edges: own }] of sections.entries()) for (const edge of own) sectionOf[edge] = section;
  const placeOf = new Map(asked.map((section, place) => [section, place]));
  const [isInArea, isOutside, isAsked] = [new Set(inArea), new Set(outside), (i: number) => placeOf.has(sectionOf[accidents.edge[i]!]!)];
  const on = Int32Array.from(
    [...accidents.edge.keys()].filter((i) => accidents.edge[i]! >= 0 && accidents.isAtJunction[i] === 0 && isAsked(i)),
  );
  return {
    sections: asked,
    lengths: asked.map((section) => sections[section]!.to - sections[section]!.from),
    accidents: on,
    onSections: {
      lengthMeters: asked.map((section) => sections[section]!.to - sections[section]!.from),
      section: on.map((i) => placeOf.get(sectionOf[accidents.edge[i]!]!)!),
      position: Float64Array.from(on, (i) => {
        const section = sections[sectionOf[accidents.edge[i]!]!]!;
        const along = alongSection(edges, section, accidents.edge[i]!, accidents.offset[i]!);
        // Rounding may leave it a hair within a junction.
        return Math.min(Math.max(along, section.from), section.to) - section.from;
      }),
    },
    notOnStreets: countNotOnStreets(accidents, (i) => {
      if (accidents.isAtJunction[i] === 1) return 'at-junction';
      if (!isInArea.has(sectionOf[accidents.edge[i]!]!)) return 'beyond-area';
      if (!isOutside.has(sectionOf[accidents.edge[i]!]!)) return 'inside-junctions';
      return isAsked(i) ? null : 'short-section';
    }),
    beyondArea: sections.length - inArea.length,
    short: outside.length - asked.length,
  };
}
