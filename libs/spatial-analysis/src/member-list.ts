import type { Membership } from '@elektron/domain';

/** Members accident by accident, each accident's in ascending order. */
export class MemberList {
  readonly #start: Uint32Array;
  #item = new Uint32Array(1_024);
  #length = 0;

  constructor(accidents: number) {
    this.#start = new Uint32Array(accidents + 1);
  }

  add(item: number): void {
    if (this.#length === this.#item.length) {
      const longer = new Uint32Array(2 * this.#length);
      longer.set(this.#item);
      this.#item = longer;
    }
    this.#item[this.#length] = item;
    this.#length += 1;
  }

  endAccident(i: number): void {
    // Nearly all lie in none or in one, for whom a call of a sort would be most of the work.
    if (this.#length - this.#start[i]! > 1) this.#item.subarray(this.#start[i], this.#length).sort();
    this.#start[i + 1] = this.#length;
  }

  finish(): Membership {
    return { start: this.#start, item: this.#item.slice(0, this.#length) };
  }
}
