/** Two limits that enclose the true value with at least, or about, the stated probability. */
export interface ConfidenceInterval {
  readonly lower: number;
  readonly upper: number;
  /** Coverage as a share, 0.95 for 95 %. */
  readonly level: number;
}
