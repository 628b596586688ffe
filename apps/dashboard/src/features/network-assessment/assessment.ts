import type { BoundingBox, CoverageChoice, CoverageProposal, SafetyClass, Text } from '@elektron/domain';
import { amountColor, type Scheme } from '@elektron/ui';
import type { AssessmentAnswer } from './assessment-queries.ts';

export interface Rate {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
}

export interface Severe {
  readonly fatal: number;
  readonly serious: number;
  readonly perKilometerYear: Rate | null;
  readonly perBillionVehicleKilometers: Rate | null;
}

export type SiteKind = 'segment' | 'junction';

export interface AssessedSite {
  readonly id: string;
  readonly kind: SiteKind;
  readonly roadName: string | null;
  readonly roadClass: string | null;
  readonly lengthMeters: number | null;
  readonly safetyClass: SafetyClass;
  readonly probability: number | null;
  readonly probabilityAboveLike: number | null;
  readonly reason: string | null;
  readonly proposal: CoverageProposal;
  readonly accidents: number;
  readonly basis: string | null;
  readonly predicted: number | null;
  readonly expected: number | null;
  readonly excessPerYear: number | null;
  readonly excessPerYearInterval: { readonly lower: number; readonly upper: number } | null;
  readonly severe: Severe;
  readonly geometry: GeoJSON.Point | GeoJSON.LineString;
}

export interface Totals {
  readonly kind: SiteKind;
  readonly safetyClass: SafetyClass;
  readonly sites: number;
  readonly lengthMeters: number;
  readonly share: number | null;
  readonly accidents: number;
  readonly trafficMeters: number;
  /** Without limits: accidents chose the classes. */
  readonly severe: Readonly<Record<'fatal' | 'serious', number>> &
    Readonly<Record<'perKilometerYear' | 'perBillionVehicleKilometers', number | null>>;
}

/** Covered sections of one class of road. */
export interface RoadClassTotals extends Pick<Totals, 'lengthMeters' | 'accidents' | 'trafficMeters'> {
  readonly roadClass: string | null;
  readonly sections: number;
  readonly severe: Severe;
}

export interface Road {
  readonly roadName: string | null;
  readonly roadClass: string | null;
  readonly sections: number;
  readonly lengthMeters: number;
  readonly proposal: CoverageProposal;
  readonly isCovered: boolean;
  readonly isDecided: boolean;
}

/** An answer whose parts have their shapes. */
export interface Assessment extends Omit<
  AssessmentAnswer,
  'totals' | 'roadClasses' | 'roads' | 'sites' | 'reasons' | 'bases' | 'parameters' | 'coverage'
> {
  readonly totals: readonly Totals[];
  /** Null where the list of the run was cut. */
  readonly roadClasses: readonly RoadClassTotals[] | null;
  readonly roads: readonly Road[];
  readonly sites: readonly AssessedSite[];
  readonly reasons: Readonly<Record<string, Text>>;
  readonly bases: Readonly<Record<string, Text>>;
  readonly parameters: Readonly<Record<string, number>>;
  readonly coverage: CoverageChoice;
}

export function readAssessmentAnswer(answer: AssessmentAnswer): Assessment {
  return answer as Assessment;
}

/** West, south, east, north of the sites; null without any. */
export function extentOf(sites: readonly Pick<AssessedSite, 'geometry'>[]): BoundingBox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of sites) {
    for (const [longitude = Number.NaN, latitude = Number.NaN] of geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.coordinates) {
      [west, south] = [Math.min(west, longitude), Math.min(south, latitude)];
      [east, north] = [Math.max(east, longitude), Math.max(north, latitude)];
    }
  }
  return sites.length === 0 ? null : [west, south, east, north];
}

/** How a class is drawn: darker and thicker is worse, so that neither needs the other; what has no class is broken. */
export const CLASS_STROKES: Readonly<
  Record<SafetyClass, { readonly share: number | null; readonly width: number; readonly dash: readonly number[] }>
> = {
  high: { share: 1, width: 7, dash: [] },
  medium: { share: 0.55, width: 4.5, dash: [] },
  low: { share: 0.15, width: 2.5, dash: [] },
  'not-assessable': { share: null, width: 2, dash: [2, 5] },
};

/** Null for what has no class: it is drawn in the ink of the map. */
export function classColor(safetyClass: SafetyClass, scheme: Scheme): string | null {
  const { share } = CLASS_STROKES[safetyClass];
  return share === null ? null : amountColor(share, scheme);
}
