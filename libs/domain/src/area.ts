import type { Text } from './language.ts';

/** Polygons or points: what lies in an area, and what lies near a point of interest. */
export const AREA_SHAPES = ['polygon', 'point'] as const;
export type AreaShape = (typeof AREA_SHAPES)[number];

/** THE kinds of areas and of points of interest that an organisation may bring, in display order. */
export const AREA_KINDS = [
  'municipality',
  'district',
  'school-surroundings',
  'other-area',
  'school',
  'health',
  'elderly',
  'stop',
  'other-point',
] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

export const AREA_KIND_LABELS: Readonly<Record<AreaKind, Text>> = {
  municipality: { el: 'Δήμοι', en: 'Municipalities' },
  district: { el: 'Συνοικίες', en: 'Districts' },
  'school-surroundings': { el: 'Περιοχές γύρω από σχολεία', en: 'School surroundings' },
  'other-area': { el: 'Άλλες περιοχές', en: 'Other areas' },
  school: { el: 'Σχολεία', en: 'Schools' },
  health: { el: 'Μονάδες υγείας', en: 'Health facilities' },
  elderly: { el: 'Δομές για ηλικιωμένους', en: 'Facilities for the elderly' },
  stop: { el: 'Στάσεις δημόσιων συγκοινωνιών', en: 'Public transport stops' },
  'other-point': { el: 'Άλλα σημεία ενδιαφέροντος', en: 'Other points of interest' },
};

export const AREA_KIND_SHAPES: Readonly<Record<AreaKind, AreaShape>> = {
  municipality: 'polygon',
  district: 'polygon',
  'school-surroundings': 'polygon',
  'other-area': 'polygon',
  school: 'point',
  health: 'point',
  elderly: 'point',
  stop: 'point',
  'other-point': 'point',
};

/** How far the surroundings of a point of interest reach, in metres. Whole numbers, both ends included. */
export const SURROUNDINGS_METERS = {
  least: 10,
  most: 2_000,
  /**
   * A choice of the product and no standard: meant to take in the crossings around a building and not its gate alone, and to stay apart from the
   * next neighbourhood. Whoever has a rule to follow states its distance instead.
   */
  default: 150,
} as const;

/**
 * Which areas or points of a collection are meant. A collection never changes once it is stored, so a key means the same places for good.
 */
export interface AreaReference {
  readonly collectionId: number;
  /** `null` for all of the collection. */
  readonly itemId: number | null;
}

export interface SurroundingsReference extends AreaReference {
  readonly radiusMeters: number;
}

const AREA = /^([1-9]\d{0,8})(?:\.([1-9]\d{0,8}))?$/;
const SURROUNDINGS = /^([1-9]\d{0,8})(?:\.([1-9]\d{0,8}))?~([1-9]\d{0,3})$/;

/** `3` or `3.12`: all areas of collection 3, or its twelfth; `null` for what is no such key. */
export function findAreaReference(key: string): AreaReference | null {
  const found = AREA.exec(key);
  return found === null ? null : toReference(found);
}

/** `4~150` or `4.7~150`: within 150 m of any point of collection 4, or of its seventh; `null` for what is no such key. */
export function findSurroundingsReference(key: string): SurroundingsReference | null {
  const found = SURROUNDINGS.exec(key);
  const radiusMeters = Number(found?.[3]);
  if (found === null || radiusMeters < SURROUNDINGS_METERS.least || radiusMeters > SURROUNDINGS_METERS.most) return null;
  return { ...toReference(found), radiusMeters };
}

function toReference(found: RegExpExecArray): AreaReference {
  return { collectionId: Number(found[1]), itemId: found[2] === undefined ? null : Number(found[2]) };
}

export function areaKey({ collectionId, itemId }: AreaReference): string {
  return itemId === null ? String(collectionId) : `${collectionId}.${itemId}`;
}

export function surroundingsKey(reference: SurroundingsReference): string {
  return `${areaKey(reference)}~${reference.radiusMeters}`;
}

/** Keys in their one canonical order: by collection, all of it first, then by item and radius. */
export function compareReferences(a: AreaReference & { readonly radiusMeters?: number }, b: typeof a): number {
  return a.collectionId - b.collectionId || (a.itemId ?? 0) - (b.itemId ?? 0) || (a.radiusMeters ?? 0) - (b.radiusMeters ?? 0);
}

/** Which places hold each accident: those of accident `i` are `item[start[i]]` to `item[start[i + 1] - 1]`, as positions in their collection. */
export interface Membership {
  readonly start: Uint32Array;
  readonly item: Uint32Array;
}
