import { gzipSync } from 'node:zlib';

/** Numbers that look like chance and are the same every time (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to 1, without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to below a limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  shuffle<Item>(items: readonly Item[]): Item[] {
    const shuffled = [...items];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j] as Item, shuffled[i] as Item];
    }
    return shuffled;
  }
}

type Mutator = (file: Buffer, chance: Chance, other: Buffer) => Buffer;

const LINE = /\r\n|\n|\r/;
const asLines = (file: Buffer): string[] => file.toString('latin1').split(LINE);
const ofLines = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\n'), 'latin1');
/** The likeliest separator of a line: what stands in it most often. */
const delimiterOf = (line: string): string =>
  [',', ';', '\t', '|'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0] ?? ',';

function insertAt(file: Buffer, at: number, what: Buffer): Buffer {
  return Buffer.concat([file.subarray(0, at), what, file.subarray(at)]);
}

/** What happens to files on their way, and on purpose. */
const MUTATORS: Readonly<Record<string, Mutator>> = {
  'cut off': (file, chance) => file.subarray(0, chance.below(file.length + 1)),
  'begins later': (file, chance) => file.subarray(chance.below(Math.min(file.length, 400))),
  twice: (file) => Buffer.concat([file, file]),
  'another one behind it': (file, _, other) => Buffer.concat([file, Buffer.from('\n'), other]),
  'as UTF-16': (file) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file.toString('utf8'), 'utf16le')]),
  'as Latin-1': (file) => Buffer.from(file.toString('utf8'), 'latin1'),
  'encoded twice': (file) => Buffer.from(file.toString('latin1'), 'utf8'),
  'columns shuffled': (file, chance) => {
    const lines = asLines(file);
    const delimiter = delimiterOf(lines[0] ?? '');
    const order = chance.shuffle(Array.from({ length: (lines[0] ?? '').split(delimiter).length }, (_, i) => i));
    return ofLines(
      lines.map((line) => {
        const cells = line.split(delimiter);
        return order.map((i) => cells[i] ?? '').join(delimiter);
      }),
    );
  },
  'a column gone': (file, chance) => {
    const lines = asLines(file);
    const delimiter = delimiterOf(lines[0] ?? '');
    const gone = chance.below((lines[0] ?? '').split(delimiter).length);
    return ofLines(lines.map((line) => line.split(delimiter).toSpliced(gone, 1).join(delimiter)));
  },
  'quotes broken': (file, chance) => {
    let broken = file;
    for (let i = 0; i <= chance.below(4); i++) broken = insertAt(broken, chance.below(broken.length + 1), Buffer.from('"'));
    return broken;
  },
  'bytes flipped': (file, chance) => {
    const flipped = Buffer.from(file);
    if (flipped.length === 0) return flipped;
    for (let i = 0; i <= chance.below(12); i++) {
      const at = chance.below(flipped.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << chance.below(8));
    }
    return flipped;
  },
  'bytes of nothing': (file, chance) => insertAt(file, chance.below(file.length + 1), Buffer.alloc(1 + chance.below(3))),
  'lines in another order': (file, chance) => {
    const [header = '', ...rest] = asLines(file);
    return ofLines([header, ...chance.shuffle(rest)]);
  },
  'lines missing and doubled': (file, chance) => {
    const [header = '', ...rest] = asLines(file);
    return ofLines([header, ...rest.flatMap((line) => Array.from({ length: chance.below(3) }, () => line))]);
  },
  'no headings': (file) => ofLines(asLines(file).slice(1)),
  'titles above': (file) => ofLines(['Accidents', '', ...asLines(file)]),
  'another separator': (file) => Buffer.from(file.toString('latin1').replaceAll(',', ';'), 'latin1'),
  'decimal commas': (file) => Buffer.from(file.toString('latin1').replaceAll(/(\d)\.(\d)/g, '$1,$2'), 'latin1'),
  'days and months exchanged': (file) => Buffer.from(file.toString('latin1').replaceAll(/(\d\d)([/.-])(\d\d)/g, '$3$2$1'), 'latin1'),
  'numbers changed': (file, chance) =>
    Buffer.from(
      file.toString('latin1').replaceAll(/\d/g, (digit) => (chance.below(60) === 0 ? chance.pick(['9', '0', '-', '', 'x']) : digit)),
      'latin1',
    ),
  compressed: (file) => gzipSync(file),
  'compressed and cut off': (file, chance) => {
    const packed = gzipSync(file);
    return packed.subarray(0, chance.below(packed.length + 1));
  },
};

export const MUTATOR_NAMES = Object.keys(MUTATORS);

/** One or two things happen to a file. @returns what came of it, and what happened */
export function mutateFile(file: Buffer, other: Buffer, chance: Chance): { readonly bytes: Buffer; readonly what: string } {
  const names = Array.from({ length: 1 + chance.below(2) }, () => chance.pick(MUTATOR_NAMES));
  let bytes = file;
  for (const name of names) bytes = MUTATORS[name]?.(bytes, chance, other) ?? bytes;
  return { bytes, what: names.join(', then ') };
}
