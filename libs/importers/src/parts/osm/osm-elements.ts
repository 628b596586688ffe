/** Keys and values as people wrote them. */
export type OsmTags = Readonly<Record<string, string>>;

/** Nodes as columns: index `i` is the same node in every list. */
export interface OsmNodes {
  readonly ids: Float64Array;
  /** Degrees (WGS 84). */
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  /** By index; most nodes carry none. */
  readonly tags: ReadonlyMap<number, OsmTags>;
}

export interface OsmWay {
  readonly id: number;
  readonly nodeIds: Float64Array;
  readonly tags: OsmTags;
}

export interface OsmRelation {
  readonly id: number;
  readonly tags: OsmTags;
  readonly members: readonly OsmMember[];
}

export interface OsmMember {
  readonly kind: 'node' | 'way' | 'relation';
  readonly id: number;
  readonly role: string;
}

/** Some thousand elements, as they stand together in the file. Who wrote them, and when, is never read. */
export interface OsmBlock {
  readonly nodes: OsmNodes;
  readonly ways: readonly OsmWay[];
  readonly relations: readonly OsmRelation[];
}
