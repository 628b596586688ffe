import type { AreaKind, Text } from '@elektron/domain';

/** An area or a point of interest as a file describes it. */
export interface AreaDraft {
  /** As the file numbers it; empty where it does not. */
  readonly sourceId: string;
  /** Empty where the file gives none. */
  readonly name: Text;
  /** A GeoJSON Point or MultiPolygon in degrees, as text. */
  readonly shape: string;
  /** Of a point, in degrees. */
  readonly position: readonly [longitude: number, latitude: number] | null;
}

/** What one file brings of one kind. */
export interface CollectionDraft {
  readonly kind: AreaKind;
  readonly name: Text;
  readonly fileName: string;
  readonly licence: string;
  readonly attribution: string;
}

/** What is stored of it. It never changes but for being retired. */
export interface AreaCollection extends CollectionDraft {
  readonly collectionId: number;
  readonly itemCount: number;
  readonly createdAt: Date;
  /** Nobody chooses it any more; whatever names it keeps its meaning. */
  readonly retiredAt: Date | null;
}

export interface AreaItem {
  readonly itemId: number;
  readonly name: Text;
}

/** The shapes of a collection, in the order of their numbers: position `k` is item `k + 1`. */
export type AreaShapes =
  | { readonly shape: 'polygon'; readonly edges: readonly Int32Array[] }
  | { readonly shape: 'point'; readonly x: Float64Array; readonly y: Float64Array };
