import { viewOf } from './packed-records.ts';

const LENGTH_BYTES = 2;

/** Gives every distinct road name a code, in the order of arrival first and sorted in the end. */
export class RoadNameTable {
  /** Keyed by the name's bytes as characters: only distinct names are worth decoding. */
  readonly #codes = new Map<string, number>();
  readonly #names: string[] = [];

  /**
   * Reads the names of one chunk into codes, one per record from `first` on.
   * @throws RangeError when the bytes hold fewer or more names than `count`
   */
  read(bytes: Uint8Array, codes: Uint32Array, first: number, count: number): void {
    const view = viewOf(bytes);
    let offset = 0;
    for (let index = first; index < first + count; index += 1) {
      const length = view.getUint16(offset);
      offset += LENGTH_BYTES;
      if (length > 0) codes[index] = this.#codeOf(bytes.subarray(offset, offset + length));
      offset += length;
    }
    if (offset !== bytes.length) throw new RangeError(`${count} road names end at byte ${offset} of ${bytes.length}`);
  }

  #codeOf(bytes: Uint8Array): number {
    const key = String.fromCharCode(...bytes);
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    this.#names.push(decodeUtf8(bytes));
    this.#codes.set(key, this.#names.length);
    return this.#names.length;
  }

  /** The names sorted; `codes` changes to their positions + 1, so that the order of arrival leaves no trace. */
  finish(codes: Uint32Array): string[] {
    return sortNames(this.#names, codes);
  }
}

/** Sorts names, drops repeats and those that no code points to, and rewrites the codes (position + 1, 0 = none). */
export function sortNames(names: readonly string[], codes: Uint32Array): string[] {
  const used = new Uint8Array(names.length + 1);
  for (const code of codes) used[code] = 1;
  const distinct = new Set(names.filter((_, position) => used[position + 1] === 1));
  const sorted = [...distinct].sort((a, b) => (a < b ? -1 : Number(a > b)));
  const codeOfName = new Map(sorted.map((name, position) => [name, position + 1]));
  const renamed = Uint32Array.from([0, ...names.map((name) => codeOfName.get(name) ?? 0)]);
  for (let index = 0; index < codes.length; index += 1) codes[index] = renamed[codes[index]!]!;
  return sorted;
}

/** This library has no TextDecoder (no platform but the language); percent-encoding is the language's own way to UTF-8. */
function decodeUtf8(bytes: Uint8Array): string {
  return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
}
