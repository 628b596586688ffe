import { Problem } from '@elektron/domain';

/**
 * A stream of numbers that looks random and is decided by its seed alone: the same seed gives the same stream on every machine.
 * Every simulation takes one as an argument, so that a stored run can be repeated bit for bit.
 */
export type Random = () => number;

/**
 * A generator of uniform numbers in [0, 1) with 53 random bits each.
 * Generator: xoshiro128** 1.1 (period 2^128 - 1), its state filled by SplitMix64 as its authors advise, so that neighbouring seeds
 * give unrelated streams.
 * @param seed whole number, 0 to 2^53 - 1
 * @throws Problem PARAMETER_OUT_OF_RANGE
 * Source: Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", ACM Trans. Math. Softw. 47(4);
 * Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators", OOPSLA.
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new Problem('PARAMETER_OUT_OF_RANGE', { parameter: 'seed', value: String(seed), allowed: `0–${Number.MAX_SAFE_INTEGER}` });
  }
  const nextWord = xoshiro128StarStar(splitMix64Words(seed));
  // 27 + 26 bits make one double of full precision; a single 32-bit word would repeat values in long simulations.
  return () => ((nextWord() >>> 5) * 2 ** 26 + (nextWord() >>> 6)) / 2 ** 53;
}

/**
 * A whole number in 0 … below - 1, each equally likely.
 * @param below upper bound, excluded; 1 to 2^53 - 1. The bias of scaling 53 bits is below `below` / 2^53.
 * @throws Problem PARAMETER_OUT_OF_RANGE
 */
export function randomInteger(random: Random, below: number): number {
  if (!Number.isSafeInteger(below) || below < 1) {
    throw new Problem('PARAMETER_OUT_OF_RANGE', { parameter: 'below', value: String(below), allowed: `1–${Number.MAX_SAFE_INTEGER}` });
  }
  return Math.floor(random() * below);
}

/** Any array whose items can be exchanged. */
interface Exchangeable<T> {
  readonly length: number;
  [index: number]: T;
}

/**
 * Puts the items of an array into a random order, in place; every order is equally likely.
 * Source: Durstenfeld 1964, Algorithm 235, Communications of the ACM 7(7).
 */
export function shuffle<T>(items: Exchangeable<T>, random: Random): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const held = items[last] as T;
    items[last] = items[chosen] as T;
    items[chosen] = held;
  }
}

/** Four 32-bit words of generator state. */
export type XoshiroState = readonly [number, number, number, number];

/** The bare generator on a given state, 32 bits a call. Exported for its published test vector; use seededRandom. */
export function xoshiro128StarStar(state: XoshiroState): () => number {
  let [s0, s1, s2, s3] = state;
  return () => {
    const word = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return word;
  };
}

/** The first two outputs of SplitMix64, low word first. */
export function splitMix64Words(seed: number): XoshiroState {
  const first = splitMix64(BigInt(seed) + GOLDEN_GAMMA);
  const second = splitMix64(BigInt(seed) + 2n * GOLDEN_GAMMA);
  return [lowWord(first), lowWord(first >> 32n), lowWord(second), lowWord(second >> 32n)];
}

/** 2^64 divided by the golden ratio, odd: the step of SplitMix64. */
const GOLDEN_GAMMA = 0x9e3779b97f4a7c15n;

function splitMix64(state: bigint): bigint {
  let z = BigInt.asUintN(64, state);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}

function lowWord(value: bigint): number {
  return Number(BigInt.asUintN(32, value));
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
