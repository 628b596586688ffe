import { E7, type LengthUnit, type SiteRemark, type SourceLine } from '@elektron/domain';
import { Problem } from '@elektron/domain';
import type { ReadSites, SiteColumns, SiteDraft } from '@elektron/importers';

import type { Plane, Position } from '../common/plane.ts';
import { getReferenceSystem, WGS84, type ReferenceSystem } from '../common/reference-system.ts';
import type { PlacedSite, PlacedSites } from './site-table.ts';

/** By what sites are brought to their places. */
export interface PlacingForm {
  readonly columns: SiteColumns;
  /** EPSG code that a person has said; null for what the file says. */
  readonly srid: number | null;
  readonly lengthUnit: LengthUnit;
  /** The organisation's. */
  readonly plane: Plane;
}

const METERS: Readonly<Record<LengthUnit, number>> = { m: 1, km: 1_000 };

/**
 * Sites in degrees, with the length of each section: what its line says of it, else measured along it in the organisation's plane.
 * @throws Problem INPUT_INVALID where nobody says in which system the places are, or EPSG has no such system; SITE_LENGTHS_UNFIT
 */
export function placeSites(read: ReadSites, form: PlacingForm): PlacedSites {
  const own = form.srid ?? read.srid;
  const toDegrees = converterBetween(form.plane);
  const leftOut: SiteRemark[] = [...read.leftOut];
  const ratios: number[] = [];
  const sites = read.sites.flatMap((draft): PlacedSite[] => {
    const parts = partsOf(draft, own).map(({ srid, coordinates }) => toDegrees(srid, coordinates));
    if (!parts.every((part) => part !== null)) {
      leftOut.push(remarkOn(draft, form.columns, 'PLACE_OUT_OF_REACH', firstOf(draft)));
      return [];
    }
    const placed = draft.place === null ? placeSection(draft, parts, form, ratios) : { shape: point(parts[0]![0]!), lengthMeters: null };
    if (placed !== null) return [{ ...describe(draft), ...placed }];
    leftOut.push(remarkOn(draft, form.columns, 'LINE_INVALID', firstOf(draft)));
    return [];
  });
  requireFittingLengths(ratios, form);
  return { kind: read.kind, sites, leftOut: leftOut.toSorted((a, b) => a.row - b.row), remarks: read.remarks };
}

function describe({ siteCode, name, group, traffic, minorTraffic, accidents, bySeverity, covariates }: SiteDraft) {
  return { siteCode, name, group, traffic, minorTraffic, accidents, bySeverity, covariates };
}

/** @throws Problem INPUT_INVALID */
function partsOf({ place, lines }: SiteDraft, own: number | null): { readonly srid: number; readonly coordinates: readonly number[] }[] {
  const parts: readonly SourceLine[] = place === null ? lines : [{ srid: null, coordinates: [...place] }];
  return parts.map(({ srid, coordinates }) => {
    const known = srid ?? own;
    if (known === null) throw new Problem('INPUT_INVALID', { field: 'EPSG', value: '?' });
    return { srid: known, coordinates };
  });
}

/** A length in another unit is a thousand times off; one along the road, or of both carriageways, a few times at most. */
const LARGEST_RATIO = 10;

/** Rates and exposure rest on the lengths: a column in kilometres that passes for metres would make them all wrong. @throws Problem SITE_LENGTHS_UNFIT */
function requireFittingLengths(ratios: readonly number[], { columns }: PlacingForm): void {
  const median = ratios.toSorted((a, b) => a - b)[ratios.length >> 1];
  if (median === undefined || (median <= LARGEST_RATIO && median >= 1 / LARGEST_RATIO)) return;
  throw new Problem('SITE_LENGTHS_UNFIT', { column: columns.length ?? '', ratio: Number(median.toPrecision(2)) });
}

/**
 * Null for a line without a length.
 * @param ratios takes the length that is stated over that of the line, where both are known
 */
function placeSection(
  { length }: SiteDraft,
  parts: readonly (readonly Position[])[],
  { plane, lengthUnit }: PlacingForm,
  ratios: number[],
): Pick<PlacedSite, 'shape' | 'lengthMeters'> | null {
  const lengths = parts.map((part) => measure(part.map((position) => plane.toMeters(...position)!)));
  const drawn = parts[lengths.indexOf(Math.max(...lengths))]!;
  const measured = lengths.reduce((sum, own) => sum + own, 0);
  const meters = length === null || length === 0 ? measured : length * METERS[lengthUnit];
  if (meters !== measured && measured > 0) ratios.push(meters / measured);
  // Vertices of one place are no line that a map or a database could draw.
  const isDrawable = drawn.some(([x, y]) => x !== drawn[0]![0] || y !== drawn[0]![1]);
  if (!(meters > 0) || !isDrawable) return null;
  return { shape: JSON.stringify({ type: 'LineString', coordinates: drawn }), lengthMeters: meters };
}

function measure(course: readonly Position[]): number {
  let meters = 0;
  for (let i = 1; i < course.length; i += 1) meters += Math.hypot(course[i]![0] - course[i - 1]![0], course[i]![1] - course[i - 1]![1]);
  return meters;
}

function point(position: Position): string {
  return JSON.stringify({ type: 'Point', coordinates: position });
}

/** Coordinates of any system in degrees; null where they lie beyond it, or beyond the organisation's plane. */
function converterBetween(plane: Plane): (srid: number, coordinates: readonly number[]) => readonly Position[] | null {
  const systems = new Map<number, ReferenceSystem>();
  return (srid, coordinates) => {
    const system = systems.get(srid) ?? getReferenceSystem(srid);
    systems.set(srid, system);
    const positions: Position[] = [];
    for (let i = 0; i + 1 < coordinates.length; i += 2) {
      const own: Position = [coordinates[i]!, coordinates[i + 1]!];
      const [longitude, latitude] = srid === WGS84 ? own : system.converter.inverse([...own]);
      const degrees: Position = [Math.round(longitude * E7) / E7, Math.round(latitude * E7) / E7];
      if (plane.toMeters(...degrees) === null) return null;
      positions.push(degrees);
    }
    return positions;
  };
}

function remarkOn({ row, place }: SiteDraft, columns: SiteColumns, code: SiteRemark['code'], value: string): SiteRemark {
  const column = place === null ? columns.line : [columns.longitude ?? columns.easting, columns.latitude ?? columns.northing].join(', ');
  return { row, column: column ?? '', code, value };
}

function firstOf({ place, lines }: SiteDraft): string {
  return (place ?? lines[0]?.coordinates.slice(0, 2) ?? []).join(' ');
}
