import type { BoundingBox } from '@elektron/domain';

/** A column of a collection, as its description says it. */
export interface OgcProperty {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number';
  readonly description: string;
}

export interface OgcFeature {
  readonly type: 'Feature';
  readonly id: string;
  /** GeoJSON in degrees, longitude first; null for what has no place. */
  readonly geometry: object | null;
  readonly properties: Readonly<Record<string, string | number | null>>;
}

/** Which features are asked for. */
export interface OgcQuestion {
  /** Those that touch it. */
  readonly bbox: BoundingBox | null;
  /** Days (ISO 8601) from the first to the last, both included; null for an open end. */
  readonly days: { readonly first: string | null; readonly last: string | null } | null;
  readonly limit: number;
  /** So many are left out first. */
  readonly offset: number;
}

export interface OgcPage {
  /** How many there are of what is asked for, on all pages. */
  readonly matched: number;
  readonly features: readonly OgcFeature[];
}

/** Features of one kind that a GIS program lists and reads. */
export interface OgcCollection {
  /** In the address: letters, digits, points and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bounds: BoundingBox | null;
  /** First and last day; null where it is not known. */
  readonly days: readonly [first: string, last: string] | null;
  /** Address of the licence; null where there is none to be given. */
  readonly licence: string | null;
  readonly properties: readonly OgcProperty[];
  page(question: OgcQuestion): OgcPage | Promise<OgcPage>;
  /** @returns null where there is none */
  find(featureId: string): OgcFeature | null | Promise<OgcFeature | null>;
}
