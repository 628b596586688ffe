import { LINE_KERNELS, lineKernel, type LineKernelName } from '../network-kernel-density/line-kernels.ts';

/** A section of road cut into cells alike, for densities at their middles. */
export class SectionDensity {
  readonly cells: number;
  readonly cellMeters: number;
  readonly #length: number;
  readonly #bandwidth: number;
  readonly #coefficients: readonly number[];

  constructor(lengthMeters: number, stepMeters: number, kernel: LineKernelName, bandwidthMeters: number) {
    this.cells = Math.max(1, Math.round(lengthMeters / stepMeters));
    this.cellMeters = lengthMeters / this.cells;
    this.#length = lengthMeters;
    this.#bandwidth = bandwidthMeters;
    this.#coefficients = LINE_KERNELS[kernel];
  }

  /**
   * Accidents per metre. What a kernel would throw beyond an end comes back from there, as often as it takes, so that every accident keeps its mass and
   * the ends of a section are no emptier than its middle.
   * @param positions metres from the start
   */
  at(positions: Float64Array, into: Float64Array): void {
    into.fill(0);
    const turns = Math.ceil(this.#bandwidth / (2 * this.#length));
    for (const position of positions) {
      for (let turn = -turns; turn <= turns; turn += 1) {
        this.#add(2 * turn * this.#length + position, into);
        this.#add(2 * turn * this.#length - position, into);
      }
    }
  }

  #add(center: number, into: Float64Array): void {
    const first = Math.max(0, Math.floor((center - this.#bandwidth) / this.cellMeters));
    const last = Math.min(this.cells - 1, Math.ceil((center + this.#bandwidth) / this.cellMeters));
    for (let cell = first; cell <= last; cell += 1) {
      const distance = Math.abs((cell + 0.5) * this.cellMeters - center);
      into[cell]! += lineKernel(this.#coefficients, distance / this.#bandwidth) / this.#bandwidth;
    }
  }
}
