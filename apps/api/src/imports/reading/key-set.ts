/** What a key looks like in the set: four words of a 128-bit digest. Two of a million different keys collide once in 10^26 files. */
const WORDS = 4;
const FIRST_CAPACITY = 1 << 12;
/** Above this share of filled places the search for a free one gets long. */
const FULLEST = 0.6;

/** Whether a key has been seen before, and with which content. */
export type Sighting = 'new' | 'same' | 'differs';

/**
 * The keys of one table of one import, each with the content that it first came with: a million of them in some 60 megabytes.
 * Open addressing over typed arrays; keys never leave.
 */
export class KeySet {
  #capacity = FIRST_CAPACITY;
  #keys = new Uint32Array(FIRST_CAPACITY * WORDS);
  #contents = new Uint32Array(FIRST_CAPACITY * 2);
  #filled = new Uint8Array(FIRST_CAPACITY);
  #size = 0;
  /** The key and the content that are asked for: a million questions need no million arrays. */
  readonly #key = new Uint32Array(WORDS);
  readonly #content = new Uint32Array(2);

  get size(): number {
    return this.#size;
  }

  /**
   * @param key at least 32 hexadecimal digits of a digest
   * @param content at least 16 hexadecimal digits of a digest
   */
  see(key: string, content: string): Sighting {
    const place = this.#placeOf(readWords(key, this.#key));
    readWords(content, this.#content);
    if (this.#filled[place] === 1) return this.#hasContent(place) ? 'same' : 'differs';
    this.#put(place, this.#key, this.#content);
    if (this.#size > this.#capacity * FULLEST) this.#grow();
    return 'new';
  }

  has(key: string): boolean {
    return this.#filled[this.#placeOf(readWords(key, this.#key))] === 1;
  }

  #hasContent(place: number): boolean {
    return this.#contents[place * 2] === this.#content[0] && this.#contents[place * 2 + 1] === this.#content[1];
  }

  #put(place: number, key: Uint32Array, content: Uint32Array): void {
    this.#keys.set(key, place * WORDS);
    this.#contents.set(content, place * 2);
    this.#filled[place] = 1;
    this.#size += 1;
  }

  /** Where the key is, or the free place where it belongs. */
  #placeOf(key: Uint32Array): number {
    const mask = this.#capacity - 1;
    let place = key[0]! & mask;
    while (this.#filled[place] === 1 && !this.#isAt(place, key)) place = (place + 1) & mask;
    return place;
  }

  #isAt(place: number, key: Uint32Array): boolean {
    const start = place * WORDS;
    for (let word = 0; word < WORDS; word++) if (this.#keys[start + word] !== key[word]) return false;
    return true;
  }

  #grow(): void {
    const keys = this.#keys;
    const contents = this.#contents;
    const filled = this.#filled;
    this.#capacity *= 2;
    this.#keys = new Uint32Array(this.#capacity * WORDS);
    this.#contents = new Uint32Array(this.#capacity * 2);
    this.#filled = new Uint8Array(this.#capacity);
    this.#size = 0;
    filled.forEach((isFilled, place) => {
      if (isFilled === 0) return;
      const key = keys.subarray(place * WORDS, place * WORDS + WORDS);
      this.#put(this.#placeOf(key), key, contents.subarray(place * 2, place * 2 + 2));
    });
  }
}

const HEX_DIGITS_PER_WORD = 8;

function readWords(hex: string, words: Uint32Array): Uint32Array {
  for (let word = 0; word < words.length; word++) {
    words[word] = Number.parseInt(hex.slice(word * HEX_DIGITS_PER_WORD, (word + 1) * HEX_DIGITS_PER_WORD), 16);
  }
  return words;
}
