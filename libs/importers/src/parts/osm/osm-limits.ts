/** How much of an OSM file is read before it is taken for one that is meant to do harm. */
export interface OsmLimits {
  /** Length of the file (MB). */
  readonly megabytes: number;
  /** How many times as long as the file its blocks may be together, unpacked. */
  readonly ratio: number;
  /** Nodes, ways and relations of one block; programs that write such files put 8,000 there. */
  readonly elementsPerBlock: number;
  /** Different texts of one block. */
  readonly textsPerBlock: number;
  /** Nodes of the ways that are kept, all together. */
  readonly keptNodes: number;
}

/** A country as large as Greece is some 300 MB; blocks unpack to about twice their length. */
export const OSM_LIMITS: OsmLimits = {
  megabytes: 500,
  ratio: 20,
  elementsPerBlock: 1_000_000,
  textsPerBlock: 1_000_000,
  keptNodes: 20_000_000,
};

/**
 * The longest header of a block and the longest block, unpacked, that a file may hold (bytes).
 * Source: OpenStreetMap Wiki, PBF Format, "File format".
 */
export const LONGEST_HEADER_BYTES = 65_536;
export const LONGEST_BLOCK_BYTES = 33_554_432;
