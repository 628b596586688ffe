import { AREA_KIND_LABELS, AREA_KINDS, type Language, type Text } from '@elektron/domain';

/** What is said of a file of areas. */
export interface SaidOfAreas {
  /** One of AREA_KINDS, or `osm`. */
  readonly kind: string;
  readonly nameEl: string;
  readonly nameEn: string;
  readonly licence: string;
  readonly attribution: string;
  /** Of the layers that were found in the file; empty for the only one. */
  readonly layer: string;
  /** EPSG code; empty for the one found. */
  readonly epsg: string;
  /** Headings of the columns with the names; empty for those found. */
  readonly nameColumnEl: string;
  readonly nameColumnEn: string;
}

/** What was found in a file before it is stored. */
export interface AreaLayer {
  readonly name: string;
  readonly features: number;
  readonly points: number;
  readonly polygons: number;
  readonly srid: number | null;
  readonly system: 'said' | 'degrees' | 'organisation' | 'unknown';
  readonly columns: readonly string[];
  readonly nameColumns: Text;
  readonly examples: readonly Text[];
}

export interface AreaLook {
  readonly layers: readonly AreaLayer[];
}

export interface StoredAreas {
  readonly collections: readonly { readonly kind: string; readonly itemCount: number }[];
  readonly ofNoKind: number;
  readonly notPoints: number;
}

/** Where a file is sent, with what is said of it. */
export function pathOfAreas(file: File, said: SaidOfAreas): string {
  return `/api/areas?${new URLSearchParams({ ...said, fileName: file.name }).toString()}`;
}

/** Where a file is looked into. */
export function pathOfLook(file: File): string {
  return `/api/areas/look?${new URLSearchParams({ fileName: file.name }).toString()}`;
}

/** `Schools 9, Stops 540`. */
export function describeStored({ collections }: StoredAreas, language: Language, count: (value: number) => string): string {
  return collections
    .map(({ kind, itemCount }) => {
      const known = AREA_KINDS.find((each) => each === kind);
      return `${known === undefined ? kind : AREA_KIND_LABELS[known][language]} ${count(itemCount)}`;
    })
    .join(', ');
}
