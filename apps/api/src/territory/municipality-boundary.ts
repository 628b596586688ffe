/** Where a municipality ends. */
export interface MunicipalityBoundary {
  readonly id: number;
  /** x1, y1, x2, y2 of each edge of all its rings, holes included, in degrees times 10^7: exactly as positions of accidents are stored. */
  readonly edges: Int32Array;
}
