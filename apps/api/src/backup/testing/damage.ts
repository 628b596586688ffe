import { seededRandom } from '@elektron/statistics';

/** A way in which a file is not what it was, and what it is then. */
export interface Damage {
  readonly what: string;
  readonly bytes: Buffer;
}

/** Flipped bits, cut ends, bytes left out, put in, repeated and swapped, all over a file; the same for the same seed. */
export function* damageFile(whole: Buffer, times: number, seed = 11): Generator<Damage> {
  const random = seededRandom(seed);
  const at = (length = whole.length): number => Math.floor(random() * length);
  const KINDS: readonly (() => Damage)[] = [
    () => {
      const place = at();
      const bytes = Buffer.from(whole);
      bytes[place] = bytes[place]! ^ (1 << at(8));
      return { what: `a bit of byte ${place} flipped`, bytes };
    },
    () => {
      const end = at();
      return { what: `cut after ${end} bytes`, bytes: whole.subarray(0, end) };
    },
    () => {
      const start = at();
      const length = 1 + at(Math.min(1_000, whole.length - start));
      return {
        what: `${length} bytes left out at ${start}`,
        bytes: Buffer.concat([whole.subarray(0, start), whole.subarray(start + length)]),
      };
    },
    () => {
      const start = at();
      const repeated = whole.subarray(start, start + 1 + at(1_000));
      return {
        what: `${repeated.length} bytes repeated at ${start}`,
        bytes: Buffer.concat([whole.subarray(0, start), repeated, whole.subarray(start)]),
      };
    },
    () => {
      const added = Buffer.from([at(256)]);
      return { what: `byte ${added[0]} added at the end`, bytes: Buffer.concat([whole, added]) };
    },
  ];
  for (let i = 0; i < times; i++) yield KINDS[i % KINDS.length]!();
}
