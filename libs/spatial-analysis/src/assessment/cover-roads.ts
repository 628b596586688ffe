import { keyOfRoad, proposeCoverage, ROAD_CLASSES, roadClassKey, type CoverageChoice, type CoverageProposal } from '@elektron/domain';
import type { SiteKind } from '@elektron/statistics';

/** What of a site tells whether it is covered. */
export interface SiteOnRoad {
  readonly kind: SiteKind;
  /** Of a junction, the names of its roads. */
  readonly roadName: string | null;
  /** Of a junction, the highest of its roads. */
  readonly roadClass: string | null;
}

/** As `NetworkSite.roadName` joins the roads of a junction. */
const BETWEEN_ROADS = ' / ';

/** The classes of the sections of each name. */
export type ClassesOfNames = ReadonlyMap<string, ReadonlySet<string | null>>;

/** @param sites all of a run, covered or not */
export function classesOfNames(sites: readonly SiteOnRoad[]): ClassesOfNames {
  const classes = new Map<string, Set<string | null>>();
  for (const { kind, roadName, roadClass } of sites) {
    if (kind !== 'segment' || roadName === null) continue;
    const known = classes.get(roadName);
    if (known === undefined) classes.set(roadName, new Set([roadClass]));
    else known.add(roadClass);
  }
  return classes;
}

/**
 * Whether a site is taken as covered. What was said of a road goes before its class: one that is covered covers its junctions, and a junction whose
 * class is that of roads which are not covered goes by the classes of its other roads.
 */
export function isCovered(site: SiteOnRoad, choice: CoverageChoice, names: ClassesOfNames): boolean {
  const { covered, notCovered, classes } = choice;
  const roads = roadsOf(site, names);
  if (roads.some(({ key }) => covered.includes(key))) return true;
  const left = roads.filter(({ key }) => !notCovered.includes(key));
  const isOfClass = ({ roadClass }: Pick<SiteOnRoad, 'roadClass'>): boolean => roadClass === site.roadClass;
  // A class that none of the named roads has is that of a road without a name.
  if (left.some(isOfClass) || !roads.some(isOfClass)) return classes.includes(roadClassKey(site.roadClass));
  return left.some(({ roadClass }) => classes.includes(roadClassKey(roadClass)));
}

interface NamedRoad {
  readonly key: string;
  readonly roadClass: string | null;
}

/**
 * The named roads of a site. A run keeps of a junction the names of its roads and the highest of their classes: the class of each is that of sections of
 * its name, none of a higher one; of a name without sections that of the junction.
 */
function roadsOf({ kind, roadName, roadClass }: SiteOnRoad, names: ClassesOfNames): NamedRoad[] {
  if (roadName === null) return [];
  // A section has one name, whatever stands in it.
  if (kind === 'segment') return [{ key: keyOfRoad(roadName, roadClass), roadClass }];
  return roadName.split(BETWEEN_ROADS).flatMap((name) => {
    const possible = [...(names.get(name) ?? [])].filter((of) => rankOf(of) >= rankOf(roadClass));
    return (possible.length === 0 ? [roadClass] : possible).map((of) => ({ key: keyOfRoad(name, of), roadClass: of }));
  });
}

/** Place among the classes, the highest first; what is not known comes last. */
export function rankOf(roadClass: string | null): number {
  const place = ROAD_CLASSES.findIndex((known) => known === roadClass);
  return place < 0 ? ROAD_CLASSES.length : place;
}

/** Sections of one road and one class together. */
export interface RoadCoverage {
  /** Null for roads without a name or number. */
  readonly roadName: string | null;
  readonly roadClass: string | null;
  readonly sections: number;
  readonly lengthMeters: number;
  readonly proposal: CoverageProposal;
  readonly isCovered: boolean;
  /** Whether that was said of the road itself, and not of its class. */
  readonly isDecided: boolean;
}

export interface SectionOnRoad extends SiteOnRoad {
  readonly lengthMeters: number | null;
}

/** THE roads of a network with whether they are taken as covered: those likely covered first, then to be checked; the longest of each first. */
export function coverRoads(sections: readonly SectionOnRoad[], choice: CoverageChoice): RoadCoverage[] {
  const names = classesOfNames(sections);
  const byRoad = new Map<string, SectionOnRoad[]>();
  for (const section of sections) {
    const key = JSON.stringify([section.roadName, section.roadClass]);
    const ofRoad = byRoad.get(key);
    if (ofRoad === undefined) byRoad.set(key, [section]);
    else ofRoad.push(section);
  }
  return [...byRoad.values()].map((ofRoad) => describeRoad(ofRoad, choice, names)).sort(byProposal);
}

function describeRoad(sections: readonly SectionOnRoad[], choice: CoverageChoice, names: ClassesOfNames): RoadCoverage {
  const { roadName, roadClass } = sections[0]!;
  const key = roadName === null ? null : keyOfRoad(roadName, roadClass);
  return {
    roadName,
    roadClass,
    sections: sections.length,
    lengthMeters: sections.reduce((sum, { lengthMeters }) => sum + (lengthMeters ?? 0), 0),
    proposal: proposeCoverage(roadClass),
    isCovered: isCovered(sections[0]!, choice, names),
    isDecided: key !== null && (choice.covered.includes(key) || choice.notCovered.includes(key)),
  };
}

const ORDER: readonly CoverageProposal[] = ['likely', 'check', 'unlikely'];

function byProposal(a: RoadCoverage, b: RoadCoverage): number {
  const place = ({ proposal }: RoadCoverage): number => ORDER.indexOf(proposal);
  return (
    place(a) - place(b) || b.lengthMeters - a.lengthMeters || compareTexts(a.roadName, b.roadName) || compareTexts(a.roadClass, b.roadClass)
  );
}

/** By code units, so that every machine has the same order; what has no text comes last. */
function compareTexts(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
