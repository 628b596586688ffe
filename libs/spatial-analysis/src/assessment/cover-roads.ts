import { proposeCoverage, roadClassKey, type CoverageChoice, type CoverageProposal } from '@elektron/domain';
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

/**
 * Whether a site is taken as covered. What was said of a road goes before its class: one that is covered covers its junctions, and a junction is left
 * out by name only where all of its named roads are.
 */
export function isCovered({ kind, roadName, roadClass }: SiteOnRoad, { classes, covered, notCovered }: CoverageChoice): boolean {
  const names = namesOf(kind, roadName);
  if (names.some((name) => covered.includes(name))) return true;
  if (names.length > 0 && names.every((name) => notCovered.includes(name))) return false;
  return classes.includes(roadClassKey(roadClass));
}

/** A section has one name, whatever stands in it. */
function namesOf(kind: SiteKind, roadName: string | null): readonly string[] {
  if (roadName === null) return [];
  return kind === 'segment' ? [roadName] : roadName.split(BETWEEN_ROADS);
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
  const byRoad = new Map<string, SectionOnRoad[]>();
  for (const section of sections) {
    const key = JSON.stringify([section.roadName, section.roadClass]);
    const ofRoad = byRoad.get(key);
    if (ofRoad === undefined) byRoad.set(key, [section]);
    else ofRoad.push(section);
  }
  return [...byRoad.values()].map((ofRoad) => describeRoad(ofRoad, choice)).sort(byProposal);
}

function describeRoad(sections: readonly SectionOnRoad[], choice: CoverageChoice): RoadCoverage {
  const { roadName, roadClass } = sections[0]!;
  return {
    roadName,
    roadClass,
    sections: sections.length,
    lengthMeters: sections.reduce((sum, { lengthMeters }) => sum + (lengthMeters ?? 0), 0),
    proposal: proposeCoverage(roadClass),
    isCovered: isCovered(sections[0]!, choice),
    isDecided: roadName !== null && (choice.covered.includes(roadName) || choice.notCovered.includes(roadName)),
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
